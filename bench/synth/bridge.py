"""The bridge: the pelvis lifted about the shoulders until the hips reach an asked angle."""

from dataclasses import replace

import numpy as np

from .beat import BridgeTop
from .body import Turns
from .lying import Lying
from .posture import Leg, Posture
from .rotations import Array
from .spec import LIMBS, Limb

BRIDGE_KNEE_DEG = 112.0
"""Knee flexion at rest, which sets where the feet stand."""
SEARCH_STEPS = 18
STEEPEST_DEG = 50.0

Posed = tuple[Turns, Array, Posture]


class Bridge:
    """One body's bridge: shoulders and feet stay where they are at rest."""

    def __init__(self, lying: Lying) -> None:
        self.lying, self.body = lying, lying.body
        self._steepness: dict[tuple[float, bool], float] = {}
        legs: dict[Limb, Leg] = {"L": Leg(90, 90, 0), "R": Leg(90, 90, 0)}
        self.rest = Posture(90.0, legs, head=90.0)
        joints = lying.settled(self.body.joints(self.body.turns(self.rest)), self.rest)
        self.pivot = joints[self.body.index["clavicle.L"]].copy()
        self.ankles = {q: lying.hook_ankle(joints, q, BRIDGE_KNEE_DEG) for q in LIMBS}

    def solve(self, top: BridgeTop, progress: float, jitter_deg: float) -> Posed:
        """Return rotations, joints and posture at one instant."""
        steep = self.steepness(top)
        return self._at(steep * progress + jitter_deg * 0.5 * progress, top.arch_deg)

    def steepness(self, top: BridgeTop) -> float:
        """Return the trunk's pitch above lying, degrees, at which the hips reach the target."""
        key = (top.target_deg, top.arch_deg > 0)
        if key not in self._steepness:
            low, high = 0.0, STEEPEST_DEG
            for _ in range(SEARCH_STEPS):
                middle = (low + high) / 2
                _, joints, _ = self._at(middle, 0.0)
                bent = hip_line_deg(joints, self.body.index, "R") > 180 - top.target_deg
                low, high = (middle, high) if bent else (low, middle)
            self._steepness[key] = middle
        return self._steepness[key]

    def _at(self, steep: float, arch: float) -> Posed:
        posture = replace(
            self.rest, pelvis=90 + steep - arch, lumbar=-arch, head=90.0 + 0.25 * steep
        )
        joints = self._about_shoulders(self.body.turns(posture))
        for limb in LIMBS:
            leg = self.lying.hooked(joints, limb, self.ankles[limb])
            posture = posture.with_leg(limb, leg)
        turns = self.body.turns(posture)
        return turns, self._about_shoulders(turns), posture

    def _about_shoulders(self, turns: Turns) -> Array:
        joints = self.body.joints(turns)
        moved: Array = joints + (self.pivot - joints[self.body.index["clavicle.L"]]) * [1, 0, 1]
        return moved


def hip_line_deg(joints: Array, index: dict[str, int], limb: Limb) -> float:
    """Return the sagittal flexion between thigh and shoulder-hip line, degrees; 0 is in line."""
    hip = joints[index[f"upperleg01.{limb}"]]
    trunk = joints[index[f"upperarm01.{limb}"]] - hip
    thigh = joints[index[f"lowerleg01.{limb}"]] - hip
    deg = np.degrees(np.arctan2(thigh[0], -thigh[2]) - np.arctan2(-trunk[0], trunk[2]))
    return float((deg + 180) % 360 - 180)
