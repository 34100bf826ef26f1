"""When an exercise session that is due is called to mind: once, once more, and then no more."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from ...library.numbers_load import numbers
from .hours import clock_min, inside
from .settings import BreakSettings

N = numbers("breaks")
HOUR_MIN = 60
MOST = 2
"""Reminders of one day: a third would nag (chosen by us)."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """What was called to mind so far.

    Attributes
    ----------
    day : date or None
        The local day, which turns at 03:00, of the last reminder.
    times : int
        How often on that day.
    last_min : int
        When the last time was, in minutes after midnight.
    """

    day: date | None = None
    times: int = 0
    last_min: int = 0

    def kept(self) -> list[object]:
        """Return it as plain values, for `read`."""
        return [self.day.isoformat() if self.day else None, self.times, self.last_min]

    @classmethod
    def read(cls, values: object) -> "Reminder":
        """Return what was kept; nothing was called to mind where that cannot be read."""
        match values:
            case [str(day), int(times), int(last_min)]:
                with suppress(ValueError):
                    return cls(date.fromisoformat(day), times, last_min)
        return cls()

    def told(self, at: datetime, day: date) -> "Reminder":
        """Return what is so once a person was reminded at a moment of a day."""
        times = self.times if self.day == day else 0
        return Reminder(day, times + 1, _minute(at))


def due(  # noqa: PLR0913 - all that it depends on
    state: Reminder,
    at: datetime,
    day: date,
    settings: BreakSettings,
    *,
    due_today: bool,
    done_today: bool,
) -> bool:
    """Whether to remind a person now.

    From the time that they chose on, and once more some hours after the first time. Never in quiet
    hours, whatever was chosen, and never after midnight: then it waits for its own day.

    Parameters
    ----------
    state : Reminder
    at : datetime
        This moment on the wall clock.
    day : date
        The local day of ``at``, which turns at 03:00.
    settings : BreakSettings
    due_today, done_today : bool
        Whether the plan has an exercise session today; whether anything of it is done.
    """
    wanted = clock_min(settings.remind_at)
    if wanted is None or not due_today or done_today:
        return False
    if at.date() != day or inside(settings.quiet_hours, at):
        return False
    times = state.times if state.day == day else 0
    if times >= MOST:
        return False
    if times:
        wanted = max(wanted, state.last_min) + int(N["remind_again_h"] * HOUR_MIN)
    return _minute(at) >= wanted


def _minute(at: datetime) -> int:
    return at.hour * HOUR_MIN + at.minute
