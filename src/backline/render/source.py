"""Where a record came from: the recording and the pose model."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """The recording.

    Attributes
    ----------
    file : str
        Name as the user gave it.
    frames : int
        Frames that were judged.
    duration_s : float
        Length of the whole file, seconds; of what was judged where there is no file (a camera).
    fps : float
        Median frame rate, per second; NaN where unknown.
    size_px : tuple of int
        Width and height after the file's own rotation.
    """

    file: str
    frames: int
    duration_s: float
    fps: float
    size_px: tuple[int, int]


@dataclass(frozen=True, slots=True)
class PoseModel:
    """The pose model: its name (heavy, full, lite or the user's bundle) and its SHA-256 (hex)."""

    model: str
    sha256: str
