"""Landmark recordings: every pose of a recording in one small file, written and read."""

import os
from collections.abc import Iterator
from math import inf
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import numpy as np

from backline.motion.errors import InputError
from backline.motion.types import Pose

from .info import ModelUsed, VideoInfo, stretch
from .landmark_format import (
    FRAME,
    MAGIC,
    block_of,
    blocks_size,
    first_block,
    header_line,
    landmark_file_info,
    pose_of,
)


class LandmarkWriter:
    """Writes a landmark recording pose by pose; the file appears under its name when it is whole.

    In a ``with`` statement, an error or Ctrl-C leaves nothing behind.

    Parameters
    ----------
    path : Path
        Replaced where it exists.
    video : VideoInfo
    model : ModelUsed

    Raises
    ------
    InputError
        When the file cannot be written.
    """

    def __init__(self, path: Path, video: VideoInfo, model: ModelUsed) -> None:
        self.path = path
        self._part = path.with_name(f".{path.name}.{os.getpid()}.part")
        self._last_s = -inf
        if path.is_dir():
            raise InputError(f"{str(path)!r} is a folder: give the name of a file in it.")
        try:
            self._file: BinaryIO = self._part.open("wb")
            self._file.write(MAGIC + header_line(video, model))
        except OSError as error:
            raise _unwritable(path, error) from error

    def __enter__(self) -> Self:
        """Return the writer."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Finish the file, or remove it after an error."""
        if kind is None:
            self.close()
        else:
            self.discard()

    def write(self, pose: Pose) -> None:
        """Append a pose; its time must be finite and later than the one before.

        Raises
        ------
        ValueError
            When it is not.
        InputError
            When the disk is full or gone.
        """
        if not self._last_s < pose.t_s < inf:
            raise ValueError(f"pose at {pose.t_s} s after one at {self._last_s} s")
        self._last_s = pose.t_s
        try:
            self._file.write(block_of(pose))
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def close(self) -> None:
        """Give the file its name."""
        try:
            self._file.close()
            self._part.replace(self.path)
        except OSError as error:
            self.discard()
            raise _unwritable(self.path, error) from error

    def discard(self) -> None:
        """Remove what was written."""
        try:
            self._file.close()
        finally:
            self._part.unlink(missing_ok=True)


class Recording:
    """A landmark recording; iterating gives its poses, each time anew.

    Parameters
    ----------
    path : Path
    from_s, to_s : float, optional
        Only poses in ``[from_s, to_s)`` on the recording's clock.

    Attributes
    ----------
    info : VideoInfo
    model : ModelUsed
    start_s, end_s : float
        The stretch that is read.
    notes : list of str
        Whole sentences about what is missing.

    Raises
    ------
    InputError
        When it cannot be read: no such file, not a landmark recording, of a newer version,
        damaged; also when no pose lies in the stretch.
    """

    def __init__(self, path: Path, from_s: float | None = None, to_s: float | None = None) -> None:
        self.path = path
        header = landmark_file_info(path)
        self.info, self.model = header.video, header.model
        self.notes: list[str] = []
        left_over = blocks_size(path) % FRAME.itemsize
        if left_over:
            self.notes.append(f"{path.name} was cut short: its last frame is incomplete.")
        whole = _first_and_last(path, header.poses)
        self.start_s, self.end_s = stretch(path.name, whole, from_s, to_s)
        self._from_s, self._to_s = from_s or -inf, inf if to_s is None else to_s

    def __iter__(self) -> Iterator[Pose]:
        """Yield the poses of the stretch."""
        yielded = False
        for pose in self._poses():
            if pose.t_s >= self._to_s:
                break
            if pose.t_s >= self._from_s:
                yielded = True
                yield pose
        if not yielded:
            raise InputError(
                f"{self.path.name} has no frame in the stretch asked for: give another one."
            )

    def _poses(self) -> Iterator[Pose]:
        last_s = -inf
        with self.path.open("rb") as file:
            file.seek(first_block(file))
            while len(block := file.read(FRAME.itemsize)) == FRAME.itemsize:
                pose = pose_of(block)
                if not last_s < pose.t_s < inf:
                    raise InputError(
                        f"{str(self.path)!r} is damaged after {last_s:.2f} s: its times do not "
                        "move forward; make it again from the video."
                    )
                last_s = pose.t_s
                yield pose


def _first_and_last(path: Path, poses: int) -> tuple[float, float]:
    """Return the time of the first pose, and the end of the recording: just after the last."""
    if poses == 0:
        return 0.0, inf
    with path.open("rb") as file:
        start = first_block(file)
        file.seek(start)
        first_s = pose_of(file.read(FRAME.itemsize)).t_s
        file.seek(start + (poses - 1) * FRAME.itemsize)
        last_s = pose_of(file.read(FRAME.itemsize)).t_s
    return first_s, float(np.nextafter(last_s, inf))


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(
        f"{str(path)!r} cannot be written ({error.strerror}): give a file in a folder that exists "
        "and where you may write."
    )
