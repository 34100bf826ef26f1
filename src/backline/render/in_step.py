"""Pairs every frame of a video with the pose and the sample that were judged last by then."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar

from backline.motion.types import Pose, Sample

from .overlay import Rgb, Shown

SAME_S = 1e-4  # two times this close are one frame's, read in two ways; chosen by us

Frames = Iterable[tuple[float, Rgb]]
"""Time on the recording's clock, seconds, rising; picture, shape (height, width, 3), uint8."""


class Timed(Protocol):
    """Anything with a time on the recording's clock."""

    @property
    def t_s(self) -> float:
        """Seconds."""


T = TypeVar("T", bound=Timed)


def in_step(
    frames: Frames, samples: Sequence[Sample], poses: Sequence[Pose]
) -> Iterator[tuple[Rgb, Shown]]:
    """Yield each frame with what was judged last by its time; None before the first."""
    pose_by, sample_by = _Latest(poses), _Latest(samples)
    for t_s, rgb in frames:
        yield rgb, Shown(t_s, pose_by.at(t_s), sample_by.at(t_s))


class _Latest(Generic[T]):
    """Walks values in time; asked for rising times it gives the last that is not younger."""

    def __init__(self, values: Iterable[T]) -> None:
        self._coming = iter(values)
        self._now: T | None = None
        self._next = next(self._coming, None)

    def at(self, t_s: float) -> T | None:
        while self._next is not None and self._next.t_s <= t_s + SAME_S:
            self._now, self._next = self._next, next(self._coming, None)
        return self._now
