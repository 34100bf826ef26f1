"""The films on the back in which the trunk lies still: one leg moves, the hands help."""

from collections.abc import Callable

import numpy as np

from ..synth.act import Moment, strap
from ..synth.body import average_body
from ..synth.lying import MAT_M, Lying
from ..synth.posture import Leg, Posture, both
from ..synth.rotations import Array
from . import palms
from .loop import Loop
from .told import Told, told

SOFT_FOOT_DEG, HANGING_FOOT_DEG, LOOSE_FOOT_DEG = 0.0, -15.0, -25.0
"""Dorsiflexion of a foot that a strap holds, of a raised one, and of one that lies or is pulled."""
ROLL_FROM_DEG, ROLL_SHARE = 60.0, 0.15
"""The pelvis follows a thigh that is raised further than this, by this share."""


class Back:
    """One body on its back: the other leg flat, or bent with the foot on the mat."""

    def __init__(self, *, bent_knee_deg: float = 0.0) -> None:
        self.body = average_body()
        self.lying = Lying(self.body)
        self.bent_knee_deg = bent_knee_deg
        flat = self.lying.flat_deg
        self.flat = Leg(flat, flat, flat + LOOSE_FOOT_DEG, 4.0)
        joints = self._settled(self._posture(self.flat, 0.0))
        shoulder, hip = (joints[self.body.index[f"{b}.R"]] for b in ("upperarm01", "upperleg01"))
        self.hip_m = float(hip[2])
        self.trunk_deg = float(np.degrees(np.arctan2(hip[0] - shoulder[0], shoulder[2] - hip[2])))

    def thigh_deg(self, hip_deg: float) -> float:
        """Return the pitch of a thigh that is flexed so far against the shoulder-hip line."""
        return self.trunk_deg + hip_deg

    def level_deg(self) -> float:
        """Return the pitch of a straight leg whose heel is level with the other knee."""
        joints = self.moment(self.flat, "mat").joints
        above = joints[self.body.index["lowerleg01.L"], 2] + self.body.heel_m - self.hip_m
        length = self.body.thigh_m + self.body.shank_m
        return 90 + float(np.degrees(np.arcsin(above / length)))

    def sliding_deg(self, thigh_deg: float) -> float:
        """Return the pitch of a shank whose heel slides on the mat; 0 where it cannot reach it."""
        knee_z = self.hip_m - self.body.thigh_m * np.cos(np.radians(thigh_deg))
        above = (knee_z - MAT_M - self.body.heel_m) / self.body.shank_m
        return float(np.degrees(np.arccos(min(1.0, above))))

    def moment(self, leg: Leg, place: str, *, with_strap: bool = False) -> Moment:
        """Return the body with its right leg so and its hands there."""
        roll = ROLL_SHARE * max(0.0, leg.thigh - 90 - ROLL_FROM_DEG)
        posture = self._posture(leg, roll)
        if self.bent_knee_deg:
            joints = self._settled(posture)
            ankle = self.lying.hook_ankle(joints, "L", self.bent_knee_deg)
            posture = posture.with_leg("L", self.lying.hooked(joints, "L", ankle))
        turns = self.body.turns(posture)
        joints = self._settled(posture)
        palms.place(self.body, turns, joints, both(place), "R")
        joints = self.body.joints(turns, joints[0])
        props = strap(self.body, turns, joints, "R") if with_strap else []
        return Moment(turns, joints, posture, props=props)

    def _posture(self, leg: Leg, roll: float) -> Posture:
        return Posture(90.0 + roll, {"R": leg, "L": self.flat}, lumbar=roll, head=90.0)

    def _settled(self, posture: Posture) -> Array:
        return self.lying.settled(self.body.joints(self.body.turns(posture)), posture)

    def loop(self, said: Told, moment: Callable[[float], Moment]) -> Loop:
        """Return a film of what happens from rest (0) to the furthest point (1) and back."""
        return Loop(
            self.body,
            said.period_s,
            said.top_s,
            lambda t_s: moment(said.progress(t_s)),
            lying=True,
        )


def straight_leg_raise() -> Loop:
    """Return the straight leg raised until the heel is level with the bent knee.

    The definition asks for that height (`raise_past_knee_deg`) and not for an angle: with this
    body it is a little less than the example's.
    """
    said = told("straight_leg_raise")
    back = Back(bent_knee_deg=said.rest["other_knee_flexion_deg"])

    top = back.level_deg()

    def moment(u: float) -> Moment:
        return back.moment(_raised(back, said, top, u, HANGING_FOOT_DEG), "mat")

    return back.loop(said, moment)


def strap_stretch() -> Loop:
    """Return the straight leg pulled up by a strap."""
    said = told("strap_stretch")
    back = Back()
    top = back.thigh_deg(said.top["hip_flexion_deg"])

    def moment(u: float) -> Moment:
        foot = HANGING_FOOT_DEG + (SOFT_FOOT_DEG - HANGING_FOOT_DEG) * u
        return back.moment(_raised(back, said, top, u, foot), "reins", with_strap=True)

    return back.loop(said, moment)


def knee_to_chest() -> Loop:
    """Return one knee pulled towards the chest by both hands."""
    said = told("knee_to_chest")
    back = Back()
    rest, top = back.flat.thigh, back.thigh_deg(said.top["hip_flexion_deg"])

    def moment(u: float) -> Moment:
        thigh = rest + (top - rest) * u
        shank = max(thigh - said.top["knee_flexion_deg"], back.sliding_deg(thigh))
        return back.moment(Leg(thigh, shank, shank + LOOSE_FOOT_DEG, 4.0), "shin")

    return back.loop(said, moment)


def active_hamstring_stretch() -> Loop:
    """Return the knee straightened over a thigh that both hands hold upright."""
    said = told("active_hamstring_stretch")
    back = Back()
    thigh = back.thigh_deg(said.rest["hip_flexion_deg"])

    def moment(u: float) -> Moment:
        shank = thigh - said.at("knee_flexion_deg", u)
        return back.moment(Leg(thigh, shank, shank + HANGING_FOOT_DEG * (1 - u), 3.0), "thigh")

    return back.loop(said, moment)


def _raised(back: Back, said: Told, top: float, u: float, foot_deg: float) -> Leg:
    """Return a straight leg on its way up from the mat, its thigh at most so steep."""
    thigh = back.flat.thigh + (top - back.flat.thigh) * u
    shank = thigh - said.at("knee_flexion_deg", u) * u
    return Leg(thigh, shank, shank + foot_deg, 3.0)
