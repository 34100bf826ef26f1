"""The companion's state in the words of the terminal."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import typer

MINUTE_S, HOUR_MIN = 60, 60


def tell(status: Mapping[str, Any]) -> None:
    """Print where things stand."""
    for line in lines(status):
        typer.echo(line)


def lines(status: Mapping[str, Any]) -> Iterator[str]:
    """Yield where things stand, a line each."""
    from backline.breaktime.words import held, phrases  # noqa: PLC0415 - slow to load

    book = phrases()
    phase = book[f"phase.{status['phase']}"]
    since = f" for {length(status['unbroken_s'])}" if status["phase"] != "away" else ""
    yield f"{phase}{since}." if status["phase"] in ("sitting", "standing") else f"{phase}."
    if waits := held(status["held_by"], book):
        yield waits
    if status["paused_until"]:
        until = datetime.fromisoformat(status["paused_until"])
        yield f"Paused until {until:%H:%M}. `backline breaks resume` ends the pause."
    elif not status["on_duty"]:
        yield "No breaks are offered at this hour; sitting is counted."
    elif status["due_in_s"] is not None:
        yield f"Next break in {length(status['due_in_s'])}."
    if offer := status["offer"]:
        yield f"Offered: {offer['title']}."
    yield today(status["today"])
    yield from (*status["blind"], *status["notes"])


def today(sums: Mapping[str, Any]) -> str:
    """Return the day so far.

    >>> today(
    ...     {
    ...         "sitting_s": 7500,
    ...         "longest_s": 2400,
    ...         "taken": 2,
    ...         "natural": 1,
    ...         "standing": 0,
    ...         "skipped": 1,
    ...     }
    ... )
    'Today: 2 h 5 min sitting, 40 min at the longest; breaks: 2 taken, 1 of your own, 1 skipped.'
    """
    counts = {"taken": "taken", "natural": "of your own", "standing": "stood", "skipped": "skipped"}
    told = ", ".join(f"{sums[name]} {says}" for name, says in counts.items() if sums[name])
    sat, longest = length(sums["sitting_s"]), length(sums["longest_s"])
    return f"Today: {sat} sitting, {longest} at the longest; breaks: {told or 'none yet'}."


def length(seconds: float) -> str:
    """Return a length of time in hours and minutes.

    >>> length(59), length(3600), length(5400)
    ('0 min', '1 h', '1 h 30 min')
    """
    minutes = int(seconds // MINUTE_S)
    hours, rest = divmod(minutes, HOUR_MIN)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"
