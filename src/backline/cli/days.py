"""The day that a command looks at."""

from datetime import date, datetime
from typing import Annotated

import typer

Today = Annotated[
    datetime | None,
    typer.Option("--today", formats=["%Y-%m-%d"], help="Look at it as on this day, YYYY-MM-DD."),
]


def day_of(today: datetime | None) -> date:
    """Return the day that was given, or the local day, which turns at 03:00."""
    if today is not None:
        return today.date()
    from backline.records import days  # noqa: PLC0415 - slow to load, and often not needed

    return days.day_of(days.now())
