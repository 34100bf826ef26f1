"""Where the segments of a posture are, for drawing: side view, the person faces right.

Millimetres, x to the right, y *down* as in a picture; the floor is y = 0. A segment's frame has its
origin at its upper joint (pelvis: the hip; lumbar, thorax, head: their lower end) and turns about
it by ``angle_deg``, clockwise positive, from where it is in upright standing. So a trunk that leans
forward has a positive angle, and a leg that swings forward a negative one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .batch import Batch
from .build import Build, chord_deg
from .passive import RAD, Floats
from .quantities import Columns

SEGMENTS = (
    "other_foot", "other_shank", "other_thigh", "foot", "shank", "thigh",
    "pelvis", "lumbar", "thorax", "head", "upper_arm", "forearm",
)  # fmt: skip
TURNED = set(SEGMENTS) - {"upper_arm", "forearm", "foot", "other_foot"}
NECK_M = 0.06
UPPER_ARM_SHARE = 0.42
BACK_M = 0.1
"""Half of the trunk's thickness: how high hip and shoulder are when lying or sitting on a floor."""
ARMS_DEG = {"feet": (0.0, 0.0), "seat": (-20.0, -75.0), "backrest": (-5.0, -70.0),
            "back": (-90.0, -90.0)}  # fmt: skip
"""Upper arm and forearm: hanging, on the thighs, along the body; chosen by us, they carry
nothing."""

Point = tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class Frame:
    """One segment of many postures: ``x_mm``, ``y_mm``, ``angle_deg``, each of shape (tasks,)."""

    x_mm: Floats
    y_mm: Floats
    angle_deg: Floats


def frames(columns: Columns, given: Batch, *, planted: bool = False) -> Mapping[str, Frame]:
    """Return the frame of each segment.

    Parameters
    ----------
    columns : mapping
        Of `quantities.solved` for this batch.
    planted : bool
        Lying with both feet and the shoulders on the floor, as in a bridge: the whole body is
        turned until they are.
    """
    lying = -90.0 if given.support == "back" else 0.0
    angles = _angles(columns, given, lying)
    places = _places(angles, given.body)
    if planted:
        turn = _to_the_floor_deg(places, given.body)
        angles = {name: angle + (turn if name in TURNED else 0.0) for name, angle in angles.items()}
        angles |= dict.fromkeys(("foot", "other_foot"), np.zeros_like(turn))
        places = _places(angles, given.body)
    x, y = _ground(places, given)
    return {
        name: Frame(1000 * (places[name][0] - x), 1000 * (y - places[name][1]), angles[name])
        for name in SEGMENTS
    }


def _angles(columns: Columns, given: Batch, lying: float) -> dict[str, Floats]:
    tilt, lumbar = columns["pelvic_tilt_deg"], columns["lumbar_flexion_deg"]
    trunk = columns["trunk_inclination_deg"]
    upper, lower = ARMS_DEG[given.support]
    found = {
        "pelvis": tilt + lying,
        "lumbar": np.asarray(chord_deg(tilt, lumbar)) + lying,
        "thorax": trunk + lying,
        "head": trunk + columns["neck_flexion_deg"] + lying,
        "upper_arm": np.full_like(trunk, upper),
        "forearm": np.full_like(trunk, lower),
    }
    for leg in ("", "other_"):
        thigh = lying - columns[f"{leg}thigh_deg"]
        shank = thigh + columns[f"{leg}knee_flexion_deg"]
        foot = shank - columns[f"{leg}ankle_dorsiflexion_deg"]
        found |= {f"{leg}thigh": thigh, f"{leg}shank": shank, f"{leg}foot": foot}
    return found


def _places(angles: Mapping[str, Floats], body: Build) -> dict[str, Point]:
    """Return the origin of each segment and the ankles, metres, y up, seen from the hip."""
    hip: Point = (np.zeros_like(angles["pelvis"]), np.zeros_like(angles["pelvis"]))
    sacrum = _up(hip, body.pelvis_m, angles["pelvis"] - body.sacrum_back_deg)
    ribs = _up(sacrum, body.lumbar_m, angles["lumbar"])
    shoulder = _up(ribs, body.shoulder_m, angles["thorax"])
    elbow = _up(shoulder, -UPPER_ARM_SHARE * body.arm_m, angles["upper_arm"])
    found = {
        "pelvis": hip, "lumbar": sacrum, "thorax": ribs,
        "head": _up(shoulder, NECK_M, angles["thorax"]),
        "upper_arm": shoulder, "forearm": elbow,
    }  # fmt: skip
    for leg in ("", "other_"):
        knee = _up(hip, -body.thigh_m, angles[f"{leg}thigh"])
        ankle = _up(knee, -body.shank_m, angles[f"{leg}shank"])
        found |= {f"{leg}thigh": hip, f"{leg}shank": knee, f"{leg}foot": ankle}
    return found


def _up(start: Point, length_m: float, angle_deg: Floats) -> Point:
    turned = angle_deg * RAD
    return start[0] + length_m * np.sin(turned), start[1] + length_m * np.cos(turned)


def _ground(places: Mapping[str, Point], given: Batch) -> Point:
    """Return what is moved to the origin: where the floor is, and the ankle or the hip above it."""
    x, ankle = places["other_foot"]
    heights = [
        places["foot"][1] - given.body.ankle_m, ankle - given.body.ankle_m,
        places["pelvis"][1] - BACK_M, places["upper_arm"][1] - BACK_M,
    ]  # fmt: skip
    if given.support == "feet":
        return x, heights[1]
    lowest = np.minimum.reduce(heights)
    return np.zeros_like(lowest), lowest


def _to_the_floor_deg(places: Mapping[str, Point], body: Build) -> Floats:
    """Return the turn that brings an ankle and the shoulders to their heights above one floor."""
    (from_x, from_y), (to_x, to_y) = places["upper_arm"], places["foot"]
    along, rise = to_x - from_x, to_y - from_y
    wanted = np.arcsin((body.ankle_m - BACK_M) / np.hypot(along, rise))
    return (np.arctan2(rise, along) - wanted) / RAD
