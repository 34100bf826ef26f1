"""The posture that is found costs least, is found again, and does not jump."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from backline.body.batch import batch
from backline.body.energy import bounds_deg, energy
from backline.body.parameters import fitted
from backline.body.person import SHIFT_RANGE_DEG, Person, person
from backline.body.quantities import solved
from backline.body.scenes import SHIFTS_DEG
from backline.body.solve import AT_ONCE, equilibrium
from backline.body.task import BACKREST_RANGE_DEG, Task, slouch

from .made import KINDS, SHIFTS, Kind, anybody, every_kind, near, people

STEP_DEG, JUMP_DEG = 0.1, 1.0
EQUAL_J = 1e-5


def some(kind: Kind, number: int, seed: int = 1) -> list[Task]:
    """Return as many tasks of a kind, anywhere in their ranges."""
    chance = np.random.default_rng(seed)
    rows = [[chance.uniform(*ends) for ends in kind.ranges] for _ in range(number)]
    return [kind.task(*map(float, row)) for row in rows]


@every_kind
@settings(max_examples=200)
@given(data=st.data(), one=anybody(), seed=st.integers(0, 2**32 - 1))
def test_no_neighbour_costs_less(kind: Kind, data: st.DataObject, one: Person, seed: int) -> None:
    asked = batch([kind.task(*data.draw(kind.inputs()))], [one])
    low, high = bounds_deg(asked)
    tilt = equilibrium(asked).tilt_deg
    assert low.item() - 1e-9 <= tilt.item() <= high.item() + 1e-9
    least = energy(near(tilt, low, high, seed), asked, fitted()).min()
    assert energy(tilt, asked, fitted()).item() <= least + EQUAL_J


@every_kind
@given(data=st.data(), one=people)
def test_it_is_the_very_bottom(kind: Kind, data: st.DataObject, one: Person) -> None:
    asked = batch([kind.task(*data.draw(kind.inputs()))], [one])
    low, high = bounds_deg(asked)
    tilt = equilibrium(asked).tilt_deg
    if low.item() == high.item():  # a still pelvis has no other place
        assert tilt.item() == low.item()
        return
    assume(low.item() + 0.1 < tilt.item() < high.item() - 0.1)
    cost = energy(np.add(tilt, STEP_DEG * np.arange(-2, 3) / 10), asked, fitted())[0]
    bows = np.diff(cost, 2)
    assume(bows.max() < 1.05 * bows.min())  # no corner, as where nobody can balance any more
    bottom_deg = 0.05 * STEP_DEG * (cost[1] - cost[3]) / bows[1]
    assert abs(bottom_deg) < 1e-4


@every_kind
@settings(max_examples=600)
@given(data=st.data(), shift=st.floats(SHIFT_RANGE_DEG[0], SHIFT_RANGE_DEG[1] - STEP_DEG))
def test_a_small_change_is_a_small_change(kind: Kind, data: st.DataObject, shift: float) -> None:
    inputs = data.draw(kind.inputs(room=STEP_DEG))
    moved = [
        tuple(value + STEP_DEG * (at == which) for at, value in enumerate(inputs))
        for which in range(len(inputs))
    ]
    tasks = [kind.task(*values) for values in (inputs, *moved, inputs)]
    shifts = [shift] * (len(tasks) - 1) + [shift + STEP_DEG]
    columns = solved(batch(tasks, [person(one) for one in shifts]))
    for name, column in columns.items():
        if name.endswith("_deg"):
            assert np.abs(column[1:] - column[0]).max() <= JUMP_DEG, name


@pytest.mark.parametrize(("mass_kg", "height_m"), [(50, 1.5), (70, 1.7), (100, 1.9), (130, 1.7)])
@pytest.mark.parametrize("shift", SHIFTS_DEG)
def test_nobody_tips_over_against_a_backrest(mass_kg: float, height_m: float, shift: float) -> None:
    """A heavy trunk that leans forward there falls from one posture into another."""
    tasks = [slouch(float(lean)) for lean in np.arange(*BACKREST_RANGE_DEG, STEP_DEG)]
    one = Person(shift, 20.0, mass_kg, height_m)
    tilts = solved(batch(tasks, [one] * len(tasks)))["pelvic_tilt_deg"]
    assert np.abs(np.diff(tilts)).max() <= JUMP_DEG


@every_kind
@given(data=st.data(), one=people)
def test_no_posture_is_outside_the_joint_limits(
    kind: Kind, data: st.DataObject, one: Person
) -> None:
    found = solved(batch([kind.task(*data.draw(kind.inputs()))], [one]))
    assert -20.0 - 1e-9 <= found["lumbar_flexion_deg"][0] <= 60.0 + 1e-9
    for leg in ("", "other_"):
        assert 0.0 <= found[f"{leg}knee_flexion_deg"][0] <= 150.0


@every_kind
def test_the_same_again_is_the_same_to_the_last_bit(kind: Kind) -> None:
    tasks, who = some(kind, 50), [person(12.5)] * 50
    first, again = solved(batch(tasks, who)), solved(batch(tasks, who))
    for name, column in first.items():
        assert column.tobytes() == again[name].tobytes(), name


@every_kind
def test_many_at_once_are_as_one_by_one(kind: Kind) -> None:
    number = AT_ONCE + 20
    tasks = some(kind, number)
    shifts = np.linspace(*SHIFT_RANGE_DEG, number)
    who = [person(float(shift)) for shift in shifts]
    together = solved(batch(tasks, who))
    for at in range(0, number, 9):
        alone = solved(batch([tasks[at]], [who[at]]))
        for name, column in alone.items():
            assert column[0] == pytest.approx(together[name][at], abs=1e-7, nan_ok=True), name


@given(shift=SHIFTS, trunk=st.floats(0, 120))
def test_the_tolerance_does_not_move_anything(shift: float, trunk: float) -> None:
    task = KINDS["bend"].task(trunk, 0.0)
    found = equilibrium(batch([task] * 2, [person(shift, 3.0), person(shift, 100.0)]))
    assert found.tilt_deg[0] == found.tilt_deg[1]
