"""A calendar as an iCalendar file (RFC 5545): the same contents give the same bytes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from hashlib import sha256
from itertools import groupby

from icalendar import Alarm, Calendar, Event, vDuration

from backline.i18n import Texts
from backline.library.numbers_load import numbers

from .contents import Contents, Entry
from .zones import WEEKDAYS, explained, name_of

N = numbers("breaks")
MADE_BY = "-//Backline//Backline//EN"
FIRST_VERSION = date(2020, 1, 1)
ALARMS = {
    "session": -timedelta(minutes=N["calendar_alarm_min"]),
    "test": timedelta(hours=N["calendar_test_hour"]),
    "block": timedelta(0),
}
"""When each kind is called to mind, from its start."""
REFRESH = timedelta(hours=N["calendar_refresh_h"])


def as_ics(  # noqa: PLR0913 - all that the bytes depend on
    shown: Contents, today: date, zone: tzinfo | None, texts: Texts, *, name: str, mark: str
) -> bytes:
    """Return the file.

    Parameters
    ----------
    shown : Contents
    today : date
        Stands as the day on which it was made; a later day's file takes the place of an earlier's.
    zone : tzinfo or None
        In which the times are: by its name where it has one, else they are written in UTC.
    texts : Texts
        The language of the titles.
    name : str
        Of the calendar.
    mark : str
        Tells this person's entries from everybody else's.
    """
    made = Calendar()
    for key, value in {
        "prodid": MADE_BY, "version": "2.0", "calscale": "GREGORIAN", "name": name,
        "x-wr-calname": name, "x-published-ttl": vDuration(REFRESH),
    }.items():  # fmt: skip
        made.add(key, value)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    zone_name = name_of(zone)
    if zone_name or not shown.entries:  # a calendar without any part would be none
        made.add_component(explained(zone_name or "Etc/UTC", today.year))
    for entry in shown.entries:
        for event in _events(entry, zone_name, zone, mark):
            _describe(event, entry, today, texts)
            made.add_component(event)
    content: bytes = made.to_ical()
    return content


def is_ours(content: bytes) -> bool:
    r"""Whether a file is a calendar of ours.

    >>> is_ours(b"BEGIN:VCALENDAR\r\nPRODID:-//Else//EN\r\n")
    False
    """
    return content.startswith(b"BEGIN:VCALENDAR") and f"PRODID:{MADE_BY}\r\n".encode() in content


def _events(entry: Entry, zone_name: str, zone: tzinfo | None, mark: str) -> Iterator[Event]:
    """Yield one event; more where the clocks change in a zone that has no name."""
    if entry.kind == "test":
        event = _event(mark, entry.key)
        event.add("dtstart", entry.starts[0].date())
        event.add("duration", timedelta(days=1))
        yield event
        return
    parts = [entry.starts] if zone_name else [*_in_utc(entry, zone)]
    for at, starts in enumerate(parts):
        event = _event(mark, f"{entry.key} {at}" if at else entry.key)
        event.add("dtstart", starts[0], parameters={"TZID": zone_name} if zone_name else {})
        event.add("duration", timedelta(minutes=entry.minutes))
        if len(starts) > 1:
            days = sorted({one.weekday() for one in starts})
            rule = {
                "freq": "weekly",
                "count": len(starts),
                "byday": [WEEKDAYS[one] for one in days],
            }
            event.add("rrule", rule)
        yield event


def _in_utc(entry: Entry, zone: tzinfo | None) -> Iterator[tuple[datetime, ...]]:
    """Yield the starts in UTC, in runs that are at one time of day there."""
    moments = [one.replace(tzinfo=zone or UTC).astimezone(UTC) for one in entry.starts]
    return (tuple(run) for _, run in groupby(moments, datetime.time))


def _event(mark: str, key: str) -> Event:
    event = Event()
    event.add("uid", f"{sha256(f'{mark} {key}'.encode()).hexdigest()[:32]}@backline")
    return event


def _describe(event: Event, entry: Entry, today: date, texts: Texts) -> None:
    title = texts.gettext(entry.title)
    event.add("dtstamp", datetime.combine(today, time(), UTC))
    event.add("sequence", max(0, (today - FIRST_VERSION).days))
    event.add("summary", title)
    if entry.details:
        event.add("description", texts.gettext(entry.details))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT" if entry.kind == "test" else "OPAQUE")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", ALARMS[entry.kind])
    event.add_component(alarm)
