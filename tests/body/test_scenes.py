"""The grids of the four scenes: the same as one posture, in the order that is told."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.body.limits import furthest
from backline.body.person import person
from backline.body.posture import posture
from backline.body.scenes import (
    FINE_DEG,
    SCENES,
    SHIFTS_DEG,
    STOPS,
    TOLERANCES_NM,
    Scene,
    grid,
    neck_slopes,
)
from backline.body.task import bend

every_scene = pytest.mark.parametrize("scene", SCENES.values(), ids=list(SCENES))


def combinations(scene: Scene) -> list[tuple[float, ...]]:
    """Return the inputs and the shift of every place of the grid, in the order that is told."""
    return list(product(*scene.inputs.values(), SHIFTS_DEG))


def others(scene: Scene) -> list[tuple[float, ...]]:
    """Return the other inputs, the shift and the tolerance of every limit, in that order."""
    _, *rest = scene.inputs.values()
    return list(product(*rest, SHIFTS_DEG, TOLERANCES_NM))


def test_there_are_four() -> None:
    assert list(SCENES) == ["bend", "sit", "long", "lie"]
    assert [next(iter(scene.inputs)) for scene in SCENES.values()] == ["trunk"] * 3 + ["thigh"]


@every_scene
def test_the_axes_rise(scene: Scene) -> None:
    for axis in (*scene.inputs.values(), SHIFTS_DEG, TOLERANCES_NM):
        assert list(axis) == sorted(set(axis))
    assert 0.0 in SHIFTS_DEG


@every_scene
@given(data=st.data())
def test_a_place_of_the_grid_is_its_posture(scene: Scene, data: st.DataObject) -> None:
    every = combinations(scene)
    at = data.draw(st.integers(0, len(every) - 1))
    *inputs, shift = every[at]
    found = posture(scene.task(*inputs), person(shift))
    columns = grid(scene.id).columns
    assert all(len(column) == len(every) for column in columns.values())
    for name, value in found.quantities.items():
        assert columns[name][at] == pytest.approx(value, abs=1e-6), name


@every_scene
def test_the_shift_runs_fastest(scene: Scene) -> None:
    pull = grid(scene.id).columns["hamstring_nm"].reshape(-1, len(SHIFTS_DEG))
    assert np.all(np.diff(pull, axis=1) >= -1e-9)
    knees = [values[1] for values in combinations(scene)]
    assert grid(scene.id).columns["knee_flexion_deg"] == pytest.approx(knees)


@every_scene
def test_limits_rise_with_tolerance_and_fall_with_shift(scene: Scene) -> None:
    found = grid(scene.id).limits.angle_deg
    table = found.reshape(-1, len(SHIFTS_DEG), len(TOLERANCES_NM))
    assert len(found) == len(others(scene))
    assert np.all(np.diff(table, axis=2) >= -1e-9)
    by = grid(scene.id).limits.stopped_by.reshape(table.shape)
    pulled = by == STOPS.index("tolerance")  # belly and thighs may meet later when shorter
    both = pulled[:, 1:] & pulled[:, :-1]
    assert both.any()
    assert np.all(np.diff(table, axis=1)[both] <= 0.2 * FINE_DEG)


@every_scene
@given(data=st.data())
def test_a_limit_is_how_far_that_person_goes(scene: Scene, data: st.DataObject) -> None:
    every = others(scene)
    at = data.draw(st.integers(0, len(every) - 1))
    *rest, shift, tolerance = every[at]
    first = next(iter(scene.inputs.values()))
    one = person(shift, tolerance)
    exact = furthest(one, lambda angle: scene.task(angle, *rest), (first[0], first[-1]))
    found = grid(scene.id).limits.angle_deg[at]
    assert found == pytest.approx(exact.angle_deg, abs=0.2 * FINE_DEG)


@given(trunk=st.floats(0, 90), neck=st.floats(-30, 50))
def test_a_degree_of_the_neck_adds_alike_everywhere(trunk: float, neck: float) -> None:
    plain, nodded = (posture(bend(trunk, 0.0, at), person()) for at in (0.0, neck))
    gained = nodded["nerve_mm"] - plain["nerve_mm"]
    assert gained == pytest.approx(neck * neck_slopes()["nerve_mm"], abs=1e-6)
    assert set(neck_slopes()) == {"nerve_mm", "level_nerve"}


@every_scene
def test_what_stops_is_told(scene: Scene) -> None:
    limits, first = grid(scene.id).limits, next(iter(scene.inputs.values()))
    by = [STOPS[int(at)] for at in limits.stopped_by]
    assert set(by) >= {"tolerance"}
    for angle, stop in zip(limits.angle_deg, by, strict=True):
        assert first[0] <= angle <= first[-1]
        assert (stop == "range") <= (angle == first[-1])


def test_no_such_scene() -> None:
    with pytest.raises(KeyError):
        grid("run")
