"""What is told of a posture: the columns fit together."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.body.batch import batch
from backline.body.muscles import HAMSTRINGS
from backline.body.passive import buttock_nm, hamstring_nm, hip_nm, knee_nm
from backline.body.person import Person, person, typical
from backline.body.posture import Posture, posture
from backline.body.quantities import solved
from backline.body.scenes import neck_slopes
from backline.body.task import bend, knee_extension, lie, sit, slouch, stand
from backline.library.numbers_load import numbers

from .made import Kind, anybody, every_kind, people

NECK = {"neck_flexion_deg", "nerve_mm"}


@every_kind
@given(data=st.data(), one=people)
def test_what_is_told_fits_together(kind: Kind, data: st.DataObject, one: Person) -> None:
    found = posture(kind.task(*data.draw(kind.inputs())), one)
    hip, knee = found["hip_joint_flexion_deg"], found["knee_flexion_deg"]
    ankle, shift = found["ankle_dorsiflexion_deg"], one.shift_deg
    together = found["pelvic_tilt_deg"] + found["lumbar_flexion_deg"]
    assert together == pytest.approx(found["trunk_inclination_deg"])
    assert found["hamstring_nm"] == pytest.approx(float(hamstring_nm(hip, knee, shift)))
    assert found["buttock_nm"] == pytest.approx(float(buttock_nm(hip)))
    assert found["hip_passive_nm"] == pytest.approx(float(hip_nm(hip, knee, shift)))
    assert found["knee_passive_nm"] == pytest.approx(float(knee_nm(ankle, knee, hip, shift)))
    assert found.in_range == (-10 <= hip <= 110 and 0 <= knee <= 120)
    assert all(found[f"{name}_n"] >= 0 for name in HAMSTRINGS)
    assert found["trunk_extensor_n"] >= 0


@every_kind
@given(data=st.data(), one=people)
def test_only_the_disc_against_a_backrest_is_not_told(
    kind: Kind, data: st.DataObject, one: Person
) -> None:
    found = posture(kind.task(*data.draw(kind.inputs())), one)
    untold = {name for name, value in found.quantities.items() if np.isnan(value)}
    backrest = found.task.support == "backrest"
    assert untold == ({"disc_load", "disc_load_n"} if backrest else set())


@given(one=people, trunk=st.floats(0, 90), neck=st.floats(-30, 50))
def test_the_neck_moves_the_nerve_and_nothing_else(one: Person, trunk: float, neck: float) -> None:
    plain, nodded = posture(bend(trunk), one), posture(bend(trunk, neck_deg=neck), one)
    changed = {name for name, value in nodded.quantities.items() if value != plain[name]}
    assert changed <= NECK
    longer = nodded["nerve_mm"] - plain["nerve_mm"]
    assert longer == pytest.approx(neck * neck_slopes()["nerve_mm"], abs=1e-6)


@given(one=people, trunk=st.floats(0, 100), knee=st.floats(0, 80))
def test_a_leg_that_stands_keeps_its_foot_flat(one: Person, trunk: float, knee: float) -> None:
    found = posture(bend(trunk, knee), one)
    assert found["ankle_dorsiflexion_deg"] == pytest.approx(knee - found["thigh_deg"])


@given(anybody())
def test_the_disc_is_told_against_the_same_build_in_standing(one: Person) -> None:
    like = replace(one, shift_deg=0.0)
    assert posture(stand(), like)["disc_load"] == pytest.approx(1.0)
    lying = posture(lie(), like)
    assert lying["disc_load_n"] == pytest.approx(numbers("body")["lying_load_n"], rel=0.05)
    assert posture(bend(30.0), like)["disc_load"] > 1.3


def test_lying_is_about_a_fifth_of_standing() -> None:
    assert posture(lie(), typical())["disc_load"] == pytest.approx(0.2, abs=0.05)


def test_what_is_held_against_the_tolerance() -> None:
    raised, held = posture(lie(60.0), typical()), posture(knee_extension(20.0), typical())
    assert raised["stop_nm"] == pytest.approx(-raised["hip_passive_nm"])
    assert held["stop_nm"] == pytest.approx(held["knee_passive_nm"]) == pytest.approx(16.7, abs=0.1)


def test_slumping_rolls_the_pelvis_further_than_sitting_up() -> None:
    def told(found: Posture) -> tuple[float, float]:
        return found["pelvic_tilt_deg"], found["lumbar_flexion_deg"]

    (up, up_lumbar), (back, back_lumbar) = (
        told(posture(sit(), typical())),
        told(posture(slouch(), typical())),
    )
    assert back < up - 5
    assert back_lumbar > up_lumbar + 5


def test_a_batch_of_one_kind_only() -> None:
    with pytest.raises(AssertionError, match="one support"):
        batch([stand(), sit()], [person()] * 2)
    taller = Person(0.0, 17.0, 70.0, 1.9)
    with pytest.raises(AssertionError, match="one build"):
        batch([stand()] * 2, [person(), taller])
    assert len(solved(batch([stand()] * 2, [person()] * 2))["disc_load"]) == 2
