"""A video file as a stream of upright pictures with the file's own times."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from math import inf, isfinite, isnan
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
from numpy.typing import NDArray

from backline.motion.errors import InputError

from .container import Damage, frames, opened
from .info import stretch
from .look import frame_time, look
from .picture import Picture

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

EARLY_END_S = 1.0
"""A file that ends so much before the end that it states was cut short; chosen by us."""
ROUNDING_S = 1e-6


class Video:
    """A video file; iterating gives ``(t_s, rgb)`` from the start, each time anew.

    Times are the file's own (presentation) times. A frame whose time is not later than the one
    before is left out and noted. Memory does not grow with the length of the file.

    Parameters
    ----------
    path : Path
    from_s, to_s : float, optional
        Only frames in ``[from_s, to_s)`` on the file's clock.
    apart_s : float
        Only frames at least so far apart.
    one_core : bool
        Decode with a single thread.

    Attributes
    ----------
    info : VideoInfo
    start_s, end_s : float
        The stretch that is read, on the file's clock.
    notes : list of str
        After reading: whole sentences about what was damaged or left out.

    Raises
    ------
    InputError
        When the file or the stretch asked for cannot be read; also while reading, when no frame
        lies in the stretch.
    """

    def __init__(
        self,
        path: Path,
        from_s: float | None = None,
        to_s: float | None = None,
        *,
        apart_s: float = 0.0,
        one_core: bool = False,
    ) -> None:
        self.path = path
        self.apart_s = apart_s
        self.one_core = one_core
        self.notes: list[str] = []
        self.info, first_s, self._upright = look(path)
        whole = (first_s, first_s + self.info.duration_s)
        self.start_s, self.end_s = stretch(self.info.file, whole, from_s, to_s)
        self._from_s = -inf if from_s is None else from_s
        self._to_s = inf if to_s is None else to_s
        self._stated_end_s = whole[1]

    def __iter__(self) -> Iterator[tuple[float, NDArray[np.uint8]]]:
        """Yield time and upright picture, shape (height, width, 3)."""
        return ((picture.t_s, picture.rgb()) for picture in self.pictures())

    def pictures(self) -> Iterator[Picture]:
        """Yield the same frames before they are turned into colours."""
        self.notes.clear()
        damage = Damage()
        last_s = kept_s = -inf
        backward = 0
        with opened(self.path) as (container, stream):
            stream.thread_type = av.codec.context.ThreadType.NONE if self.one_core else "AUTO"
            for frame in self._from_start(container, stream, damage):
                t_s = self._time(frame)
                if t_s >= self._to_s:
                    break
                if t_s <= last_s:
                    backward += 1
                    continue
                last_s = t_s
                if t_s < self._from_s or t_s - kept_s < self.apart_s - ROUNDING_S:
                    continue
                kept_s = t_s
                yield Picture(t_s, frame, self._upright)
        self._report(damage, backward, last_s, kept_s)

    def _from_start(
        self, container: "InputContainer", stream: "VideoStream", damage: Damage
    ) -> "Iterator[VideoFrame]":
        """Decode from a key frame at or before the start of the stretch."""
        if not isfinite(self._from_s) or not stream.time_base:
            return frames(container, stream, damage)
        with suppress(av.FFmpegError):
            container.seek(int(self._from_s / stream.time_base), stream=stream)
        decoded = frames(container, stream, damage)
        first = next(decoded, None)
        if first is not None and self._time(first) <= self._from_s:
            return chain([first], decoded)
        # The seek went too far (a file without an index): read it from its beginning.
        container.seek(0)
        damage.frames = 0
        return frames(container, stream, damage)

    def _time(self, frame: "VideoFrame") -> float:
        t_s = frame_time(frame)
        if isnan(t_s):
            raise InputError(
                f"{self.info.file} states no times for its frames: convert it to an mp4 first."
            )
        return t_s

    def _report(self, damage: Damage, backward: int, last_s: float, kept_s: float) -> None:
        file = self.info.file
        if kept_s == -inf:
            raise InputError(
                f"{file} has no picture between {self.start_s:g} and {self.end_s:g} s: give "
                "another stretch."
            )
        if damage.broke_off or min(self._stated_end_s, self._to_s) - last_s > EARLY_END_S:
            self.notes.append(
                f"{file} breaks off at {last_s:.1f} s of {self._stated_end_s:.1f} s: it was cut "
                "short or damaged, and only what is there was read."
            )
        if damage.frames:
            self.notes.append(f"{damage.frames} frames of {file} are damaged and were left out.")
        if backward:
            self.notes.append(
                f"{backward} frames of {file} were left out: their times do not move forward."
            )
