"""Open anything that shows a person moving, as one stream of poses."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from backline.motion.errors import InputError
from backline.motion.types import Pose

from .ahead import ahead
from .bundle import Bundle, find
from .camera import Camera
from .info import ModelUsed
from .interrupt import on_ctrl_c
from .landmark_format import is_landmark_file
from .landmarker import Landmarker
from .picture import Picture
from .pose_source import PoseSource
from .recording import Recording
from .video import Video

THIN_ABOVE_FPS = 20.0
JUDGED_APART_S = 1 / 16
"""Of a faster video, frames so far apart are judged: 15 a second of 30, 12.5 of 25; chosen by us,
half the work for angles that differ less than the model's own error."""
LONGEST_PX = 1920
"""Larger pictures are shrunk before the model looks, which bounds memory; chosen by us: shrinking
full HD to 960 saved next to nothing and moved landmarks."""
AHEAD = 3

Judged = tuple[NDArray[np.uint8], NDArray[np.uint8] | None, float]


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


class FoundPoses(PoseSource):
    """The poses that the pose model finds in a video or before a camera.

    Pictures are decoded one thread ahead of the model, unless ``one_core``.
    """

    def __init__(
        self, pictures: Video | Camera, landmarker: Landmarker, model: ModelUsed, one_core: bool
    ) -> None:
        if isinstance(pictures, Video):
            super().__init__(pictures.start_s, pictures.end_s)
        else:
            super().__init__(0.0, float("inf"))
        self.info, self.model = pictures.info, model
        self._pictures, self._landmarker, self._one_core = pictures, landmarker, one_core

    def __iter__(self) -> Iterator[Pose]:
        """Yield the poses."""
        for _, pose in self._found(full_size=False):
            yield pose

    def frames(self) -> Iterator[tuple[NDArray[np.uint8], Pose]]:
        """Yield pictures in full size with their poses."""
        for rgb, pose in self._found(full_size=True):
            assert rgb is not None
            yield rgb, pose

    @property
    def notes(self) -> list[str]:
        """What was damaged or left out."""
        return self._pictures.notes

    def close(self) -> None:
        """Give back the camera."""
        if isinstance(self._pictures, Camera):
            self._pictures.close()

    def _found(self, full_size: bool) -> Iterator[tuple[NDArray[np.uint8] | None, Pose]]:
        live = isinstance(self._pictures, Camera)

        def judged() -> Iterator[Judged]:
            for picture in self._pictures.pictures():
                yield _shrunk(picture, full_size)

        with ExitStack() as stack:
            landmarker = stack.enter_context(self._landmarker)
            if isinstance(self._pictures, Camera):
                stack.enter_context(on_ctrl_c(self._pictures.stop))
            pictures = judged() if self._one_core else ahead(judged, AHEAD, latest=live)
            for small, full, t_s in pictures:
                pose = landmarker.detect(small, t_s)
                self._at_s = t_s
                yield full, self._in_full_pixels(pose, small.shape)
        self._at_s = self._end_s

    def _in_full_pixels(self, pose: Pose, shape: tuple[int, ...]) -> Pose:
        height, width = shape[:2]
        if (width, height) == self.info.size_px:
            return pose
        full_width, full_height = self.info.size_px
        factors = np.array([full_width / width, full_height / height, 1.0], np.float32)
        return replace(pose, image=pose.image * factors)


def open_poses(
    given: str,
    model: Bundle | Path | None,
    from_s: float | None = None,
    to_s: float | None = None,
    one_core: bool = False,
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
    landmarker = Landmarker(bundle.path)
    return FoundPoses(pictures, landmarker, ModelUsed(bundle.name, bundle.sha256), one_core)


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


def _shrunk(picture: Picture, full_size: bool) -> Judged:
    """Return the picture that the model sees, the full one where it is wanted, and the time."""
    small = picture.rgb(LONGEST_PX)
    if not full_size:
        return small, None, picture.t_s
    is_full = (small.shape[1], small.shape[0]) == picture.upright.size_px
    return small, small if is_full else picture.rgb(), picture.t_s
