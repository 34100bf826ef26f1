"""From points in segments to a smooth path: the one rule of the body's picture.

`static/js/how/paths.js` has the same rule for a figure that is moved; a test in a browser holds the
two equal. A ribbon's widths grow with its level.
"""

from collections.abc import Mapping
from functools import cache
from math import atan2, cos, degrees, hypot, radians, sin

from .body_shapes import SACRUM_TOP, SPINE_TURN_DEG, VERTEBRA, VERTEBRAE
from .curve import Point, ribbon, smooth

Frames = Mapping[str, tuple[float, float, float]]
"""Segment to x and y (mm, y down) and angle (degrees, clockwise)."""

SPINE = "spine"
"""Points ``spine,offset,share`` lie beside the lumbar curve; a negative offset is behind it."""
SLACK, TAUT = 0.75, 1.35
"""A ribbon's width at level 0 and at level 1, of that in the shapes."""

LOWEST = 0.62
"""Where the lowest vertebra lies, in shares of the room of one: its disc is the one to look at."""

_Spot = tuple[str, float, float]


@cache
def parsed(line: str) -> tuple[tuple[tuple[_Spot, ...], float], ...]:
    """Return the points of a line: one or two spots each, and half the width (0 without)."""
    found = []
    for point in line.split(";"):
        spots, half = [], 0.0
        for spot in point.split("+"):
            segment, x, y, *width = spot.split(",")
            spots.append((segment, float(x), float(y)))
            half = float(width[0]) if width else half
        found.append((tuple(spots), half))
    return tuple(found)


def points(line: str, frames: Frames, wide: float = 1.0) -> list[Point]:
    """Return where the points of a line are: x, y and half the width."""
    found: list[Point] = []
    for spots, half in parsed(line):
        places = [spot_at(spot, frames) for spot in spots]
        x, y = (sum(place[at] for place in places) / len(places) for at in (0, 1))
        found.append((x, y, half * wide))
    return found


def spot_at(spot: _Spot, frames: Frames) -> tuple[float, float]:
    """Return where a spot of a segment, or beside the lumbar curve, is."""
    segment, x, y = spot
    if segment == SPINE:
        at_x, at_y, angle = along_spine(frames, y)
        return at_x + x * cos(radians(angle)), at_y + x * sin(radians(angle))
    return _beside(frames[segment], x, y)


def line_path(line: str, frames: Frames) -> str:
    """Return the path of a line."""
    return smooth(points(line, frames), closed=False)


def shape_path(line: str, frames: Frames) -> str:
    """Return the path of a closed outline."""
    return smooth(points(line, frames), closed=True)


def tube_path(line: str, frames: Frames) -> str:
    """Return the path of a ribbon whose widths stay as they are."""
    return smooth(ribbon(points(line, frames)), closed=True)


def ribbon_path(line: str, frames: Frames, level: float) -> str:
    """Return the path of a ribbon, wider at a higher level; NaN is drawn as level 0."""
    return smooth(ribbon(points(line, frames, width(level))), closed=True)


def width(level: float) -> float:
    """Return how wide a ribbon is at a level, of its own width; levels beyond 0 and 1 are cut."""
    held = min(max(level, 0.0), 1.0) if level == level else 0.0  # noqa: PLR0124
    return SLACK + (TAUT - SLACK) * held


def along_spine(frames: Frames, share: float) -> tuple[float, float, float]:
    """Return a place of the lumbar curve (x, y) and its turn from upright (degrees).

    The curve leaves the sacrum and meets the chest each at its own angle, so that it hollows,
    straightens and rounds as pelvis and chest turn.
    """
    start, end = spot_at(("pelvis", *SACRUM_TOP), frames), frames["thorax"][:2]
    first, last = (
        radians(frames[name][2] + turn)
        for name, turn in zip(("pelvis", "thorax"), SPINE_TURN_DEG, strict=True)
    )
    reach = hypot(end[0] - start[0], end[1] - start[1])
    leave, arrive = _up(first, reach), _up(last, reach)
    s, s2, s3 = share, share**2, share**3
    weights = (2 * s3 - 3 * s2 + 1, s3 - 2 * s2 + s, -2 * s3 + 3 * s2, s3 - s2)
    slopes = (6 * s2 - 6 * s, 3 * s2 - 4 * s + 1, -6 * s2 + 6 * s, 3 * s2 - 2 * s)
    ends = (start, leave, end, arrive)
    x, y, dx, dy = (
        sum(weight * one[at] for weight, one in zip(some, ends, strict=True))
        for some in (weights, slopes)
        for at in (0, 1)
    )
    return x, y, degrees(atan2(dx, -dy))


def vertebrae(frames: Frames) -> list[tuple[float, float, float]]:
    """Return place and turn of each lumbar vertebra, the lowest first."""
    return [along_spine(frames, (at + LOWEST) / VERTEBRAE) for at in range(VERTEBRAE)]


def lowest_disc(frames: Frames) -> str:
    """Return the path of the lowest disc: a wedge from the sacrum to the lowest vertebra."""
    depth, half = VERTEBRA
    x, y, turn = along_spine(frames, 0.0)
    above = vertebrae(frames)[0]
    lower = [_beside((x, y, turn), one * depth, 0.0) for one in (-1, 1)]
    upper = [_beside(above, one * depth, half) for one in (1, -1)]
    return "M" + "L".join(f"{px:.1f} {py:.1f}" for px, py in (*lower, *upper)) + "Z"


def _beside(place: tuple[float, float, float], x: float, y: float) -> tuple[float, float]:
    at_x, at_y, angle = place
    turned = radians(angle)
    return at_x + x * cos(turned) - y * sin(turned), at_y + x * sin(turned) + y * cos(turned)


def _up(angle: float, length: float) -> tuple[float, float]:
    return length * sin(angle), -length * cos(angle)
