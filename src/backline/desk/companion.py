"""The companion: it looks, lets the policy decide, shows, writes down, and answers questions."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tzlocal import reload_localzone

from backline.care.breaks import Bout, Breaks, Decision, Seen, kept, resumed, status_of
from backline.care.breaks.remind import Reminder, due
from backline.care.breaks.seen import ANSWERS, Answer
from backline.motion.errors import InputError
from backline.motion.said import Own, say
from backline.records.app_files import COMPANION, read_file, write_file
from backline.records.break_settings import break_settings

from .desktop import Desktop
from .errands import Errands
from .journal import Journal
from .notices import Notices
from .page import BreakPage
from .show import Show
from .told import status_json
from .watch import Watch

LOOKS_EVERY_S = 5.0
KEPT_EVERY_S = 60.0
REMINDED_EVERY_S = 300.0
NEAR_S = 120.0
"""So long before a break is due, it is looked for what it would wait for."""
LONGEST_PAUSE_MIN = 7 * 24 * 60
NOTES = 3  # the newest, for the page and the terminal
BROKEN = (AttributeError, KeyError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Options:
    """How the companion is started.

    Attributes
    ----------
    profile : str
    database : str or None
        A file or a URL; the database in the data folder where there is none.
    hurry : float
        How many times faster time runs; beyond 1 it is a rehearsal, and nothing is kept.
    """

    profile: str = "me"
    database: str | None = None
    hurry: float = 1.0


class Companion:
    """Follows one desk for one person, until it is stopped.

    Parameters
    ----------
    options : Options
    desktop : Desktop
    notices : Notices
    wall : callable
        Gives this moment, with its zone.
    steady_s : callable
        The steady clock.
    say_line : callable
        Takes a line for the terminal.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the desk, the clocks, and where words go
        self, options: Options, desktop: Desktop, notices: Notices,
        wall: Callable[[], datetime], steady_s: Callable[[], float],
        say_line: Callable[[str], None],
    ) -> None:  # fmt: skip
        self._options, self._desktop, self._notices = options, desktop, notices
        self._say_line, self._steady_s = say_line, steady_s
        self._watch = Watch(desktop, wall, steady_s, options.hurry)
        self._errands = Errands(options.profile, options.database)
        self._journal = Journal(options.profile, self._errands, off=options.hurry > 1)
        self._show = Show(
            desktop, notices, BreakPage(options.database, options.profile), self._errands,
            self._answered, say_line, options.hurry,
        )  # fmt: skip
        self._stop = asyncio.Event()
        self._turn = asyncio.Lock()
        self._reminder, self._reminded_s = Reminder(), float("-inf")
        self._kept_s = float("-inf")
        self._background = set[asyncio.Task[None]]()
        self._said = set[str]()
        self._breaks: Breaks
        self._seen: Seen

    async def run(self) -> None:
        """Go on until `stop`; whatever is open then is logged."""
        async with self._turn:  # whoever asks already waits
            await self._begin()
        while not self._stop.is_set():
            try:
                await self._once()
            except Exception as error:  # no single look is worth ending for
                self._watch.notes.append(say("A look went wrong ({why}).", why=Own(repr(error))))
            self._say_notes()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stop.wait(), LOOKS_EVERY_S / self._options.hurry)

    async def _once(self) -> None:
        async with self._turn:
            await self._look()
        self._in_background(self._journal.hand_in(self._steady_s()))
        self._in_background(self._remind())
        if self._watch.gone(self._steady_s()):
            self._say_line(say("The desktop has gone, so the companion ends, too."))
            self.stop()

    def stop(self) -> None:
        """End soon."""
        self._stop.set()

    async def handle(self, message: Mapping[str, Any]) -> dict[str, Any]:
        """Do what a message asks for, and return where things stand (`breaktime.channel.ask`).

        Raises
        ------
        InputError
            If it asks for nothing that there is.
        """
        async with self._turn:
            do = message.get("do")
            if do == "stop":  # also where looking goes wrong, and also twice
                self.stop()
                return {"status": self._status()}
            if self._stop.is_set():
                raise InputError(say("The break companion is ending."))
            await self._look()
            if do == "pause":
                self._take(self._breaks.pause(_minutes(message.get("minutes")), self._seen))
            elif do in ("answer", "done", "resume"):
                answer = message.get("answer", do)
                if answer not in ANSWERS:
                    raise InputError(say("{answer!r} is no answer to a break.", answer=answer))
                self._answer(answer, message)
            elif do != "status":
                raise InputError(say("The companion cannot do {do!r}.", do=do))
            return {"status": self._status()}

    # Looking

    async def _begin(self) -> None:
        settings = break_settings(self._options.profile)
        self._seen = await self._watch.seen(near=True, ours=False)
        self._breaks = Breaks(settings, self._seen)
        if self._options.hurry > 1:
            return
        before = read_file(COMPANION)
        whose = before.get("profile")
        with suppress(*BROKEN):  # a file that is broken is as if there were none
            found, decisions = resumed(settings, before["breaks"], self._seen)
            if whose == self._options.profile:
                self._breaks = found
                self._reminder = Reminder.read(before.get("reminder"))
                self._take(decisions)
            else:  # somebody else's companion was killed: what it saw is theirs
                other = Journal(str(whose), self._errands)
                other.write([*decisions, *found.close(self._seen)])

    async def _look(self) -> None:
        phase, near = self._breaks.state.phase, self._near()
        ours = self._show.page_shows or phase in ("page", "break")
        self._seen = await self._watch.seen(near=near, ours=ours)
        self._breaks.settings = break_settings(self._options.profile)
        self._take(self._breaks.update(self._seen))
        if self._seen.t_s - self._kept_s >= KEPT_EVERY_S:
            self._keep()

    def _near(self) -> bool:
        due_in_s = status_of(self._breaks, self._seen).due_in_s
        return due_in_s is None or due_in_s <= NEAR_S

    def _take(self, decisions: list[Decision]) -> None:
        """Write down and show what was decided."""
        if not decisions:
            return
        # Without any sign of touches nobody knows who sat.
        told = [one for one in decisions if self._watch.knows or not isinstance(one, Bout)]
        self._journal.write(told)
        status = status_of(self._breaks, self._seen)
        every_s = self._breaks.settings.every_min * 60
        self._show.do(
            decisions, status.today, max(status.unbroken_s, every_s),
            self._breaks.settings.break_min,
        )  # fmt: skip
        self._keep()

    def _keep(self) -> None:
        """Keep where things stand, for the next start."""
        self._kept_s = self._seen.t_s
        if self._options.hurry > 1:
            return
        reload_localzone()  # who travels takes the hours along
        state = {
            "profile": self._options.profile,
            "breaks": kept(self._breaks, self._seen),
            "reminder": self._reminder.kept(),
        }
        try:
            write_file(COMPANION, state)
        except InputError as error:
            self._journal.trouble = str(error)

    # Answers

    def _answered(self, answer: Answer, more: Mapping[str, Any]) -> None:
        """Take an answer from a notice or a page; both call in the loop."""
        self._in_background(self._answered_in_turn(answer, more))

    async def _answered_in_turn(self, answer: Answer, more: Mapping[str, Any]) -> None:
        async with self._turn:
            await self._look()
            self._answer(answer, more)

    def _answer(self, answer: Answer, more: Mapping[str, Any]) -> None:
        seconds = more.get("seconds")
        if isinstance(seconds, bool) or not isinstance(seconds, int | float):
            seconds = None
        if answer == "start" and (self._show.offer or {}).get("urgent"):
            answer = "now"  # it shows where help is, and is no break
        keeps = more.get("kept") is True
        self._take(self._breaks.answer(answer, self._seen, kept=keeps, seconds=seconds))

    # Beside looking

    async def _remind(self) -> None:
        settings, at, day = self._breaks.settings, self._seen.at, self._seen.day
        status = status_of(self._breaks, self._seen)
        quiet = bool(self._seen.holds) or status.paused_until is not None
        if (
            quiet
            or status.phase not in ("sitting", "standing")
            or self._seen.t_s - self._reminded_s < REMINDED_EVERY_S
        ):
            return
        if not due(self._reminder, at, day, settings, due_today=True, done_today=False):
            return
        self._reminded_s = self._seen.t_s
        if (await self._errands.send("reminder")).get("due"):
            times = self._reminder.times if self._reminder.day == day else 0
            self._reminder = self._reminder.told(at, day)
            self._show.remind(times)

    def _in_background(self, what: Any) -> None:
        task = asyncio.ensure_future(what)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    def _notes(self) -> list[str]:
        trouble = [self._journal.trouble] if self._journal.trouble else []
        return [*map(str, self._watch.notes[-NOTES:]), *trouble]

    def _say_notes(self) -> None:
        del self._watch.notes[:-NOTES]
        for note in (*self._desktop.blind, self._notices.why, *self._notes()):
            if note and note not in self._said:
                self._said.add(note)
                self._say_line(Own(note))

    def _status(self) -> dict[str, Any]:
        return status_json(
            self._breaks, self._seen, self._desktop, self._notices, self._show,
            self._options.profile, self._notes(), self._options.hurry > 1,
        )  # fmt: skip

    async def end(self) -> None:
        """Log what is open, take everything away, and hand in what waits."""
        async with self._turn:
            self._take(self._breaks.close(self._seen))
        for last in (
            self._show.close(),
            self._journal.hand_in(self._steady_s(), at_once=True),
            self._desktop.close(),
        ):
            with suppress(Exception):  # the next one is to be done all the same
                await last


def _minutes(given: object) -> float:
    number = isinstance(given, int | float) and not isinstance(given, bool)
    if number and 0 < given <= LONGEST_PAUSE_MIN:  # type: ignore[operator]
        return float(given)  # type: ignore[arg-type]
    raise InputError(
        say(
            "A pause is from 1 minute to {most} days, not {given!r} minutes.",
            most=LONGEST_PAUSE_MIN // (24 * 60), given=given,
        )
    )  # fmt: skip
