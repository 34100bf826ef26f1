"""What has to hold of the engine whatever the exercise: planted movement in, the same out."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backline.library import exercises
from backline.motion.coach import Coach, run
from backline.motion.definition import Exercise
from backline.motion.record import Record, record
from backline.motion.types import Cue, Event, Hold, Pose, Rep
from backline.sources.figure import figure_poses, shift_time

LIBRARY = exercises()
EXERCISES = list(LIBRARY.values())
every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)


def performed(exercise: Exercise, **options: Any) -> list[Pose]:
    """Perform the exercise's first example with the stick figure."""
    example = exercise.examples[0]
    return figure_poses(example.traces, posture=example.posture, working=example.working, **options)


def counts(exercise: Exercise, poses: list[Pose]) -> tuple[int, int]:
    found = record(exercise, poses)
    return found.count.total, found.count.excluded


def efforts(found: Record) -> list[Rep | Hold]:
    return list(found.efforts)


@every_exercise
def test_live_equals_recorded(exercise: Exercise) -> None:
    poses = performed(exercise, noise_px=1.5, seed=3)
    live = Coach(exercise)
    said: list[Event] = []
    for pose in poses:
        said += live.update(pose)
    said += live.finish()
    assert said == list(run(exercise, poses))
    assert any(isinstance(event, Rep | Hold) for event in said)


@every_exercise
def test_samples_change_nothing(exercise: Exercise) -> None:
    poses = performed(exercise, noise_px=1.5, seed=3)
    rich = Coach(exercise, with_samples=True)
    said = [event for pose in poses for event in rich.update(pose)] + rich.finish()
    assert said == list(run(exercise, poses))
    assert rich.sample is not None


@every_exercise
@pytest.mark.parametrize("fps", [10, 15, 24, 30, 60])
def test_any_frame_rate_counts_the_same(exercise: Exercise, fps: int) -> None:
    assert counts(exercise, performed(exercise, fps=fps)) == counts(exercise, performed(exercise))


@every_exercise
def test_times_do_not_depend_on_the_frame_rate(exercise: Exercise) -> None:
    slow, fast = (efforts(record(exercise, performed(exercise, fps=fps))) for fps in (15, 60))
    for one, other in zip(slow, fast, strict=True):
        assert one.start_s == pytest.approx(other.start_s, abs=0.25)
        assert one.end_s == pytest.approx(other.end_s, abs=0.25)


@settings(max_examples=20, deadline=None)
@given(by_s=st.floats(-1000, 1e6), number=st.integers(0, len(EXERCISES) - 1))
def test_a_later_clock_moves_every_event_and_nothing_else(by_s: float, number: int) -> None:
    exercise = EXERCISES[number]
    poses = performed(exercise)
    here, there = record(exercise, poses), record(exercise, shift_time(poses, by_s))
    assert there.count == here.count
    for one, other in zip(efforts(here), efforts(there), strict=True):
        assert other.end_s == pytest.approx(one.end_s + by_s, abs=1e-3)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), number=st.integers(0, len(EXERCISES) - 1))
def test_single_lost_frames_change_no_count(seed: int, number: int) -> None:
    exercise = EXERCISES[number]
    rng = np.random.default_rng(seed)
    poses = performed(exercise, fps=25)
    holed = list(poses)
    for lost in rng.choice(len(poses) // 6, len(poses) // 30, replace=False) * 6:
        holed[lost] = Pose.absent(poses[lost].t_s)
    assert counts(exercise, holed) == counts(exercise, poses)


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), number=st.integers(0, len(EXERCISES) - 1))
def test_noise_alone_is_never_counted(seed: int, number: int) -> None:
    """A person who only lies or stands there, seen through a bad camera."""
    exercise = EXERCISES[number]
    example = exercise.examples[0]
    first = {name: trace[0][1] for name, trace in example.traces.items()}
    still = {name: [[0.0, angle], [12.0, angle]] for name, angle in first.items()}
    poses = figure_poses(
        still, posture=example.posture, working=example.working, noise_px=2.5, seed=seed, fps=15
    )
    assert record(exercise, poses).count.total == 0


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_random_landmarks_are_never_counted(seed: int) -> None:
    rng = np.random.default_rng(seed)
    image = rng.uniform(0, 640, (150, 33, 3)).astype(np.float32)
    world = rng.uniform(-1, 1, (150, 33, 3)).astype(np.float32)
    poses = [Pose(k / 15, image[k], world[k]) for k in range(150)]
    for exercise in EXERCISES:
        assert record(exercise, poses).count.total == 0


@pytest.mark.parametrize("azimuth_deg", [0, 15, 165, 180, 195, 345])
@every_exercise
def test_either_side_of_the_person_counts(exercise: Exercise, azimuth_deg: float) -> None:
    found = counts(exercise, performed(exercise, azimuth_deg=azimuth_deg))
    assert found == counts(exercise, performed(exercise))


def test_the_march_counts_from_the_front_without_angles() -> None:
    march = LIBRARY["standing_march"]
    found = record(march, performed(march, azimuth_deg=90))
    assert found.view.name == "front"
    assert found.count.total == 3
    assert found.withheld
    assert all(np.isnan(rep.peak_deg) and rep.faults == () for rep in found.reps)


def test_a_bridge_from_the_feet_is_not_judged() -> None:
    bridge = LIBRARY["bridge"]
    assert record(bridge, performed(bridge, azimuth_deg=90)).count.total == 0


def test_exchanged_legs_do_not_change_the_side() -> None:
    """The model's slip in one frame of ten, as it happens with the full model."""
    raise_ = LIBRARY["straight_leg_raise"]
    slips = [(t, t + 0.05) for t in np.arange(0.5, 12, 0.5)]
    found = record(raise_, performed(raise_, exchange=slips))
    assert [rep.side for rep in found.reps] == ["right"] * 3
    assert found.count.total == 2


def test_a_leg_that_changes_its_name_for_long_is_unseen_not_wrong() -> None:
    raise_ = LIBRARY["straight_leg_raise"]
    found = record(raise_, performed(raise_, exchange=[(2.4, 3.6)]))
    assert found.reps[0].side == "unseen"
    assert found.reps[1].side == "right"


def test_a_person_who_leaves_in_mid_repetition_is_not_counted_for_it() -> None:
    bridge = LIBRARY["bridge"]
    found = record(bridge, performed(bridge, absent=[(1.8, 4.6)]))
    assert found.count.total == 1
    assert [rep.excluded_by for rep in found.reps] == ["unseen", None, "min_rom_deg"]
    assert [round(gap.start_s, 1) for gap in found.unseen] == [1.8]


def test_half_a_repetition_does_not_count_but_a_hold_ends_with_the_stream() -> None:
    bridge, strap = LIBRARY["bridge"], LIBRARY["strap_stretch"]
    half = [pose for pose in performed(bridge) if pose.t_s < 2.5]
    assert record(bridge, half).reps == ()
    short = [pose for pose in performed(strap) if pose.t_s < 6.0]
    (hold,) = record(strap, short).holds
    assert hold.end_s == pytest.approx(6.0, abs=0.15)
    assert hold.excluded_by is None


def test_holds_and_dwell_are_timed_to_half_a_second() -> None:
    strap, stretch = LIBRARY["strap_stretch"], LIBRARY["active_hamstring_stretch"]
    hold = record(strap, performed(strap)).holds[0]
    assert hold.start_s == pytest.approx(2.5, abs=0.3)
    assert hold.length_s == pytest.approx(8.0, abs=0.5)
    for rep in record(stretch, performed(stretch)).reps:
        assert rep.dwell_s == pytest.approx(3.0, abs=0.5)


def test_a_fault_is_said_once_in_a_repetition_and_within_half_a_second() -> None:
    strap = LIBRARY["strap_stretch"]
    example = strap.examples[1]
    poses = figure_poses(example.traces, posture="supine", working="right")
    events = list(run(strap, poses))
    cues = [event for event in events if isinstance(event, Cue)]
    assert [cue.fault for cue in cues] == ["knee_bends"]
    assert cues[0].text == next(fault.cue for fault in strap.faults if fault.id == "knee_bends")
    (hold,) = [event for event in events if isinstance(event, Hold)]
    lasting = next(fault.for_s for fault in strap.faults if fault.id == "knee_bends")
    assert cues[0].t_s - hold.faults[0].start_s <= lasting + 0.5


def test_uneven_sides_are_a_fault_of_the_set() -> None:
    march = LIBRARY["standing_march"]
    poses: list[Pose] = []
    for number, (side, top) in enumerate([("right", 88), ("left", 62)] * 3):
        trace = {
            "hip_flexion_deg": [[0, 0], [0.6, 0], [1.4, top], [1.8, top], [2.6, 0], [3.0, 0]],
            "knee_flexion_deg": [[0, 0], [0.6, 0], [1.4, 80], [1.8, 80], [2.6, 0], [3.0, 0]],
        }
        one = figure_poses(trace, posture="standing", working=side)  # type: ignore[arg-type]
        poses += shift_time(one, 3.04 * number)
    found = record(march, poses)
    assert (found.count.left, found.count.right) == (3, 3)
    assert found.set_faults == ("uneven_sides",)


def test_angles_are_withheld_away_from_the_side_but_counting_goes_on() -> None:
    bridge = LIBRARY["bridge"]
    found = record(bridge, performed(bridge, azimuth_deg=40))
    assert found.count.total == 2
    assert found.withheld is not None
    assert np.isnan(found.reps[0].peak_deg)


def test_planted_angles_come_back_within_their_error() -> None:
    bridge = LIBRARY["bridge"]
    for seed in range(5):
        for rep in record(bridge, performed(bridge, noise_px=1.0, seed=seed)).reps[:2]:
            assert abs(rep.peak_deg - 5.0) <= rep.peak_error_deg


def test_a_pose_is_not_changed_by_being_judged() -> None:
    pose = performed(LIBRARY["bridge"])[0]
    before = replace(pose, image=pose.image.copy(), world=pose.world.copy())
    Coach(LIBRARY["bridge"]).update(pose)
    np.testing.assert_array_equal(pose.image, before.image)
    np.testing.assert_array_equal(pose.world, before.world)


def test_who_lies_down_first_is_counted_then() -> None:
    """The line of the standing body is not the line to which a leg is raised."""
    raise_ = LIBRARY["straight_leg_raise"]
    upright = figure_poses({"hip_flexion_deg": [[0.0, 0.0], [2.0, 0.0]]}, posture="standing")
    lying = shift_time(performed(raise_), 2.5)
    assert record(raise_, upright + lying).count.total == 2
