"""A test while it goes on: trial by trial, and over when its rule says so."""

from math import inf
from typing import Any

import pytest

from backline.care.measure import watch
from backline.care.measure.live import Tried, ends_s, tried
from backline.care.measure.seen import Watcher
from backline.library import exercise
from backline.library.tests_load import protocol, protocols
from backline.motion.types import Hold, Rep
from backline.sources.figure import figure_poses

from .made import SIZE_PX, ramps


def told(test: str, traces: Any, side: Any = None, **options: Any) -> list[Tried]:
    """Return what is told after each trial."""
    rule = protocol(test)
    watcher, found = Watcher(exercise(rule.uses), SIZE_PX), []
    for pose in figure_poses(traces, fps=15, **options):
        if any(isinstance(one, Rep | Hold) for one in watcher.update(pose)):
            newest = tried(rule, watcher.so_far(), side)
            assert newest is not None
            found.append(newest)
    return found


def test_three_usable_trials_end_the_leg_raise() -> None:
    traces = {"hip_flexion_deg": ramps([(70.0, 3.0)] * 3)}
    found = told("slr", traces, posture="supine")
    assert [(one.number, one.over) for one in found] == [(1, False), (2, False), (3, True)]
    assert all(one.value == pytest.approx(70, abs=5) and one.side == "right" for one in found)


def test_a_trial_that_cannot_be_used_says_why_and_does_not_count() -> None:
    traces = {
        "hip_flexion_deg": ramps([(70.0, 3.0)] * 2),
        "other_hip_flexion_deg": [[0.0, 45.0], [8.0, 45.0], [9.0, 0.0]],
        "other_knee_flexion_deg": [[0.0, 90.0], [8.0, 90.0], [9.0, 0.0]],
    }
    first, second = told("slr", traces, posture="supine", side="right")
    assert (first.number, first.value, first.reason) == (0, None, "other_leg_not_flat")
    assert (second.number, second.reason) == (1, None)


def test_failures_in_a_row_end_the_single_leg_bridge() -> None:
    ended, one_failure = protocol("single_leg_bridge").examples[:2]

    def over(example: Any) -> list[bool]:
        found = told("single_leg_bridge", example.traces, posture=example.posture,
                     working=example.working)  # fmt: skip
        return [one.over for one in found]

    assert over(ended) == [False, False, False, False, True, True]
    assert not any(over(one_failure))


def test_only_a_timed_test_ends_by_the_clock() -> None:
    rule = protocol("chair_stand_30s")
    example = rule.examples[0]
    poses = figure_poses(example.traces, posture=example.posture, working=example.working)
    seen = watch(exercise(rule.uses), poses, SIZE_PX)
    first_s = seen.record.efforts[0].start_s
    assert ends_s(rule, seen) == pytest.approx(first_s + 30.0)
    assert ends_s(protocol("slr"), seen) == inf


@pytest.mark.parametrize("name", protocols())
def test_every_example_of_every_test_is_told(name: str) -> None:
    for example in protocol(name).examples:
        for one in told(name, example.traces, posture=example.posture, working=example.working):
            assert one.number >= 0
            assert one.value is None or one.reason is None
