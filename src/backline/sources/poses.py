"""Open anything that shows a person moving, as one stream of poses."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from backline.motion.errors import InputError
from backline.motion.types import Pose

from .bundle import Bundle, find
from .camera import Camera
from .follower import Follower
from .found import FoundPoses
from .info import ModelUsed
from .landmark_format import is_landmark_file
from .pose_source import PoseSource
from .recording import Recording
from .video import Video

THIN_ABOVE_FPS = 20.0
JUDGED_APART_S = 1 / 16
"""Of a faster video, frames so far apart are judged: 15 a second of 30, 12.5 of 25; chosen by us,
half the work for angles that differ less than the model's own error."""


class RecordedPoses(PoseSource):
    """The poses of a landmark recording."""

    def __init__(self, recording: Recording) -> None:
        super().__init__(recording.start_s, recording.end_s)
        self._recording = recording
        self.info, self.model = recording.info, recording.model

    def __iter__(self) -> Iterator[Pose]:
        """Yield the poses."""
        for pose in self._recording:
            self._at_s = pose.t_s
            yield pose
        self._at_s = self._end_s

    def frames(self) -> Iterator[tuple[NDArray[np.uint8], Pose]]:
        """Refuse: there are no pictures."""
        raise InputError(
            f"{self._recording.path.name} holds landmarks and no pictures: give the video itself."
        )

    @property
    def notes(self) -> list[str]:
        """Whether the file is incomplete."""
        return self._recording.notes


def open_poses(  # noqa: PLR0913, PLR0917 - what the command line asks for, one each
    given: str,
    model: Bundle | Path | None,
    from_s: float | None = None,
    to_s: float | None = None,
    one_core: bool = False,
    lying: bool | None = None,
) -> PoseSource:
    """Open a video, a camera or a landmark recording.

    Parameters
    ----------
    given : str
        Path of a video or of a landmark recording (known by its content, whatever its name), or
        ``camera:0``.
    model : Bundle, Path or None
        The pose model; not used, and None will do, for a landmark recording.
    from_s, to_s : float, optional
        Only ``[from_s, to_s)`` on the file's own clock.
    one_core : bool
        Work on one core, for many recordings side by side.
    lying : bool, optional
        Whether the exercise is done on the back, which says whom to follow where several people
        are in the picture; by default whoever the model finds.

    Raises
    ------
    InputError
        When the source or the model cannot be used.
    """
    if not given.startswith("camera:") and is_landmark_file(Path(given)):
        return RecordedPoses(Recording(Path(given), from_s, to_s))
    pictures = _pictures(given, from_s, to_s, one_core)
    if model is None:
        raise InputError(f"{given} is no landmark recording: name a pose model to judge it with.")
    bundle = find(str(model)) if isinstance(model, Path) else model
    follower = Follower(bundle.path, lying)
    return FoundPoses(pictures, follower, ModelUsed(bundle.name, bundle.sha256), one_core)


def _pictures(
    given: str, from_s: float | None, to_s: float | None, one_core: bool
) -> Video | Camera:
    if not given.startswith("camera:"):
        video = Video(Path(given), from_s, to_s, one_core=one_core)
        if video.info.fps > THIN_ABOVE_FPS:
            video.apart_s = JUDGED_APART_S
        return video
    if not (number := re.fullmatch(r"camera:(\d{1,3})", given)):
        raise InputError(
            f"{given!r} is no camera: give camera:0 for the first, camera:1 and so on."
        )
    if from_s is not None or to_s is not None:
        raise InputError("A camera has no stretch to choose: leave out the start and the end.")
    return Camera(int(number[1]))
