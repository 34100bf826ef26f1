"""Spans of the week: working hours and quiet hours, several a day, also past midnight."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from ...motion.errors import InputError
from ...motion.said import Own, say

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EVERY_DAY = frozenset(range(7))
DAY_MIN = 1440
SPAN = re.compile(r"(?:([a-z,\-]+)\s+)?(\d{1,2})[:.](\d{2})\s*[-\u2013]\s*(\d{1,2})[:.](\d{2})")
MOST = 40  # spans of one setting


@dataclass(frozen=True, slots=True)
class Span:
    """Some hours on some days of the week.

    Attributes
    ----------
    days : frozenset of int
        On which it begins; 0 is Monday.
    start_min, end_min : int
        Minutes after midnight, half open; an end at or before the start is on the next day.
    """

    days: frozenset[int]
    start_min: int
    end_min: int

    @property
    def minutes(self) -> int:
        """How long it is; from an hour to the same hour is a whole day."""
        return (self.end_min - self.start_min - 1) % DAY_MIN + 1

    def holds(self, at: datetime) -> bool:
        """Whether a moment of the wall clock lies in it."""
        day, minute = at.weekday(), at.hour * 60 + at.minute
        return any(
            (day - back) % 7 in self.days
            and 0 <= minute + back * DAY_MIN - self.start_min < self.minutes
            for back in (0, 1)
        )

    def ends(self, at: datetime) -> datetime:
        """Return when the part that holds a moment ends, on the wall clock."""
        minute = at.hour * 60 + at.minute
        left = self.minutes - (minute - self.start_min) % DAY_MIN
        return at.replace(second=0, microsecond=0) + timedelta(minutes=left)

    def __str__(self) -> str:
        """Return it as `spans` reads it."""
        days = "" if self.days == EVERY_DAY else f"{_days_text(self.days)} "
        return f"{days}{_clock(self.start_min)}-{_clock(self.end_min)}"


def inside(hours: Iterable[Span], at: datetime) -> bool:
    """Whether a moment lies in any of them."""
    return any(one.holds(at) for one in hours)


def spans(text: str) -> tuple[Span, ...]:
    """Return the spans that a text names, separated by semicolons.

    >>> [str(one) for one in spans("mon-fri 9:00-12:30; mon,wed 13:30-18:00; 22:00-07:00")]
    ['mon-fri 09:00-12:30', 'mon,wed 13:30-18:00', '22:00-07:00']

    Raises
    ------
    InputError
        With every part that cannot be read.
    """
    text = re.sub(r",\s+", ",", text.casefold())
    parts = [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]
    if len(parts) > MOST:
        raise InputError(say("At most {most} times of day, not {n}.", most=MOST, n=len(parts)))
    found, problems = [], []
    for part in parts:
        span = _span(part)
        if span is None:
            problems.append(
                say(
                    "{part} is no time of day: write it like mon-fri 09:00-12:30, with a semicolon"
                    " between two.",
                    part=Own(repr(part[:40])),
                )
            )
        else:
            found.append(span)
    if problems:
        raise InputError(*problems)
    return tuple(found)


def written(hours: Iterable[Span]) -> str:
    """Return spans as `spans` reads them."""
    return "; ".join(str(one) for one in hours)


def clock_min(text: str) -> int | None:
    """Return a time of day in minutes after midnight; None where it is none.

    >>> clock_min("18:30"), clock_min("24:00")
    (1110, None)
    """
    found = re.fullmatch(r"(\d{1,2})[:.](\d{2})", text.strip())
    return _minutes(found[1], found[2], 23) if found else None


def _span(part: str) -> Span | None:
    found = SPAN.fullmatch(part)
    if found is None:
        return None
    days = EVERY_DAY if found[1] is None else frozenset(_days(found[1]))
    start, end = _minutes(found[2], found[3], 23), _minutes(found[4], found[5], 24)
    if not days or start is None or end is None:
        return None
    return Span(days, start, end % DAY_MIN)


def _minutes(hour: str, minute: str, most: int) -> int | None:
    total = int(hour) * 60 + int(minute)
    return total if int(minute) < 60 and total <= most * 60 + (59 if most < 24 else 0) else None


def _days(text: str) -> Iterator[int]:
    """Yield the days that a text names; none where one of them is no day."""
    found = list[int]()
    for part in text.split(","):
        first, _, last = part.partition("-")
        if first not in DAYS or (last or first) not in DAYS:
            return
        start, end = DAYS.index(first), DAYS.index(last or first)
        found += [(start + more) % 7 for more in range((end - start) % 7 + 1)]
    yield from found


def _days_text(days: frozenset[int]) -> str:
    """Return days with runs of three and more written as first-last."""
    parts, run = [], list[int]()
    for day in [*sorted(days), -2]:
        if run and day != run[-1] + 1:
            names = [DAYS[one] for one in run]
            parts += [f"{names[0]}-{names[-1]}"] if len(run) > 2 else names
            run = []
        run.append(day)
    return ",".join(parts)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
