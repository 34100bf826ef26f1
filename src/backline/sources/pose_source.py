"""What every source of poses is."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from math import isfinite
from typing import Self

import numpy as np
from numpy.typing import NDArray

from backline.motion.types import Pose

from .info import ModelUsed, VideoInfo


class PoseSource(ABC):
    """A stream of poses; iterating gives `Pose` in the order of time.

    Use it in a ``with`` statement, or call `close`.

    Attributes
    ----------
    info : VideoInfo
        ``info.size_px`` is the picture in whose pixels the landmarks are.
    model : ModelUsed
        The pose model that found, or finds, the landmarks.
    """

    info: VideoInfo
    model: ModelUsed

    def __init__(self, start_s: float, end_s: float) -> None:
        self._start_s, self._end_s = start_s, end_s
        self._at_s = start_s

    @abstractmethod
    def __iter__(self) -> Iterator[Pose]:
        """Yield the poses; a file starts anew each time."""

    @abstractmethod
    def frames(self) -> Iterator[tuple[NDArray[np.uint8], Pose]]:
        """Yield upright pictures in full size, shape (height, width, 3), with their poses.

        Raises
        ------
        InputError
            For a landmark recording, which holds no pictures.
        """

    @property
    @abstractmethod
    def notes(self) -> list[str]:
        """Whole sentences about what is missing or was left out, complete after reading."""

    @property
    def progress(self) -> float | None:
        """How much of the time asked for has been read, 0 to 1; None for a camera."""
        length_s = self._end_s - self._start_s
        if not isfinite(length_s) or length_s <= 0:
            return None
        return min(1.0, max(0.0, (self._at_s - self._start_s) / length_s))

    def close(self) -> None:  # noqa: B027 - most sources hold nothing open between two readings
        """Give back what the source holds."""

    def __enter__(self) -> Self:
        """Return the source."""
        return self

    def __exit__(self, *_: object) -> None:
        """Give back what the source holds."""
        self.close()
