"""Smooth lines through points, and ribbons along a line: plain geometry for drawings."""

from collections.abc import Sequence
from math import cos, hypot, radians, sin

Point = tuple[float, ...]
"""x and y (down), and half the width too along a ribbon; all in one unit."""

REACH = 1 / 3
"""How far a Bézier handle reaches along its piece; a third makes even curves."""


def smooth(points: Sequence[Point], closed: bool) -> str:
    """Return the path of a smooth curve through points, for the ``d`` of an SVG path.

    The curve leaves each point in the direction from the point before it to the one after it.

    >>> smooth([(0, 0), (3, 0)], closed=False)
    'M0.0 0.0C1.0 0.0 2.0 0.0 3.0 0.0'
    """
    count = len(points)
    shape = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for at in range(count if closed else count - 1):
        before, start, end, after = (_point(points, at + step, closed) for step in (-1, 0, 1, 2))
        reach = REACH * hypot(end[0] - start[0], end[1] - start[1])
        one, two = _toward(before, end, reach), _toward(start, after, reach)
        shape += (
            f"C{start[0] + one[0]:.1f} {start[1] + one[1]:.1f} "
            f"{end[0] - two[0]:.1f} {end[1] - two[1]:.1f} {end[0]:.1f} {end[1]:.1f}"
        )
    return shape + ("Z" if closed else "")


def ribbon(along: Sequence[Point]) -> list[Point]:
    """Return the outline of a ribbon: down its left edge and back up its right edge.

    Parameters
    ----------
    along : sequence of Point
        The middle line: x, y, half the width.
    """
    return [*edge(along, 1.0), *reversed(edge(along, -1.0))]


def edge(along: Sequence[Point], share: float) -> list[Point]:
    """Return a line beside the middle line of a ribbon.

    Parameters
    ----------
    along : sequence of Point
    share : float
        Of half the width: 1 is the left edge as one goes along, 0 the middle, -1 the right edge.
    """
    found: list[Point] = []
    for at, (x, y, half) in enumerate(along):
        before, after = along[max(at - 1, 0)], along[min(at + 1, len(along) - 1)]
        ahead = _toward(before, after, half * share)
        found.append((x + ahead[1], y - ahead[0]))
    return found


def moved(points: Sequence[Point], place: Point) -> list[Point]:
    """Return points turned about (0, 0), clockwise as one sees them, and then moved.

    Parameters
    ----------
    points : sequence of Point
    place : Point
        x, y and, where there is a third number, degrees.
    """
    turn = radians(place[2]) if len(place) > 2 else 0.0
    return [
        (
            place[0] + x * cos(turn) - y * sin(turn), place[1] + x * sin(turn) + y * cos(turn),
            *rest,
        )
        for x, y, *rest in points
    ]  # fmt: skip


def _point(points: Sequence[Point], at: int, closed: bool) -> Point:
    if closed:
        return points[at % len(points)]
    return points[min(max(at, 0), len(points) - 1)]


def _toward(start: Point, end: Point, length: float) -> tuple[float, float]:
    """Return the step of a length from one point toward another; none where they are one."""
    x, y = end[0] - start[0], end[1] - start[1]
    whole = hypot(x, y)
    return (x / whole * length, y / whole * length) if whole else (0.0, 0.0)
