"""Zones in the calendar: explained as they are, hour by hour."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest

from backline.breaktime.calendar.zones import explained


@pytest.mark.parametrize("name", sorted(available_timezones() & {
    "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC",
    "Africa/Casablanca", "America/Santiago", "Asia/Jerusalem", "Asia/Tehran",
    "Europe/Dublin", "Pacific/Apia", "Pacific/Chatham", "Australia/Sydney", "America/St_Johns",
}))  # fmt: skip
@pytest.mark.parametrize("year", [2026, 2031])
def test_a_zone_is_explained_as_it_is(name: str, year: int) -> None:
    zone, told = ZoneInfo(name), explained(name, year).to_tz(lookup_tzid=False)
    at, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 2, 1, tzinfo=UTC)
    while at < end:
        assert at.astimezone(told).utcoffset() == at.astimezone(zone).utcoffset(), at
        at += timedelta(hours=1)


def test_yearly_changes_are_a_rule() -> None:
    rules = {
        part.name: part["RRULE"].to_ical() for part in explained("America/New_York", 2026).walk()
        if "RRULE" in part
    }  # fmt: skip
    assert rules == {
        "DAYLIGHT": b"FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
        "STANDARD": b"FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
    }
    (only,) = explained("Asia/Kathmandu", 2026).standard
    offset = only.TZOFFSETTO
    assert offset == timedelta(hours=5, minutes=45)
