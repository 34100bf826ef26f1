"""One clip's parameters: movement, body, camera, light and clothes."""

from dataclasses import dataclass, field
from typing import Literal

Limb = Literal["L", "R"]
LIMBS: tuple[Limb, Limb] = ("L", "R")
SIDE_OF: dict[Limb, Literal["left", "right"]] = {"L": "left", "R": "right"}
LIMB_OF: dict[str, Limb] = {"left": "L", "right": "R"}
SIGN_OF: dict[Limb, int] = {"L": 1, "R": -1}
"""Sign of y (left positive) of each side."""

DECOYS = ("sit_up", "squat")
STANDING = ("standing_march", "forward_bend", "squat")

AMPLITUDE_DEG = {
    "straight_leg_raise": 48,
    "glute_bridge": 175,
    "standing_march": 90,
    "strap_stretch": 80,
    "knee_to_chest": 130,
    "active_knee_extension": 20,
    "forward_bend": 100,
}
"""Default amplitude: hip flexion; the bridge's shoulder-hip-knee angle at the top; the knee flexion
left at the top of the active knee extension; pelvis and lumbar flexion of the forward bend."""

FAULTS: dict[str, dict[str, float]] = {
    "straight_leg_raise": {"bent_knee": 30, "arched_back": 18},
    "glute_bridge": {"arched_back": 20, "low_hips": 20, "past_straight": 18},
    "standing_march": {"low_knee": 40, "lean_back": 15, "lean_forward": 18},
    "strap_stretch": {"bent_knee": 30},
    "knee_to_chest": {"other_leg_lifts": 30, "low_knee": 35},
    "active_knee_extension": {"hip_drop": 25, "bent_knee": 30},
    "forward_bend": {"bent_knee": 35, "rounded_back": 30},
}
"""Faults that can be planted, with their default size in degrees."""


@dataclass(frozen=True)
class Spec:
    """Everything that determines a clip; the same spec gives the same frames.

    Attributes
    ----------
    side : str
        ``right``, ``left`` or ``both`` (alternating, right first).
    amplitudes, amplitude : list of float, float
        One for each repetition, else one for all of ``reps``; degrees, as in `AMPLITUDE_DEG`.
    up, hold, down, rest, lead : float
        Seconds; ``lead`` is the still time before the first and after the last repetition.
    fault_size : float, optional
        Degrees; the default is that of `FAULTS`.
    fault_reps : list of int, optional
        The repetitions with the fault, from 0; None for all.
    other_leg : str
        ``flat`` or ``bent``, lying.
    shape : dict
        Parameters of the body that differ from the average one.
    azimuth : float
        Degrees; 0 with the camera at the person's right, 90 in front of (at the feet of) the
        person, 180 at the left.
    distance, height : float
        Of the camera, from the point aimed at and above the floor, metres.
    aim : list of float, optional
        The point looked at, metres; the default is the middle of the body.
    fov, roll : float
        Horizontal field of view and turn of the camera about its axis, degrees.
    noise, blur : float
        Sensor noise in 8-bit levels; Gaussian blur in pixels.
    sway : float
        Slow involuntary movement, degrees.
    sleeve, hem, loose : float
        Sleeve length (0 shoulder, 1 elbow, 2 wrist); height of the trouser hem on the average body,
        metres; how far cloth stands off the skin (1: ordinary).
    samples : int
        Anti-aliasing; 0 is none and twice as fast.
    """

    exercise: str = "straight_leg_raise"
    side: str = "right"
    reps: int = 3
    amplitudes: list[float] | None = None
    amplitude: float | None = None
    up: float = 0.9
    hold: float = 0.5
    down: float = 0.9
    rest: float = 0.3
    lead: float = 0.5
    fault: str = ""
    fault_size: float | None = None
    fault_reps: list[int] | None = None
    other_leg: str = "flat"
    shape: dict[str, float] = field(default_factory=dict)
    azimuth: float = 0.0
    distance: float = 2.7
    height: float = 0.8
    fov: float = 62.0
    roll: float = 0.0
    aim: list[float] | None = None
    light: str = "bright"
    gain: float = 1.0
    noise: float = 2.5
    blur: float = 0.0
    fps: float = 20.0
    width: int = 640
    height_px: int = 480
    crf: int = 20
    sway: float = 0.4
    skin: list[float] = field(default_factory=lambda: [0.56, 0.36, 0.27])
    hair: list[float] = field(default_factory=lambda: [0.06, 0.04, 0.03])
    top: list[float] = field(default_factory=lambda: [0.10, 0.22, 0.42])
    bottom: list[float] = field(default_factory=lambda: [0.05, 0.05, 0.06])
    shoe: list[float] = field(default_factory=lambda: [0.75, 0.75, 0.76])
    sleeve: float = 0.6
    hem: float = 0.62
    pattern: int = 0
    loose: float = 1.0
    mat: list[float] = field(default_factory=lambda: [0.16, 0.30, 0.34])
    wall: list[float] = field(default_factory=lambda: [0.62, 0.58, 0.50])
    floor: list[float] = field(default_factory=lambda: [0.42, 0.27, 0.16])
    clutter: bool = True
    samples: int = 4
    seed: int = 0

    @property
    def standing(self) -> bool:
        """Whether the movement is done standing."""
        return self.exercise in STANDING

    @property
    def fault_deg(self) -> float:
        """Size of the planted fault, degrees; 0 without one."""
        if self.fault_size is not None:
            return self.fault_size
        return FAULTS.get(self.exercise, {}).get(self.fault, 0.0)
