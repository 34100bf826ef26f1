"""The closed vocabulary of measured quantities: name -> landmarks, views, function.

A definition may use these names and no others. A name with ``other_`` in front reads the leg that
does not work. A movement that needs a new quantity needs one new function here; there is no
expression language.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import asin, degrees, hypot, isnan, radians, sin

from .frame import Frame
from .geometry import NAN, direction_deg, flexion_deg, lift_deg

Measure = Callable[[Frame, int], float]


@dataclass(frozen=True, slots=True)
class Signal:
    """A measured quantity.

    Attributes
    ----------
    name : str
        With its unit.
    landmarks : tuple of str
        What has to be seen, without the side.
    views : tuple of str
        The views that allow it.
    per_leg : bool
        Whether each leg has its own.
    measure : callable
        From a frame and a leg (0 left, 1 right) to the value; NaN where it cannot be measured.
    """

    name: str
    landmarks: tuple[str, ...]
    views: tuple[str, ...]
    per_leg: bool
    measure: Measure


def hip_flexion_deg(frame: Frame, leg: int) -> float:
    """Thigh against the trunk line; 0 in line, forward positive."""
    return frame.hip_flexion_deg[leg]


def knee_flexion_deg(frame: Frame, leg: int) -> float:
    """Shank against the thigh; 0 straight, bent positive."""
    return frame.knee_flexion_deg[leg]


def leg_raise_deg(frame: Frame, leg: int) -> float:
    """Hip-to-ankle line against the trunk line at rest, or against this frame's without a rest."""
    hip, ankle = frame.points.hips[leg], frame.points.ankles[leg]
    leg_deg = direction_deg(hip[0], hip[1], ankle[0], ankle[1])
    return flexion_deg(_resting_trunk_deg(frame), leg_deg, frame.facing)


def _resting_trunk_deg(frame: Frame) -> float:
    rest = frame.rest_trunk_deg
    return frame.trunk_deg if isnan(rest) else rest


def raise_past_knee_deg(frame: Frame, leg: int) -> float:
    """Leg raise beyond the one that brings the ankle level with the other, bent knee.

    NaN unless the other knee is bent by 60 degrees or more: "to the height of the opposite knee"
    (the source article) has no meaning otherwise. Height is measured from the hip, square to the
    trunk line at rest.
    """
    if frame.knee_flexion_deg[1 - leg] < BENT_KNEE_DEG:
        return NAN
    points = frame.points
    hip, ankle = points.hips[leg], points.ankles[leg]
    length = hypot(ankle[0] - hip[0], ankle[1] - hip[1])
    knee, other_hip = points.knees[1 - leg], points.hips[1 - leg]
    reach = hypot(knee[0] - other_hip[0], knee[1] - other_hip[1])
    raised = leg_raise_deg(frame, leg)
    thigh_deg = direction_deg(other_hip[0], other_hip[1], knee[0], knee[1])
    thigh = flexion_deg(_resting_trunk_deg(frame), thigh_deg, frame.facing)
    level = reach * sin(radians(thigh)) / length if length > 0 else 2.0
    return raised - degrees(asin(level)) if -1.0 <= level <= 1.0 else NAN


def trunk_flexion_deg(frame: Frame, _leg: int) -> float:
    """Trunk from upright when up, from flat when lying on the back; forward positive."""
    pitch = frame.trunk_pitch_deg
    return pitch + 90.0 if pitch < LYING_PITCH_DEG else pitch


def trunk_pitch_deg(frame: Frame, _leg: int) -> float:
    """Trunk from upright, whatever the position; forward positive, lying on the back -90."""
    return frame.trunk_pitch_deg


def thigh_lift_deg(frame: Frame, leg: int) -> float:
    """Thigh from hanging down, in the picture: hip flexion less the forward lean of the trunk."""
    return frame.hip_flexion_deg[leg] - frame.trunk_pitch_deg


def thigh_lift_front_deg(frame: Frame, leg: int) -> float:
    """Thigh from hanging down as seen from the front: by how much its drop has shortened."""
    hip, knee = frame.points.hips[leg], frame.points.knees[leg]
    # 0.5: thigh and shank are about equally long between the pose model's hip, knee and ankle.
    return lift_deg(knee[1] - hip[1], 0.5 * frame.leg_px)


def reach_percent(frame: Frame, _leg: int) -> float:
    """How far the wrists are below the hips, in percent of the leg's length; 0 level, 100 a leg.

    Middles of both pairs, in the picture. Palms flat on the floor come to somewhat more than 100.
    """
    below_px = frame.points.hand[1] - frame.points.hip[1]
    return 100.0 * below_px / frame.leg_px if frame.leg_px > 0 else NAN


BENT_KNEE_DEG = 60.0  # a knee bent on purpose, as in the role rule (docs/engine.md)
LYING_PITCH_DEG = -50.0  # leaning back further than this is lying; chosen by us

_LEG = ("hip", "knee", "ankle")
_TRUNK = ("shoulder", "hip")
_SIDE = ("side", "oblique")


SIGNALS = {
    measure.__name__: Signal(measure.__name__, landmarks, views, per_leg, measure)
    for measure, landmarks, views, per_leg in (
        (hip_flexion_deg, ("shoulder", "hip", "knee"), _SIDE, True),
        (knee_flexion_deg, _LEG, _SIDE, True),
        (leg_raise_deg, ("shoulder", "hip", "ankle"), _SIDE, True),
        (raise_past_knee_deg, ("shoulder", *_LEG), _SIDE, True),
        (thigh_lift_deg, ("shoulder", "hip", "knee"), _SIDE, True),
        (thigh_lift_front_deg, _LEG, ("front", "side", "oblique"), True),
        (trunk_flexion_deg, _TRUNK, _SIDE, False),
        (trunk_pitch_deg, _TRUNK, _SIDE, False),
        (reach_percent, ("hip", "knee", "ankle", "wrist"), _SIDE, False),
    )
}
OTHER = "other_"


def known(name: str) -> bool:
    """Whether a definition may use this name."""
    bare = name.removeprefix(OTHER)
    return bare in SIGNALS and (bare == name or SIGNALS[bare].per_leg)
