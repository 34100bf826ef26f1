"""Charts for the terminal, in block characters: each has its numbers beside it.

They need neither colour nor a terminal; a line is never wider than it was asked to be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from rich.cells import cell_len, set_cell_size

from backline.care.progress import Point
from backline.care.progress.words import number
from backline.library.progress_load import text

BLOCKS = "▁▂▃▄▅▆▇█"
CELL = 6  # columns of a week: as wide as its date
LABEL = 17
BEFORE_BAR = 24  # a day, a value with its error, and spaces
MEASUREMENTS = 8
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
TICKS = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to columns: ``low`` is at the first column, ``high`` at the last."""

    low: float
    high: float
    step: float
    width: int

    def column(self, value: float) -> int:
        """Return the column of a value, held inside the chart."""
        share = (value - self.low) / (self.high - self.low)
        return round(min(max(share, 0.0), 1.0) * (self.width - 1))


def scale(points: Sequence[Point], width: int) -> Scale:
    """Return a scale that holds all points with their errors, between round numbers."""
    ends = [
        point.value + sign * (point.error or 0.0)
        for point in points if point.value is not None for sign in (-1, 1)
    ] or [0.0]  # fmt: skip
    span = max(ends) - min(ends)
    step = next((step for step in STEPS if span <= step * (TICKS - 2)), span)
    low = floor(min(ends) / step) * step
    high = max(ceil(max(ends) / step) * step, low + step)
    return Scale(low, high, step, width)


def whiskers(points: Sequence[Point], axis: Scale) -> list[str]:
    """Return a line with the axis, and one for each of the measurements that have room."""
    lines = [" " * BEFORE_BAR + _ticks(axis)]
    lines += [
        f"{point.day.isoformat()} {_value(point):>12} {_bar(point, axis)}"
        for point in shown(points)
    ]
    if left_out := len(points) - len(shown(points)):
        after_first = 2 if len(shown(points)) == MEASUREMENTS else 1
        lines.insert(after_first, text("page.more_tests", count=left_out))
    return [line.rstrip() for line in lines]


def shown(points: Sequence[Point]) -> list[Point]:
    """Return the measurements that have room: the first and the newest, which are compared."""
    if len(points) <= MEASUREMENTS:
        return list(points)
    first = next((point for point in points if point.value is not None), points[0])
    newest = list(points[1 - MEASUREMENTS :])
    return newest if first in newest else [first, *newest]


def _value(point: Point) -> str:
    if point.value is None:
        return text("page.nothing")
    error = f" ± {number(point.error)}" if point.error is not None else ""
    return number(point.value) + error


def _bar(point: Point, axis: Scale) -> str:
    if point.value is None:
        return text("page.not_measurable")
    cells = [" "] * axis.width
    if point.error:
        left, right = (axis.column(point.value + sign * point.error) for sign in (-1, 1))
        cells[left : right + 1] = "─" * (right + 1 - left)
        cells[left], cells[right] = "├", "┤"
    cells[axis.column(point.value)] = "●"
    return "".join(cells)


def _ticks(axis: Scale) -> str:
    cells = [" "] * axis.width
    value = axis.low
    while value <= axis.high:
        label = number(value)
        start = min(max(axis.column(value) - len(label) // 2, 0), axis.width - len(label))
        if "".join(cells[max(start - 1, 0) : start + len(label)]).strip() == "":
            cells[start : start + len(label)] = label
        value += axis.step
    return "".join(cells)


def weeks_that_fit(width: int) -> int:
    """Return how many weeks stand side by side."""
    return max(1, (width - LABEL) // CELL)


def labelled(label: str, cells: Sequence[str]) -> str:
    """Return a row of the weeks: a label, and a cell for each week."""
    return (
        set_cell_size(_short(label), LABEL) + "".join(f"{cell:<{CELL}}" for cell in cells)
    ).rstrip()


def _short(label: str) -> str:
    """Return a label that leaves a space: an activity's name may be as long as one likes."""
    return label if cell_len(label) < LABEL else set_cell_size(label, LABEL - 2) + "…"


def weekly(label: str, values: Sequence[float | None], top: float) -> list[str]:
    """Return a bar for each week with its number below; a dot for a week without a note."""
    nothing = text("page.nothing")
    bars = [nothing if value is None else _block(value, top) * (CELL - 2) for value in values]
    below = ["" if value is None else number(value) for value in values]
    return [labelled(label, bars), labelled("", below)]


def _block(value: float, top: float) -> str:
    share = min(max(value / top, 0.0), 1.0) if top > 0 else 0.0
    return BLOCKS[round(share * (len(BLOCKS) - 1))]


def gauge(share: float, width: int) -> str:
    """Return a bar that is filled to a share of 0 to 1."""
    filled = round(share * width)
    return "█" * filled + "░" * (width - filled)
