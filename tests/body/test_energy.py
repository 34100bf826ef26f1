"""What follows from a tilt, and what it costs."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.body.batch import batch
from backline.body.build import build_of
from backline.body.energy import bounds_deg, energy, state
from backline.body.parameters import fitted
from backline.body.passive import hip_energy_j
from backline.body.person import Person, person, typical
from backline.body.posture import posture
from backline.body.spine import energy_j
from backline.body.task import knee_extension, lie, slouch, stand

from .made import KINDS, Kind, anybody, every_kind, people

tilts = st.floats(-40, 60)


@every_kind
@given(data=st.data(), one=people, tilt=tilts)
def test_lumbar_and_hips_follow_from_the_tilt(
    kind: Kind, data: st.DataObject, one: Person, tilt: float
) -> None:
    asked = batch([kind.task(*data.draw(kind.inputs()))], [one])
    found = state(np.array([[tilt]]), asked, fitted())
    assert found.lumbar_deg + found.tilt_deg == pytest.approx(asked.inclination_deg)
    assert found.hip_deg[0] == pytest.approx(found.thigh_deg[0] + tilt)
    assert found.hip_deg[1] == pytest.approx(found.thigh_deg[1] + tilt)
    muscles_off = asked.support in {"back", "backrest"}
    assert muscles_off == (not found.lumbar_active_nm.any() and not found.hip_active_nm.any())


@every_kind
@given(data=st.data(), one=people)
def test_the_bounds_are_those_of_the_lumbar_spine(
    kind: Kind, data: st.DataObject, one: Person
) -> None:
    asked = batch([kind.task(*data.draw(kind.inputs()))], [one])
    low, high = bounds_deg(asked)
    if asked.still.item():
        assert (low.item(), high.item()) == (0.0, 0.0)
        return
    assert (high - low).item() == pytest.approx(80.0)
    lumbars = [state(tilt, asked, fitted()).lumbar_deg for tilt in (low, high)]
    assert [lumbar.item() for lumbar in lumbars] == pytest.approx([60.0, -20.0])


@given(anybody())
def test_upright_and_flat_a_typical_person_of_any_build_is_level(one: Person) -> None:
    like = replace(one, shift_deg=0.0)
    for task in (stand(), lie()):
        assert posture(task, like)["pelvic_tilt_deg"] == pytest.approx(0.0, abs=0.05)


@given(knee=st.floats(0, 120), one=people)
def test_in_the_knee_extension_the_pelvis_is_still(knee: float, one: Person) -> None:
    found = posture(knee_extension(knee), one)
    assert found["pelvic_tilt_deg"] == 0.0
    assert found["lumbar_flexion_deg"] == 0.0
    assert found["hip_joint_flexion_deg"] == 90.0


def test_against_a_backrest_a_pelvis_that_rolls_lowers_the_trunk() -> None:
    asked = batch([slouch()], [typical()])
    tilt = np.array([[-20.0, -19.0]])
    found = state(tilt, asked, fitted())
    stored = energy_j(found.lumbar_deg, fitted()) + 2 * hip_energy_j(found.hip_deg[0], 90.0)
    height = energy(tilt, asked, fitted()) - stored
    weight = 0.75 * 9.81 * build_of(typical()).above_lumbar_kg
    assert height[0, 1] > height[0, 0]
    assert np.all(np.abs(height) < weight * 0.4)


def test_active_muscles_cost_by_the_square_of_their_moment() -> None:
    asked = batch([KINDS["bend"].task(40.0, 0.0)], [person()])
    lazy, tilts = replace(fitted(), hip_effort=0.0), np.array([[0.0, 20.0]])
    active = state(tilts, asked, fitted()).hip_active_nm[0]
    more = (energy(tilts, asked, fitted()) - energy(tilts, asked, lazy))[0]
    squares = 0.5 * fitted().hip_effort * active**2
    # The tone, which makes standing level, is another one without that effort: linear in the tilt.
    tone = more - squares
    assert np.all(active > 10)
    assert tone[0] == pytest.approx(0.0, abs=1e-9)
    assert squares[1] != pytest.approx(squares[0], rel=0.05)
