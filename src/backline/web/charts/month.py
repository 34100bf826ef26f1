"""A month as a calendar: the worst pain of each day, and whether there was exercise."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from backline.care.history import Day

FORM = "%Y-%m"
LEVELS = (0.0, 2.0, 5.0)
"""Pain up to each is one shade, above the last another; chosen by us, with the stop above 5."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the calendar; ``pain`` is its worst, None without a note."""

    day: date
    inside: bool
    pain: float | None
    exercised: bool
    not_today: bool

    @property
    def level(self) -> int:
        """The shade, 0 without pain to 3."""
        return sum((self.pain or 0.0) > limit for limit in LEVELS)


@dataclass(frozen=True, slots=True)
class Month:
    """A month in whole weeks, and the first days of its neighbours (None beyond the log)."""

    first: date
    weeks: tuple[tuple[Cell, ...], ...]
    before: date | None
    after: date | None

    @property
    def empty(self) -> bool:
        """Whether nothing was noted in it."""
        return not any(
            one.inside and (one.pain is not None or one.exercised or one.not_today)
            for week in self.weeks for one in week
        )  # fmt: skip


def asked_month(given: str, today: date) -> date:
    """Return the first day of the month that an address asks for; today's where it cannot be.

    >>> asked_month("2026-02", date(2026, 11, 22)), asked_month("x", date(2026, 11, 22))
    (datetime.date(2026, 2, 1), datetime.date(2026, 11, 1))
    """
    present = today.replace(day=1)
    try:
        year, month = given.split("-")
        return min(date(int(year), int(month), 1), present)
    except ValueError:
        return present


def neighbours(first: date, oldest: date | None, today: date) -> tuple[date | None, date | None]:
    """Return the months beside one, where there may be something in them."""
    before = (first - timedelta(1)).replace(day=1)
    after = (first + timedelta(31)).replace(day=1)
    known = oldest is not None and first > oldest
    return before if known else None, after if after <= today else None


def month_of(days: Sequence[Day], first: date, today: date) -> Month:
    """Return a month of a person's days, from its first day."""
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    start, end = weeks[0][0], weeks[-1][-1]
    noted = {one.day: one for one in days if start <= one.day <= end}
    cells = tuple(tuple(_cell(day, first, noted.get(day)) for day in week) for week in weeks)
    return Month(first, cells, *neighbours(first, days[0].day if days else None, today))


def _cell(day: date, first: date, noted: Day | None) -> Cell:
    inside = day.month == first.month
    if noted is None or not inside:
        return Cell(day, inside, None, exercised=False, not_today=False)
    pain = max((check.pain for check in noted.pains), default=None)
    return Cell(day, inside, pain, bool(noted.sets), noted.not_today and not noted.sets)
