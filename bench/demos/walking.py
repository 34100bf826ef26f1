"""The film of walking: the feet led along the ground, the legs following them.

No definition tells angles of a walk, which no camera judges: those of an easy stroll, chosen by us.
"""

import numpy as np

from ..synth import hands
from ..synth.act import Moment
from ..synth.body import Body, average_body
from ..synth.lying import reach_leg
from ..synth.posture import Hand, Hands, Leg, Posture
from ..synth.rotations import Array
from ..synth.spec import LIMBS, Limb
from ..synth.timeline import ease
from .loop import Loop

STRIDE_S, STRIDES = 1.2, 3
STANCE = 0.62
"""Share of a stride in which the foot is on the ground."""
FRONT_M, BACK_M = 0.25, -0.36
"""Where the foot comes down and leaves the ground, before and behind the hips."""
STRIKE_DEG, PUSH_DEG = 16.0, -38.0
FLAT_FROM, FLAT_TO = 0.09, 0.34
"""The foot is flat between these shares of the stride."""
CLEARANCE_M = 0.03
HIP_SHARE, HIP_BOB = 0.979, 0.015
"""Height of the hips over the ankles, in lengths of the leg."""
ARM_DEG = 22.0
LEAN_DEG = -2.0


def walk() -> Loop:
    """Return an easy walk on the spot, seen as if the camera came along."""
    body = average_body()
    return Loop(
        body,
        STRIDE_S * STRIDES,
        0.0,
        lambda t_s: _moment(body, t_s / STRIDE_S),
    )


def _moment(body: Body, phase: float) -> Moment:
    length = body.thigh_m + body.shank_m
    bob = HIP_BOB * np.cos(4 * np.pi * (phase - STANCE / 2))
    hip = np.array([0.0, 0.0, body.ankle_m + length * (HIP_SHARE + bob)])
    legs: dict[Limb, Leg] = {}
    where: Hands = {}
    for limb, offset in zip(LIMBS, (0.5, 0.0), strict=True):
        ankle, pitch = _foot(body, (phase + offset) % 1.0)
        thigh, shank = reach_leg(hip, ankle, body.thigh_m, body.shank_m)
        legs[limb] = Leg(thigh, shank, pitch, 1.0)
        where[limb] = Hand("swing", 4.0 - ARM_DEG * np.cos(2 * np.pi * (phase + offset)))
    posture = Posture(LEAN_DEG, legs, head=0.0)
    turns = body.turns(posture)
    joints = body.joints(turns)
    joints = joints + (hip - joints[body.index["upperleg01.R"]]) * [1, 0, 1]
    hands.place(body, turns, joints, where, "R")
    return Moment(turns, body.joints(turns, joints[0]), posture)


def _foot(body: Body, phase: float) -> tuple[Array, float]:
    """Return a foot's ankle, (3,), and pitch at a phase of its stride, from its coming down."""
    if phase < STANCE:
        if phase < FLAT_FROM:
            pitch = STRIKE_DEG * (1 - ease(phase / FLAT_FROM))
        else:
            pitch = PUSH_DEG * max(0.0, (phase - FLAT_TO) / (STANCE - FLAT_TO)) ** 1.5
        x = FRONT_M + (BACK_M - FRONT_M) * phase / STANCE
        return _rolled(body, x, pitch), pitch
    share = (phase - STANCE) / (1 - STANCE)
    start, end = _rolled(body, BACK_M, PUSH_DEG), _rolled(body, FRONT_M, STRIKE_DEG)
    pitch = PUSH_DEG + (STRIKE_DEG - PUSH_DEG) * ease(share)
    ankle = start + (end - start) * ease(share)
    ankle[2] += CLEARANCE_M * np.sin(np.pi * share)
    return ankle, pitch


def _rolled(body: Body, x: float, pitch: float) -> Array:
    """Return the ankle of a foot that rolls over its heel or its toes; ``x`` is that when flat."""
    foot = body.rest[body.part_mask("foot.L")] - body.head("foot.L")
    pivot = foot[:, 0].min() if pitch > 0 else 0.85 * foot[:, 0].max()
    angle = np.radians(pitch)
    c, s = np.cos(angle), np.sin(angle)
    height = c * body.ankle_m - s * pivot
    return np.array([x + pivot - c * pivot - s * body.ankle_m, 0.0, height])
