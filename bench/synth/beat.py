"""What an exercise is asked for at one instant, and what it answers."""

from collections.abc import Callable
from dataclasses import dataclass

from .posture import Hands, Posture
from .spec import Limb


@dataclass(frozen=True)
class Beat:
    """One instant of a repetition.

    Attributes
    ----------
    exercise : str
    progress : float
        0 at rest, 1 at the top.
    limb, other : Limb
        The working side and the other one.
    amplitude, fault_deg : float
        Degrees; `fault_deg` is the size of the planted fault at the top.
    fault : str
    flat_deg : float
        Pitch of a leg that lies flat.
    sway : callable
        Involuntary movement, degrees, on one of eight independent channels.
    """

    exercise: str
    progress: float
    limb: Limb
    other: Limb
    amplitude: float
    fault: str
    fault_deg: float
    flat_deg: float
    sway: Callable[[int], float]

    def planted(self, fault: str) -> float:
        """Return how much of a fault shows now, degrees; 0 where another or none is planted."""
        return self.fault_deg * self.progress if self.fault == fault else 0.0


@dataclass(frozen=True)
class BridgeTop:
    """What the bridge lifts to: shoulder-hip-knee angle and arch of the back, degrees."""

    target_deg: float
    arch_deg: float


@dataclass(frozen=True)
class Plan:
    """How to pose the body at one instant.

    Attributes
    ----------
    posture : Posture
    hands : Hands
    stance : tuple of Limb
        Legs that carry a standing person; empty when lying.
    bridge : BridgeTop, optional
    """

    posture: Posture
    hands: Hands
    stance: tuple[Limb, ...] = ()
    bridge: BridgeTop | None = None
