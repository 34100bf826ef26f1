"""The sitting log: hours, longest bout and breaks by day and by week, and beside pain."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import isfinite

from backline.care.history import Day
from backline.care.progress import Together
from backline.care.progress.together import pain_after, together
from backline.care.progress.weeks import monday
from backline.library.numbers_load import numbers
from backline.motion.errors import InputError
from backline.motion.said import say
from backline.records import Kept, Store, day_of
from backline.records.events import Break, Sitting, SittingBout

KINDS = ("sitting", "sitting_bout", "break")
DAY_H, HOUR_MIN, HOUR_S, MINUTE_S = 24.0, 60.0, 3600.0, 60.0
NO_PLACE = ""
"""Where hours were given without a place: they are of the whole day."""


@dataclass(frozen=True, slots=True)
class SittingDay:
    """The sitting of one day.

    Attributes
    ----------
    day : date
    sitting_h : float or None
        Of all places, 24 at the most; None where nothing of it was noted or measured.
    longest_min : float or None
        Without a break; None where nothing was measured.
    taken, natural, standing, skipped, missed : int
        Breaks by what became of them.
    by_place : mapping of str to float
        Hours; ``desk`` is measured unless it was given by hand, "" is without a place.
    """

    day: date
    sitting_h: float | None = None
    longest_min: float | None = None
    taken: int = 0
    natural: int = 0
    standing: int = 0
    skipped: int = 0
    missed: int = 0
    by_place: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SittingWeek:
    """The sitting of one week.

    Attributes
    ----------
    start : date
        Its Monday.
    days : int
        On which something was noted or measured.
    sitting_h : float or None
        Mean of the days that have hours.
    longest_min : float or None
    taken, natural, standing, skipped, missed : int
        Of the whole week.
    """

    start: date
    days: int
    sitting_h: float | None
    longest_min: float | None
    taken: int
    natural: int
    standing: int
    skipped: int
    missed: int


@dataclass(frozen=True, slots=True)
class BesidePain:
    """A day's sitting beside its pain; None where nothing was noted.

    ``pain`` is the worst of the day, ``next_pain`` that of the next morning, which is where
    stiffness shows, or before exercise on that day.
    """

    day: date
    sitting_h: float | None
    pain: float | None
    next_pain: float | None


def sitting_days(store: Store, since: date, until: date) -> tuple[SittingDay, ...]:
    """Return the days on which something was noted or measured, in order, both ends included."""
    by_day: dict[date, list[Kept]] = {}
    for kept in store.events(KINDS, since, until):
        by_day.setdefault(kept.day, []).append(kept)
    return tuple(_day(day, found) for day, found in by_day.items())


def sitting_weeks(store: Store, since: date, until: date) -> tuple[SittingWeek, ...]:
    """Return the weeks from that of one day to that of another, the empty ones too."""
    first, last = monday(since), monday(until)
    by_week: dict[date, list[SittingDay]] = {}
    for one in sitting_days(store, first, last + timedelta(6)):
        by_week.setdefault(monday(one.day), []).append(one)
    starts = (first + timedelta(7 * week) for week in range((last - first).days // 7 + 1))
    return tuple(_week(start, by_week.get(start, [])) for start in starts)


def beside_pain(
    days: Iterable[Day], sitting: Iterable[SittingDay], today: date
) -> tuple[tuple[BesidePain, ...], Together]:
    """Return each day's sitting beside pain, and what chance alone would make of it.

    Parameters
    ----------
    days : iterable of Day
        Of the person's history.
    sitting : iterable of SittingDay
        Of the same days.
    today : date
        Nothing after it is looked at, and no pair from longer ago than the newest ones.

    Returns
    -------
    tuple of BesidePain
        In order of the days.
    Together
        The hours of a day against the pain of the next, as on the progress page: a description,
        never a cause.
    """
    oldest = today - timedelta(numbers("progress")["pairs_newest_days"])
    hurt = {one.day: one for one in days if oldest <= one.day <= today}
    sat = {one.day: one.sitting_h for one in sitting if oldest <= one.day <= today}
    rows = tuple(_beside(day, sat.get(day), hurt) for day in sorted({*hurt, *sat}))
    pairs = [
        (row.sitting_h, row.next_pain)
        for row in rows
        if row.sitting_h is not None and row.next_pain is not None
    ]
    return rows, together("sitting", pairs)


def added(store: Store, where: str, minutes: float, at: datetime) -> float:
    """Add sitting at a place by hand, and return the hours of that place on that day.

    Parameters
    ----------
    store : Store
    where : str
        ``car``, ``sofa`` or any other place.
    minutes : float
        What a day has not got any more is not added.
    at : datetime
        When, with its zone: its day is the one that is added to.

    Raises
    ------
    InputError
        If the minutes are none, or the companion measures that place on that day.
    """
    if not isfinite(minutes) or minutes <= 0:
        raise InputError(say("Say how long you sat, in minutes above 0, not {n:g}.", n=minutes))
    where, day = where.strip().casefold(), day_of(at)
    kept = store.events(KINDS, day, day)
    found = _day(day, kept)
    if where in {one.event.where for one in kept if isinstance(one.event, SittingBout)}:
        raise InputError(
            say("Sitting at that place is measured on this day already; add other places by hand.")
        )
    room_h = max(0.0, DAY_H - sum(found.by_place.values()))
    hours = found.by_place.get(where, 0.0) + min(minutes / HOUR_MIN, room_h)
    # A later entry of the same place replaces the earlier ones: this one has to be the last.
    mine = [one.at for one in kept if isinstance(one.event, Sitting) and _place(one) == where]
    store.append(Sitting(round(hours, 4), where), max([at, *mine]))
    return hours


def _place(kept: Kept) -> str:
    assert isinstance(kept.event, Sitting)
    return (kept.event.where or NO_PLACE).strip().casefold()


def _day(day: date, found: Iterable[Kept]) -> SittingDay:
    said, measured_s, longest_s = dict[str, float](), dict[str, float](), list[float]()
    outcomes = Counter[str]()
    for kept in found:
        event = kept.event
        if isinstance(event, Sitting):
            said[_place(kept)] = event.hours
        elif isinstance(event, SittingBout):
            where = event.where.casefold()
            measured_s[where] = measured_s.get(where, 0.0) + event.seconds
            longest_s.append(event.unbroken_s)
        elif isinstance(event, Break):
            outcomes[event.outcome] += 1
    # As in the history: what was said by hand goes before what was measured.
    measured = {
        where: seconds / HOUR_S
        for where, seconds in measured_s.items()
        if where not in said and NO_PLACE not in said
    }
    hours = said | measured
    return SittingDay(
        day,
        min(sum(hours.values()), DAY_H) if hours else None,
        max(longest_s) / MINUTE_S if longest_s else None,
        by_place=hours,
        **outcomes,
    )


def _week(start: date, days: list[SittingDay]) -> SittingWeek:
    hours = [one.sitting_h for one in days if one.sitting_h is not None]
    longest = [one.longest_min for one in days if one.longest_min is not None]
    return SittingWeek(
        start,
        len(days),
        sum(hours) / len(hours) if hours else None,
        max(longest, default=None),
        *(sum(getattr(one, name) for one in days) for name in _OUTCOMES),
    )


_OUTCOMES = ("taken", "natural", "standing", "skipped", "missed")


def _beside(day: date, sitting_h: float | None, hurt: Mapping[date, Day]) -> BesidePain:
    here, after = hurt.get(day), hurt.get(day + timedelta(1))
    pains = [check.pain for check in here.pains] if here else []
    return BesidePain(
        day, sitting_h, max(pains, default=None), pain_after(after) if after else None
    )
