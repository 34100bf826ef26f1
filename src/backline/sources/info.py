"""What is known of a recording before its first frame, and of the model that judged it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VideoInfo:
    """A video, a camera, or the video behind a landmark recording.

    Attributes
    ----------
    file : str
        File name without its folder, or ``camera:0``.
    frames : int or None
        Frames in the whole file as it says itself; None where it does not say.
    duration_s : float
        Length of the whole file in seconds; NaN where there is none (a camera).
    fps : float
        Frames a second, by the median distance of two frames; NaN where there is only one.
    size_px : tuple of int
        Width and height after the file's own rotation and with square pixels.
    """

    file: str
    frames: int | None
    duration_s: float
    fps: float
    size_px: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ModelUsed:
    """The pose model bundle that found the landmarks: its name and the SHA-256 of the file."""

    name: str
    sha256: str
