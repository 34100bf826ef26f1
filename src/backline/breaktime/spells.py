"""Spells of presence put together to bouts of sitting, and cut where the days turn: pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING

from backline.care.breaks.decisions import Bout
from backline.records.days import TURNS_AT, day_of

if TYPE_CHECKING:
    from backline.care.breaks.decisions import Ended

DAY_S = 86_400.0
"""The most that a bout may be; in autumn, one day is an hour longer."""


@dataclass(frozen=True, slots=True, order=True)
class Spell:
    """Somebody was at the keyboard from one moment to another; both with their zone."""

    start: datetime
    end: datetime


def merged(spells: Iterable[Spell]) -> list[Spell]:
    """Return spells in UTC and in order, those that overlap or touch as one; empty ones are none.

    In UTC, since two moments of one zone differ by their wall clocks, whatever its clocks did.
    """
    found = list[Spell]()
    for one in sorted(Spell(one.start.astimezone(UTC), one.end.astimezone(UTC)) for one in spells):
        if one.start >= one.end:
            continue
        if found and one.start <= found[-1].end:
            found[-1] = Spell(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return found


def runs(spells: Iterable[Spell], break_s: float) -> list[list[Spell]]:
    """Return spells with less than a break between them together."""
    found = list[list[Spell]]()
    for one in spells:
        if found and (one.start - found[-1][-1].end).total_seconds() < break_s:
            found[-1].append(one)
        else:
            found.append([one])
    return found


def by_days(
    run: list[Spell], zone: tzinfo, taken: Mapping[date, Iterable[Spell]]
) -> Iterator[Bout]:
    """Yield a run as one bout of sitting, or as its part on each day that it touches.

    Parameters
    ----------
    run : list of Spell
        As `runs` gives it, in UTC.
    zone : tzinfo
        Days turn at 03:00 there.
    taken : mapping of date to Spell
        What of each day is kept already, in UTC: it is left out of the bout, but not of the time
        without a break.
    """
    start, unbroken_s = run[0].start, 0.0
    while start < run[-1].end:
        day = day_of(start.astimezone(zone))
        turn = _turn(day + timedelta(1), zone)
        part = _cut(run, start, min(turn, run[-1].end))
        unbroken_s += _sum_s(part)
        if fresh := _without(part, taken.get(day, ())):
            ended: Ended = "day" if turn < run[-1].end else "natural"
            yield Bout(
                fresh[0].start.astimezone(zone),
                fresh[-1].end.astimezone(zone),
                min(_sum_s(fresh), DAY_S),
                unbroken_s,
                ended,
            )
        start = turn


def _turn(day: date, zone: tzinfo) -> datetime:
    """Return when a day begins."""
    return (datetime.combine(day, time(), zone) + TURNS_AT).astimezone(UTC)


def _cut(spells: Iterable[Spell], start: datetime, end: datetime) -> list[Spell]:
    """Return what lies between two moments."""
    cut = (Spell(max(one.start, start), min(one.end, end)) for one in spells)
    return [one for one in cut if one.start < one.end]


def _without(spells: list[Spell], taken: Iterable[Spell]) -> list[Spell]:
    """Return what does not lie in any of those taken."""
    for gone in taken:
        if spells and gone.start < spells[-1].end and spells[0].start < gone.end:
            before = _cut(spells, spells[0].start, gone.start)
            spells = [*before, *_cut(spells, gone.end, spells[-1].end)]
    return spells


def _sum_s(spells: Iterable[Spell]) -> float:
    return sum((one.end - one.start).total_seconds() for one in spells)
