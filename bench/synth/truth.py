"""What is true of one frame: angles in degrees, joints in metres and in pixels."""

from typing import Any

import numpy as np

from .body import Body
from .bridge import hip_line_deg
from .camera import Camera
from .posture import Posture
from .rotations import Array
from .spec import LIMBS, SIDE_OF

JOINTS = {
    "shoulder": "upperarm01",
    "elbow": "lowerarm01",
    "wrist": "wrist",
    "hip": "upperleg01",
    "knee": "lowerleg01",
    "ankle": "foot",
}


def included_deg(a: Array, corner: Array, b: Array) -> float:
    """Return the angle at ``corner`` between the lines to two points, degrees, 0 to 180."""
    u, v = a - corner, b - corner
    cosine = u @ v / (np.linalg.norm(u) * np.linalg.norm(v) + 1e-12)
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


def frame_truth(
    body: Body, joints: Array, posture: Posture, vertices: Array, camera: Camera
) -> dict[str, Any]:
    """Return ``angles``, ``joints`` and ``pixels`` of one frame, rounded for JSON.

    ``vertices`` is the dressed skin, from which the surface key points come.
    """
    points = _points(body, joints, vertices)
    pixels = dict(zip(points, camera.project(np.array(list(points.values()))), strict=True))
    angles = {**_trunk(posture, points), **_legs(body, joints, posture, points, pixels)}
    return {
        "angles": {name: round(float(deg), 3) for name, deg in angles.items()},
        "joints": {name: [round(float(c), 4) for c in xyz] for name, xyz in points.items()},
        "pixels": {name: [round(float(c), 2) for c in xy] for name, xy in pixels.items()},
    }


def _points(body: Body, joints: Array, vertices: Array) -> dict[str, Array]:
    points = {
        f"{SIDE_OF[limb]}_{name}": joints[body.index[f"{bone}.{limb}"]]
        for limb in LIMBS
        for name, bone in JOINTS.items()
    }
    for name, xyz in zip(body.coco_labels, body.coco @ vertices, strict=True):
        points[f"surface_{name}" if name in points else name] = xyz
    return points


def _trunk(posture: Posture, points: dict[str, Array]) -> dict[str, float]:
    shoulders = points["left_shoulder"] + points["right_shoulder"]
    up = (shoulders - points["left_hip"] - points["right_hip"]) / 2
    return {
        "pelvis_pitch": posture.pelvis,
        "thorax_pitch": posture.thorax,
        "lumbar_flexion": posture.pelvis - posture.thorax,
        "trunk_pitch": float(np.degrees(np.arctan2(-up[0], up[2]))),
    }


def _legs(
    body: Body,
    joints: Array,
    posture: Posture,
    points: dict[str, Array],
    pixels: dict[str, Array],
) -> dict[str, float]:
    angles: dict[str, float] = {}
    for limb in LIMBS:
        side, leg = SIDE_OF[limb], posture.legs[limb]
        angles[f"{side}_hip_flexion"] = leg.thigh - posture.pelvis
        angles[f"{side}_knee_flexion"] = leg.thigh - leg.shank
        angles[f"{side}_ankle_dorsiflexion"] = leg.foot - leg.shank
        angles[f"{side}_thigh_pitch"] = leg.thigh
        angles[f"{side}_hip_line"] = hip_line_deg(joints, body.index, limb)
        for suffix, where in (("", points), ("_2d", pixels)):
            at = [where[f"{side}_{name}"] for name in ("shoulder", "hip", "knee", "ankle")]
            angles[f"{side}_hip_angle{suffix}"] = included_deg(*at[:3])
            angles[f"{side}_knee_angle{suffix}"] = included_deg(*at[1:])
    return angles
