"""The posture of least cost: every tilt is tried on a grid, then finer around the best one."""

import numpy as np
from numpy.typing import NDArray

from .batch import Batch
from .energy import State, bounds_deg, energy, state
from .parameters import Parameters, fitted
from .passive import Floats

CANDIDATES = 41
ROUNDS = 3
AT_ONCE = 256
"""Tasks that are worked on together: their candidates then stay in the processor's cache."""


def equilibrium(given: Batch, parameters: Parameters | None = None) -> State:
    """Return the posture of least cost of each task; its arrays have the shape (tasks, 1).

    The cost has one unknown, so that trying them all cannot miss the least one. The last step is
    a parabola through three neighbours: the tilt is then smooth in every input.
    """
    known = parameters or fitted()
    tilts = [
        _tilt(given.row(slice(at, at + AT_ONCE)), known) for at in range(0, len(given), AT_ONCE)
    ]
    return state(np.concatenate(tilts), given, known)


def _tilt(given: Batch, known: Parameters) -> Floats:
    least, most = bounds_deg(given)
    low, high = least, most
    share = np.linspace(0.0, 1.0, CANDIDATES)
    for _ in range(ROUNDS):
        tried = low + (high - low) * share
        cost = energy(tried, given, known)
        best = np.argmin(cost, axis=1)[:, None]
        step = (high - low) / (CANDIDATES - 1)
        middle = np.take_along_axis(tried, best, axis=1)
        low, high = np.maximum(middle - step, least), np.minimum(middle + step, most)
    return np.clip(middle + _vertex(cost, best) * step, least, most)


def _vertex(cost: Floats, best: NDArray[np.intp]) -> Floats:
    """Return where the parabola through the best candidate and its neighbours is least, in steps.

    At an end of the range there is no such parabola, and the end itself is the answer.
    """
    inner = np.clip(best, 1, CANDIDATES - 2)
    before, at, after = (np.take_along_axis(cost, inner + by, axis=1) for by in (-1, 0, 1))
    bow = before - 2 * at + after
    sound = (best == inner) & (bow > 0)
    return np.where(sound, 0.5 * (before - after) / np.where(sound, bow, 1.0), 0.0)
