"""Turns (exercise, progress) into a body that stands or lies on the floor."""

import numpy as np

from . import hands
from .beat import Beat, Plan
from .body import Body, Turns
from .bridge import Bridge
from .lying import Lying
from .posture import Leg, Posture
from .rotations import Array
from .spec import Spec
from .standing import STANDING_PLANS
from .supine import SUPINE
from .timeline import Repetition

SWAY_HZ = np.array([0.23, 0.61, 1.3])
SWAY_SHARE = [0.6, 0.3, 0.1]


class Performer:
    """One person doing the exercise of a spec."""

    def __init__(self, spec: Spec) -> None:
        self.spec, self.body = spec, Body(spec.shape)
        self._phase = np.random.default_rng(spec.seed).uniform(0, 2 * np.pi, (8, 3))
        self.lying = Lying(self.body)
        self.bridge = Bridge(self.lying) if spec.exercise == "glute_bridge" else None

    def sway(self, channel: int, t_s: float) -> float:
        """Return the involuntary movement on one of eight channels, degrees."""
        waves = np.sin(2 * np.pi * SWAY_HZ * t_s + self._phase[channel]) * SWAY_SHARE
        return self.spec.sway * float(waves.sum())

    def solve(
        self, progress: float, repetition: Repetition, t_s: float
    ) -> tuple[Turns, Array, Posture]:
        """Return world rotations, joints (bones, 3) in metres, and the posture at one instant."""
        beat = self._beat(progress, repetition, t_s)
        plan = (STANDING_PLANS | SUPINE)[self.spec.exercise](beat)
        if plan.stance:
            turns, joints, posture = self._stood(plan)
        elif plan.bridge and self.bridge:
            turns, joints, posture = self.bridge.solve(plan.bridge, progress, beat.sway(0))
        else:
            turns, joints, posture = self._laid(beat, plan)
        hands.place(self.body, turns, joints, plan.hands, beat.limb)
        return turns, self.body.joints(turns, joints[0]), posture

    def _beat(self, progress: float, repetition: Repetition, t_s: float) -> Beat:
        share = 0.3 + 0.7 * progress
        return Beat(
            exercise=self.spec.exercise,
            progress=progress,
            limb=repetition.limb,
            other="L" if repetition.limb == "R" else "R",
            amplitude=repetition.amplitude,
            fault=repetition.fault,
            fault_deg=self.spec.fault_deg,
            flat_deg=self.lying.flat_deg,
            sway=lambda channel: self.sway(channel, t_s) * share,
        )

    def _stood(self, plan: Plan) -> tuple[Turns, Array, Posture]:
        turns = self.body.turns(plan.posture)
        joints = self.body.joints(turns)
        ankle = joints[self.body.index[f"foot.{plan.stance[-1]}"]]
        joints = joints + np.array([-ankle[0], 0, self.body.ankle_m - ankle[2]])
        return turns, joints, plan.posture

    def _laid(self, beat: Beat, plan: Plan) -> tuple[Turns, Array, Posture]:
        posture, other = plan.posture, beat.other
        lifted = beat.planted("other_leg_lifts") > 0
        if self.spec.other_leg == "bent" and not lifted:
            straight = posture.with_leg(other, Leg(90, 90, 0))
            joints = self.lying.settled(self.body.joints(self.body.turns(straight)), straight)
            ankle = self.lying.hook_ankle(joints, other)
            posture = posture.with_leg(other, self.lying.hooked(joints, other, ankle))
        turns = self.body.turns(posture)
        return turns, self.lying.settled(self.body.joints(turns), posture), posture
