"""A dose can be asked for that is not the file's, and the coach judges by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.library import activity, exercise
from backline.motion.coach import run
from backline.motion.definition import Exercise, HoldVariant
from backline.motion.types import Hold, Rep
from backline.sources.figure import figure_poses

LIFTS: list[list[float]] = [
    [0, 54], [1, 54], [2.2, 5], [8.2, 5], [9.4, 54], [10.4, 54],  # held for 6 s
    [11.6, 5], [13.6, 5], [14.8, 54], [16, 54],  # and for 2 s
]  # fmt: skip


def bridges(one: Exercise) -> list[bool]:
    """Return, for each lift, whether it was what was asked for."""
    poses = figure_poses({"hip_flexion_deg": LIFTS}, posture="bridge", working="both")
    reps = [event for event in run(one, poses) if isinstance(event, Rep)]
    assert [rep.excluded_by for rep in reps] == [None, None]
    return [rep.dose_met for rep in reps]


@pytest.mark.parametrize(
    ("dwell_s", "met"), [(0.0, [True, True]), (2.0, [True, True]), (5.0, [True, False])]
)
def test_a_bridge_is_asked_to_be_held(dwell_s: float, met: list[bool]) -> None:
    assert bridges(exercise("bridge")) == [True, True]
    assert bridges(exercise("bridge").with_dose(repetitions=10, dwell_s=dwell_s)) == met


@pytest.mark.parametrize(("hold_s", "met"), [(3.0, True), (8.0, True), (10.0, False)])
def test_a_stretch_is_asked_to_be_held_longer(hold_s: float, met: bool) -> None:
    strap = exercise("strap_stretch").with_dose(hold_s=hold_s)
    example = strap.examples[0]
    poses = figure_poses(example.traces, posture="supine")
    holds = [event for event in run(strap, poses) if isinstance(event, Hold)]
    assert [hold.dose_met for hold in holds if hold.excluded_by is None] == [met]


def test_what_is_not_asked_for_stays_as_it_is() -> None:
    bridge = exercise("bridge")
    assert bridge.with_dose() == bridge
    held = bridge.with_dose(dwell_s=5.0)
    assert held.dose.dwell_s == 5.0
    assert held.dose.repetitions == bridge.dose.repetitions == (20, 30)
    assert held.with_dose(dwell_s=0.0) == bridge
    assert bridge.dose.dwell_s == 0.0


def test_the_hold_variant_of_the_bridge_is_known() -> None:
    assert exercise("bridge").dose.hold_variant == HoldVariant((5.0, 10.0), 10)


@given(minutes=st.floats(1, 90))
def test_what_is_done_without_a_camera_has_a_dose_too(minutes: float) -> None:
    walk = activity("walk").with_dose(minutes=minutes)
    assert walk.dose.minutes == (minutes, minutes)
    assert type(walk) is type(activity("walk"))
    assert walk.sha256 == activity("walk").sha256
