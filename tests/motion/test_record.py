"""A record gathers what happened and counts what counts."""

from dataclasses import replace
from typing import Any

import pytest

from backline.motion.record import Record, Recorder, record
from backline.motion.types import Hold, Pose, Rep, Unseen, View
from backline.sources.figure import figure_poses

from .made import lift

TWICE = {"hip_flexion_deg": [[0, 0], [1, 0], [2, 80], [3, 80], [4, 0], [5, 0], [6, 80], [7, 80],
                             [8, 0], [9, 0]]}  # fmt: skip
REP = Rep("right", 1.0, 2.0, 4.0, 80.0, 8.0, 80.0, 1.0, dose_met=True)
HOLD = Hold("left", 1.0, 31.0, 70.0, 8.0, dose_met=True)


def poses(**options: Any) -> list[Pose]:
    return figure_poses(TWICE, posture="standing", **options)


def written(kind: str, **changes: Any) -> Record:
    empty = Record(lift({"kind": kind}), View(), None, (), (), (), (), (), 0, 0)
    return replace(empty, **changes)


def test_counts_are_by_side_and_leave_the_excluded_out() -> None:
    reps = (
        REP,
        replace(REP, side="left", dose_met=False),
        replace(REP, side="left"),
        replace(REP, side="both"),
        replace(REP, side="unseen"),
        replace(REP, excluded_by="min_s"),
    )
    count = written("cycle", reps=reps).count
    assert (count.left, count.right, count.both) == (2, 1, 1)
    assert (count.total, count.excluded, count.dose_met) == (5, 1, 4)


@pytest.mark.parametrize(("kind", "efforts"), [("cycle", (REP,)), ("hold", (HOLD, HOLD))])
def test_the_efforts_are_those_of_the_exercises_kind(kind: str, efforts: tuple[object]) -> None:
    both = written(kind, reps=(REP,), holds=(HOLD, HOLD))
    assert both.efforts == efforts
    assert both.count.total == len(efforts)


def test_it_holds_what_the_recorder_said_as_it_went() -> None:
    recorder = Recorder(lift())
    said = [event for pose in poses(absent=[(8.4, 9.0)]) for event in recorder.update(pose)]
    found = recorder.finish()
    assert [event for event in said if isinstance(event, Rep)] == list(found.reps)
    assert len(found.reps) == found.count.total == found.count.right == 2
    assert found.holds == ()
    assert found.cues == ()


def test_it_is_the_same_as_feeding_a_recorder() -> None:
    recorder = Recorder(lift())
    for pose in poses():
        recorder.update(pose)
    assert recorder.finish() == record(lift(), poses())


def test_frames_are_counted_with_and_without_a_person() -> None:
    found = record(lift(), poses(absent=[(4.2, 4.6), (8.2, 9.1)]))
    assert found.frames == len(poses())
    assert found.frames_with_person == found.frames - 10 - 21
    assert [type(event) for event in found.unseen] == [Unseen]


def test_the_view_goes_with_it_and_says_why_angles_are_withheld() -> None:
    side, oblique = record(lift(), poses()), record(lift(), poses(azimuth_deg=45))
    assert (side.view.name, side.view.near_side, side.withheld) == ("side", "right", None)
    assert oblique.view.name == "oblique"
    assert oblique.withheld is not None
    assert "45 degrees" in oblique.withheld


def test_nothing_is_recorded_of_nothing() -> None:
    found = record(lift(), [])
    assert (found.frames, found.frames_with_person, found.efforts) == (0, 0, ())
    assert found.count.total == found.count.excluded == 0
