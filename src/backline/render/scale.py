"""From values to places on a chart, and the round numbers beside its axes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor, isnan, log10

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """A line of values from `low` to `high`, drawn from `first` to `last` (pixels)."""

    low: float
    high: float
    first: float
    last: float

    def __call__(self, value: float) -> float:
        """Return where a value is drawn."""
        return self.first + (value - self.low) / (self.high - self.low) * (self.last - self.first)

    def clipped(self, value: float) -> float:
        """Return where a value is drawn, no further than the ends."""
        return self(min(max(value, self.low), self.high))

    def overlaps(self, start: float, end: float) -> bool:
        """Return whether an interval has a part in [low, high]."""
        return start <= self.high and end >= self.low

    def length_within(self, start: float, end: float) -> float:
        """Return how much of an interval lies in [low, high]."""
        return max(0.0, min(end, self.high) - max(start, self.low))


def nice_ticks(low: float, high: float, most: int) -> list[float]:
    """Return round numbers in [low, high], at most `most` and one, in steps of 1, 2 or 5.

    >>> nice_ticks(-3, 62, 5)
    [0.0, 20.0, 40.0, 60.0]
    """
    rough = (high - low) / most
    power = 10.0 ** floor(log10(rough))
    step = next(power * k for k in (1, 2, 5, 10) if power * k >= rough * (1 - 1e-9))
    return [round(k * step, 6) for k in range(ceil(low / step), floor(high / step) + 1)]


def thinned(points: Sequence[Point], most: int) -> list[Point]:
    """Return about `most` points with the same outline: lowest and highest of each bin, in order.

    Parameters
    ----------
    points : sequence of (x, y)
        In order of x; a NaN y is a gap and stays one.
    most : int
    """
    size = ceil(2 * len(points) / most)
    if size <= 2:
        return list(points)
    kept: list[Point] = []
    for _, group in groupby(enumerate(points), lambda item: item[0] // size):
        bin_points = [point for _, point in group]
        seen = [point for point in bin_points if not isnan(point[1])]
        gap = [point for point in bin_points if isnan(point[1])][:1]
        ends = {min(seen, key=_y), max(seen, key=_y)} if seen else set()
        kept += sorted([*ends, *gap])
    return kept


def _y(point: Point) -> float:
    return point[1]
