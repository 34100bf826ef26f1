"""Ends of an axis, and the days below it."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil, floor

from backline.render.scale import nice_ticks

TICKS = 5
DECIMALS = 6  # floats would not be round otherwise


def round_ends(values: Sequence[float]) -> tuple[float, float]:
    """Return round numbers that hold all values, never the same twice.

    >>> round_ends([43.2, 61.0]), round_ends([]), round_ends([5.0])
    ((40.0, 65.0), (0.0, 1.0), (5.0, 6.0))
    """
    if not values:
        return 0.0, 1.0
    low, high = min(values), max(values)
    if high == low:
        high = low + 1
    first, second = nice_ticks(0.0, high - low, TICKS)[:2]
    step = second - first
    ends = floor(low / step) * step, ceil(high / step) * step
    return round(ends[0], DECIMALS), round(ends[1], DECIMALS)


def day_ticks(days: Sequence[date], most: int = 5) -> list[date]:
    """Return evenly spread days from the first to the last; all of few."""
    first, length = days[0], (days[-1] - days[0]).days
    if not length:
        return [first]
    count = min(most, length + 1)
    return [first + timedelta(round(at * length / (count - 1))) for at in range(count)]
