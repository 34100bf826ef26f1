"""Is it a change? Against the noise and against the smallest change that matters, never zero."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import hypot, sqrt

import numpy as np

from ...library.numbers_load import numbers
from .values import Better, Change, Direction, Point

ROUNDING = 1e-9  # a change of exactly what it takes is one, whatever floats make of it

Readings = Sequence[tuple[date, float]]
"""Notes in order of their days, one a day."""


def judged(measured: Change, better: Better) -> Change:
    """Return a change (with ``change`` and ``noise``) with its verdict and direction."""
    change, needed = measured.change, measured.needed
    assert change is not None
    assert needed is not None
    if abs(change) < needed - ROUNDING:
        return replace(measured, verdict="within_noise")
    direction: Direction = "better" if (change > 0) == (better == "higher") else "worse"
    return replace(measured, verdict="real_change", direction=direction)


def measurement_change(points: Sequence[Point], threshold: float, better: Better) -> Change:
    """Compare the first measurement of a test with the newest.

    Parameters
    ----------
    points : sequence of Point
        In order of their days.
    threshold : float
        The least change that the method can tell, in the unit of the values; above 0.
    better : str

    Returns
    -------
    Change
        Its noise is the larger of the threshold and the two stated errors, root sum square. An
        error that is not stated adds nothing.
    """
    good = [point for point in points if point.value is not None]
    if not good:
        return Change("not_measured")
    first, newest = good[0], good[-1]
    if (newest.day - first.day).days < numbers("progress")["tests_apart_days"]:
        return Change("too_early")
    assert first.value is not None
    assert newest.value is not None
    measured = Change(
        "within_noise",
        first=first.value, newest=newest.value, first_day=first.day, newest_day=newest.day,
        change=newest.value - first.value,
        noise=max(threshold, hypot(first.error or 0.0, newest.error or 0.0)),
    )  # fmt: skip
    return judged(measured, better)


def notes_change(readings: Readings, matters: Callable[[float], float], better: Better) -> Change:
    """Compare the mean of the first two weeks of notes with that of the last two.

    Parameters
    ----------
    readings : sequence of (date, float)
        In order of their days.
    matters : callable
        From the first mean to the smallest change that matters, above 0.
    better : str

    Returns
    -------
    Change
        Its noise is twice the standard error of the difference, from the ups and downs within
        the two times.
    """
    if not readings:
        return Change("not_measured")
    found = first_and_last(readings)
    if found is None:
        return Change("too_early")
    first_day, newest_day = found
    length = timedelta(numbers("progress")["compare_days"])
    early = [value for day, value in readings if first_day <= day < first_day + length]
    late = [value for day, value in readings if newest_day - length < day <= newest_day]
    first, newest = float(np.mean(early)), float(np.mean(late))
    measured = Change(
        "within_noise",
        first=first, newest=newest, first_day=first_day, newest_day=newest_day,
        change=newest - first, noise=scatter(early, late), matters=matters(first),
    )  # fmt: skip
    return judged(measured, better)


def first_and_last(readings: Readings) -> tuple[date, date] | None:
    """Return the first day of the first two weeks and the last day of the last two.

    They are the outermost two weeks with enough notes; None where those do not exist or are not
    far enough apart.
    """
    known = numbers("progress")
    least, length = int(known["readings_least"]), known["compare_days"]
    days = [day for day, _ in readings]
    dense = [
        (start, end)
        for start, end in zip(days, days[least - 1 :], strict=False)
        if (end - start).days < length
    ]
    if not dense:
        return None
    first, last = dense[0][0], dense[-1][1]
    return (first, last) if (last - first).days + 1 >= known["compare_span_days"] else None


def scatter(early: Sequence[float], late: Sequence[float]) -> float:
    """Return what the difference of two means may come to by ordinary ups and downs."""
    freedom = len(early) + len(late) - 2
    if freedom < 1:
        return 0.0
    squares = float(np.var(early) * len(early) + np.var(late) * len(late))
    error = sqrt(squares / freedom * (1 / len(early) + 1 / len(late)))
    return numbers("progress")["scatter_factor"] * error
