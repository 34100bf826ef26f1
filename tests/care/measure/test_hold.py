"""Seconds held come back within the stated error; a hold without a seen end is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backline.care.measure import Result, measure
from backline.library.tests_load import protocol

from .made import did, eased, ramps

HOLD = protocol("bridge_hold")


def held(trace: list[list[float]], **options: float) -> Result:
    seen = did("bridge_hold", {"hip_flexion_deg": trace}, posture="bridge", working="both",
               **options)  # fmt: skip
    (found,) = measure(HOLD, seen)
    return found


@settings(max_examples=10, deadline=None)
@given(held_s=st.floats(2, 70), ramp_s=st.floats(0.8, 2.0))
def test_the_seconds_come_back(held_s: float, ramp_s: float) -> None:
    found = held(ramps([(5.0, held_s)], rest=54.0, ramp_s=ramp_s))
    assert found.error == 0.5
    assert found.value == pytest.approx(held_s, abs=0.5)


def test_the_longest_counts() -> None:
    trace = ramps([(5.0, 3.0), (5.0, 9.0), (5.0, 4.0)], rest=54.0)
    assert held(trace, noise_px=1.0).value == pytest.approx(9, abs=0.5)


@pytest.mark.parametrize(("low", "true_s"), [(25.0, 12.2), (30.0, 12.0), (45.0, 11.5)])
def test_it_ends_where_the_hips_have_sunk(low: float, true_s: float) -> None:
    """Sinking ends it 15 degrees down; where they are lowered, lowering is its end."""
    way = [*eased(2.0, 54.0, 5.0, 1.5), *eased(15.0, 5.0, low, 1.0), *eased(25.0, low, 54.0, 1.0)]
    assert held([[0.0, 54.0], *way, [28.0, 54.0]]).value == pytest.approx(true_s, abs=0.5)


def test_a_slow_sinking_ends_it_too() -> None:
    trace = [[0.0, 54.0], [2.0, 54.0], [3.5, 0.0], [33.5, 30.0], [34.5, 54.0], [36.0, 54.0]]
    found = held(trace)
    assert found.value == pytest.approx(16, abs=1.5)  # 15 degrees below the first two seconds


def test_a_short_dip_does_not_end_it() -> None:
    trace = [[0.0, 54.0], [2.0, 54.0], [3.5, 5.0], [8.0, 5.0], [8.3, 25.0], [8.6, 5.0],
             [15.0, 5.0], [16.5, 54.0], [18.0, 54.0]]  # fmt: skip
    assert held(trace).value == pytest.approx(11.5, abs=0.6)


def test_hidden_on_the_way_it_was_not_seen_to_its_end() -> None:
    trace = ramps([(5.0, 20.0)], rest=54.0)
    seen = did("bridge_hold", {"hip_flexion_deg": trace}, posture="bridge", working="both",
               absent=[(10.0, 14.0)])  # fmt: skip
    (found,) = measure(HOLD, seen)
    assert (found.value, found.reason) == (None, "not_to_end")


def test_a_last_hold_that_goes_on_unseen_hides_only_a_shorter_one() -> None:
    whole = ramps([(5.0, 6.0)], rest=54.0)
    end_s = whole[-1][0]
    for more_s, reason in ((2.0, None), (8.0, "not_to_end")):
        up = [*eased(end_s, 54.0, 5.0, 1.5), [end_s + 1.5 + more_s, 5.0]]
        assert held([*whole, *up]).reason == reason


def test_lying_about_is_no_hold() -> None:
    assert held([[0.0, 54.0], [10.0, 54.0]]).reason == "no_trial"
    assert held(ramps([(44.0, 10.0)], rest=54.0)).reason == "too_small"
