"""Whether the person can be judged at all: absent, hidden, or suddenly somebody else."""

from collections import deque
from math import hypot, isnan

from .frame import Points
from .skeleton import NAMES, TRACKED
from .types import Unseen

NAN = float("nan")
VISIBLE = 0.2  # the pose model's own visibility; chosen by us from what rendered people get
LEAST_S = 0.5  # shorter lapses are bridged and not reported; chosen by us
JUMP_LEGS = 1.5  # hips that jump by this many thigh lengths in a fifth of a second; chosen by us
JUMP_S = 0.2
HOP_LEGS, HOPS, HOPS_S = 0.4, 3, 1.0
"""Hips that hop by this many thigh lengths so often within so many seconds are no body: one hop
is the model finding its feet at the start of a video; chosen by us."""
SETTLE_S = 0.5  # after a jump, how long the new place has to last; chosen by us

_TRACKED_NAMES = tuple(NAMES[number] for number in TRACKED)


class Presence:
    """Watches whether the landmarks can be trusted; reports each stretch in which they cannot."""

    def __init__(self) -> None:
        self.trusted = False
        self._missing: set[str] = set()
        self._since_s = self._t_s = NAN
        self._place: tuple[float, float, float] | None = None
        self._jumped_s = NAN
        self._hops_s: deque[float] = deque(maxlen=HOPS)

    def update(self, t_s: float, points: Points | None) -> list[Unseen]:
        """Take one frame (None where nobody was found); return a stretch that has just ended."""
        self._t_s = t_s
        missing = self._lost(t_s, points)
        self.trusted = not missing
        if missing:
            if isnan(self._since_s):
                self._since_s = t_s
            self._missing |= missing
            return []
        return self._ended(t_s)

    def finish(self) -> list[Unseen]:
        """End the stream."""
        return self._ended(self._t_s)

    def _ended(self, t_s: float) -> list[Unseen]:
        since_s, names = self._since_s, tuple(n for n in _TRACKED_NAMES if n in self._missing)
        self._since_s, self._missing = NAN, set()
        if isnan(since_s) or t_s - since_s < LEAST_S:
            return []
        return [Unseen(since_s, t_s, names)]

    def _lost(self, t_s: float, points: Points | None) -> set[str]:
        if points is None:
            return set(_TRACKED_NAMES)
        if self._jumped(t_s, points):
            return set(_TRACKED_NAMES)
        seen = points.visibility
        # One of each pair is enough: the far side is often behind the near one.
        return {
            _TRACKED_NAMES[number]
            for pair in (0, 2, 4, 6)
            if max(seen[pair], seen[pair + 1]) < VISIBLE
            for number in (pair, pair + 1)
        }

    def _jumped(self, t_s: float, points: Points) -> bool:
        """Whether the landmarks have leapt to somebody or something else."""
        (x, y), place = points.hip, self._place
        self._place = (t_s, x, y)
        thigh = max(
            hypot(hip[0] - knee[0], hip[1] - knee[1])
            for hip, knee in zip(points.hips, points.knees, strict=True)
        )
        if place and t_s - place[0] <= JUMP_S:
            leapt_px = hypot(x - place[1], y - place[2])
            if leapt_px > HOP_LEGS * thigh:
                self._hops_s.append(t_s)
            restless = len(self._hops_s) == HOPS and t_s - self._hops_s[0] <= HOPS_S
            if restless or leapt_px > JUMP_LEGS * thigh:
                self._jumped_s = t_s
        return not isnan(self._jumped_s) and t_s - self._jumped_s < SETTLE_S
