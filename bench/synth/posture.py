"""A posture: the pitch of every segment, in degrees.

thigh pitch  = pelvis pitch + hip flexion      shank pitch = thigh pitch - knee flexion
thorax pitch = pelvis pitch - lumbar flexion   foot pitch  = shank pitch + dorsiflexion
"""

from dataclasses import dataclass, replace

from .spec import Limb


@dataclass(frozen=True)
class Leg:
    """Pitch of thigh, shank and foot; abduction of the whole leg; degrees."""

    thigh: float
    shank: float
    foot: float
    abduction: float = 0.0


@dataclass(frozen=True)
class Posture:
    """Pitches of the trunk and both legs, degrees; ``head`` None follows the thorax."""

    pelvis: float
    legs: dict[Limb, Leg]
    lumbar: float = 0.0
    upper: float = 0.0
    head: float | None = None

    @property
    def thorax(self) -> float:
        """Pitch of the chest, degrees."""
        return self.pelvis - self.lumbar - self.upper

    def with_leg(self, limb: Limb, leg: Leg) -> "Posture":
        """Return the posture with one leg replaced."""
        return replace(self, legs={**self.legs, limb: leg})


@dataclass(frozen=True)
class Hand:
    """What a hand does: a key of `bench.synth.hands.PLACES`; the arm's angle where it swings."""

    place: str
    deg: float = 0.0


Hands = dict[Limb, Hand]


def both(place: str) -> Hands:
    """Return the same for both hands."""
    return {"L": Hand(place), "R": Hand(place)}
