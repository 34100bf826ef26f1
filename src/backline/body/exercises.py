"""An exercise as a task of the model: its posture at the furthest point, from its own definition.

The definition's first example says where the working leg, the other leg and the trunk are: the
same planted movement that is the definition's own test. What the camera calls the hip's flexion is
the thigh against the trunk's line, which is the thigh's angle here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from backline.motion.definition import Exercise

from .build import build_of
from .frames import BACK_M
from .passive import RAD
from .person import typical
from .task import ANKLE_RANGE_DEG, Leg, Task

BY_MUSCLES = ("strength", "control")
FLAT_FOOT_KNEE_DEG = 60.0
"""A leg that rests with its knee bent further than this has its foot flat on the floor."""
STEP_S = 0.02

Traces = Mapping[str, list[list[float]]]


@dataclass(frozen=True, slots=True)
class Pictured:
    """An exercise's task.

    Attributes
    ----------
    task : Task
    planted : bool
        Whether both feet are planted as in a bridge.
    by_muscles : bool
        Whether muscles hold it that the model does not know: lying, and kind strength or control.
    """

    task: Task
    planted: bool = False
    by_muscles: bool = False


def pictured(exercise: Exercise) -> Pictured:
    """Return an exercise's posture at the furthest point of its first example."""
    example = exercise.examples[0]
    at_s = _furthest_s(exercise, example.traces)
    angle = {name: _at(points, at_s) for name, points in example.traces.items()}
    bridge = example.posture == "bridge"
    lying = example.posture != "standing"
    working = _leg("", angle, rests=bridge)
    if bridge:
        working = _planted(working, example.traces)
    alone = any(name.startswith("other_") for name in angle)
    alike = example.working == "both" or (bridge and not alone)
    other = working if alike else _leg("other_", angle, rests=lying)
    if lying:
        held = exercise.movement.signal == "knee_flexion_deg"  # the thigh is held, the knee moves
        below = example.working == "both" and working.knee_deg > (working.thigh_deg or 0.0)
        task = Task("back", 0.0, working, other, still_pelvis=held)
        return Pictured(task, bridge or below, exercise.kind in BY_MUSCLES)
    inclination = angle.get("trunk_flexion_deg", 0.0)
    stands = Leg(None, other.knee_deg)
    both = exercise.movement.follow == "near_leg" or example.working == "both"
    if both:
        return Pictured(Task("feet", inclination, Leg(None, working.knee_deg), stands))
    return Pictured(Task("feet", inclination, working, stands))


def _furthest_s(exercise: Exercise, traces: Traces) -> float:
    """Return the moment at which the working hip, or else the knee, is furthest from its start."""
    rule = exercise.movement
    name = rule.signal if rule.signal in traces else "hip_flexion_deg"
    points = traces[name]
    times = np.arange(points[0][0], points[-1][0] + STEP_S, STEP_S)
    values = np.interp(times, [t for t, _ in points], [value for _, value in points])
    away = np.abs(values - values[0])
    first = away >= away.max() - 1e-9
    return float(times[np.flatnonzero(first)[0]])


def _at(points: list[list[float]], at_s: float) -> float:
    return float(np.interp(at_s, [t for t, _ in points], [value for _, value in points]))


def _leg(prefix: str, angle: Mapping[str, float], *, rests: bool) -> Leg:
    thigh, knee = (angle.get(f"{prefix}{joint}_flexion_deg", 0.0) for joint in ("hip", "knee"))
    knee = max(knee, 0.0)
    ankle = 0.0
    if rests and knee > FLAT_FOOT_KNEE_DEG:
        ankle = float(np.clip(knee - thigh - 90.0, *ANKLE_RANGE_DEG))
    return Leg(thigh, knee, ankle)


def _planted(leg: Leg, traces: Traces) -> Leg:
    """Return the leg of a bridge with the knee that follows: shoulders and feet stay in place.

    The feet stand where they are when the hips are most bent, which is the rest of a bridge. The
    trunk is taken as straight; a knee that the definition gives is kept.
    """
    if "knee_flexion_deg" in traces or leg.thigh_deg is None:
        return leg
    body = build_of(typical())
    trunk_m = body.pelvis_m + body.lumbar_m + body.shoulder_m
    rest = max(value for _, value in traces["hip_flexion_deg"]) * RAD
    knee_x, knee_y = trunk_m + body.thigh_m * np.cos(rest), body.thigh_m * np.sin(rest)
    drop = knee_y + BACK_M - body.ankle_m
    foot = (knee_x + np.sqrt(body.shank_m**2 - drop**2), knee_y - drop)
    thigh = leg.thigh_deg * RAD
    # From the shoulder to hip, knee and foot: the triangle of what stays and what reaches.
    reach = np.hypot(trunk_m + body.thigh_m * np.cos(thigh), body.thigh_m * np.sin(thigh))
    span = np.hypot(*foot)
    at_knee = np.arccos(
        (reach**2 + body.shank_m**2 - span**2) / (2 * reach * body.shank_m)
    )  # fmt: skip
    along = np.arcsin(trunk_m * np.sin(thigh) / reach)  # of the thigh against that line
    return replace(leg, knee_deg=float(180.0 - (at_knee - along) / RAD))
