"""Planted values come back; a bad set-up gives a reason and no number."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backline.care.measure import Result, Seen, measure, watch
from backline.care.measure.seen import column
from backline.library import exercise
from backline.library.tests_load import protocol
from backline.motion.types import Pose, Side
from backline.sources.figure import figure_poses

from .made import SIZE_PX, did, ramps, slr

SLR, AKE = protocol("slr"), protocol("ake")


def one(seen: Seen, test: str = "slr", side: Side | None = None) -> Result:
    (found,) = measure(protocol(test), seen, side)
    return found


@settings(max_examples=15, deadline=None)
@given(
    tops=st.lists(st.floats(35, 100), min_size=1, max_size=5),
    off_deg=st.sampled_from([0.0, 10.0, 180.0, 190.0]),
)
def test_the_straight_leg_raise_comes_back(tops: list[float], off_deg: float) -> None:
    found = one(slr(*tops, azimuth_deg=off_deg))
    if found.value is None:
        assert found.reason == "trials_differ"
        assert max(tops) - min(tops) > 15
        return
    used = tops[:3]
    assert found.trials == len(used)
    assert found.value == pytest.approx(sum(used) / len(used), abs=3)
    assert found.side == "right"


@settings(max_examples=10, deadline=None)
@given(short=st.floats(0, 55), off_deg=st.sampled_from([0.0, 10.0, 180.0]))
def test_the_knee_extension_comes_back(short: float, off_deg: float) -> None:
    knee = ramps([(short, 3.0)] * 3, rest=90.0)
    traces = {"hip_flexion_deg": [[0.0, 90.0]], "knee_flexion_deg": knee}
    found = one(did("ake", traces, posture="supine", azimuth_deg=off_deg), "ake")
    assert found.value == pytest.approx(short, abs=3)
    assert found.trials == 3


def test_the_bend_has_a_reach() -> None:
    trunk = ramps([(90.0, 2.0)] * 3)
    traces = {"trunk_flexion_deg": trunk, "hip_flexion_deg": trunk}
    found = one(did("forward_bend", traces, posture="standing", working="both"), "forward_bend")
    assert found.value == pytest.approx(90, abs=1)
    assert found.also == pytest.approx(100 * 0.55 / 0.84, abs=4)  # the figure's arm and leg
    assert one(slr(60)).also is None


@pytest.mark.parametrize("azimuth_deg", [30.0, 45.0, 150.0])
def test_a_camera_off_the_side_measures_nothing(azimuth_deg: float) -> None:
    found = one(slr(60, 60, 60, azimuth_deg=azimuth_deg))
    assert (found.value, found.error, found.reason) == (None, None, "not_side")


def test_a_camera_in_front_measures_nothing_on_either_side() -> None:
    found = measure(SLR, slr(60, azimuth_deg=90.0))
    assert [result.side for result in found] == ["left", "right"]
    assert {result.reason for result in found} == {"not_side"}


def test_a_foot_outside_the_picture_is_not_guessed() -> None:
    # The raised foot is above the edge of a picture cut off below it.
    seen = slr(80, 80, 80)
    top = min(pose.image[28, 1] for pose in seen.poses)
    cut = [Pose(p.t_s, p.image - [0, top + 20, 0], p.world) for p in seen.poses]
    assert one(watch(exercise("strap_stretch"), cut, SIZE_PX)).reason == "leg_not_seen"
    assert one(seen).reason is None


def test_the_trials_of_each_leg_are_told_apart() -> None:
    right, left = ramps([(70.0, 3.0)]), ramps([(0.0, 3.0), (60.0, 3.0)])
    traces = {"hip_flexion_right_deg": right, "hip_flexion_left_deg": left}
    seen = did("slr", traces, posture="supine")
    found = measure(SLR, seen)
    assert [(result.side, round(result.value or 0)) for result in found] == [
        ("left", 60), ("right", 70),
    ]  # fmt: skip
    assert one(seen, side="left").value == pytest.approx(60, abs=1)


def test_the_far_leg_has_the_wider_error() -> None:
    near, far = one(slr(60, 60, 60)), one(slr(60, 60, 60, azimuth_deg=180.0))
    assert near.error is not None
    assert far.error is not None
    assert far.error > near.error


def test_a_leg_that_nobody_names_is_not_named() -> None:
    seen = slr(60, 60, 60)
    holds = tuple(replace(hold, side="unseen") for hold in seen.record.holds)
    blurred = replace(seen, record=replace(seen.record, holds=holds))
    found = one(blurred)
    assert (found.side, found.reason) == ("unseen", "side_unseen")
    assert one(blurred, side="right").value == pytest.approx(60, abs=1)


def test_a_leg_that_is_named_in_two_ways_is_not_believed() -> None:
    seen = slr(60, 60, 60)
    holds = tuple(replace(hold, side="left") for hold in seen.record.holds)
    torn = replace(seen, record=replace(seen.record, holds=holds))
    assert one(torn).reason == "side_unseen"
    assert one(torn, side="right").value == pytest.approx(60, abs=1)


def test_the_other_side_is_not_taken_for_the_one_asked_for() -> None:
    found = one(slr(60, 60, 60), side="left")
    assert (found.side, found.value, found.reason) == ("left", None, "no_trial")


def test_trials_that_are_far_apart_are_no_measurement() -> None:
    assert one(slr(45, 95)).reason == "trials_differ"


def test_different_reasons_leave_too_few() -> None:
    traces = {
        "hip_flexion_deg": ramps([(60.0, 3.0), (60.0, 3.0)]),
        "knee_flexion_deg": ramps([(35.0, 3.0), (0.0, 3.0)]),
        "other_knee_flexion_deg": ramps([(0.0, 3.0), (70.0, 3.0)]),
        "other_hip_flexion_deg": ramps([(0.0, 3.0), (35.0, 3.0)]),
    }
    assert one(did("slr", traces, posture="supine")).reason == "too_few"


def test_nobody_gives_a_reason_and_no_number() -> None:
    nobody = [Pose.absent(0.1 * number) for number in range(50)]
    for test in ("slr", "bridge_hold", "chair_stand_30s"):
        seen = watch(exercise(protocol(test).uses), nobody, SIZE_PX)
        for found in measure(protocol(test), seen):
            assert (found.value, found.measurable, found.trials) == (None, False, 0)
            assert found.reason in ("no_trial", "not_long_enough")
    assert measure(SLR, watch(exercise("strap_stretch"), [], SIZE_PX))


def test_a_person_who_is_mostly_hidden_was_not_seen_long_enough() -> None:
    poses = figure_poses({"hip_flexion_deg": [[0, 0], [10, 0]]}, posture="supine",
                         absent=[(1.0, 9.0)])  # fmt: skip
    seen = watch(exercise("strap_stretch"), poses, SIZE_PX)
    assert {found.reason for found in measure(SLR, seen)} == {"not_long_enough"}


def test_the_band_comes_with_its_source() -> None:
    (found,) = measure(SLR, slr(85, 85, 85), None, "female", 40)
    assert found.band == "typical"
    assert found.norm_source
    assert one(slr(30)).band == "limited"


def test_other_reads_the_other_leg() -> None:
    assert column("other_hip_flexion_deg", "right") == "hip_flexion_left_deg"
    assert column("trunk_pitch_deg", "right") == "trunk_pitch_deg"
    assert AKE.unit == "deg"
