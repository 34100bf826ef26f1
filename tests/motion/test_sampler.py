"""Every frame tells every signal that the view allows, and where the movement stands."""

from math import isnan
from typing import Any

import pytest

from backline.motion.coach import Coach
from backline.motion.sampler import columns
from backline.motion.signals import SIGNALS
from backline.motion.types import Sample
from backline.sources.figure import figure_poses

from .made import lift

ONCE = {"hip_flexion_deg": [[0, 0], [1, 0], [2, 80], [5, 80], [6, 0], [7, 0]]}


def samples(traces: dict[str, Any] = ONCE, **options: Any) -> list[Sample]:
    """Return the samples of all frames; the first is of the first frame."""
    coach, found = Coach(lift(), with_samples=True), list[Sample]()
    for pose in figure_poses(traces, **{"posture": "standing"} | options):
        coach.update(pose)
        assert coach.sample is not None
        found.append(coach.sample)
    coach.finish()
    return found[2:] + coach.trailing


def at(found: list[Sample], t_s: float) -> Sample:
    return min(found, key=lambda sample: abs(sample.t_s - t_s))


def test_legs_have_a_column_each_and_the_trunk_has_one() -> None:
    names = columns()
    assert len(names) == len(set(names))
    assert len(names) == sum(2 if signal.per_leg else 1 for signal in SIGNALS.values())
    assert {"hip_flexion_left_deg", "knee_flexion_right_deg", "trunk_flexion_deg"} <= set(names)
    assert all(name.endswith(("_deg", "_percent")) for name in names)


def test_there_is_one_sample_for_each_frame_at_its_own_time() -> None:
    found = samples()
    assert [sample.t_s for sample in found] == pytest.approx(
        [number / 25 for number in range(len(found))], abs=1e-3
    )
    assert all(tuple(sample.signals) == columns() for sample in found)


def test_planted_angles_are_in_the_columns_of_their_side() -> None:
    now = at(samples(working="left"), 4.0).signals
    assert now["hip_flexion_left_deg"] == pytest.approx(80, abs=1)
    assert now["hip_flexion_right_deg"] == pytest.approx(0, abs=1)
    assert now["trunk_flexion_deg"] == pytest.approx(0, abs=1)


def test_exchanged_legs_stay_in_their_columns() -> None:
    now = at(samples(exchange=[(3.0, 3.4)]), 3.2).signals
    assert now["hip_flexion_right_deg"] == pytest.approx(80, abs=8)
    assert now["hip_flexion_left_deg"] == pytest.approx(0, abs=8)


def test_an_oblique_view_withholds_everything() -> None:
    now = at(samples(azimuth_deg=45), 4.0)
    assert all(isnan(value) for value in now.signals.values())


def test_the_front_gives_only_what_can_be_seen_from_there() -> None:
    now = at(samples(azimuth_deg=90), 4.0)
    given = {name for name, value in now.signals.items() if not isnan(value)}
    assert given == {"thigh_lift_front_left_deg", "thigh_lift_front_right_deg"}


def test_the_phases_of_a_movement_follow_one_another() -> None:
    phases = [sample.phase for sample in samples()]
    order = [
        phase for number, phase in enumerate(phases) if phase != phases[number - 1] or not number
    ]
    assert order in (
        ["waiting", "rest", "moving", "top", "moving", "rest"],
        ["waiting", "rest", "moving", "top", "moving", "rest", "unseen"],
    )


def test_nobody_in_the_picture_is_unseen() -> None:
    lost = at(samples(absent=[(0.5, 0.9)]), 0.7)
    assert lost.phase == "unseen"
    assert isnan(lost.angle_deg)
    assert all(isnan(value) for value in lost.signals.values())


def test_the_time_at_the_top_runs_and_ends_with_it() -> None:
    found = samples()
    assert at(found, 1.2).held_s == 0
    assert at(found, 3.0).held_s == pytest.approx(1.0, abs=0.3)
    assert at(found, 4.5).held_s == pytest.approx(2.5, abs=0.3)
    assert at(found, 6.5).held_s == 0


def test_the_angle_and_its_side_are_those_of_the_working_leg() -> None:
    now = at(samples(working="left"), 4.0)
    assert now.angle_deg == pytest.approx(80, abs=1)
    assert now.angle_side == "left"


def test_the_count_goes_up_when_the_movement_has_ended() -> None:
    found = samples()
    assert at(found, 5.0).count == 0
    assert at(found, 6.5).count == 1
