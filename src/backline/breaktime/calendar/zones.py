"""A zone as a calendar file has to explain it: from which moment on which offset holds."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

PLAIN_UTC = {"UTC", "Etc/UTC"}
"""Times in these are written in UTC."""
BACK_YEARS, AHEAD_YEARS = 1, 5  # long enough to see a yearly rule, and to be right meanwhile
STEP, SECOND, NOTHING = timedelta(hours=6), timedelta(seconds=1), timedelta(0)
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Onset:
    """A moment from which another offset holds.

    Attributes
    ----------
    at : datetime
        On the wall clock as it was until then.
    before, after : timedelta
        Offsets from UTC.
    name : str
        Of the time that begins.
    daylight : bool
        Whether summer time begins: what is later on the clock than the rest of the year, also where
        a law calls that the standard.
    """

    at: datetime
    before: timedelta
    after: timedelta
    name: str
    daylight: bool


def name_of(zone: tzinfo | None) -> str:
    """Return the name under which programs know a zone; empty for UTC and where it has none.

    >>> name_of(ZoneInfo("Europe/Berlin")), name_of(UTC)
    ('Europe/Berlin', '')
    """
    key = getattr(zone, "key", None) or ""
    if key in PLAIN_UTC:
        return ""
    try:
        return ZoneInfo(key).key if key else ""
    except (ZoneInfoNotFoundError, ValueError):
        return ""  # a zone read from a file may have any name


@lru_cache(maxsize=16)
def explained(name: str, year: int) -> Timezone:
    """Return the zone of a name as it is from a year on.

    What comes every year is a rule, anything else a list of days in these years.
    """
    zone = ZoneInfo(name)
    start = datetime(year - BACK_YEARS, 1, 1, tzinfo=UTC)
    found = [*_onsets(zone, start, datetime(year + AHEAD_YEARS, 1, 1, tzinfo=UTC))]
    made = Timezone()
    made.add("tzid", name)
    if not found or found[0].at.year >= year:  # nothing says yet what holds in that year
        found.insert(0, _first(zone, start))
    groups = defaultdict[tuple[timedelta, timedelta, str, bool], list[datetime]](list)
    for one in found:
        groups[one.before, one.after, one.name, one.daylight].append(one.at)
    for (before, after, title, daylight), onsets in groups.items():
        part = TimezoneDaylight() if daylight else TimezoneStandard()
        part.add("dtstart", onsets[0])
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", title)
        if rule := _yearly(onsets):
            part.add("rrule", rule)
        elif onsets[1:]:
            part.add("rdate", onsets[1:])
        made.add_component(part)
    return made


def _first(zone: ZoneInfo, start: datetime) -> Onset:
    at = start.astimezone(zone)
    offset = at.utcoffset() or NOTHING
    return Onset(
        start.replace(tzinfo=None), offset, offset, _title(at), (at.dst() or NOTHING) > NOTHING
    )


def _onsets(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[Onset]:
    """Yield every change between two moments."""
    at = start
    while at < end:
        if _state(zone, at) != _state(zone, at + STEP):
            low, high = at, at + STEP
            while high - low > SECOND:
                middle = low + (high - low) // (2 * SECOND) * SECOND
                still = _state(zone, middle) == _state(zone, at)
                low, high = (middle, high) if still else (low, middle)
            yield _onset(low.astimezone(zone), high.astimezone(zone))
        at += STEP


def _onset(old: datetime, new: datetime) -> Onset:
    before, after = (one.utcoffset() or NOTHING for one in (old, new))
    wall = (new.astimezone(UTC) + before).replace(tzinfo=None)
    return Onset(wall, before, after, _title(new), old.dst() != new.dst() and after > before)


def _state(zone: ZoneInfo, at: datetime) -> tuple[timedelta, str]:
    shown = at.astimezone(zone)
    return shown.utcoffset() or NOTHING, _title(shown)


def _title(at: datetime) -> str:
    return at.tzname() or "-"


def _yearly(onsets: list[datetime]) -> dict[str, object] | None:
    """Return the rule of what comes on the same weekday of a month every year; None without one."""
    first = onsets[0]
    years = [one.year for one in onsets]
    if years != list(range(first.year, first.year + BACK_YEARS + AHEAD_YEARS)):
        return None
    if len({(one.month, one.weekday(), one.time()) for one in onsets}) > 1:
        return None
    nth, last = {(one.day + 6) // 7 for one in onsets}, {_is_last(one) for one in onsets}
    if last == {True}:
        which = -1
    elif len(nth) == 1:
        which = nth.pop()
    else:
        return None
    return {
        "freq": "yearly",
        "bymonth": first.month,
        "byday": f"{which}{WEEKDAYS[first.weekday()]}",
    }


def _is_last(day: date) -> bool:
    return day.day + 7 > monthrange(day.year, day.month)[1]
