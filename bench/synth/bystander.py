"""A second person in the background, standing or walking to and fro."""

from dataclasses import dataclass

import numpy as np

from . import hands, rotations
from .body import Body
from .dress import dress
from .posture import Hand, Hands, Leg, Posture
from .render import Renderer
from .rotations import Array
from .spec import LIMBS, Limb, Spec

STRIDE_HZ_PER_M_S = 0.75
"""Strides a second for each metre a second: a step of about 0.67 m."""
TURN_S = 0.7


@dataclass(frozen=True)
class Bystander:
    """Who stands or walks where.

    Attributes
    ----------
    look : Spec
        Body and clothes.
    start, end : tuple of float
        x and y on the floor, metres; the same twice for one who stands.
    speed_m_s : float
    facing_deg : float
        Which way one who stands faces; 0 is +X, degrees.
    """

    look: Spec
    start: tuple[float, float]
    end: tuple[float, float]
    speed_m_s: float = 0.0
    facing_deg: float = 0.0


class Walker:
    """The bystander's body on a renderer."""

    def __init__(self, who: Bystander, renderer: Renderer) -> None:
        self.who, self.body = who, Body(who.look.shape)
        dressed = dress(self.body, who.look)
        self._rest = dressed.rest
        self._figure = renderer.add_figure(self.body.faces, dressed, who.look)

    def pose(self, t_s: float) -> None:
        """Move to where the bystander is at a time of the clip, seconds."""
        place, facing, stride = self._where(t_s)
        turns, joints = self._stepping(stride) if self.who.speed_m_s else self._waiting(t_s)
        vertices, normals = self.body.skin(turns, joints, self._rest)
        vertices = vertices - [joints[0, 0], joints[0, 1], vertices[:, 2].min()]
        turn = rotations.yaw(facing).T
        self._figure.pose(vertices @ turn + [*place, 0.0], normals @ turn)

    def _where(self, t_s: float) -> tuple[Array, float, float]:
        """Return place, facing in degrees, and strides walked so far."""
        start, end = np.array(self.who.start), np.array(self.who.end)
        length = float(np.linalg.norm(end - start))
        if not self.who.speed_m_s:
            return start, self.who.facing_deg, 0.0
        leg_s = length / self.who.speed_m_s + TURN_S
        lap, into_s = divmod(t_s, leg_s)
        way = min(into_s * self.who.speed_m_s, length)
        turned = 180 * np.clip((into_s - (leg_s - TURN_S)) / TURN_S, 0, 1) + 180 * lap
        back = int(lap) % 2
        place = end + (start - end) * way / length if back else start + (end - start) * way / length
        facing = np.degrees(np.arctan2(end[1] - start[1], end[0] - start[0])) + turned
        walked = (lap * length + way) * STRIDE_HZ_PER_M_S
        return place, float(facing), walked

    def _stepping(self, strides: float) -> tuple[dict[tuple[str, str], Array], Array]:
        legs: dict[Limb, Leg] = {}
        swings: Hands = {}
        for limb in LIMBS:
            phase = 2 * np.pi * (strides + (0.5 if limb == "L" else 0.0))
            forward = max(0.0, float(np.cos(phase + 0.3)))
            thigh = 3 + 22 * float(np.sin(phase))
            shank = thigh - 5 - 50 * forward**2
            legs[limb] = Leg(thigh, shank, 0.6 * min(shank, 0.0), 1.0)
            swings[limb] = Hand("swing", -20 * float(np.sin(phase)))
        return self._armed(Posture(-2.0, legs), swings)

    def _waiting(self, t_s: float) -> tuple[dict[tuple[str, str], Array], Array]:
        lean = 1.5 * float(np.sin(2 * np.pi * 0.13 * t_s))
        still = Leg(0.5 * lean, 0.5 * lean - 1.0, 0.0, 1.5)
        wave = 35 * max(0.0, float(np.sin(2 * np.pi * 0.2 * t_s)))
        arms: Hands = {"L": Hand("hang"), "R": Hand("swing", 5 + wave)}
        return self._armed(Posture(lean, dict.fromkeys(LIMBS, still)), arms)

    def _armed(self, posture: Posture, arms: Hands) -> tuple[dict[tuple[str, str], Array], Array]:
        turns = self.body.turns(posture)
        hands.place(self.body, turns, self.body.joints(turns), arms, "R")
        return turns, self.body.joints(turns)
