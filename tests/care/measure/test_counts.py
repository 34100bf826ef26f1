"""Counts come back, and stop where the test stops."""

import pytest

from backline.care.measure import Result, measure
from backline.library.tests_load import protocol

from .made import did, ramps

GOOD, LOW = (5.0, 0.3), (34.0, 0.3)


def single(*tops: tuple[float, float], rest_s: float = 0.8, **options: float) -> Result:
    traces = {
        "hip_flexion_deg": ramps(list(tops), rest=54.0, rest_s=rest_s, ramp_s=0.9),
        "other_hip_flexion_deg": [[0.0, 20.0]],
        "other_knee_flexion_deg": [[0.0, 3.0]],
    }
    seen = did("single_leg_bridge", traces, posture="bridge", **options)
    (found,) = measure(protocol("single_leg_bridge"), seen)
    return found


def chair(each_s: float, until_s: float, end_s: float, top: float = 2.0) -> Result:
    """Stand up and sit down at an even pace from 2 s on."""
    hip, knee, t_s = [[0.0, 90.0], [2.0, 90.0]], [[0.0, 92.0], [2.0, 92.0]], 2.0
    while t_s + each_s <= until_s:
        hip += [[t_s + each_s / 2, top], [t_s + each_s, 90.0]]
        knee += [[t_s + each_s / 2, top], [t_s + each_s, 92.0]]
        t_s += each_s
    traces = {"hip_flexion_deg": [*hip, [end_s, 90.0]], "knee_flexion_deg": [*knee, [end_s, 92.0]]}
    seen = did("chair_stand_30s", traces, posture="standing", working="both")
    (found,) = measure(protocol("chair_stand_30s"), seen)
    return found


def test_bridges_are_counted_until_two_fail_in_a_row() -> None:
    assert single(*[GOOD] * 7).value == 7
    assert single(*[GOOD] * 5, LOW, GOOD, LOW, LOW, GOOD).value == 6
    assert single(*[GOOD] * 3, LOW, GOOD, LOW, GOOD, GOOD).value == 6
    assert single(*[GOOD] * 4, LOW, LOW, *[GOOD] * 3, noise_px=1.0).value == 4


def test_what_comes_before_the_first_good_one_is_getting_ready() -> None:
    assert single(LOW, LOW, GOOD, GOOD).value == 2


def test_a_long_pause_ends_the_set() -> None:
    hip = [*ramps([GOOD] * 3, rest=54.0, ramp_s=0.9)]
    pause_s = hip[-1][0] + 12.0
    more = [[t_s + pause_s, deg] for t_s, deg in ramps([GOOD] * 2, rest=54.0, ramp_s=0.9)]
    traces = {"hip_flexion_deg": hip + more, "other_hip_flexion_deg": [[0.0, 20.0]],
              "other_knee_flexion_deg": [[0.0, 3.0]]}  # fmt: skip
    (found,) = measure(protocol("single_leg_bridge"),
                       did("single_leg_bridge", traces, posture="bridge"))  # fmt: skip
    assert found.value == 3


def test_none_good_is_no_number() -> None:
    assert single(LOW, LOW, LOW).reason == "hips_low"


def test_one_that_was_not_seen_widens_the_error() -> None:
    whole = single(*[GOOD] * 6)
    traces = {"hip_flexion_deg": ramps([(5.0, 2.5)] * 6, rest=54.0, rest_s=0.8, ramp_s=0.9),
              "other_hip_flexion_deg": [[0.0, 20.0]],
              "other_knee_flexion_deg": [[0.0, 3.0]]}  # fmt: skip
    seen = did("single_leg_bridge", traces, posture="bridge", absent=[(12.5, 14.2)])
    (found,) = measure(protocol("single_leg_bridge"), seen)
    assert whole.error == 1
    assert found.error is not None
    assert found.error > 1
    assert found.value is not None
    assert abs(found.value - 6) <= found.error


@pytest.mark.parametrize("each_s", [1.0, 1.5, 2.5, 4.0])
def test_stands_are_counted_for_thirty_seconds(each_s: float) -> None:
    true = int((30.0 - each_s / 2) // each_s) + 1
    found = chair(each_s, until_s=44.0, end_s=46.0)
    assert found.value is not None
    assert abs(found.value - true) <= 1
    assert found.error == 1


def test_a_recording_that_ends_early_is_too_short() -> None:
    assert chair(2.0, 20.0, 25.0).reason == "not_long_enough"
    assert chair(2.0, 20.0, 33.0).value == 9


def test_a_last_stand_counts_though_the_recording_ends_before_sitting_down() -> None:
    hip = [*_pace(14), [31.0, 2.0], [32.5, 2.0]]
    traces = {"hip_flexion_deg": hip, "knee_flexion_deg": hip}
    seen = did("chair_stand_30s", traces, posture="standing", working="both")
    assert measure(protocol("chair_stand_30s"), seen)[0].value == 15
    half = {name: [*trace[:-2], [31.0, 40.0], [32.5, 40.0]] for name, trace in traces.items()}
    seen = did("chair_stand_30s", half, posture="standing", working="both")
    assert measure(protocol("chair_stand_30s"), seen)[0].value == 14


def _pace(many: int) -> list[list[float]]:
    trace = [[0.0, 90.0], [2.0, 90.0]]
    for number in range(many):
        trace += [[3.0 + 2 * number, 2.0], [4.0 + 2 * number, 90.0]]
    return trace


def test_half_stands_are_none() -> None:
    assert chair(3.0, 34.0, 36.0, top=50.0).value is None
