"""Lying on the mat: how high the body lies, and bent legs whose feet stand on the mat."""

from dataclasses import replace

import numpy as np

from .body import Body
from .posture import Leg, Posture
from .rotations import Array
from .spec import Limb

MAT_M = 0.015
"""Thickness of the mat."""
SINK_M = 0.012
"""How far the body's lowest point sinks into it."""
NECK_X_M = -0.62
"""Where the neck lies along the mat."""
HOOK_KNEE_DEG = 100.0
"""Knee flexion of a leg that is bent with its foot on the mat."""

_ALONG: dict[Limb, Leg] = {"L": Leg(90, 90, 70), "R": Leg(90, 90, 70)}


def reach_leg(hip: Array, ankle: Array, thigh_m: float, shank_m: float) -> tuple[float, float]:
    """Return the pitch of thigh and shank, degrees, that put the ankle there, the knee in front."""
    dx, dz = ankle[0] - hip[0], ankle[2] - hip[2]
    length = np.clip(np.hypot(dx, dz), 0.1, (thigh_m + shank_m) * 0.9999)
    at_hip = (thigh_m * thigh_m + length * length - shank_m * shank_m) / (2 * thigh_m * length)
    at_ankle = (shank_m * shank_m + length * length - thigh_m * thigh_m) / (2 * shank_m * length)
    line = np.degrees(np.arctan2(dx, -dz))
    return (
        float(line + np.degrees(np.arccos(np.clip(at_hip, -1, 1)))),
        float(line - np.degrees(np.arccos(np.clip(at_ankle, -1, 1)))),
    )


class Lying:
    """How one body lies on the mat.

    Attributes
    ----------
    flat_deg : float
        Pitch of a leg that lies flat, its heel on the mat.
    """

    def __init__(self, body: Body) -> None:
        self.body = body
        self._lifts: dict[tuple[float, float, float], float] = {}
        supine = Posture(90.0, dict(_ALONG))
        joints = body.joints(body.turns(supine))
        hip_m = joints[body.index["upperleg01.L"], 2] + self.lift(supine)
        drop = (hip_m - MAT_M - body.heel_m + 0.004) / (body.thigh_m + body.shank_m)
        self.flat_deg = float(np.degrees(np.arccos(drop)))

    def lift(self, posture: Posture) -> float:
        """Return the height of the root at which the torso's lowest point lies on the mat."""
        key = (round(posture.pelvis, 1), round(posture.lumbar, 1), round(posture.upper, 1))
        if key not in self._lifts:
            turns = self.body.turns(replace(posture, legs=dict(_ALONG)))
            vertices, _ = self.body.skin(turns, self.body.joints(turns))
            self._lifts[key] = float(MAT_M - SINK_M - vertices[self.body.torso, 2].min())
        return self._lifts[key]

    def settled(self, joints: Array, posture: Posture) -> Array:
        """Return the joints moved so that the torso lies on the mat, the neck at its place."""
        neck = joints[self.body.index["neck01"], 0]
        shift = [NECK_X_M - neck, 0, self.lift(posture) - joints[0, 2]]
        return np.asarray(joints + np.array(shift))

    def hook_ankle(self, joints: Array, limb: Limb, knee_deg: float = HOOK_KNEE_DEG) -> Array:
        """Return the ankle, (3,), of a foot that stands on the mat, the knee bent so far."""
        body = self.body
        thigh, shank = body.thigh_m, body.shank_m
        hip = joints[body.index[f"upperleg01.{limb}"]]
        bent = 2 * thigh * shank * np.cos(np.radians(knee_deg))
        reach = np.sqrt(thigh * thigh + shank * shank + bent)
        height = MAT_M + body.ankle_m
        ahead = np.sqrt(reach**2 - (height - hip[2]) ** 2)
        return np.array([hip[0] + ahead, 0, height])

    def hooked(self, joints: Array, limb: Limb, ankle: Array) -> Leg:
        """Return the leg whose foot stands flat with its ankle there."""
        hip = joints[self.body.index[f"upperleg01.{limb}"]]
        thigh, shank = reach_leg(hip, ankle, self.body.thigh_m, self.body.shank_m)
        return Leg(thigh, shank, 0.0)
