"""Which leg works, frame by frame, by the part that it plays and not by its label.

The pose model exchanges the legs when the far one is raised behind a bent near knee (5 % of
frames with the full model, all in a few clips). A label is wrong then; the part is not: the rule
takes that to 0.1 % (docs/engine.md).
"""

from collections.abc import Callable

from .frame import Frame
from .signals import BENT_KNEE_DEG
from .skeleton import LEFT, RIGHT

Role = Callable[[Frame], int]


def more_flexed_hip(frame: Frame) -> int:
    """Return the leg whose hip is flexed more."""
    left, right = frame.hip_flexion_deg
    return LEFT if left > right else RIGHT


def straighter_knee(frame: Frame) -> int:
    """Return the straighter leg while one knee is bent on purpose, else the more flexed hip's."""
    left, right = frame.knee_flexion_deg
    if max(left, right) > BENT_KNEE_DEG:
        return LEFT if left < right else RIGHT
    return more_flexed_hip(frame)


def less_flexed_hip(frame: Frame) -> int:
    """Return the leg whose hip is flexed less: where both have to bend, the lesser one tells."""
    return 1 - more_flexed_hip(frame)


def more_bent_knee(frame: Frame) -> int:
    """Return the leg that stands on the floor while the other is stretched out."""
    left, right = frame.knee_flexion_deg
    return LEFT if left > right else RIGHT


def nearer(frame: Frame) -> int:
    """Return the leg nearer to the camera: both do the same, and it is seen better."""
    return RIGHT if frame.facing > 0 else LEFT


ROLES: dict[str, Role] = {
    rule.__name__: rule
    for rule in (more_flexed_hip, less_flexed_hip, straighter_knee, more_bent_knee, nearer)
}
