"""Carrying out what was decided: notices, the full-screen page, and a line in the terminal."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from backline.breaktime.words import Notice, notice, phrases, reminder, tell
from backline.care.breaks import Decision, Notify, ShowPage, Tell, Today, Withdraw
from backline.care.breaks.seen import Answer
from backline.motion.said import Own, say

from .desktop import Desktop
from .errands import Errands
from .notices import Notices
from .page import BreakPage, PageRequest

MINUTE_S = 60.0
ALWAYS = -1
"""The turn of what is done whether or not a break was withdrawn meanwhile."""
OnAnswer = Callable[[Answer, Mapping[str, Any]], None]


class Show:
    """Shows one thing after the other; looking at the desk never waits for it.

    Parameters
    ----------
    desktop : Desktop
    notices : Notices
    page : BreakPage
    errands : Errands
    on_answer : callable
        Called with each answer of the person.
    say_line : callable
        Takes a line for the terminal.
    hurry : float
        How many times faster time runs.

    Attributes
    ----------
    offered : int
        Breaks offered so far; a page in a browser sees by it that there is a new one.
    offer : dict or None
        The main offer of the break that is offered now, in the person's language.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that it shows with
        self, desktop: Desktop, notices: Notices, page: BreakPage, errands: Errands,
        on_answer: OnAnswer, say_line: Callable[[str], None], hurry: float = 1.0,
    ) -> None:  # fmt: skip
        self._desktop, self._notices, self._page, self._errands = desktop, notices, page, errands
        self._on_answer, self._say_line, self._hurry = on_answer, say_line, hurry
        self._book, self._words = phrases(), dict[str, str]()
        self._looks: dict[str, str] = {}
        self._todo, self._turn = asyncio.Queue[tuple[int, Callable[[], Any]]](), 0
        self._later(self._learn_words)
        self._at_work = asyncio.create_task(self._work())
        self._closing: asyncio.Task[None] | None = None
        self.offered, self.offer = 0, None

    offer: dict[str, Any] | None

    @property
    def page_shows(self) -> bool:
        """Whether our page covers the screen."""
        return self._page.showing

    def do(
        self, decisions: list[Decision], today: Today, unbroken_s: float, break_min: float
    ) -> None:
        """Take up what is to be shown among some decisions.

        Parameters
        ----------
        decisions : list
        today : Today
            The day's sums.
        unbroken_s : float
            Sitting up to now.
        break_min : float
            How long a break is where nothing is offered.
        """
        for one in decisions:
            match one:
                case Notify():
                    self.offered += 1
                    self._later(self._notify, one, unbroken_s, turn=self._turn)
                case ShowPage():
                    self._later(self._show_page, one, break_min, turn=self._turn)
                case Withdraw():
                    self._turn += 1
                    self._closing = asyncio.create_task(self._page.close())  # also while it opens
                    self._later(self._withdraw)
                case Tell():
                    self._later(self._tell, one, today)

    def remind(self, times: int) -> None:
        """Call an exercise session to mind."""
        self._later(self._plain, lambda: reminder(times, self._book))

    async def close(self) -> None:
        """Take everything away."""
        self._at_work.cancel()
        with suppress(asyncio.CancelledError):
            await self._at_work
        await self._page.close()
        await self._notices.close()

    def _later(self, what: Callable[..., Any], *given: Any, turn: int = ALWAYS) -> None:
        self._todo.put_nowait((turn, lambda: what(*given)))

    async def _work(self) -> None:
        while True:
            turn, what = await self._todo.get()
            if turn in (ALWAYS, self._turn):  # else it was withdrawn before its turn came
                try:
                    await what()
                except Exception as error:  # whatever it is, the next break has to be shown
                    self._say_line(say("A break could not be shown ({why}).", why=Own(error)))

    async def _learn_words(self) -> None:
        found = await self._errands.send("words")
        if "book" in found:
            self._book, self._words = found["book"], found["page"]
            self._notices.in_words = found["in_words"]
            self._looks = {name: found[name] for name in ("theme", "text_size")}

    async def _notify(self, asked: Notify, unbroken_s: float) -> None:
        turn = self._turn
        await self._learn_words()  # the language may have been changed since
        self.offer = await self._offered()
        if turn != self._turn:  # withdrawn while the clerk was out
            self.offer = None
            return
        await self._notice(notice(asked, self._book, self.offer, unbroken_s / MINUTE_S))

    async def _offered(self) -> dict[str, Any] | None:
        found = await self._errands.send("offer")
        offers: list[dict[str, Any]] = found.get("offers") or []
        return offers[0] if offers else None

    async def _show_page(self, asked: ShowPage, break_min: float) -> None:
        turn = self._turn
        if self.offer is None:
            self.offer = await self._offered()
        await self._notices.withdraw()
        monitors = await self._desktop.monitors()
        if turn != self._turn:  # withdrawn meanwhile
            self.offer = None
            return
        minutes = self.offer["minutes"] if self.offer else break_min
        seconds = minutes * MINUTE_S / self._hurry
        request = PageRequest(
            self.offer or {}, self._words, seconds, asked.begun, asked.may_skip, asked.may_snooze,
            **self._looks,
        )  # fmt: skip
        await self._page.show(request, monitors, self._on_answer)
        if not self._page.showing:
            self._say_line(self._page.why)

    async def _withdraw(self) -> None:
        self.offer = None
        await self._notices.withdraw()
        await self._page.close()

    async def _tell(self, asked: Tell, today: Today) -> None:
        await self._notice(tell(asked.what, today, self._book))

    async def _plain(self, made: Callable[[], Notice]) -> None:
        await self._notice(made())

    async def _notice(self, found: Notice) -> None:
        self._say_line(f"{found.title}. {found.body}")
        buttons: list[tuple[str, Answer]] = [
            (words, answer)  # type: ignore[misc]
            for answer, words in found.buttons.items()
        ]
        await self._notices.show(
            found.title, found.body, buttons, lambda answer: self._on_answer(answer, {})
        )
