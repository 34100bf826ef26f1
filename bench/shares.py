"""Shares and means with their 95 % intervals."""

from collections.abc import Sequence
from math import sqrt
from statistics import fmean, stdev

Z = 1.959964  # of the normal distribution, 95 %


def wilson(good: int, all_: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927).

    >>> [round(x, 3) for x in wilson(95, 100)]
    [0.888, 0.978]
    """
    if all_ == 0:
        return 0.0, 1.0
    share, weight = good / all_, Z * Z / all_
    middle = (share + weight / 2) / (1 + weight)
    half = Z / (1 + weight) * sqrt(share * (1 - share) / all_ + weight / (4 * all_))
    return max(0.0, middle - half), min(1.0, middle + half)


def share(good: int, all_: int) -> str:
    """Return a share with its interval, for a table.

    >>> share(19, 20)
    '95.0 % (76.4-99.1), 19/20'
    """
    low, high = wilson(good, all_)
    if all_ == 0:
        return "-"
    return f"{100 * good / all_:.1f} % ({100 * low:.1f}-{100 * high:.1f}), {good}/{all_}"


def mean(values: Sequence[float]) -> str:
    """Return a mean with its interval over clips, for a table."""
    if len(values) < 2:
        return "-"
    half = Z * stdev(values) / sqrt(len(values))
    return f"{fmean(values):.2f} ({fmean(values) - half:.2f} to {fmean(values) + half:.2f})"
