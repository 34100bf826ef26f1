"""What is counted of a day: bouts of sitting and breaks, each given out once to be logged."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from .decisions import Bout, Ended, Outcome, Rested, Today
from .seen import Seen

COUNTED = {"taken": "taken", "natural": "natural", "standing": "standing", "skipped": "skipped"}
"""The counter of each outcome; a break that nobody answered is in none."""


@dataclass(slots=True)
class Ledger:
    """Keeps the open bout, and the sums of the day.

    Attributes
    ----------
    day : date
    today : Today
        Without the open bout.
    start_s : float or None
        When the open bout began, on the steady clock; None where nobody sits.
    part_s : float
        Where the part of it begins that is not logged yet: it is logged at the turn of the day.
    absent_s, part_absent_s : float
        Short absences in the bout, and in that part.
    since_s : float
        The last look of the day before.
    """

    day: date
    today: Today = field(default_factory=Today)
    start_s: float | None = None
    part_s: float = 0.0
    absent_s: float = 0.0
    part_absent_s: float = 0.0
    since_s: float = 0.0

    def open(self, at_s: float) -> None:
        """Begin a bout."""
        self.start_s = self.part_s = at_s
        self.absent_s = self.part_absent_s = 0.0

    def absent(self, seconds: float) -> None:
        """Take a short absence out of the open bout."""
        self.absent_s += seconds
        self.part_absent_s += seconds

    def unbroken_s(self, until_s: float) -> float:
        """Return how long the open bout is; 0 where there is none."""
        return 0.0 if self.start_s is None else max(0.0, until_s - self.start_s - self.absent_s)

    def open_s(self, until_s: float) -> float:
        """Return how long the part of the open bout is that the day's sum lacks."""
        return 0.0 if self.start_s is None else max(0.0, until_s - self.part_s - self.part_absent_s)

    def close(self, end_s: float, ended: Ended, seen: Seen) -> Iterator[Bout]:
        """End the open bout, if there is one."""
        yield from self._part(end_s, ended, seen)
        self.start_s = None

    def turn(self, end_s: float, seen: Seen, day: date) -> Iterator[Bout]:
        """Begin another day; a bout that goes on is logged up to a look of the day before."""
        yield from self._part(end_s, "day", seen)
        if end_s > self.part_s:
            self.part_s, self.part_absent_s = end_s, 0.0
        self.day, self.today, self.since_s = day, Today(), seen.t_s

    def rested(self, outcome: Outcome, at_s: float) -> None:
        """Count a break, unless it began on an earlier day."""
        if (name := COUNTED.get(outcome)) and at_s > self.since_s:
            self.today = replace(self.today, **{name: getattr(self.today, name) + 1})

    def sum(self, until_s: float) -> Today:
        """Return the day's sums with the open bout in them."""
        today = self.today
        return replace(
            today,
            sitting_s=today.sitting_s + self.open_s(until_s),
            longest_s=max(today.longest_s, self.unbroken_s(until_s)),
        )

    def _part(self, end_s: float, ended: Ended, seen: Seen) -> Iterator[Bout]:
        sitting_s, unbroken_s = self.open_s(end_s), self.unbroken_s(end_s)
        if self.start_s is None or sitting_s <= 0:
            return
        self.today = self.sum(end_s)
        start, end = wall(seen, self.part_s), wall(seen, end_s)
        yield Bout(start, end, sitting_s, unbroken_s, ended)


def wall(seen: Seen, t_s: float) -> datetime:
    """Return a moment of the steady clock as the wall clock of this look has it."""
    # In UTC: the hour that the clocks skip or repeat is no time that anybody sat.
    then = seen.at.astimezone(UTC) - timedelta(seconds=seen.t_s - t_s)
    return then.astimezone(seen.at.tzinfo)


def rest(  # noqa: PLR0913, PLR0917 - all that is known of a break
    seen: Seen, begun_s: float, outcome: Outcome, seconds: float, snoozes: int, held_s: float,
    kept: bool = False,
) -> Rested:  # fmt: skip
    """Return a break that began at a moment of the steady clock."""
    return Rested(wall(seen, begun_s), outcome, seconds, snoozes, held_s, kept)
