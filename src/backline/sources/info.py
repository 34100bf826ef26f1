"""What is known of a recording before its first frame, and of the model that judged it."""

from dataclasses import dataclass
from math import inf

from backline.motion.errors import InputError


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


def stretch(
    file: str, whole: tuple[float, float], from_s: float | None, to_s: float | None
) -> tuple[float, float]:
    """Return the stretch to read of a recording that lasts from ``whole[0]`` to ``whole[1]``.

    Raises
    ------
    InputError
        When the stretch is negative, empty, or begins at or after the end.
    """
    start_s, end_s = whole
    for name, value in (("from", from_s), ("to", to_s)):
        if value is not None and not 0 <= value < inf:
            raise InputError(f"'{name}' is {value:g} s: give a time of 0 s or later.")
    if from_s is not None and to_s is not None and from_s >= to_s:
        raise InputError(f"'from' ({from_s:g} s) is not before 'to' ({to_s:g} s): exchange them.")
    if from_s is not None and from_s >= end_s:
        raise InputError(f"{file} ends at {end_s:.2f} s, before {from_s:g} s: start earlier.")
    if to_s is not None and to_s <= start_s:
        raise InputError(f"{file} begins at {start_s:.2f} s, not before {to_s:g} s: stop later.")
    return max(start_s, from_s or 0.0), min(end_s, inf if to_s is None else to_s)
