"""A desk for small cases: one look every five seconds, and all that was decided."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, TypeVar

from backline.care.breaks import (
    Answer,
    Bout,
    Breaks,
    BreakSettings,
    Decision,
    Hold,
    Rested,
    Seen,
    Status,
    status_of,
)

LOOK_S = 5.0
MINUTE_S = 60.0
TURNS_AT = timedelta(hours=3)
NINE = datetime(2026, 12, 1, 9, tzinfo=UTC)  # a Tuesday
NONE = frozenset[Hold]()
CALL = frozenset[Hold]({"call"})
DND = frozenset[Hold]({"do_not_disturb"})
PLAIN = BreakSettings(quiet_hours=())
EVERY_S = PLAIN.every_min * MINUTE_S
Kind = TypeVar("Kind")


def chosen(**changes: Any) -> BreakSettings:
    """Return settings without quiet hours, some of them changed."""
    return PLAIN.changed(changes)


@dataclass
class SmallDesk:
    """A desk and whoever is at it; both clocks go on by what is done.

    Attributes
    ----------
    error : timedelta
        What the wall clock is wrong by.
    touched_s : float
        The last touch, on the steady clock.
    slept_s : float
        For which the idle clock stood still since that touch.
    blind : bool
        Whether the idle time cannot be told.
    log : list of (Seen, Decision)
    """

    settings: BreakSettings = PLAIN
    now: datetime = NINE
    zone: tzinfo = UTC
    t_s: float = 1000.0
    look_s: float = LOOK_S
    error: timedelta = timedelta(0)
    blind: bool = False
    slept_s: float = 0.0
    touched_s: float = field(init=False)
    log: list[tuple[Seen, Decision]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.touched_s = self.t_s
        self.seen = self.see()
        self.breaks = Breaks(self.settings, self.seen)

    def see(self, holds: frozenset[Hold] = NONE, locked: bool = False, **more: Any) -> Seen:
        """Return what is seen now, without telling anybody."""
        at = (self.now + self.error).astimezone(self.zone)
        day = (at.replace(tzinfo=None) - TURNS_AT).date()
        idle_s = None if self.blind else max(0.0, self.t_s - self.touched_s - self.slept_s)
        self.seen = Seen(self.t_s, at, day, idle_s, locked, holds, **more)
        return self.seen

    def pass_s(self, seconds: float) -> None:
        """Let time go by that nobody sees."""
        self.t_s += seconds
        self.now += timedelta(seconds=seconds)

    def touch(self) -> None:
        self.touched_s, self.slept_s = self.t_s, 0.0

    def look(self, **seen: Any) -> list[Decision]:
        """Look once, now."""
        return self.note(self.breaks.update(self.see(**seen)))

    def note(self, out: Iterable[Decision]) -> list[Decision]:
        found = list(out)
        self.log += [(self.seen, one) for one in found]
        return found

    def go(self, minutes: float, touch_every: int = 0, **seen: Any) -> list[Decision]:
        """Look every few seconds, with a touch at every so many looks and at the last of them."""
        out, looks = list[Decision](), round(minutes * MINUTE_S / self.look_s)
        for left in reversed(range(looks)):
            self.pass_s(self.look_s)
            if touch_every and left % touch_every == 0:
                self.touch()
            out += self.look(**seen)
        return out

    def sit(self, minutes: float, **seen: Any) -> list[Decision]:
        """Work, with small pauses; the last look sees a touch."""
        return self.go(minutes, 2, **seen)

    def typing(self, minutes: float, **seen: Any) -> list[Decision]:
        """Work without any pause."""
        return self.go(minutes, 1, **seen)

    def still(self, minutes: float, **seen: Any) -> list[Decision]:
        """Touch nothing: read, or be away."""
        return self.go(minutes, **seen)

    def lock(self, minutes: float) -> list[Decision]:
        """Lock the screen, and unlock it at the end."""
        return [*self.still(minutes - self.look_s / MINUTE_S, locked=True), *self.back()]

    def leave(self, minutes: float) -> list[Decision]:
        """Be away, and come back at the end."""
        return [*self.still(minutes - self.look_s / MINUTE_S), *self.back()]

    def sleep(self, minutes: float, idle_clock_stops: bool = False) -> list[Decision]:
        """Close the lid; what is seen first is the machine awake and nobody touching it."""
        self.pass_s(minutes * MINUTE_S)
        if idle_clock_stops:
            self.slept_s += minutes * MINUTE_S
        return self.look()

    def back(self) -> list[Decision]:
        self.pass_s(self.look_s)
        self.touch()
        return self.look()

    def says(self, answer: Answer, **more: Any) -> list[Decision]:
        return self.note(self.breaks.answer(answer, self.seen, **more))

    def pause(self, minutes: float) -> list[Decision]:
        return self.note(self.breaks.pause(minutes, self.seen))

    def ends(self) -> list[Decision]:
        return self.note(self.breaks.close(self.seen))

    def until(self, kind: type[Decision], minutes: float = 90, **seen: Any) -> float:
        """Work until something is decided, and return after how many minutes."""
        start_s = self.t_s
        while self.t_s - start_s < minutes * MINUTE_S:
            if any(isinstance(one, kind) for one in self.sit(2 * self.look_s / MINUTE_S, **seen)):
                return (self.t_s - start_s) / MINUTE_S
        raise AssertionError(f"no {kind.__name__} within {minutes} minutes")

    def all(self, kind: type[Kind]) -> list[Kind]:
        return [one for _, one in self.log if isinstance(one, kind)]

    @property
    def bouts(self) -> list[Bout]:
        return self.all(Bout)

    @property
    def rests(self) -> list[Rested]:
        return self.all(Rested)

    @property
    def outcomes(self) -> list[str]:
        return [one.outcome for one in self.rests]

    @property
    def status(self) -> Status:
        return status_of(self.breaks, self.seen)

    @property
    def phase(self) -> str:
        return self.status.phase


def kinds(found: Iterable[Decision]) -> list[str]:
    return [type(one).__name__ for one in found]


def sat_min(bouts: Iterable[Bout]) -> list[float]:
    return [round(one.sitting_s / MINUTE_S, 3) for one in bouts]
