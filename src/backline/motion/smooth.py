"""Filters that run with the stream. Both look back only; the median answers two frames late."""

from bisect import insort
from collections import deque
from math import exp, isnan, pi, tau

NAN = float("nan")


class Median:
    """The median over the last five values: single wild frames vanish, edges stay sharp.

    It answers for the middle of its window, so it is two frames late at any frame rate and
    its answer belongs to the time of the middle frame. Five frames: docs/engine.md (hip error
    5.3 to 5.1, knee 4.9 to 4.7 degrees).

    >>> median = Median()
    >>> [median.update(x) for x in (1.0, 1.0, 90.0, 1.0, 1.0)][-1]
    1.0
    """

    LENGTH = 5

    def __init__(self) -> None:
        self._window: deque[float] = deque(maxlen=self.LENGTH)

    def update(self, value: float) -> float:
        """Take one value (NaN where unseen); return the median of those seen, NaN if too few."""
        self._window.append(value)
        kept: list[float] = []
        for seen in self._window:
            if not isnan(seen):
                insort(kept, seen)
        # With three of five frames gone the middle frame is more guess than measurement.
        if len(kept) * 2 <= len(self._window):
            return NAN
        middle = len(kept) // 2
        return kept[middle] if len(kept) % 2 else (kept[middle - 1] + kept[middle]) / 2

    def clear(self) -> None:
        """Forget the past, as after a gap."""
        self._window.clear()


class OneEuro:
    """Low-pass filter that follows fast movement and calms slow jitter (Casiez et al. 2012).

    Parameters
    ----------
    min_cutoff_hz : float
        Cut-off at rest; lower is calmer. 1.0 is the paper's starting value.
    beta : float
        How much speed raises the cut-off, per unit of the value. Chosen by us for pixels.

    Used for what is drawn, never for what is judged.
    """

    def __init__(self, min_cutoff_hz: float = 1.0, beta: float = 0.02) -> None:
        self.min_cutoff_hz, self.beta = min_cutoff_hz, beta
        self._t_s = self._value = self._speed = NAN

    def update(self, t_s: float, value: float) -> float:
        """Take one value at its time; return the calmed value. NaN starts afresh."""
        if isnan(value) or isnan(self._value) or not t_s > self._t_s:
            self._t_s, self._value, self._speed = t_s, value, 0.0
            return value
        step_s = t_s - self._t_s
        speed = (value - self._value) / step_s
        self._speed += _share(step_s, 1.0) * (speed - self._speed)
        cutoff_hz = self.min_cutoff_hz + self.beta * abs(self._speed)
        self._value += _share(step_s, cutoff_hz) * (value - self._value)
        self._t_s = t_s
        return self._value


def _share(step_s: float, cutoff_hz: float) -> float:
    """Weight of the newest value for one step of an exponential filter."""
    return 1.0 - exp(-tau * cutoff_hz * step_s) if step_s < 1 / (pi * cutoff_hz) else 1.0
