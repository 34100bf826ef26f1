"""Who is shown: a typical person without a test, else the leg that goes less far."""

from dataclasses import replace
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.body.fit import hip_at_stop_deg
from backline.body.person import typical
from backline.care.findings import Inputs, Reading
from backline.care.findings.inputs import Tests
from backline.explaining.who import who
from backline.library.numbers_load import numbers
from backline.motion.types import Leg

SIDES: tuple[Leg, Leg] = ("left", "right")
values = st.floats(-1e6, 1e6)
readings = st.builds(Reading, values, st.none() | st.floats(0, 1e6))
legs = st.dictionaries(st.sampled_from(SIDES), readings)
tests = st.fixed_dictionaries({"slr": legs, "ake": legs})


def inputs(**tests: dict[Leg, float]) -> Inputs:
    """Return tests with an error of 4 degrees."""
    return Inputs(
        tests={
            name: {side: Reading(value, 4.0) for side, value in legs.items()}
            for name, legs in tests.items()
        }
    )


def test_without_a_test_there_is_only_the_typical_person() -> None:
    for none in (Inputs(), inputs(slr={}), inputs(single_leg_bridge={"left": 20.0})):
        found = who(none)
        assert (found.you, found.later, found.side, found.tests) == (None, None, None, ())
        assert found.typical == typical()


@pytest.mark.parametrize(("left", "right", "side"), [(50.0, 70.0, "left"), (80.0, 60.0, "right")])
def test_of_two_legs_the_shorter_is_shown(left: float, right: float, side: str) -> None:
    found = who(inputs(slr={"left": left, "right": right}))
    assert found.side == side
    assert found.you == who(inputs(slr={"left": min(left, right)})).you
    assert found.tests == ("slr",)


def test_the_shorter_by_the_knee_too() -> None:
    found = who(inputs(ake={"left": 10.0, "right": 40.0}))
    assert (found.side, found.tests) == ("right", ("ake",))


def test_each_leg_has_its_own_tests() -> None:
    found = who(inputs(slr={"left": 45.0, "right": 90.0}, ake={"right": 5.0}))
    assert (found.side, found.tests) == ("left", ("slr",))
    both = who(inputs(slr={"left": 45.0}, ake={"left": 45.0}))
    assert both.tests == ("slr", "ake")


def test_shorter_tests_are_a_shorter_person_and_six_weeks_a_further_one() -> None:
    hips = []
    for raised in (45.0, 60.0, 75.0):
        found = who(inputs(slr={"left": raised}))
        assert found.you is not None
        assert found.later is not None
        hips.append(hip_at_stop_deg(found.you.likely))
        assert hip_at_stop_deg(found.later.likely) > hips[-1]
    assert hips == sorted(hips)


def test_a_value_without_an_error_is_taken_as_one_by_camera() -> None:
    def of(error: float | None) -> object:
        return who(Inputs(tests={"slr": {"left": Reading(60.0, error)}})).you

    by_camera = numbers("findings")["real_difference_deg"]
    assert of(None) == of(by_camera) != of(4.0)


@given(tests)
def test_whatever_was_kept_somebody_is_shown(kept: Tests) -> None:
    found = who(Inputs(tests=kept))
    measured = {side for legs in kept.values() for side in legs}
    assert (found.you is None) == (not measured)
    if found.you is not None:
        assert -inf < found.you.hip_band_deg[0] <= found.you.hip_band_deg[1] < inf
        assert found.side in measured


def test_where_a_nerve_may_be_sensitive_a_test_shows_no_length() -> None:
    plain = inputs(slr={"left": 40.0})
    found = who(replace(plain, symptoms={"below_knee": "yes", "ankle_changes_it": "yes"}))
    assert (found.you, found.later) == (None, None)
    assert found.barred is not None
    assert "nerve may be sensitive" in found.barred
    assert who(plain).you is not None
