"""Planted days at a desk, minute by minute, with the truth of who sat when.

One look a minute. Somebody sits from the first look at which they are there to the last.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo

from backline.care.breaks import (
    Bout,
    Breaks,
    BreakSettings,
    Decision,
    Hold,
    Notify,
    Rested,
    Seen,
    ShowPage,
    Withdraw,
)

MINUTE_S = 60.0
TURNS_AT = timedelta(hours=3)
CALL = frozenset[Hold]({"camera", "microphone"})
FILM = frozenset[Hold]({"full_screen"})
QUIET = frozenset[Hold]({"do_not_disturb"})
NONE = frozenset[Hold]()
KINDS = ("type", "read", "call", "film", "quiet", "gone", "locked", "slept")
"""What a person does for some minutes; in the last three nobody is there."""
WEIGHTS = (50, 22, 5, 2, 3, 7, 8, 3)
LONGEST = {"type": 90, "read": 3, "call": 75, "film": 120, "quiet": 60}
SHORTEST = {"gone": 5, "slept": 3}
"""Shorter than that, nobody can tell absence from reading, or sleep from a late look."""


@dataclass(frozen=True)
class Spell:
    """Some minutes of the same."""

    kind: str
    minutes: int


@dataclass
class Desk:
    """A machine with two clocks, and the truth about who sits in front of it.

    Attributes
    ----------
    t_s : float
        The steady clock.
    now : datetime
        The true time, in UTC.
    error : timedelta
        What the wall clock is wrong by.
    """

    zone: tzinfo
    now: datetime
    t_s: float = 0.0
    error: timedelta = timedelta(0)
    touched_s: float = 0.0
    there_s: float | None = None
    sat_s: dict[date, float] = field(default_factory=lambda: defaultdict(float))

    def pass_minutes(self, minutes: float) -> None:
        self.t_s += minutes * MINUTE_S
        self.now += timedelta(minutes=minutes)

    def look(
        self,
        *,
        there: bool,
        touch: bool = True,
        holds: frozenset[Hold] = NONE,
        locked: bool = False,
    ) -> Seen:
        """Return what is seen now; between two looks at which they are there, they sit."""
        if touch and there:
            self.touched_s = self.t_s
        at = (self.now + self.error).astimezone(self.zone)
        day = (at.replace(tzinfo=None) - TURNS_AT).date()
        if there:
            if self.there_s is not None:
                self.sat_s[day] += self.t_s - self.there_s
            self.there_s = self.t_s
        else:
            self.there_s = None
        return Seen(self.t_s, at, day, self.t_s - self.touched_s, locked, holds)


def spells(chance: random.Random, minutes: int) -> Iterator[Spell]:
    """Yield what somebody does in so many minutes."""
    left = minutes
    while left > 0:
        kind = chance.choices(KINDS, WEIGHTS)[0]
        longest = LONGEST.get(kind, chance.choice((10, 25, 90)))
        shortest = SHORTEST.get(kind, 1)
        length = min(left, chance.randint(shortest, longest))
        if length < shortest:
            kind = "type"
        yield Spell(kind, length)
        left -= length


@dataclass
class Person:
    """Answers what is shown, as chance has it, and notes all that was decided.

    Attributes
    ----------
    decided : list of (Seen, Decision)
    """

    chance: random.Random
    breaks: Breaks
    desk: Desk
    decided: list[tuple[Seen, Decision]] = field(default_factory=list)
    looks: int = 0
    watch: "Callable[[Person, Seen], None] | None" = None

    def live(self, todo: Iterable[Spell]) -> None:
        for spell in todo:
            self._live(spell)

    def _live(self, spell: Spell) -> None:
        desk = self.desk
        if spell.kind == "slept":
            desk.pass_minutes(spell.minutes)
            desk.there_s = None
            return
        for minute in range(spell.minutes):
            desk.pass_minutes(1)
            last = minute == spell.minutes - 1
            self._take(self._seen(spell.kind, last=last))

    def _seen(self, kind: str, *, last: bool) -> Seen:
        desk = self.desk
        if kind == "gone":
            return desk.look(there=False)
        if kind == "locked":
            return desk.look(there=False, locked=True)
        holds = {"call": CALL, "film": FILM, "quiet": QUIET}.get(kind, NONE)
        # Whoever reads or looks on touches nothing; a key on coming, and one at the end.
        # A page that covers the screen is worked around, or answered: nobody reads behind it.
        page = self.breaks.state.phase == "page"
        touch = kind in ("type", "quiet") or last or page or desk.there_s is None
        return desk.look(there=True, touch=touch, holds=holds)

    def _take(self, seen: Seen) -> None:
        self.looks += 1
        out = self.breaks.update(seen)
        if self.watch:
            self.watch(self, seen)
        if out:
            self._note(seen, out)
            here = self.desk.there_s == seen.t_s
            if here and any(isinstance(one, Notify | ShowPage) for one in out):
                self._answer(seen)

    def _note(self, seen: Seen, out: Sequence[Decision]) -> None:
        self.decided += [(seen, one) for one in out]

    def _answer(self, seen: Seen) -> None:
        what = self.chance.choices(
            ("ignore", "start", "skip", "snooze", "standing"), (30, 40, 15, 12, 3)
        )[0]
        if what == "ignore":
            return
        self._note(seen, self.breaks.answer(what, seen))  # type: ignore[arg-type]
        if what == "start":
            self._rest()
        elif what == "standing":
            self._stand()

    def _rest(self) -> None:
        """Walk about for two minutes, then press the button."""
        for _ in range(2):
            self.desk.pass_minutes(1)
            self._take(self.desk.look(there=False))
        self.desk.pass_minutes(1)
        seen = self.desk.look(there=False)
        self.desk.touched_s = seen.t_s
        seen = self.desk.look(there=True)
        self._note(seen, self.breaks.update(seen))
        self._note(seen, self.breaks.answer("done", seen))

    def _stand(self) -> None:
        """Work standing for a quarter of an hour, then say that one sits."""
        for _ in range(15):
            self.desk.pass_minutes(1)
            self.desk.touched_s = self.desk.t_s
            self._take(self.desk.look(there=False))
        seen = self.desk.look(there=True)
        self._note(seen, self.breaks.answer("sitting", seen))

    def bouts(self) -> list[Bout]:
        return [one for _, one in self.decided if isinstance(one, Bout)]

    def rests(self) -> list[Rested]:
        return [one for _, one in self.decided if isinstance(one, Rested)]


def somebody(
    seed: int,
    settings: BreakSettings,
    zone: tzinfo,
    start: datetime = datetime(2026, 1, 5, 7, tzinfo=UTC),
) -> Person:
    """Return a person who sits down at a desk."""
    desk = Desk(zone, start)
    return Person(random.Random(seed), Breaks(settings, desk.look(there=True)), desk)


def year(
    seed: int,
    settings: BreakSettings,
    zone: tzinfo,
    days: int = 365,
    watch: Callable[[Person, Seen], None] | None = None,
) -> Person:
    """Return a person after a year of days of fifteen hours, the machine asleep at night.

    Twice the wall clock is set wrong, by hours, and right again.
    """
    person = somebody(seed, settings, zone)
    person.watch = watch
    chance = random.Random(seed + 1)
    for day in range(days):
        if day in (40, 200):
            person.desk.error = timedelta(hours=chance.choice((-5, 2)))
        if day in (41, 202):
            person.desk.error = timedelta(0)
        person.live(spells(chance, chance.choice((600, 800, 1000, 1270))))  # the last past 03:00
        morning = datetime(2026, 1, 6, 7, tzinfo=UTC) + timedelta(days=day)
        person.live([Spell("slept", (morning - person.desk.now) // timedelta(minutes=1))])
    seen = person.desk.look(there=False, locked=True)
    person._note(seen, [*person.breaks.update(seen), *person.breaks.close(seen)])
    return person


def shown_at(person: Person) -> list[tuple[Seen, Decision]]:
    """Return what was put before the person, and what was taken away."""
    return [(s, one) for s, one in person.decided if isinstance(one, Notify | ShowPage | Withdraw)]
