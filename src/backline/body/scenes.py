"""The four scenes that one can play with, each worked out on a grid that a page interpolates.

A scene is one task with a few inputs; the first is the one that is pulled furthest, and stops at
the person's tolerance. Everything linear in the neck is told as a slope, and needs no axis.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from .batch import Batch, batch
from .frames import Frame, frames
from .levels import NERVE_FULL_MM, STANDING, levels
from .limits import StoppedBy, crossing, margins
from .passive import Floats
from .person import FITTED_SHIFT_DEG, person
from .quantities import Columns, solved
from .solve import equilibrium
from .task import Task, bend, lie, long_sit, sit

TOLERANCES_NM = (4.0, 7.0, 10.0, 14.0, 18.0, 22.0, 27.0, 33.0, 40.0, 50.0, 65.0, 80.0)
ANKLES_DEG = (-30.0, 20.0)
"""All that is told is linear in the foot, so that two points are exact."""
FINE_DEG = 2.5
STOPS: tuple[StoppedBy, ...] = ("range", "tolerance", "contact", "spine")

Axes = Mapping[str, tuple[float, ...]]


def _steps(low: float, high: float, step: float) -> tuple[float, ...]:
    return tuple(float(value) for value in np.arange(low, high + step / 2, step))


SHIFTS_DEG = _steps(*FITTED_SHIFT_DEG, 10)


@dataclass(frozen=True, slots=True)
class Scene:
    """One scene.

    Attributes
    ----------
    id : str
    inputs : mapping of str to tuple of float
        The inputs with the values of the grid, degrees: ``trunk`` or ``thigh`` first, then ``knee``
        and, where it matters, ``ankle``.
    task : callable
        From the inputs, in that order, to the task.
    """

    id: str
    inputs: Axes
    task: Callable[..., Task]


BEND_KNEES_DEG = _steps(0, 90, 10)
SIT_KNEES_DEG = (0.0, 10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 75.0, 90.0)
LONG_KNEES_DEG = (0.0, 7.5, 15.0, 22.5, 30.0, 45.0, 60.0)
LIE_KNEES_DEG = (
    0.0, 7.5, 15.0, 22.5, 30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 105.0, 112.5, 120.0,
)  # fmt: skip

SCENES: Mapping[str, Scene] = {
    one.id: one
    for one in (
        Scene("bend", {"trunk": _steps(0, 120, 5), "knee": BEND_KNEES_DEG}, bend),
        Scene(
            "sit", {"trunk": _steps(-20, 60, 5), "knee": SIT_KNEES_DEG, "ankle": ANKLES_DEG}, sit
        ),
        Scene(
            "long",
            {"trunk": _steps(-20, 60, 5), "knee": LONG_KNEES_DEG, "ankle": ANKLES_DEG},
            long_sit,
        ),
        Scene("lie", {"thigh": _steps(0, 120, 6), "knee": LIE_KNEES_DEG, "ankle": ANKLES_DEG}, lie),
    )
}


@dataclass(frozen=True, slots=True)
class Limits:
    """The furthest first input: for each of the other inputs, shift and tolerance (last fastest).

    ``stopped_by`` are places in `STOPS`.
    """

    angle_deg: Floats
    stopped_by: Floats


@dataclass(frozen=True, slots=True)
class Grid:
    """A scene worked out: each column has one value for each combination, the shift fastest.

    Attributes
    ----------
    scene : Scene
    columns : mapping of str to ndarray
        Quantities and levels.
    frames : mapping of str to Frame
    limits : Limits
    """

    scene: Scene
    columns: Columns
    frames: Mapping[str, Frame]
    limits: Limits


@cache
def grid(name: str) -> Grid:
    """Return a scene's grid; the same on every machine.

    Raises
    ------
    KeyError
        If there is no such scene.
    """
    scene = SCENES[name]
    given = _batch(scene, scene.inputs)
    columns = solved(given)
    return Grid(scene, {**columns, **levels(columns)}, frames(columns, given), _limits(scene))


def neck_slopes() -> Mapping[str, float]:
    """Return what a degree of the neck adds, in every scene alike: to a quantity or a level."""
    tasks = [bend(0.0, 0.0, neck) for neck in (0.0, 1.0)]
    columns = solved(batch(tasks, [person()] * 2))
    slope = float(np.diff(columns["nerve_mm"])[0])
    return {"nerve_mm": slope, "level_nerve": (1 - STANDING) * slope / NERVE_FULL_MM}


def _batch(scene: Scene, inputs: Axes) -> Batch:
    combinations = list(product(*inputs.values(), SHIFTS_DEG))
    tasks = [scene.task(*values[:-1]) for values in combinations]
    return batch(tasks, [person(values[-1]) for values in combinations])


def _limits(scene: Scene) -> Limits:
    first, *others = scene.inputs
    fine = _steps(scene.inputs[first][0], scene.inputs[first][-1], FINE_DEG)
    given = _batch(scene, {first: fine, **{name: scene.inputs[name] for name in others}})
    left = margins(equilibrium(given), given)
    curves = {name: some.reshape(len(fine), -1) for name, some in left.items()}
    pull = given.tolerance_nm.reshape(len(fine), -1) - curves.pop("tolerance")
    ends = [
        _end(fine, {"tolerance": stop - pull[:, at], **{n: c[:, at] for n, c in curves.items()}})
        for at in range(pull.shape[1])
        for stop in TOLERANCES_NM
    ]
    angles, by = zip(*ends, strict=True)
    return Limits(np.array(angles), np.array([STOPS.index(name) for name in by], dtype=float))


def _end(angles: Sequence[float], left: Mapping[StoppedBy, Floats]) -> tuple[float, StoppedBy]:
    return min(crossing(angles, some, name) for name, some in left.items())
