"""Many tasks at once, as columns: shape (tasks, 1), so that candidates stand beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .build import Build, build_of
from .passive import Floats
from .person import Person
from .task import Support, Task


@dataclass(frozen=True, slots=True)
class Legs:
    """One leg of every task, each of shape (tasks, 1); ``thigh_deg`` is NaN where it stands."""

    thigh_deg: Floats
    knee_deg: Floats
    ankle_deg: Floats


@dataclass(frozen=True, slots=True)
class Batch:
    """Tasks of one kind of support and people of one build.

    Attributes
    ----------
    inclination_deg, neck_deg, shift_deg, tolerance_nm : ndarray, shape (tasks, 1)
    legs : (Legs, Legs)
        The working one and the other.
    still : ndarray of bool, shape (tasks, 1)
        Where the pelvis is held still.
    """

    support: Support
    body: Build
    inclination_deg: Floats
    neck_deg: Floats
    shift_deg: Floats
    tolerance_nm: Floats
    legs: tuple[Legs, Legs]
    still: Floats

    def __len__(self) -> int:
        return len(self.inclination_deg)

    def row(self, at: slice) -> "Batch":
        """Return some of the tasks."""
        legs = [Legs(one.thigh_deg[at], one.knee_deg[at], one.ankle_deg[at]) for one in self.legs]
        return Batch(
            self.support, self.body, self.inclination_deg[at], self.neck_deg[at],
            self.shift_deg[at], self.tolerance_nm[at], (legs[0], legs[1]), self.still[at],
        )  # fmt: skip


def batch(tasks: Sequence[Task], people: Sequence[Person]) -> Batch:
    """Return tasks as columns.

    Parameters
    ----------
    tasks : sequence of Task
        All of one support.
    people : sequence of Person
        One for each task, all of one build.
    """
    supports, builds = {task.support for task in tasks}, {build_of(one) for one in people}
    assert len(supports) == len(builds) == 1, "one support and one build to a batch"
    working = _legs([(t.working.thigh_deg, t.working.knee_deg, t.working.ankle_deg) for t in tasks])
    other = _legs([(t.other.thigh_deg, t.other.knee_deg, t.other.ankle_deg) for t in tasks])
    return Batch(
        tasks[0].support,
        build_of(people[0]),
        _column([task.inclination_deg for task in tasks]),
        _column([task.neck_deg for task in tasks]),
        _column([one.shift_deg for one in people]),
        _column([one.tolerance_nm for one in people]),
        (working, other),
        _column([task.still_pelvis for task in tasks]),
    )


def _legs(rows: Sequence[tuple[float | None, float, float]]) -> Legs:
    table = np.array(rows, dtype=float).reshape(-1, 3)  # None becomes NaN
    return Legs(table[:, 0:1], table[:, 1:2], table[:, 2:3])


def _column(values: Sequence[float]) -> Floats:
    return np.array(values, dtype=float).reshape(-1, 1)
