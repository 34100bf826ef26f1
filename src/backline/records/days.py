"""Local days and zones: a day turns at 03:00, and a moment is kept with the zone it happened in."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from tzlocal import get_localzone

TURNS_AT = timedelta(hours=3)
"""Late to bed is still today (chosen by us)."""


def now() -> datetime:
    """Return this moment in the zone of this machine."""
    return datetime.now(get_localzone())


def day_of(at: datetime) -> date:
    """Return the local day that a moment belongs to; the day turns at 03:00 on the wall clock.

    An hour that the clocks skipped in spring is the one after it.

    >>> day_of(datetime(2026, 3, 2, 2, 59, tzinfo=UTC)).isoformat()
    '2026-03-01'
    """
    shown = at.astimezone(UTC).astimezone(at.tzinfo)
    return (shown.replace(tzinfo=None) - TURNS_AT).date()


def zone_of(at: datetime) -> str:
    """Return the zone of a moment by its IANA name, or as its offset where it has no name.

    Raises
    ------
    ValueError
        If the moment has no zone.
    """
    offset = at.utcoffset()
    if offset is None:
        raise ValueError(f"a moment has to come with its zone: {at!r}")
    key: str | None = getattr(at.tzinfo, "key", None)
    return key or str(timezone(offset)).removeprefix("UTC") or "+00:00"


def as_utc(at: datetime) -> str:
    """Return a moment as text in UTC, always of the same length, so that texts sort as moments."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")


def in_zone(utc: str, zone: str) -> datetime:
    """Return the moment that `as_utc` and `zone_of` were made from."""
    return datetime.fromisoformat(utc).replace(tzinfo=UTC).astimezone(_zone(zone))


@lru_cache(maxsize=256)
def _zone(name: str) -> tzinfo:
    if name[0] in "+-":
        offset = datetime.fromisoformat(f"2000-01-01T00:00:00{name}").tzinfo
        assert offset is not None
        return offset
    return ZoneInfo(name)
