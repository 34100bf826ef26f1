"""The films with the hips lifted: shoulders and feet stay on the mat, the rest follows."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy.interpolate import PchipInterpolator

from ..synth.act import Moment
from ..synth.body import Turns, average_body
from ..synth.bridge import hip_line_deg
from ..synth.lying import MAT_M, Lying, reach_leg
from ..synth.posture import Leg, Posture, both
from ..synth.rotations import Array
from ..synth.solids import Solid, box
from ..synth.spec import LIMBS, Limb
from . import palms
from .loop import Loop
from .solve import solved
from .told import Told, told, traces_of

STEEPEST_DEG = 50.0
MOST_BENT_DEG, LEAST_BENT_DEG = 150.0, 5.0
"""Of the knees, between which the feet stand."""
HEELS_DEG = 30.0
"""Pitch of a foot that rests on its heel, the toes pulled up."""
HELD_S = 3.0
"""How long the film of the held bridge stays up."""
TOES_UP_DEG = -12.0
TOWEL_M, TOWEL_BEHIND_M = (0.30, 0.44, 0.010), 0.02
"""Length, width and thickness; how far its middle is behind the ankles."""
TOWEL_COLOUR = (0.62, 0.24, 0.14)
SLIDER_MAT_M = 0.32
"""The slider's mat ends under the hips: the heels need a smooth floor."""
SLIDE_S = 7.8
"""The slide, down, back and up again: the example's pace, a little slower."""


class Hips:
    """One body whose shoulders rest on the mat.

    Parameters
    ----------
    foot_deg : float
        Pitch of the feet that stand: 0 flat, more on the heels.
    free : Limb, optional
        The leg that is stretched out beside the other thigh.
    ground_m : float
        Height of what the feet stand on.
    """

    def __init__(
        self, foot_deg: float = 0.0, free: Limb | None = None, ground_m: float = MAT_M
    ) -> None:
        self.body = average_body()
        self.lying = Lying(self.body)
        self.foot_deg, self.free = foot_deg, free
        on_heel = np.radians(foot_deg)
        ankle_m = np.cos(on_heel) * self.body.ankle_m + np.sin(on_heel) * self.body.heel_m
        self.ankle_z = float(ground_m + ankle_m)
        legs: dict[Limb, Leg] = {"L": Leg(90, 90, 0), "R": Leg(90, 90, 0)}
        self.rest = Posture(90.0, legs, head=90.0)
        joints = self.lying.settled(self.body.joints(self.body.turns(self.rest)), self.rest)
        self.pivot = joints[self.body.index["clavicle.L"]].copy()

    def foot_x(self, knee_deg: float, steep_deg: float = 0.0) -> float:
        """Return where the ankle has to be for the knee to be bent so far."""
        hip = self._joints(self._trunk(steep_deg))[self.body.index["upperleg01.R"]]
        thigh, shank = self.body.thigh_m, self.body.shank_m
        reach = thigh**2 + shank**2 + 2 * thigh * shank * np.cos(np.radians(knee_deg))
        return float(hip[0] + np.sqrt(reach - (self.ankle_z - hip[2]) ** 2))

    def rest_x(self, hip_deg: float) -> float:
        """Return where the feet stand when the hips on the mat are flexed so far."""
        near, far = self.foot_x(MOST_BENT_DEG), self.foot_x(LEAST_BENT_DEG)
        return solved(lambda x: self._hip_deg(0.0, x), hip_deg, near, far)

    def steep_deg(self, foot_x: float, hip_deg: float) -> float:
        """Return how steep the trunk is when the hips are flexed so far over these feet."""
        return solved(lambda s: self._hip_deg(s, foot_x), hip_deg, 0.0, STEEPEST_DEG)

    def moment(self, steep_deg: float, foot_x: float) -> Moment:
        """Return the body with its trunk so steep and its feet there."""
        posture = self._posture(steep_deg, foot_x)
        turns = self.body.turns(posture)
        joints = self._joints(posture, turns)
        palms.place(self.body, turns, joints, both("mat"), "R")
        return Moment(turns, self.body.joints(turns, joints[0]), posture)

    def _hip_deg(self, steep_deg: float, foot_x: float) -> float:
        posture = self._posture(steep_deg, foot_x)
        return hip_line_deg(self._joints(posture), self.body.index, "R")

    def _trunk(self, steep_deg: float) -> Posture:
        return replace(self.rest, pelvis=90 + steep_deg, head=90 + 0.25 * steep_deg)

    def _posture(self, steep_deg: float, foot_x: float) -> Posture:
        posture = self._trunk(steep_deg)
        hip = self._joints(posture)[self.body.index["upperleg01.R"]]
        ankle = np.array([foot_x, 0.0, self.ankle_z])
        thigh, shank = reach_leg(hip, ankle, self.body.thigh_m, self.body.shank_m)
        for limb in LIMBS:
            posture = posture.with_leg(limb, Leg(thigh, shank, self.foot_deg))
        if self.free:
            posture = posture.with_leg(self.free, Leg(thigh, thigh, thigh + TOES_UP_DEG))
        return posture

    def _joints(self, posture: Posture, turns: Turns | None = None) -> Array:
        joints = self.body.joints(turns or self.body.turns(posture))
        moved: Array = joints + (self.pivot - joints[self.body.index["clavicle.L"]]) * [1, 0, 1]
        return moved


def bridge() -> Loop:
    """Return the bridge on both feet."""
    return _bridging(Hips(), told("bridge"))


def bridge_hold() -> Loop:
    """Return the bridge held, for the test."""
    return _bridging(Hips(), replace(told("bridge"), stay_s=HELD_S))


def bridge_long_lever() -> Loop:
    """Return the bridge with the heels far away."""
    return _bridging(Hips(HEELS_DEG), told("bridge_long_lever"))


def single_leg_bridge() -> Loop:
    """Return the bridge on the right foot, the left leg stretched out beside the right thigh."""
    return _bridging(Hips(free="L"), told("single_leg_bridge"))


def hamstring_slider() -> Loop:
    """Return the heels sliding away with the hips up, then back with the hips on the mat."""
    hips, traces = Hips(HEELS_DEG, ground_m=TOWEL_M[2]), traces_of("hamstring_slider")
    knee, trunk = (traces[f"{name}_flexion_deg"] for name in ("knee", "trunk"))
    again_s = _again_s(trunk)
    pace = SLIDE_S / again_s

    def at(t_s: float) -> Moment:
        steep = -_eased(trunk, t_s / pace)
        foot_x = hips.foot_x(_eased(knee, t_s / pace), steep)
        return replace(hips.moment(steep, foot_x), props=[(_towel(foot_x), TOWEL_COLOUR)])

    far_s = next(t_s for t_s, deg in knee if deg == min(deg for _, deg in knee))
    return Loop(hips.body, SLIDE_S, 0.85 * far_s * pace, at, lying=True, mat_to_m=SLIDER_MAT_M)


def _towel(foot_x: float) -> Solid:
    """Return the towel that slides under the heels."""
    length, width, thick = TOWEL_M
    middle = foot_x - TOWEL_BEHIND_M
    return box([middle - length / 2, -width / 2, 0.001], [middle + length / 2, width / 2, thick])


def _bridging(hips: Hips, said: Told) -> Loop:
    foot_x = hips.rest_x(said.rest["hip_flexion_deg"])
    top = hips.steep_deg(foot_x, said.top["hip_flexion_deg"])

    def at(t_s: float) -> Moment:
        return hips.moment(top * said.progress(t_s), foot_x)

    return Loop(hips.body, said.period_s, said.top_s, at, lying=True)


def _again_s(trace: Sequence[Sequence[float]]) -> float:
    """Return when a trace that left its first value is back at it."""
    left = next(k for k, point in enumerate(trace) if point[1] != trace[0][1])
    return next(t_s for t_s, deg in trace[left:] if deg == trace[0][1])


def _eased(trace: Sequence[Sequence[float]], t_s: float) -> float:
    """Return a trace's angle on a smooth curve through its points."""
    times, degrees = zip(*trace, strict=True)
    return float(PchipInterpolator(times, degrees)(t_s))
