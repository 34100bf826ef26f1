"""The films on the feet: standing up from a chair, bending, marching, walking."""

from collections.abc import Callable

import numpy as np

from ..synth import hands
from ..synth.act import Moment
from ..synth.body import average_body
from ..synth.posture import Hand, Hands, Leg, Posture, both
from ..synth.room import SEAT_SHARE, Furniture
from ..synth.spec import LIMBS, Limb
from ..synth.timeline import ease
from .loop import Loop
from .solve import solved
from .told import Told, told

HINGE_SHIN_DEG = -6.0, -1.0
"""Pitch of the shins with soft knees, standing and with the hips back over the heels."""
BEND_HIPS_BACK = -0.10
"""Pitch of the legs for each degree of a forward bend: the hips go back for balance."""
BEND_SHARES = 0.58, 0.42, 0.15
"""Of pelvis, lower and upper spine in a forward bend."""
BEND_HEAD_DEG = -10.0
RISE_LEAN_DEG, RISE_SHIN_DEG = 30.0, -9.0
"""How far trunk and shins tip forward on the way up from a chair, beyond sitting."""
RISE_FROM = 0.3
"""The hips leave the seat after this share of the way."""
SEAT_SINK_M = 0.012
CHAIR_M = 0.46, 0.44
"""Width and depth; the front edge is `CHAIR_EDGE_M` before the hips."""
CHAIR_EDGE_M = 0.20
WOOD = (0.50, 0.33, 0.19)
MARCH_PACE, MARCH_REST_S = 0.85, 0.15
MARCH_FOOT_DEG = -10.0


class Feet:
    """One body on its feet."""

    def __init__(self) -> None:
        self.body = average_body()

    def moment(self, posture: Posture, where: Hands, stance: tuple[Limb, ...] = LIMBS) -> Moment:
        """Return the body with the standing foot's ankle over the origin."""
        body = self.body
        turns = body.turns(posture)
        joints = body.joints(turns)
        ankle = joints[body.index[f"foot.{stance[-1]}"]]
        joints = joints + np.array([-ankle[0], 0, body.ankle_m - ankle[2]])
        hands.place(body, turns, joints, where, "R")
        return Moment(turns, body.joints(turns, joints[0]), posture)

    def trunk_deg(self, moment: Moment) -> float:
        """Return how far the line from hips to shoulders is tipped forward, degrees."""
        joints, index = moment.joints, self.body.index
        up = joints[index["upperarm01.R"]] - joints[index["upperleg01.R"]]
        return float(np.degrees(np.arctan2(up[0], up[2])))

    def loop(
        self,
        said: Told,
        moment: Callable[[float], Moment],
        furniture: tuple[Furniture, ...] = (),
    ) -> Loop:
        """Return a film of what happens from rest (0) to the furthest point (1) and back."""
        return Loop(
            self.body,
            said.period_s,
            said.top_s,
            lambda t_s: moment(said.progress(t_s)),
            furniture=furniture,
        )


def chair_stand() -> Loop:
    """Return standing up from a chair, arms crossed, and sitting down again."""
    said, feet = told("chair_stand"), Feet()

    def moment(u: float) -> Moment:
        up = ease((u - RISE_FROM) / (1 - RISE_FROM))
        tip = np.sin(np.pi * u**0.8)
        lean = said.at("trunk_flexion_deg", 0.0) * (1 - up)
        thigh = (said.rest["hip_flexion_deg"] - lean) * (1 - up) + said.top["hip_flexion_deg"] * up
        shank = thigh - said.at("knee_flexion_deg", up) + RISE_SHIN_DEG * tip
        leg = Leg(thigh, shank, 0.0, 1.0)
        trunk = -lean - RISE_LEAN_DEG * tip
        posture = Posture(trunk, dict.fromkeys(LIMBS, leg), head=0.4 * trunk)
        return feet.moment(posture, both("chest"))

    return feet.loop(said, moment, (_chair(feet, moment(0.0)),))


def hip_hinge() -> Loop:
    """Return the trunk tipped forward over soft knees, the hips going back."""
    said, feet = told("hip_hinge"), Feet()

    def moment(u: float) -> Moment:
        first, last = HINGE_SHIN_DEG
        shank = first + (last - first) * u
        leg = Leg(shank + said.at("knee_flexion_deg", u), shank, 0.0, 1.0)
        trunk = -said.at("trunk_flexion_deg", u)
        posture = Posture(trunk, dict.fromkeys(LIMBS, leg), head=0.9 * trunk)
        return feet.moment(posture, both("hips"))

    return feet.loop(said, moment)


def forward_bend() -> Loop:
    """Return the bend with straight knees, the hands sliding down the legs."""
    said, feet = told("forward_bend"), Feet()

    def bent(deg: float, knee: float) -> Moment:
        pelvis, lumbar, upper = (share * deg for share in BEND_SHARES)
        lean = BEND_HIPS_BACK * deg
        leg = Leg(lean + knee / 2, lean - knee / 2, 0.0, 1.0)
        head = -pelvis - lumbar - upper + BEND_HEAD_DEG * deg / 100
        legs = dict.fromkeys(LIMBS, leg)
        return feet.moment(Posture(-pelvis, legs, lumbar, upper, head), both("legs"))

    def upright(deg: float) -> float:
        return -feet.trunk_deg(bent(deg, 0.0))

    top, rest = (solved(upright, -said.at("trunk_flexion_deg", u), -20.0, 140.0) for u in (1, 0))
    return feet.loop(said, lambda u: bent(rest + (top - rest) * u, said.at("knee_flexion_deg", u)))


def standing_march() -> Loop:
    """Return one knee after the other raised, right first, the arms swinging against it."""
    said, feet = told("standing_march", MARCH_PACE, MARCH_REST_S), Feet()

    def at(t_s: float) -> Moment:
        u = said.progress(t_s % said.period_s)
        other, limb = LIMBS if t_s % (2 * said.period_s) < said.period_s else LIMBS[::-1]
        thigh = said.at("hip_flexion_deg", u)
        shank = thigh - said.at("knee_flexion_deg", u)
        legs: dict[Limb, Leg] = {other: Leg(0, -1, 0, 1.0)}
        legs[limb] = Leg(thigh, shank, shank + MARCH_FOOT_DEG * u, 1.0)
        where: Hands = {limb: Hand("swing", -25 * u), other: Hand("swing", 30 * u)}
        return feet.moment(Posture(0.0, legs), where, (other,))

    return Loop(feet.body, 2 * said.period_s, said.top_s, at)


def _chair(feet: Feet, sitting: Moment) -> Furniture:
    """Return a chair whose seat is under the sitting body."""
    body = feet.body
    vertices, _ = body.skin(sitting.turns, sitting.joints)
    seat_m = vertices[body.torso, 2].min() + SEAT_SINK_M
    width, depth = CHAIR_M
    x = sitting.joints[body.index["upperleg01.R"], 0] + CHAIR_EDGE_M - depth / 2
    return Furniture("chair", float(x), 0.0, depth, width, float(seat_m / SEAT_SHARE), WOOD)
