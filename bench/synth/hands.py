"""Where the hands go: on the floor, a strap, the legs, the hips, or hanging."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from .body import Body, Turns
from .lying import MAT_M
from .posture import Hand, Hands
from .rotations import Array
from .spec import LIMBS, SIGN_OF, Limb

HAND_M = 0.035
"""Height of the wrist when the hand lies on something."""
PALM_M = 0.012
"""How much higher the wrist is over a palm than over the edge of the hand."""
REINS_M = 0.22
"""How far over the shoulders the hands hold a strap that is not pulled."""
OUT_OF_REACH = 0.97
"""Share of the arm's length beyond which a hand slides to an easier hold."""


@dataclass(frozen=True)
class Arm:
    """One arm (``limb``) and the leg that its hand may hold."""

    body: Body
    turns: Turns
    joints: Array
    limb: Limb
    leg: Limb

    def at(self, bone: str) -> Array:
        """Return where a bone starts, (3,)."""
        return np.asarray(self.joints[self.body.index[bone]])

    @property
    def sign(self) -> int:
        """Sign of y on this side."""
        return SIGN_OF[self.limb]

    @property
    def length_m(self) -> float:
        """From the shoulder to the wrist."""
        return self.body.upper_arm_m + self.body.forearm_m

    @property
    def shoulder(self) -> Array:
        """The shoulder's centre."""
        return self.at(f"upperarm01.{self.limb}")

    @property
    def leg_joints(self) -> tuple[Array, Array, Array]:
        """Hip, knee and ankle of the leg."""
        names = ("upperleg01", "lowerleg01", "foot")
        hip, knee, ankle = (self.at(f"{name}.{self.leg}") for name in names)
        return hip, knee, ankle

    @property
    def aside(self) -> Array:
        """From the leg's midline to where this hand holds it."""
        return np.array([0, self.sign * 0.07, 0])

    def front(self, segment: str) -> Array:
        """Return the direction that the front of the thigh or the shank faces."""
        turn = self.turns[segment, self.leg] @ self.body.straight[segment, self.leg].T
        return np.asarray(turn[:, 0])


Aim = tuple[Array, Array]
"""Where the wrist goes and the direction that the elbow is pushed in."""


def _beside(arm: Arm) -> Array:
    shoulder, sign = arm.shoulder, arm.sign
    return np.array([shoulder[0] + 0.90 * arm.length_m, shoulder[1] + sign * 0.16, MAT_M + HAND_M])


def _floor(arm: Arm, _deg: float) -> Aim:
    return _beside(arm), np.array([0, arm.sign * 1.0, 0.1])


def _mat(arm: Arm, deg: float) -> Aim:
    """Return beside the hips, closer and a little higher, for a palm that is turned down."""
    target, pole = _floor(arm, deg)
    return target + np.array([0, -0.05 * arm.sign, PALM_M]), pole


def _strap(arm: Arm, _deg: float) -> Aim:
    hip, knee, ankle = arm.leg_joints
    shoulder = arm.shoulder
    way = ankle + 0.1 * (ankle - knee) / np.linalg.norm(ankle - knee) - shoulder
    target = shoulder + way / np.linalg.norm(way) * 0.72 * arm.length_m
    target[1] = arm.sign * 0.10 + 0.3 * hip[1]
    return target, _elbow_out(arm)


def _reins(arm: Arm, deg: float) -> Aim:
    """Return the strap's hold, kept over the belly while the leg lies low."""
    target, pole = _strap(arm, deg)
    target[2] = max(target[2], arm.shoulder[2] + REINS_M)
    return target, pole


def _shin(arm: Arm, _deg: float) -> Aim:
    hip, knee, ankle = arm.leg_joints
    shoulder, length = arm.shoulder, arm.length_m
    on_shin = knee + 0.14 * (ankle - knee) / arm.body.shank_m + 0.065 * arm.front("shank")
    target = on_shin + arm.aside
    behind = hip + 0.85 * (knee - hip) - 0.09 * arm.front("thigh") + arm.aside
    reach = np.linalg.norm(target - shoulder) / length
    if reach > OUT_OF_REACH:
        share = np.clip((reach - OUT_OF_REACH) / 0.06, 0, 1)
        target = (1 - share) * target + share * behind
    far = np.linalg.norm(target - shoulder)
    share = np.clip((far - 0.95 * length) / 0.3, 0, 1)
    return (1 - share) * target + share * _beside(arm), _elbow_out(arm)


def _thigh(arm: Arm, _deg: float) -> Aim:
    hip, knee, _ = arm.leg_joints
    target = hip + 0.78 * (knee - hip) - 0.085 * arm.front("thigh") + arm.aside
    return target, _elbow_out(arm)


def _hang(arm: Arm, _deg: float) -> Aim:
    return arm.shoulder + np.array([0.04, 0, -0.97 * arm.length_m]), _elbow_back(arm)


def _swing(arm: Arm, deg: float) -> Aim:
    angle = np.radians(deg)
    ahead = np.array([np.sin(angle), arm.sign * 0.17, -np.cos(angle)])
    return arm.shoulder + 0.96 * arm.length_m * ahead, _elbow_back(arm)


def _behind(arm: Arm, _deg: float) -> Aim:
    shoulder, sign = arm.shoulder, arm.sign
    back = np.array([shoulder[0] - 0.12, shoulder[1] + sign * 0.14, MAT_M + HAND_M])
    return back, np.array([-1.0, sign * 0.3, 0])


def _chest(arm: Arm, _deg: float) -> Aim:
    chest = arm.turns["spine01", ""]
    across = arm.shoulder * [1, 0.2, 1] + chest @ np.array([0.13, 0, -0.10])
    return across, chest @ np.array([0.3, arm.sign * 1.0, -0.6])


def _hips(arm: Arm, _deg: float) -> Aim:
    pelvis, hip = arm.turns["pelvis", ""], arm.at(f"upperleg01.{arm.limb}")
    crest = hip + pelvis @ np.array([-0.005, arm.sign * 0.085, 0.10])
    return crest, pelvis @ np.array([-0.8, arm.sign * 1.0, 0.0])


def _legs(arm: Arm, _deg: float) -> Aim:
    """Return as far down the front of the leg as the straight arm reaches."""
    hip, knee, ankle = arm.leg_joints
    down = np.concatenate([np.linspace(hip, knee, 20), np.linspace(knee, ankle, 20)[1:]])
    turn = np.repeat([arm.front("thigh"), arm.front("shank")], [20, 19], axis=0)
    surface = down + np.linspace(0.105, 0.06, 39)[:, None] * turn
    surface[:, 1] = arm.sign * np.abs(surface[:, 1])
    reach = np.linalg.norm(surface - arm.shoulder, axis=1)
    down_to = np.flatnonzero(reach <= 0.96 * arm.length_m)
    return surface[down_to[-1] if len(down_to) else 0], _elbow_back(arm)


def _elbow_out(arm: Arm) -> Array:
    return np.array([-0.1, arm.sign * 1.0, -0.3])


def _elbow_back(arm: Arm) -> Array:
    return np.array([-1.0, arm.sign * 0.3, 0])


PLACES: dict[str, Callable[[Arm, float], Aim]] = {
    "floor": _floor,
    "mat": _mat,
    "strap": _strap,
    "reins": _reins,
    "shin": _shin,
    "thigh": _thigh,
    "hang": _hang,
    "swing": _swing,
    "behind": _behind,
    "chest": _chest,
    "hips": _hips,
    "legs": _legs,
}


def aim(arm: Arm, hand: Hand) -> Aim:
    """Return where a hand goes and where its elbow points."""
    return PLACES[hand.place](arm, hand.deg)


def place(body: Body, turns: Turns, joints: Array, hands: Hands, leg: Limb) -> None:
    """Turn both arms so that the hands are where they belong; changes ``turns``."""
    for limb in LIMBS:
        target, pole = aim(Arm(body, turns, joints, limb, leg), hands[limb])
        body.reach(turns, joints, limb, target, pole)
