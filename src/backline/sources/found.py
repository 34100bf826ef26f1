"""The poses that the pose model finds in a video or before a camera."""

from collections.abc import Generator, Iterator
from contextlib import ExitStack, closing, nullcontext
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from backline.motion.types import Pose

from .ahead import Worker, ahead
from .camera import Camera
from .follower import Follower
from .halves import cores, halves
from .info import ModelUsed
from .interrupt import on_ctrl_c
from .picture import Picture
from .pose_source import PoseSource
from .video import Video

LONGEST_PX = 1920
"""Larger pictures are shrunk before the model looks, which bounds memory; chosen by us: shrinking
full HD to 960 saved next to nothing and moved landmarks."""
AHEAD = 3

Rgb = NDArray[np.uint8]
Judged = tuple[Rgb, Rgb | None, float]


class FoundPoses(PoseSource):
    """The poses that the pose model finds in a video or before a camera.

    Pictures are decoded one thread ahead of the model, and the two halves of a video of eight
    seconds and more are looked at side by side (see `halves`); with ``one_core`` one thing is done
    after the other, and the poses are the same.
    """

    def __init__(
        self, pictures: Video | Camera, follower: Follower, model: ModelUsed, one_core: bool
    ) -> None:
        if isinstance(pictures, Video):
            super().__init__(pictures.start_s, pictures.end_s)
        else:
            super().__init__(0.0, float("inf"))
        self.info, self.model = pictures.info, model
        self._pictures, self._follower, self._one_core = pictures, follower, one_core
        self._reading: Generator[Pose, None, None] | None = None

    def __iter__(self) -> Iterator[Pose]:
        """Yield the poses."""
        self._reading = self._poses()
        return self._reading

    def _poses(self) -> Generator[Pose, None, None]:
        both = halves(self._pictures) if isinstance(self._pictures, Video) else None
        if both is not None:
            yield from self._in_halves(*both)
            return
        for _, pose in self._found(self._pictures, self._follower):
            self._at_s = pose.t_s
            yield pose
        self._at_s = self._end_s

    def frames(self) -> Iterator[tuple[Rgb, Pose]]:
        """Yield pictures in full size with their poses."""
        for rgb, pose in self._found(self._pictures, self._follower, full_size=True):
            assert rgb is not None
            self._at_s = pose.t_s
            yield rgb, pose
        self._at_s = self._end_s

    @property
    def notes(self) -> list[str]:
        """What was damaged or left out."""
        return self._pictures.notes

    def close(self) -> None:
        """End the reading and its threads, and give back the camera."""
        if self._reading is not None:
            self._reading.close()
        if isinstance(self._pictures, Camera):
            self._pictures.close()

    def _in_halves(self, first: Video, second: Video, middle_s: float) -> Iterator[Pose]:
        """Yield the poses of the first half while a second thread, if any, finds the others."""
        reached_s = middle_s

        def later() -> Iterator[Pose]:
            nonlocal reached_s
            for _, pose in self._found(second, self._follower.another()):
                if pose.t_s >= middle_s:
                    reached_s = pose.t_s
                    yield pose

        # Any number of poses may wait: a minute of them is a megabyte.
        alone = self._one_core or cores() < 2
        with nullcontext(later()) if alone else Worker(later, 0) as worker:
            for _, pose in self._found(first, self._follower):
                self._at_s = pose.t_s + (reached_s - middle_s)
                yield pose
            for pose in worker:
                self._at_s = reached_s
                yield pose
        assert isinstance(self._pictures, Video)
        self._pictures.finish(first.read + second.read)
        self._at_s = self._end_s

    def _found(
        self, source: Video | Camera, follower: Follower, full_size: bool = False
    ) -> Iterator[tuple[Rgb | None, Pose]]:
        live = isinstance(source, Camera)

        def judged() -> Generator[Judged, None, None]:
            for picture in source.pictures():
                yield _shrunk(picture, full_size)

        with ExitStack() as stack:
            stack.enter_context(follower)
            if isinstance(source, Camera):
                stack.enter_context(on_ctrl_c(source.stop))
            pictures = judged() if self._one_core else ahead(judged, AHEAD, latest=live)
            # Closed here and now: an error keeps its frames, and so what they hold, for longer.
            for small, full, t_s in stack.enter_context(closing(pictures)):
                yield full, self._in_full_pixels(follower.detect(small, t_s), small.shape)

    def _in_full_pixels(self, pose: Pose, shape: tuple[int, ...]) -> Pose:
        height, width = shape[:2]
        if (width, height) == self.info.size_px:
            return pose
        full_width, full_height = self.info.size_px
        factors = np.array([full_width / width, full_height / height, 1.0], np.float32)
        return replace(pose, image=pose.image * factors)


def _shrunk(picture: Picture, full_size: bool) -> Judged:
    """Return the picture that the model sees, the full one where it is wanted, and the time."""
    small = picture.rgb(LONGEST_PX)
    if not full_size:
        return small, None, picture.t_s
    is_full = (small.shape[1], small.shape[0]) == picture.upright.size_px
    return small, small if is_full else picture.rgb(), picture.t_s
