"""Split a video in two, so that two cores can look at it."""

import os

from .video import Video

LONG_ENOUGH_S = 8.0
"""A shorter one gains little from a second model that has to be loaded; chosen by us."""
EARLY_S = 1.0
"""The second half begins so early that the model's tracking has settled; chosen by us."""


def halves(video: Video) -> tuple[Video, Video, float] | None:
    """Split the stretch of a video for two readers.

    Where it is split depends on the file alone, so that the same file gives the same poses on
    every machine with two cores. The model tracks from picture to picture: of the second half the
    landmarks are those of one pass within the model's noise, not to the bit.

    Returns
    -------
    first, second : Video
        Both judge the frames that the whole would; the second starts a second before the middle.
    middle_s : float
        The second half's frames before this time are in the first half too.
    None
        In their place, on a machine with one core, for a short stretch, and where the file breaks
        off or has too few frames.
    """
    if cores() < 2 or video.end_s - video.start_s < LONG_ENOUGH_S:
        return None
    times = video.kept_times()
    middle_s = times[len(times) // 2] if times else 0.0
    early = [t_s for t_s in times if t_s <= middle_s - EARLY_S]
    if not early:
        return None
    first = video.part(to_s=middle_s)
    # From a frame that the whole would judge: it would judge the same ones from there on.
    second = video.part(from_s=early[-1], count_from_s=middle_s)
    return first, second, middle_s


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
