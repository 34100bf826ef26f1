"""What tests of a calendar share: reading it strictly, by two readers, and unrolling it."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import ical.calendar
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

LONGEST_B = 75


def read(content: bytes) -> Any:
    """Return a file that both readers take, after a look at its bytes."""
    text = content.decode("utf-8")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert text.replace("\r\n", "").isprintable()
    assert all(len(line) <= LONGEST_B for line in content.split(b"\r\n"))
    found: Any = Calendar.from_ical(content)
    assert isinstance(found, Calendar)
    assert not [*found.errors, *(error for one in found.events for error in one.errors)]
    uids = [str(one["UID"]) for one in found.events]
    assert len(uids) == len(set(uids))
    other = read_by_the_other(content)
    assert sorted(str(one.uid) for one in other.events) == sorted(uids)
    assert [len(one.alarm or ()) for one in other.events] == [1] * len(uids)
    return found


def read_by_the_other(content: bytes) -> ical.calendar.Calendar:
    return IcsCalendarStream.calendar_from_ics(content.decode("utf-8"))


def starts(event: Any) -> list[Any]:
    """Return every start of an event as dateutil unrolls its rule, by the event's own clock."""
    first = event["DTSTART"].dt
    if "RRULE" not in event:
        return [first]
    plain = first.replace(tzinfo=None)
    rule = event["RRULE"].to_ical().decode()
    return [one.replace(tzinfo=first.tzinfo) for one in rrulestr(rule, dtstart=plain)]


def titled(found: Any, *titles: str) -> Iterator[Any]:
    return (one for one in found.events if str(one["SUMMARY"]) in titles)


def days(found: Any, *titles: str) -> list[date]:
    """Return the days of all entries with one of some titles, in order."""
    return sorted(
        one.date() if isinstance(one, datetime) else one
        for event in titled(found, *titles)
        for one in starts(event)
    )
