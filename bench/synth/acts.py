"""What people do beside the exercises: getting down to the mat and up again, sit-ups, squats."""

from dataclasses import replace

import numpy as np

from .act import Act, ExerciseAct, Moment
from .body import Body
from .lying import HOOK_KNEE_DEG, MAT_M, Lying
from .posture import Hand, both
from .script import Foot, Key, Script
from .spec import LIMBS, Spec
from .timeline import Repetition

STAND_S, CROUCH_S, SIT_S, RECLINE_S, LEGS_S = 0.6, 1.1, 1.0, 1.3, 0.8
"""Seconds: standing, and to get from there to each of the following positions."""
UP_SHARE = 0.85
"""Getting up takes this share of getting down."""


class GettingReadyAct:
    """Stands, sits down, lies back, does the exercise, and gets up again."""

    def __init__(self, spec: Spec) -> None:
        self.exercise = ExerciseAct(spec)
        self.body = self.exercise.body
        lying = self.exercise.performer.lying
        first, last = (
            _key_of(self.body, self.exercise.at(t_s)) for t_s in (0.0, self.exercise.duration_s)
        )
        down = _down(self.body, lying, first)
        steps = [UP_SHARE * seconds for seconds, _ in down[:0:-1]]
        up = [(0.0, last), *zip(steps, [key for _, key in down[-2::-1]], strict=True)]
        self._down, self._up = (Script(self.body, lying, keys) for keys in (down, up))
        self._start_s = self._down.duration_s
        self._end_s = self._start_s + self.exercise.duration_s
        self.duration_s = self._end_s + self._up.duration_s
        self.repetitions = [rep.later(self._start_s) for rep in self.exercise.repetitions]

    def at(self, t_s: float) -> Moment:
        """Return the posed body at a time of the clip, seconds."""
        if t_s < self._start_s:
            return replace(self._down.at(t_s), side=self.repetitions[0].side)
        if t_s < self._end_s:
            return self.exercise.at(t_s - self._start_s)
        return replace(self._up.at(t_s - self._end_s), side=self.repetitions[-1].side)


class RepeatedAct:
    """Sit-ups or squats: no repetition of any exercise of ours."""

    def __init__(self, spec: Spec) -> None:
        self.body = Body(spec.shape)
        lying = Lying(self.body)
        rest, top = (_sit_up if spec.exercise == "sit_up" else _squat)(self.body, lying)
        keys = [(0.0, rest), (spec.lead, rest)]
        for _ in range(spec.reps):
            keys += [(spec.up, top), (spec.hold, top), (spec.down, rest), (spec.rest, rest)]
        self._script = Script(self.body, lying, keys)
        self.duration_s = self._script.duration_s
        self.repetitions = list[Repetition]()

    def at(self, t_s: float) -> Moment:
        """Return the posed body at a time of the clip, seconds."""
        return self._script.at(t_s)


def make_act(spec: Spec, name: str) -> Act:
    """Return the act of that name: ``exercise``, ``getting_ready`` or ``repeated``."""
    if name == "getting_ready":
        return GettingReadyAct(spec)
    return RepeatedAct(spec) if name == "repeated" else ExerciseAct(spec)


def _key_of(body: Body, moment: Moment) -> Key:
    """Return a moment of an exercise on the mat as a key."""
    posture = moment.posture
    feet = {}
    for limb in LIMBS:
        leg, ankle = posture.legs[limb], moment.joints[body.index[f"foot.{limb}"]]
        feet[limb] = Foot(float(ankle[0]), float(ankle[2]), leg.foot, leg.abduction)
    head = posture.thorax if posture.head is None else posture.head
    hip_x = float(moment.joints[body.index["upperleg01.L"], 0])
    return Key(hip_x, np.nan, posture.pelvis, posture.lumbar, head, feet, both("floor"))


def _on_back(body: Body, lying: Lying, hip_x: float) -> Key:
    """Return lying on the back, knees bent, feet on the mat."""
    at_mat = float(np.cos(np.radians(lying.flat_deg)))
    height = MAT_M + body.ankle_m
    hip_z = at_mat * (body.thigh_m + body.shank_m) + MAT_M + body.heel_m - 0.004
    joints = np.zeros_like(body.heads)
    joints[body.index["upperleg01.L"]] = [hip_x, 0.0, hip_z]
    ankle = lying.hook_ankle(joints, "L", HOOK_KNEE_DEG)
    feet = dict.fromkeys(LIMBS, Foot(float(ankle[0]), height))
    return Key(hip_x, np.nan, 90.0, 0.0, 90.0, feet, both("floor"))


def _standing(body: Body, x: float, floor_m: float) -> Key:
    """Return standing upright with the ankles there."""
    feet = dict.fromkeys(LIMBS, Foot(x, floor_m + body.ankle_m))
    hip_z = floor_m + body.ankle_m + 0.999 * (body.thigh_m + body.shank_m)
    return Key(x, hip_z, 0.0, 0.0, 0.0, feet, both("hang"))


def _down(body: Body, lying: Lying, ready: Key) -> list[tuple[float, Key]]:
    """Return the keys from standing over the feet to lying ready."""
    recline = _on_back(body, lying, ready.hip_x)
    stand = _standing(body, recline.feet["L"].x, MAT_M)
    low_m = MAT_M + body.ankle_m + 0.5 * (body.thigh_m + body.shank_m)
    crouch = replace(
        stand, hip_x=stand.hip_x - 0.24, hip_z=low_m, pelvis=-38.0, lumbar=20.0, head=-45.0
    )
    sit = replace(recline, pelvis=12.0, lumbar=25.0, head=-5.0, hands=both("behind"))
    return [
        (0.0, stand),
        (STAND_S, stand),
        (CROUCH_S, crouch),
        (SIT_S, sit),
        (RECLINE_S, recline),
        (LEGS_S, ready),
    ]


def _sit_up(body: Body, lying: Lying) -> tuple[Key, Key]:
    """Return lying with bent knees, and the chest raised to 40 degrees from upright."""
    rest = replace(_on_back(body, lying, 0.0), hands=both("chest"))
    return rest, replace(rest, pelvis=55.0, lumbar=22.0, head=32.0)


def _squat(body: Body, _lying: Lying) -> tuple[Key, Key]:
    """Return standing, and a squat with the thighs near the horizontal and the arms ahead."""
    stand = _standing(body, 0.0, 0.0)
    ahead = {limb: Hand("swing", 80.0) for limb in LIMBS}
    low_m = body.ankle_m + 0.62 * (body.thigh_m + body.shank_m)
    squat = replace(
        stand, hip_x=-0.24, hip_z=low_m, pelvis=-38.0, lumbar=8.0, head=-20.0, hands=ahead
    )
    return stand, squat
