"""One break on the whole screen: the web app's page in bare windows, or one of our own."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from typing import Any

from backline.care.breaks.seen import ANSWERS, Answer

from ..desktop import Monitor
from .browser import BrowserWindows, find_browser
from .request import PageRequest
from .server import AppServer, app_address, is_locked
from .tk_windows import LAST, TkWindows

OnAnswer = Callable[[Answer, Mapping[str, Any]], None]


def _nobody(_: Answer, __: Mapping[str, Any]) -> None:
    pass


class BreakPage:
    """The full-screen page of a break; one at a time.

    In the browser it is the web app's page, whose answers reach the companion through the web app;
    then only ``close`` comes from here, when a person closes a window. Without a browser, or with
    the app locked by a PIN, it is a page in tkinter, and all answers come from here.

    Parameters
    ----------
    database : str, optional
        A file or a URL; the database in the data folder unless given.
    profile : str
        Whose break it is.
    app : AppServer, optional
        A web app that answers; looked for, or started for the break, unless given.

    Attributes
    ----------
    showing : bool
        Whether there is a page on the screen.
    why : str
        Why the last one could not be shown, in a sentence; empty where it could.
    """

    def __init__(
        self, database: str | None = None, profile: str = "me", app: AppServer | None = None
    ) -> None:
        self._database, self._profile, self._app = database, profile, app
        self.showing, self.why = False, ""
        self._on_answer: OnAnswer = _nobody
        self._stack = AsyncExitStack()
        self._opening: asyncio.Task[None] | None = None
        self._closing = set[asyncio.Task[None]]()

    async def show(
        self, request: PageRequest, monitors: tuple[Monitor, ...], on_answer: OnAnswer
    ) -> None:
        """Show a page in place of the one before; see `showing` and `why` for what came of it.

        Parameters
        ----------
        request : PageRequest
        monitors : tuple of Monitor
            The first one shows what to do, the others the time; none for wherever it opens.
        on_answer : callable
            Called in the running loop with an answer and what belongs to it: ``seconds`` since the
            break began. The page is gone after every answer but ``start``.
        """
        await self.close()
        self._on_answer, self.why = on_answer, ""
        opening = self._opening = asyncio.create_task(self._open(request, monitors))
        try:
            await asyncio.wait([opening])
        except asyncio.CancelledError:
            await self.close()
            raise
        if not opening.cancelled():
            opening.result()

    async def close(self) -> None:
        """Take the page away at once, also one that is just being opened."""
        self.showing, self._on_answer = False, _nobody
        opening, self._opening = self._opening, None
        if opening is not None and not opening.done():
            opening.cancel()
            await asyncio.wait([opening])
        self._take_away()
        await asyncio.wait(self._closing)

    async def _open(self, request: PageRequest, monitors: tuple[Monitor, ...]) -> None:
        async with AsyncExitStack() as stack:
            if await self._in_browser(stack, request, monitors):
                self.showing, self._stack = True, stack.pop_all()
                return
        await self._open_tk(request, monitors)

    async def _open_tk(self, request: PageRequest, monitors: tuple[Monitor, ...]) -> None:
        async with AsyncExitStack() as stack:
            windows = TkWindows(self._answered)
            stack.push_async_callback(windows.close)
            self.why = await windows.open(request, monitors)
            if not self.why:
                self.showing, self._stack = True, stack.pop_all()

    async def _in_browser(
        self, stack: AsyncExitStack, request: PageRequest, monitors: tuple[Monitor, ...]
    ) -> bool:
        browser = None if is_locked() else await asyncio.to_thread(find_browser)
        if browser is None:
            return False
        app = self._app or await app_address(self._database, self._profile)
        if app is None:
            return False
        stack.push_async_callback(app.close)

        def ended(by_person: bool) -> None:
            if by_person:
                self._answered("close", {})
            else:
                self.showing = False
                self._take_away()
                self._opening = asyncio.create_task(self._open_tk(request, monitors))

        windows = BrowserWindows(ended)
        stack.push_async_callback(windows.close)
        calm = [app.page(calm=True) for _ in monitors[1:]]
        return await windows.open(browser, [app.page(), *calm], monitors)

    def _answered(self, answer: str, more: Mapping[str, Any]) -> None:
        if answer not in ANSWERS:
            return
        on_answer = self._on_answer
        if answer in LAST:
            self.showing, self._on_answer = False, _nobody
            self._take_away()
        on_answer(answer, more)

    def _take_away(self) -> None:
        """Begin to close what is open; `close` waits for the end of that."""
        stack, self._stack = self._stack, AsyncExitStack()
        task = asyncio.create_task(stack.aclose())
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)
