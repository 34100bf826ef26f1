"""What a live screen shows is what a sample holds, for every exercise and frame."""

from math import isnan

import pytest

from backline.library import exercises
from backline.motion.coach import Coach
from backline.sources.figure import figure_poses

FIELDS = ("t_s", "angle_deg", "angle_side", "phase", "count", "held_s")


@pytest.mark.parametrize("name", exercises())
def test_the_live_state_is_that_of_the_sample(name: str) -> None:
    one = exercises()[name]
    example = one.examples[0]
    poses = figure_poses(
        example.traces, posture=example.posture, working=example.working, fps=15,
        absent=[(2.0, 2.6)],
    )  # fmt: skip
    light, full = Coach(one), Coach(one, with_samples=True)
    phases = set()
    for pose in poses:
        light.update(pose)
        full.update(pose)
        assert full.sample is not None
        for field in FIELDS:
            live, kept = getattr(light.now, field), getattr(full.sample, field)
            assert live == kept or (isnan(live) and isnan(kept))
        phases.add(light.now.phase)
    assert {"rest", "moving", "top"} <= phases
    assert light.sample is None


def test_before_the_first_frame_nothing_is_seen() -> None:
    now = Coach(exercises()["bridge"]).now
    assert (now.phase, now.count, now.held_s) == ("unseen", 0, 0.0)
    assert isnan(now.t_s)
    assert isnan(now.angle_deg)
