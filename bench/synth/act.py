"""Who does what when: an act poses one body at any time of a clip."""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from .body import Body, Turns
from .performer import Performer
from .posture import Posture
from .render import Prop
from .rotations import Array
from .solids import tube
from .spec import LIMBS, Limb, Spec
from .timeline import Repetition, Timeline

STRAP_COLOUR = (0.55, 0.12, 0.12)
STRAP_RADIUS_M = 0.012


@dataclass(frozen=True)
class Moment:
    """One posed instant.

    Attributes
    ----------
    turns : Turns
        World rotation of every segment.
    joints : ndarray, shape (bones, 3)
        World positions, metres.
    posture : Posture
    repetition : int
        Index of the repetition under way; -1 between two.
    progress : float
        How far into it, 0 to 1.
    side : str
        The working side; between two repetitions that of the nearest.
    props : list of Prop
        Moving things, such as a strap.
    """

    turns: Turns
    joints: Array
    posture: Posture
    repetition: int = -1
    progress: float = 0.0
    side: str = "right"
    props: list[Prop] = field(default_factory=list)


class Act(Protocol):
    """A body, what it does, and the repetitions that are planted in it."""

    body: Body
    duration_s: float
    repetitions: list[Repetition]

    def at(self, t_s: float) -> Moment:
        """Return the posed body at a time of the clip, seconds."""


class ExerciseAct:
    """A spec's exercise from its first to its last repetition."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.performer = Performer(spec)
        self.timeline = Timeline(spec)
        self.body = self.performer.body
        self.duration_s = self.timeline.duration_s
        self.repetitions = self.timeline.repetitions

    def at(self, t_s: float) -> Moment:
        """Return the posed body at a time of the clip, seconds."""
        index, progress, repetition = self.timeline.at(t_s)
        turns, joints, posture = self.performer.solve(progress, repetition, t_s)
        strapped = self.spec.exercise == "strap_stretch"
        props = strap(self.body, turns, joints, repetition.limb) if strapped else []
        return Moment(turns, joints, posture, index, progress, repetition.side, props)


def strap(body: Body, turns: Turns, joints: Array, limb: Limb) -> list[Prop]:
    """Return the two halves of a strap from the hands to the sole."""
    ankle, knee = (joints[body.index[f"{bone}.{limb}"]] for bone in ("foot", "lowerleg01"))
    ahead = turns["foot", limb] @ np.array([1.0, 0, 0])
    sole = ankle + 0.085 * (ankle - knee) / body.shank_m + 0.06 * ahead
    props: list[Prop] = []
    for hand in LIMBS:
        wrist = joints[body.index[f"wrist.{hand}"]]
        start = wrist + 0.07 * (sole - wrist) / np.linalg.norm(sole - wrist)
        props.append((tube(start, sole, STRAP_RADIUS_M), STRAP_COLOUR))
    return props
