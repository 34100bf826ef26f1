"""Quiet notices with buttons, through whatever the desktop has for them; nothing here raises."""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from backline.care.breaks.seen import Answer
from backline.library.numbers_load import numbers
from backline.motion.said import say

if TYPE_CHECKING:
    from desktop_notifier import DesktopNotifier

T = TypeVar("T")
AWAY: tuple[Answer, ...] = ("snooze", "skip")
"""What it means to take a notice away by hand: whoever does must not be asked by all screens."""
ANSWER_S = 8  # a server may have to be started first; one that hangs must not hold us up
ICON = Path(__file__).parents[1] / "web" / "static" / "icons" / "icon-192.png"
MARKUP = str.maketrans({"<": "\u2039", ">": "\u203a", "&": "+"})
IN_WORDS = say("Click here to begin, or type `backline breaks` in a terminal.")
"""Stands under a notice where the desktop shows no buttons."""
NOT_INSTALLED = say(
    "Notices cannot be shown: the package desktop-notifier is missing. Install Backline again."
)
NO_SERVER = say(
    "Notices cannot be shown: no desktop that shows notices answers here."
    " Breaks come as a full-screen page only."
)
NOT_HERE = say(
    "Notices cannot be shown: this system gives them only to programs that are installed as an"
    " app. Breaks come as a full-screen page only."
)
NOT_ALLOWED = say(
    "Notices cannot be shown: they are not allowed for Backline. Allow them in the settings of"
    " your system, under notifications."
)


class Notices:
    """One notice at a time; a later one takes the place of the one before.

    Use `open` to make it.

    Attributes
    ----------
    works : bool
        Whether the last attempt to reach the desktop's notices went well.
    why : str
        Where it did not, what is missing and what that means, in a sentence.
    buttons : bool
        Whether the desktop shows buttons.
    in_words : str
        Stands under a notice that should have buttons where there are none; set it to the
        person's language.
    """

    def __init__(self) -> None:
        self.works, self.why, self.buttons = False, "", False
        self.in_words: str = IN_WORDS
        self._notifier: DesktopNotifier | None = None
        self._shown: str | None = None
        self._number: int | None = None  # the server's own, where it gives one
        self._waiting = False
        self._going = set[asyncio.Task[None]]()

    @classmethod
    async def open(cls) -> "Notices":
        """Find out whether notices work here."""
        made = cls()
        await made._open()
        return made

    async def show(
        self,
        title: str,
        body: str,
        buttons: Sequence[tuple[str, Answer]],
        on_answer: Callable[[Answer], None],
    ) -> None:
        """Show a notice, without a sound, in place of the one before.

        Parameters
        ----------
        title, body : str
        buttons : sequence of (str, str)
            What each says, and the answer that it stands for. Where ``start`` is among them, a
            click on the notice itself means that, too.
        on_answer : callable
            Called once in the running loop, unless nobody answers. Taking the notice away by hand
            means ``snooze``, or else ``skip``, where one of them is among the buttons.
        """
        await self.withdraw()
        for last in (False, True):
            if self._notifier is not None:
                if await self._sent(title, body, buttons, on_answer):
                    self.works, self.why = True, ""
                    return
                self.works, self.why = False, NO_SERVER
            if not last:  # it may have been started again in the meantime
                await self._open()

    async def withdraw(self) -> None:
        """Take the notice away, if there is one."""
        shown, self._shown, self._waiting = self._shown, None, False
        if self._notifier is not None and shown is not None:
            if self._number is not None:
                # It is forgotten once it was answered, but some servers leave it on the screen.
                _known(self._notifier).setdefault(self._number, shown)
            await _tried(self._notifier.clear(shown))

    async def close(self) -> None:
        """Take the notice away and let go of the desktop."""
        await self.withdraw()
        await asyncio.gather(*self._going)
        self._let_go()

    async def _open(self) -> None:
        self._let_go()
        self.why = await self._reached()
        self.works = not self.why
        if not self.works:
            self._let_go()

    async def _reached(self) -> str:
        """Reach the desktop; return why that cannot be done, empty where it was."""
        try:
            from desktop_notifier import (  # noqa: PLC0415 - only where notices are wanted
                Capability,
                DesktopNotifier,
                Icon,
            )
        except ImportError:
            return NOT_INSTALLED
        # It tells of every failure by a warning with a traceback; a sentence is told instead.
        logging.getLogger("desktop_notifier").setLevel(logging.CRITICAL)
        try:
            notifier = self._notifier = DesktopNotifier("Backline", Icon(path=ICON))
        except Exception:  # whatever the system's own library raises
            return NO_SERVER
        can = await _tried(notifier.get_capabilities())
        if can is None:
            return NO_SERVER
        if not can:
            return NOT_HERE
        self.buttons = Capability.BUTTONS in can
        return "" if await _tried(notifier.request_authorisation()) else NOT_ALLOWED

    def _let_go(self) -> None:
        bus = getattr(getattr(self._notifier, "_backend", None), "bus", None)
        self._notifier, self._shown = None, None
        if bus is not None and bus.connected:  # only D-Bus has one
            bus.disconnect()

    async def _sent(
        self,
        title: str,
        body: str,
        buttons: Sequence[tuple[str, Answer]],
        on_answer: Callable[[Answer], None],
    ) -> bool:
        from desktop_notifier import Button, Notification, Urgency  # noqa: PLC0415 - see `_reached`

        assert self._notifier is not None
        loop, sent = asyncio.get_running_loop(), list[bool]()

        def answering(answer: Answer | None) -> Callable[[], object]:
            # Some systems call from a thread of their own.
            return lambda: loop.call_soon_threadsafe(
                self._answered, notice.identifier, answer, on_answer
            )

        if buttons and not self.buttons:
            body = f"{body}\n{self.in_words}" if body else self.in_words
        means = {answer for _, answer in buttons}
        away: Answer | None = next((one for one in AWAY if one in means), None)
        notice = Notification(
            _plain(title),
            _plain(body),
            urgency=Urgency.Normal,  # some desktops never show a low one
            buttons=tuple(Button(text, answering(answer)) for text, answer in buttons)
            if self.buttons
            else (),
            on_clicked=answering("start" if "start" in means else None),
            on_dismissed=answering(away),
            on_dispatched=lambda: sent.append(True),
            timeout=round(numbers("breaks")["notice_s"]),
        )
        self._shown, self._waiting = notice.identifier, True
        await _tried(self._notifier.send_notification(notice))
        if not sent:
            self._shown = None
            return False
        ours = {name: number for number, name in _known(self._notifier).items()}
        self._number = ours.get(notice.identifier)
        return True

    def _answered(
        self, notice: str, answer: Answer | None, on_answer: Callable[[Answer], None]
    ) -> None:
        # Not one that was replaced while the answer was under way, and no second answer.
        if notice == self._shown and self._waiting:
            self._waiting = False
            task = asyncio.create_task(self._gone(notice))
            self._going.add(task)
            task.add_done_callback(self._going.discard)
            if answer is not None:
                on_answer(answer)

    async def _gone(self, notice: str) -> None:
        if notice == self._shown:
            await self.withdraw()


def _known(notifier: "DesktopNotifier") -> MutableMapping[int, str]:
    """Return our names of the notices by the server's numbers; nothing where it gives none."""
    backend = getattr(notifier, "_backend", None)
    return getattr(backend, "_platform_to_interface_notification_identifier", {})


async def _tried(asked: Awaitable[T]) -> T | None:
    """Return what came of it; None where it failed or took too long."""
    try:
        return await asyncio.wait_for(asked, ANSWER_S)
    except Exception:  # a bus that is gone raises much; none of it is the person's business
        return None


def _plain(text: str) -> str:
    """Return a text without what some notice servers take for markup, and others show as it is."""
    return text.translate(MARKUP) if sys.platform.startswith("linux") else text
