"""What a definition tells of its movement: rest, furthest point and tempo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from backline.library import exercise

from ..synth.timeline import ease

PACE = 1.3
"""A film is so much slower than the example, which is made for a test; chosen by us."""
STAY_S = (0.4, 2.2)
"""A film stays at the furthest point for so long, however long the dose asks for."""
STILL_S = 0.5
"""Still at the start, and again at the end."""
Traces = Mapping[str, Sequence[Sequence[float]]]


@dataclass(frozen=True)
class Told:
    """One repetition as a definition tells it; angles in degrees by the names of its traces."""

    rest: dict[str, float]
    top: dict[str, float]
    up_s: float
    stay_s: float
    down_s: float
    still_s: float

    @property
    def period_s(self) -> float:
        """From still to still."""
        return 2 * self.still_s + self.up_s + self.stay_s + self.down_s

    @property
    def top_s(self) -> float:
        """The middle of the stay."""
        return self.still_s + self.up_s + self.stay_s / 2

    def progress(self, t_s: float) -> float:
        """Return how far into the movement it is, 0 at rest and 1 at the furthest point."""
        up = ease((t_s - self.still_s) / self.up_s)
        return up - ease((t_s - self.still_s - self.up_s - self.stay_s) / self.down_s)

    def at(self, name: str, progress: float) -> float:
        """Return an angle on the way; one that the definition does not tell is 0."""
        rest, top = self.rest.get(name, 0.0), self.top.get(name, 0.0)
        return rest + (top - rest) * progress


def told(name: str, pace: float = PACE, still_s: float = STILL_S) -> Told:
    """Return the first planted repetition of an exercise of the library, which is a good one."""
    traces = traces_of(name)
    rest_s, up_s, leave_s, down_s = _turns(next(t for t in traces.values() if len(t) > 4))
    top_s = (up_s + leave_s) / 2
    return Told(
        {key: at(traces, key, rest_s) for key in traces},
        {key: at(traces, key, top_s) for key in traces},
        pace * (up_s - rest_s),
        float(np.clip(pace * (leave_s - up_s), *STAY_S)),
        pace * (down_s - leave_s),
        still_s,
    )


def at(traces: Traces, name: str, t_s: float) -> float:
    """Return an example's angle at a time; 0 where it is not told, as for the stick figure."""
    points = np.asarray(traces.get(name, [[0.0, 0.0]]), float)
    return float(np.interp(t_s, points[:, 0], points[:, 1]))


def traces_of(name: str) -> Traces:
    """Return the angles over time of an exercise's first example."""
    return exercise(name).examples[0].traces


def _turns(trace: Sequence[Sequence[float]]) -> tuple[float, float, float, float]:
    """Return when the first repetition leaves rest, reaches the top, leaves it, and is back."""
    moves = [(a[0], b[0]) for a, b in pairwise(trace) if a[1] != b[1]]
    (rest_s, up_s), (leave_s, down_s) = moves[:2]
    return rest_s, up_s, leave_s, down_s
