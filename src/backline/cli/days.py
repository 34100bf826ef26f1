"""The day that a command looks at, and when something on it happened."""

from datetime import date, datetime, time
from typing import Annotated

import typer

NOON = time(12)
Today = Annotated[
    datetime | None,
    typer.Option("--today", formats=["%Y-%m-%d"], help="Look at it as on this day, YYYY-MM-DD."),
]


def day_of(today: datetime | None) -> date:
    """Return the day that was given, or the local day, which turns at 03:00."""
    if today is not None:
        return today.date()
    from backline import records  # noqa: PLC0415 - slow to load, and often not needed

    return records.day_of(records.now())


def moment_on(day: date) -> datetime:
    """Return this moment, or noon of a day that is another one, in the zone of this machine."""
    from backline import records  # noqa: PLC0415 - slow to load, and often not needed

    now = records.now()
    return now if records.day_of(now) == day else datetime.combine(day, NOON, now.tzinfo)
