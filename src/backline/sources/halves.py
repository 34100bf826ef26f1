"""Split a video in two, so that two cores can look at it."""

import os

from .video import Video

LONG_ENOUGH_S = 8.0
"""A shorter one gains little from a second model that has to be loaded; chosen by us."""
EARLY_S = 1.0
"""The second half begins so early that the model's tracking has settled; chosen by us."""


def halves(video: Video) -> tuple[Video, Video, float] | None:
    """Split the stretch of a video for two readers.

    Where it is split depends on the file alone, never on timing: the same file gives the same
    poses every time. The model tracks from picture to picture, so that with one core, where the
    file is read in one pass, landmarks of the second half differ within the model's noise (hip and
    knee by 0.2 degrees in the median and 1 to 2 in the 95th of a hundred frames).

    Returns
    -------
    first, second : Video
        Both judge the frames that the whole would; the second starts a second before the middle.
    middle_s : float
        The second half's frames before this time are in the first half too.
    None
        In their place, for a short stretch, and where the file breaks off or has too few frames.
    """
    if video.end_s - video.start_s < LONG_ENOUGH_S:
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
