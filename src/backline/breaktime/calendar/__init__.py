"""The week as a calendar: exercise days, the next measurement, breaks; as an iCalendar file."""

from .contents import Contents, contents
from .made import Made, calendar_of
from .write import as_ics, is_ours

__all__ = ["Contents", "Made", "as_ics", "calendar_of", "contents", "is_ours"]
