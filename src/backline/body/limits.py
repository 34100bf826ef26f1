"""How far somebody goes before they stop: at their tolerance, or where belly and thighs meet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from backline.library.numbers_load import numbers

from .batch import Batch, batch
from .energy import State
from .passive import Floats, hip_nm, knee_nm
from .person import Person
from .solve import equilibrium
from .task import Leg, Task, bend, knee_extension, lie, sit

StoppedBy = Literal["tolerance", "contact", "spine", "range"]
"""The pull that is tolerated; belly on thighs; the lumbar spine's end; the end of what is asked."""

COARSE_DEG, FINE_DEG = 5.0, 0.25
AT_END_DEG = 0.01


@dataclass(frozen=True, slots=True)
class Furthest:
    """How far: the angle in degrees, and what stops there."""

    angle_deg: float
    stopped_by: StoppedBy


def stop_nm(found: State, given: Batch) -> Floats:
    """Return the moment that is held against the tolerance, shape (tasks, candidates).

    At the hip of the working leg, positive where it resists flexion; in the active knee extension
    at its knee, as evidence.md section 6.1 has both.
    """
    leg = given.legs[0]
    hip = -hip_nm(found.hip_deg[0], leg.knee_deg, given.shift_deg)
    knee = knee_nm(leg.ankle_deg, leg.knee_deg, found.hip_deg[0], given.shift_deg)
    return np.where(given.still > 0, knee, hip)


def margins(found: State, given: Batch) -> dict[StoppedBy, Floats]:
    """Return how much is left before each stop; negative beyond it."""
    known = numbers("body")
    closed = found.hip_deg[0] + found.lumbar_deg
    return {
        "tolerance": given.tolerance_nm - stop_nm(found, given),
        "contact": known["trunk_thigh_high_deg"] - closed,
        "spine": known["lumbar_high_deg"] - AT_END_DEG - found.lumbar_deg,
    }


def furthest_bend(one: Person, knee_deg: float = 0.0) -> Furthest:
    """Return the furthest forward bend, as the trunk's inclination."""
    return furthest(one, lambda angle: bend(angle, knee_deg), (0.0, 150.0))


def furthest_raise(
    one: Person, knee_deg: float = 0.0, ankle_deg: float = 0.0, other: Leg | None = None
) -> Furthest:
    """Return the furthest raise of a leg in lying, as the thigh's angle to the floor."""
    return furthest(one, lambda angle: lie(angle, knee_deg, ankle_deg, other=other), (0.0, 140.0))


def furthest_sit(one: Person, knee_deg: float = 90.0) -> Furthest:
    """Return the furthest forward lean on a chair, as the trunk's inclination."""
    return furthest(one, lambda angle: sit(angle, knee_deg), (-20.0, 100.0))


def knee_deficit(one: Person, ankle_deg: float = 0.0) -> Furthest:
    """Return how many degrees the knee stays short of straight with the thigh straight up."""
    found = furthest(one, lambda angle: knee_extension(-angle, ankle_deg), (-120.0, 0.0))
    return Furthest(-found.angle_deg, found.stopped_by)


def furthest(one: Person, task: Callable[[float], Task], over: tuple[float, float]) -> Furthest:
    """Return the last angle of a range before somebody stops.

    Parameters
    ----------
    task : callable
        What they do at an angle.
    over : (float, float)
        From where to where, degrees.
    """
    low, high = over
    rough = _first_stop(one, task, np.arange(low, high + COARSE_DEG / 2, COARSE_DEG))
    if rough.stopped_by == "range":
        return rough
    near = np.arange(
        max(low, rough.angle_deg - COARSE_DEG), min(high, rough.angle_deg + COARSE_DEG), FINE_DEG
    )
    return _first_stop(one, task, near)


def _first_stop(one: Person, task: Callable[[float], Task], angles: Floats) -> Furthest:
    given = batch([task(float(angle)) for angle in angles], [one] * len(angles))
    left = margins(equilibrium(given), given)
    stops = [Furthest(*crossing(angles, some[:, 0], name)) for name, some in left.items()]
    return min(stops, key=lambda stop: stop.angle_deg)


def crossing(
    angles: Sequence[float] | Floats, left: Floats, name: StoppedBy
) -> tuple[float, StoppedBy]:
    """Return where a margin first becomes negative, between two angles; the last one if nowhere."""
    beyond = np.flatnonzero(left < 0)
    if len(beyond) == 0:
        return float(angles[-1]), "range"
    at = int(beyond[0])
    if at == 0:
        return float(angles[0]), name
    if name == "spine" and at > 1:  # its flexion ends there, so that the margin goes no further
        fallen = left[at - 2] - left[at - 1]
        step = angles[at - 1] - angles[at - 2]
        ahead = left[at - 1] / fallen * step if fallen > 0 else np.inf
        return float(min(angles[at - 1] + ahead, angles[at])), name
    share = left[at - 1] / (left[at - 1] - left[at])
    return float(angles[at - 1] + share * (angles[at] - angles[at - 1])), name
