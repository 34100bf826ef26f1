"""What goes into the engine and what comes out: frozen values.

Angles are degrees (positive in flexion), times are seconds on the recording's own clock, intervals
are half open. A number that could not be measured is NaN here and null in JSON.
"""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Leg = Literal["left", "right"]
Side = Literal["left", "right", "both", "unseen"]
"""Of the person, never of the picture; ``unseen`` where it is not clear which leg worked."""

LANDMARKS = 33
NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Pose:
    """One person in one frame.

    Attributes
    ----------
    t_s : float
        Time of the frame on the recording's clock, seconds, strictly increasing in a stream.
    image : ndarray, shape (33, 3), float32
        x and y in pixels (x right, y down, after the file's own rotation) and visibility (0 to 1)
        of the landmarks in MediaPipe's order; NaN where nobody was found.
    world : ndarray, shape (33, 3), float32
        Metres about the middle of the hips, as the pose model defines them: x right, y down,
        z away from the camera; NaN where nobody was found.
    """

    t_s: float
    image: NDArray[np.float32]
    world: NDArray[np.float32]

    @classmethod
    def absent(cls, t_s: float) -> "Pose":
        """Return a frame in which nobody was found."""
        nobody = np.full((LANDMARKS, 3), np.nan, np.float32)
        return cls(t_s, nobody, nobody)

    @property
    def seen(self) -> bool:
        """Whether a person was found in this frame."""
        return bool(self.image[0, 0] == self.image[0, 0])


@dataclass(frozen=True, slots=True)
class Fault:
    """What was wrong, when, and by how much at the worst (degrees; NaN where it has no angle)."""

    id: str
    start_s: float
    end_s: float
    worst_deg: float


@dataclass(frozen=True, slots=True)
class Cue:
    """Say it now: the words for a fault, at most once in a repetition."""

    t_s: float
    fault: str
    text: str


@dataclass(frozen=True, slots=True)
class Rep:
    """One repetition: out and back again.

    Attributes
    ----------
    side : Side
        The leg that worked.
    start_s, turn_s, end_s : float
        Start of the movement, its furthest point, and the return to rest.
    peak_deg, peak_error_deg : float
        The movement's signal at the furthest point, and the half width that holds the true angle in
        about nine of ten repetitions; NaN where angles are withheld.
    rom_deg : float
        Excursion from the person's own rest; NaN where angles are withheld.
    dwell_s : float
        Time at the furthest point: from the end of the way in to the start of the way out.
    dose_met : bool
        Whether this repetition reaches the dose's dwell (true where the dose asks for none).
    faults : tuple of Fault
    excluded_by : str or None
        The first limit that it broke; None when it counts.
    """

    side: Side
    start_s: float
    turn_s: float
    end_s: float
    peak_deg: float
    peak_error_deg: float
    rom_deg: float
    dwell_s: float
    dose_met: bool
    faults: tuple[Fault, ...] = ()
    excluded_by: str | None = None


@dataclass(frozen=True, slots=True)
class Hold:
    """One hold: from the end of the movement into the position to the start of the movement out.

    ``mean_deg`` and ``mean_error_deg`` are the movement's signal over the hold, as in `Rep`.
    """

    side: Side
    start_s: float
    end_s: float
    mean_deg: float
    mean_error_deg: float
    dose_met: bool
    faults: tuple[Fault, ...] = ()
    excluded_by: str | None = None

    @property
    def length_s(self) -> float:
        """Seconds held."""
        return self.end_s - self.start_s


@dataclass(frozen=True, slots=True)
class Unseen:
    """A stretch of time that could not be judged, and the landmarks that were missing."""

    start_s: float
    end_s: float
    landmarks: tuple[str, ...]


Event = Rep | Hold | Cue | Unseen


@dataclass(frozen=True, slots=True)
class Sample:
    """What the engine made of one judged frame: for charts, the overlay and the signals table.

    Attributes
    ----------
    t_s : float
        Time of the judged frame. The engine looks two frames back, so this is older than the
        frame just given.
    signals : dict of str to float
        Every signal that the view allows, by its name with the side in it
        (``hip_flexion_left_deg``); NaN where unseen or withheld.
    angle_deg : float
        The movement's own signal (working leg); NaN where unseen.
    angle_side : Side
        The leg that the angle belongs to.
    phase : str
        ``rest``, ``moving``, ``top``, ``waiting`` (seen, but not in position yet) or ``unseen``.
    count : int
        Repetitions or holds that count so far.
    held_s : float
        Seconds in the position so far; 0 outside it.
    """

    t_s: float
    signals: dict[str, float] = field(default_factory=dict)
    angle_deg: float = NAN
    angle_side: Side = "unseen"
    phase: str = "unseen"
    count: int = 0
    held_s: float = 0.0


@dataclass(frozen=True, slots=True)
class View:
    """How the camera sees the person, voted over the stream.

    Attributes
    ----------
    name : str
        ``side``, ``front``, ``oblique`` or ``unknown``.
    off_deg : float
        Degrees between the line of sight and a true side view (0) by the median frame; NaN unknown.
    near_side : Leg or None
        The side of the person that is nearer to the camera.
    roll_deg : float
        How far the picture is turned against gravity, by the resting body (counter-clockwise
        positive); NaN where the person was never at rest.
    """

    name: Literal["side", "front", "oblique", "unknown"] = "unknown"
    off_deg: float = NAN
    near_side: Leg | None = None
    roll_deg: float = NAN
