"""A video file as a stream of upright pictures with the file's own times."""

from collections.abc import Iterator
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
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
from .look import frame_time, look, packet_times
from .picture import Picture

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

EARLY_END_S = 1.0
"""A file that ends so much before the end that it states was cut short; chosen by us."""
ROUNDING_S = 1e-6


@dataclass(frozen=True, slots=True)
class Read:
    """What came of reading: frames left out, and the times of the last frame and the last kept."""

    damaged: int = 0
    backward: int = 0
    broke_off: bool = False
    last_s: float = -inf
    kept_s: float = -inf

    def __add__(self, later: "Read") -> "Read":
        """Return what came of both parts of a stretch."""
        return Read(
            self.damaged + later.damaged, self.backward + later.backward,
            self.broke_off or later.broke_off,
            max(self.last_s, later.last_s), max(self.kept_s, later.kept_s),
        )  # fmt: skip


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
    read : Read
        After reading: how it went; `notes` says it in words.

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
        self.read = Read()
        self.info, first_s, self._upright = look(path)
        whole = (first_s, first_s + self.info.duration_s)
        self.start_s, self.end_s = stretch(self.info.file, whole, from_s, to_s)
        self._from_s = -inf if from_s is None else from_s
        self._to_s = inf if to_s is None else to_s
        self._stated_end_s = whole[1]
        self._count_from_s = -inf
        self._is_part = False

    def __iter__(self) -> Iterator[tuple[float, NDArray[np.uint8]]]:
        """Yield time and upright picture, shape (height, width, 3)."""
        return ((picture.t_s, picture.rgb()) for picture in self.pictures())

    def pictures(self) -> Iterator[Picture]:
        """Yield the same frames before they are turned into colours."""
        self.read = Read()
        damage = Damage()
        last_s = kept_s = -inf
        backward = 0
        with opened(self.path) as (container, stream):
            stream.thread_type = av.codec.context.ThreadType.NONE if self.one_core else "AUTO"
            for frame in self._from_start(container, stream, damage):
                t_s = self._time(frame)
                if t_s >= self._to_s:
                    break
                if t_s < self._count_from_s:
                    damage.frames = backward = 0
                if t_s <= last_s:
                    backward += 1
                    continue
                last_s = t_s
                if t_s < self._from_s or t_s - kept_s < self.apart_s - ROUNDING_S:
                    continue
                kept_s = t_s
                yield Picture(t_s, frame, self._upright)
        self.finish(Read(damage.frames, backward, damage.broke_off, last_s, kept_s))

    def kept_times(self) -> list[float]:
        """Return the times of the frames that `pictures` yields, as the packets state them.

        Nothing is decoded. Empty where the file breaks off: then only reading it tells.
        """
        times: list[float] = []
        damage = Damage()
        with opened(self.path) as (container, stream):
            for t_s in sorted(packet_times(container, stream, damage)):
                if self._from_s <= t_s < self._to_s and (
                    not times or t_s - times[-1] >= self.apart_s - ROUNDING_S
                ):
                    times.append(t_s)
        early = not times or self.end_s - times[-1] > EARLY_END_S
        return [] if damage.broke_off or early else times

    def part(self, from_s: float = -inf, to_s: float = inf, count_from_s: float = -inf) -> "Video":
        """Return a part to be read by itself; what is damaged before ``count_from_s`` is let go."""
        part = copy(self)
        part._from_s = max(self._from_s, from_s)
        part._to_s = min(self._to_s, to_s)
        part._count_from_s = count_from_s
        part._is_part = True
        return part

    def finish(self, read: Read) -> None:
        """Take what came of reading the stretch; raise InputError where no frame lay in it."""
        self.read = read
        if read.kept_s == -inf and not self._is_part:
            raise InputError(
                f"{self.info.file} has no picture between {self.start_s:g} and {self.end_s:g} s: "
                "give another stretch."
            )

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

    @property
    def notes(self) -> list[str]:
        """After reading: whole sentences about what was damaged or left out."""
        file, read = self.info.file, self.read
        notes: list[str] = []
        if read.kept_s == -inf:
            return notes
        if read.broke_off or min(self._stated_end_s, self._to_s) - read.last_s > EARLY_END_S:
            notes.append(
                f"{file} breaks off at {read.last_s:.1f} s of {self._stated_end_s:.1f} s: it was "
                "cut short or damaged, and only what is there was read."
            )
        if read.damaged:
            notes.append(f"{read.damaged} frames of {file} are damaged and were left out.")
        if read.backward:
            notes.append(
                f"{read.backward} frames of {file} were left out: their times do not move forward."
            )
        return notes
