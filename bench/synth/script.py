"""Scripted movement: the body led from one placed posture to the next, its feet planted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from . import hands
from .act import Moment
from .body import Body
from .lying import Lying, reach_leg
from .posture import Hand, Hands, Leg, Posture
from .spec import LIMBS, Limb
from .timeline import ease


@dataclass(frozen=True)
class Foot:
    """Where a foot's ankle is, metres; the foot's pitch and the leg's abduction, degrees."""

    x: float
    z: float
    pitch: float = 0.0
    abduction: float = 1.0


@dataclass(frozen=True)
class Key:
    """A placed posture.

    Attributes
    ----------
    hip_x, hip_z : float
        The hip joints, metres; ``hip_z`` NaN: so high that the torso lies on the mat.
    pelvis, lumbar, head : float
        Pitches and flexion, degrees.
    feet : dict of Limb to Foot
    hands : Hands
    """

    hip_x: float
    hip_z: float
    pelvis: float
    lumbar: float
    head: float
    feet: dict[Limb, Foot]
    hands: Hands


def led(body: Body, lying: Lying, start: Key, end: Key, share: float) -> Moment:
    """Return the body part of the way (0 to 1) between two keys."""

    def mixed(a: float, b: float) -> float:
        return a + (b - a) * share

    feet = {q: _foot(start.feet[q], end.feet[q], share) for q in LIMBS}
    legs: dict[Limb, Leg] = {q: Leg(90, 90, feet[q].pitch, feet[q].abduction) for q in LIMBS}
    posture = Posture(
        mixed(start.pelvis, end.pelvis),
        legs,
        mixed(start.lumbar, end.lumbar),
        head=mixed(start.head, end.head),
    )
    on_mat = np.isnan(start.hip_z) and np.isnan(end.hip_z)
    ends = (posture, posture) if on_mat else (_trunk(start), _trunk(end))
    heights = [
        _mat_height(body, lying, at) if np.isnan(key.hip_z) else key.hip_z
        for key, at in zip((start, end), ends, strict=True)
    ]
    hip = np.array([mixed(start.hip_x, end.hip_x), 0.0, mixed(*heights)])
    for limb in LIMBS:
        foot = feet[limb]
        aside = np.cos(np.radians(foot.abduction))
        ankle = np.array([foot.x, 0.0, foot.z])
        thigh, shank = reach_leg(hip, ankle, body.thigh_m * aside, body.shank_m * aside)
        posture = posture.with_leg(limb, Leg(thigh, shank, foot.pitch, foot.abduction))
    turns = body.turns(posture)
    joints = body.joints(turns)
    shift = hip - joints[body.index["upperleg01.L"]]
    joints = joints + shift * [1, 0, 1]
    for limb in LIMBS:
        arm = hands.Arm(body, turns, joints, limb, limb)
        (target, pole), (to, to_pole) = (
            hands.aim(arm, key.hands.get(limb, Hand("floor"))) for key in (start, end)
        )
        body.reach(
            turns, joints, limb, target + (to - target) * share, pole + (to_pole - pole) * share
        )
    return Moment(turns, body.joints(turns, joints[0]), posture)


class Script:
    """Keys with the seconds that it takes to reach each from the one before."""

    def __init__(self, body: Body, lying: Lying, keys: Sequence[tuple[float, Key]]) -> None:
        self.body, self.lying, self.keys = body, lying, keys
        self.duration_s = sum(seconds for seconds, _ in keys[1:])

    def at(self, t_s: float) -> Moment:
        """Return the body at a time since the first key; before and after, at the ends."""
        start = self.keys[0][1]
        for seconds, end in self.keys[1:]:
            if t_s < seconds:
                return led(self.body, self.lying, start, end, ease(t_s / seconds))
            t_s -= seconds
            start = end
        return led(self.body, self.lying, start, start, 0.0)


def _trunk(key: Key) -> Posture:
    legs: dict[Limb, Leg] = {"L": Leg(90, 90, 0), "R": Leg(90, 90, 0)}
    return Posture(key.pelvis, legs, key.lumbar, head=key.head)


def _foot(start: Foot, end: Foot, share: float) -> Foot:
    return Foot(
        start.x + (end.x - start.x) * share,
        start.z + (end.z - start.z) * share,
        start.pitch + (end.pitch - start.pitch) * share,
        start.abduction + (end.abduction - start.abduction) * share,
    )


def _mat_height(body: Body, lying: Lying, posture: Posture) -> float:
    """Return the height of the hip joints at which the torso's lowest point lies on the mat."""
    hip = body.joints(body.turns(posture))[body.index["upperleg01.L"], 2]
    return float(hip + lying.lift(posture))
