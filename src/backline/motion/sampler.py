"""Every signal of both legs, frame by frame: for charts, overlays and the signals table.

Judging does not need it, so a live session does not pay for it.
"""

from collections import deque
from collections.abc import Sequence
from typing import get_args

from .frame import Frame
from .now import Now
from .scene import Scene
from .signals import SIGNALS
from .smooth import Median
from .track import LAG, Track
from .types import Leg, Sample

NAN = float("nan")


def columns() -> tuple[str, ...]:
    """Return the names of all columns, per side where a signal has one.

    >>> columns()[:2]
    ('hip_flexion_left_deg', 'hip_flexion_right_deg')
    """
    return tuple(name for name, *_ in _COLUMNS)


def _named(name: str, side: str) -> str:
    stem, unit = name.rsplit("_", 1)
    return f"{stem}_{side}_{unit}"


_COLUMNS = [
    (_named(name, side) if signal.per_leg else name, signal, leg)
    for name, signal in SIGNALS.items()
    for leg, side in enumerate(get_args(Leg) if signal.per_leg else ("",))
]


class Sampler:
    """Works out all signals of each frame, with the legs named as the movement's vote says."""

    def __init__(self) -> None:
        self._medians = [Median() for _ in _COLUMNS]
        self._times: deque[float] = deque(maxlen=LAG + 1)
        self._signals: dict[str, float] = {}

    def update(
        self, t_s: float, frame: Frame | None, scene: Scene, tracks: Sequence[Track]
    ) -> None:
        """Take one frame (None where unseen)."""
        self._times.append(t_s)
        exchanged = frame is not None and any(track.exchanged(frame) for track in tracks)
        view = scene.view.name
        given = scene.angles_given
        for median, (name, signal, leg) in zip(self._medians, _COLUMNS, strict=True):
            allowed = frame is not None and view in signal.views and (given or view == "front")
            raw = signal.measure(frame, 1 - leg if exchanged else leg) if allowed and frame else NAN
            self._signals[name] = median.update(raw)

    def sample(self, now: Now) -> Sample:
        """Return the judged frame, two frames older than the newest."""
        return Sample(
            t_s=self._times[0],
            signals=dict(self._signals),
            angle_deg=now.angle_deg,
            angle_side=now.angle_side,
            phase=now.phase,
            count=now.count,
            held_s=now.held_s,
        )
