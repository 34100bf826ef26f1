"""What somebody does: how the body is supported, how far the trunk leans, where the legs are.

Angles in degrees. The thigh is told against the trunk's line of a person who lies, and against
hanging down for one who stands or sits; forward is positive.
"""

from dataclasses import dataclass
from typing import Literal

from backline.motion.errors import InputError
from backline.motion.said import say

from .person import out_of_bounds

Support = Literal["feet", "seat", "backrest", "back"]
"""Standing; sitting freely; sitting and leaning back, muscles off; lying on the back."""

INCLINATION_RANGE_DEG = (-30.0, 150.0)
BACKREST_RANGE_DEG = (-30.0, 0.0)
THIGH_RANGE_DEG = (-20.0, 140.0)
KNEE_RANGE_DEG = (0.0, 150.0)
ANKLE_RANGE_DEG = (-50.0, 30.0)
NECK_RANGE_DEG = (-40.0, 60.0)
CHAIR_THIGH_DEG = 90.0
UPRIGHT_KNEE_DEG = 90.0


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg.

    ``thigh_deg`` is None for a leg that the person stands on: then it follows from balance, and so
    does its ankle.
    """

    thigh_deg: float | None = None
    knee_deg: float = 0.0
    ankle_deg: float = 0.0


@dataclass(frozen=True, slots=True)
class Task:
    """A task.

    Attributes
    ----------
    support : str
    inclination_deg : float
        Of the trunk (its upper part): 0 upright, or flat when lying; forward positive.
    working, other : Leg
        The leg that the task is about, and the other one.
    neck_deg : float
        Chin to chest is positive. It moves the nerves' path and nothing else.
    still_pelvis : bool
        Whether the pelvis does not roll. So in the active knee extension (chosen by us, as in
        evidence.md section 6.1).

    Raises
    ------
    InputError
        With every angle that no joint reaches, one sentence each.
    """

    support: Support
    inclination_deg: float = 0.0
    working: Leg = Leg()
    other: Leg = Leg()
    neck_deg: float = 0.0
    still_pelvis: bool = False

    def __post_init__(self) -> None:
        degrees = say("degrees")
        leans = BACKREST_RANGE_DEG if self.support == "backrest" else INCLINATION_RANGE_DEG
        given = [
            (say("the trunk's inclination"), self.inclination_deg, leans),
            (say("the neck's flexion"), self.neck_deg, NECK_RANGE_DEG),
        ]
        for leg in (self.working, self.other):
            given += [
                (say("the thigh's angle"), leg.thigh_deg or 0.0, THIGH_RANGE_DEG),
                (say("the knee's flexion"), leg.knee_deg, KNEE_RANGE_DEG),
                (say("the ankle's dorsiflexion"), leg.ankle_deg, ANKLE_RANGE_DEG),
            ]
        told = (out_of_bounds(name, value, bounds, degrees) for name, value, bounds in given)
        found = list(dict.fromkeys(filter(None, told)))
        if found:
            raise InputError(*found)


def stand() -> Task:
    """Return upright standing."""
    return Task("feet")


def bend(inclination_deg: float, knee_deg: float = 0.0, neck_deg: float = 0.0) -> Task:
    """Return a forward bend in standing; `knee_deg` of both knees."""
    leg = Leg(knee_deg=knee_deg)
    return Task("feet", inclination_deg, leg, leg, neck_deg)


def sit(
    inclination_deg: float = 0.0,
    knee_deg: float = UPRIGHT_KNEE_DEG,
    ankle_deg: float = 0.0,
    neck_deg: float = 0.0,
) -> Task:
    """Return sitting on a chair; the working leg's knee at any angle, the other one at 90."""
    working = Leg(CHAIR_THIGH_DEG, knee_deg, ankle_deg)
    other = Leg(CHAIR_THIGH_DEG, UPRIGHT_KNEE_DEG)
    return Task("seat", inclination_deg, working, other, neck_deg)


def slouch(inclination_deg: float = -10.0) -> Task:
    """Return sitting against a backrest with the muscles off."""
    leg = Leg(CHAIR_THIGH_DEG, UPRIGHT_KNEE_DEG)
    return Task("backrest", inclination_deg, leg, leg)


def long_sit(
    inclination_deg: float = 0.0,
    knee_deg: float = 0.0,
    ankle_deg: float = 0.0,
    neck_deg: float = 0.0,
) -> Task:
    """Return sitting on the floor with both legs in front."""
    leg = Leg(CHAIR_THIGH_DEG, knee_deg, ankle_deg)
    return Task("seat", inclination_deg, leg, leg, neck_deg)


def lie(
    thigh_deg: float = 0.0,
    knee_deg: float = 0.0,
    ankle_deg: float = 0.0,
    neck_deg: float = 0.0,
    other: Leg | None = None,
) -> Task:
    """Return lying on the back with the working leg as given, the other one flat by default."""
    resting = other or Leg(0.0)
    return Task("back", 0.0, Leg(thigh_deg, knee_deg, ankle_deg), resting, neck_deg)


def knee_extension(knee_deg: float, ankle_deg: float = 0.0, neck_deg: float = 0.0) -> Task:
    """Return the active knee extension: thigh straight up, the pelvis held still."""
    return Task("back", 0.0, Leg(90.0, knee_deg, ankle_deg), Leg(0.0), neck_deg, still_pelvis=True)
