"""What is said once a day: that there was much sitting, and that the working day is over."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from .decisions import Tell, Today
from .hours import DAY_MIN, Span, inside
from .settings import BreakSettings
from .state import State

BETWEEN_MIN = 360
"""Working hours that begin so soon after others belong to the same day (chosen by us)."""
HOUR_S = 3600.0


def follow_work(state: State, hours: Iterable[Span], at: datetime) -> None:
    """Notice the end of the last working hours of a day, in the state."""
    hours = tuple(hours)
    if inside(hours, at):
        state.work = "on"
    elif state.work == "on":
        state.work = "" if any(_begins_soon(one, at) for one in hours) else "over"


def _begins_soon(span: Span, at: datetime) -> bool:
    until_min = (span.start_min - at.hour * 60 - at.minute) % DAY_MIN
    day = (at.weekday() + (span.start_min < at.hour * 60 + at.minute)) % 7
    return day in span.days and until_min < BETWEEN_MIN


def told(state: State, settings: BreakSettings, today: Today) -> Iterator[Tell]:
    """Yield what is to be said now; the state remembers that it was.

    Parameters
    ----------
    state : State
    settings : BreakSettings
    today : Today
        The day's sums, with the open bout in them.
    """
    limit_h, sat_h = settings.day_limit_h, today.sitting_s / HOUR_S
    if limit_h and "day_limit" not in state.told and sat_h >= limit_h:
        state.told = (*state.told, "day_limit")
        yield Tell("day_limit")
    if settings.day_over and state.work == "over" and sat_h:
        state.work = ""
        yield Tell("day_over")
