"""Where arms and head of the drawn person rest: on the thighs, on the legs, above the floor.

The model gives arms that hang; they carry nothing there. For the picture the hands lie where hands
do, and nobody's head goes through the floor. `static/js/how/arms.js` has the same rule.
"""

from collections.abc import Callable, Mapping
from math import acos, atan2, cos, degrees, hypot, radians, sin

from .body_paths import Frames, spot_at

UPPER_MM, LOWER_MM = 314.0, 410.0
"""Shoulder to elbow, elbow to palm."""
STRETCHED = 0.985
EASY = 0.94
"""An arm that reaches is never quite straight, and less so on the legs."""
ABOVE_FLOOR_MM, ON_LEG_MM = 30.0, 82.0
ALONG_THIGH_MM = 330.0
HEAD_MM, LYING_DEG = 95.0, -90.0
"""How high a head lies, and its angle on the floor."""

Place = tuple[float, float]


def with_arms(frames: Frames, scene: str) -> Frames:
    """Return the frames with arms and head as they rest in a scene; other scenes as they are."""
    if scene == "lie":
        x, y, angle = frames["head"]
        return {**frames, "head": (x, min(y, -HEAD_MM), max(angle, LYING_DEG))}
    if scene not in TARGETS:
        return frames
    shoulder = frames["upper_arm"][:2]
    x, y = TARGETS[scene](frames, shoulder)
    away = hypot(x - shoulder[0], y - shoulder[1])
    reach = min(max(away, 1.0), STRETCHED * (UPPER_MM + LOWER_MM))
    corner = (UPPER_MM**2 + reach**2 - LOWER_MM**2) / (2 * UPPER_MM * reach)
    upper = _toward(shoulder, (x, y)) + degrees(acos(min(max(corner, -1.0), 1.0)))
    elbow = _below(shoulder, upper, UPPER_MM)
    arms = {"upper_arm": (*shoulder, upper), "forearm": (*elbow, _toward(elbow, (x, y)))}
    return {**frames, **arms}


def _hanging(_frames: Frames, shoulder: Place) -> Place:
    return shoulder[0], min(shoulder[1] + UPPER_MM + LOWER_MM, -ABOVE_FLOOR_MM)


def _on_thigh(frames: Frames, _shoulder: Place) -> Place:
    return spot_at(("other_thigh", ON_LEG_MM, ALONG_THIGH_MM), frames)


def _along_legs(frames: Frames, shoulder: Place) -> Place:
    """As far down the legs as the arms reach, at the ankles at most."""
    y = frames["thigh"][1] - ON_LEG_MM
    reach = (EASY * (UPPER_MM + LOWER_MM)) ** 2 - (y - shoulder[1]) ** 2
    return min(shoulder[0] + max(reach, 0.0) ** 0.5, frames["foot"][0]), y


TARGETS: Mapping[str, Callable[[Frames, Place], Place]] = {
    "bend": _hanging, "sit": _on_thigh, "long": _along_legs,
}  # fmt: skip


def _toward(start: Place, end: Place) -> float:
    """Return the turn of a segment that points from one place to another."""
    return degrees(atan2(start[0] - end[0], end[1] - start[1]))


def _below(start: Place, turn_deg: float, length: float) -> Place:
    return (
        start[0] - length * sin(radians(turn_deg)), start[1] + length * cos(radians(turn_deg)),
    )  # fmt: skip
