"""What could not be judged is told: when, and which landmarks were missing."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from backline.motion.frame import Points
from backline.motion.presence import Presence
from backline.motion.skeleton import INDEX
from backline.motion.types import Pose, Unseen
from backline.sources.figure import figure_poses

STILL = {"hip_flexion_deg": [[0.0, 0.0], [6.0, 0.0]]}


def lying(**options: Any) -> list[Pose]:
    return figure_poses(STILL, posture="supine", **options)


def hidden(pose: Pose, *names: str) -> Pose:
    image = pose.image.copy()
    image[[INDEX[name] for name in names], 2] = 0.05
    return replace(pose, image=image)


def moved(pose: Pose, by_px: float) -> Pose:
    return replace(pose, image=pose.image + np.array([by_px, 0, 0], np.float32))


def watched(poses: list[Pose]) -> tuple[list[Unseen], list[float]]:
    """Return what was reported, and the times that were not trusted."""
    presence, told, lost = Presence(), list[Unseen](), list[float]()
    for pose in poses:
        told += presence.update(pose.t_s, Points.of(pose) if pose.seen else None)
        lost += [] if presence.trusted else [pose.t_s]
    return told + presence.finish(), lost


def test_somebody_in_full_view_is_trusted_throughout() -> None:
    assert watched(lying(noise_px=2.0)) == ([], [])


@pytest.mark.parametrize(("gone_s", "told"), [(0.2, 0), (0.4, 0), (0.56, 1), (2.0, 1)])
def test_lapses_are_told_from_half_a_second_on(gone_s: float, told: int) -> None:
    gaps, lost = watched(lying(absent=[(1.0, 1.0 + gone_s)]))
    assert len(gaps) == told
    assert len(lost) == pytest.approx(gone_s * 25, abs=1)
    for gap in gaps:
        assert gap.start_s == pytest.approx(1.0)
        assert gap.end_s == pytest.approx(1.0 + gone_s, abs=0.05)


def test_everything_that_is_tracked_is_missing_with_the_person() -> None:
    ((gap,), _) = watched(lying(absent=[(1.0, 2.0)]))
    assert gap.landmarks == (
        "left_shoulder", "right_shoulder", "left_hip", "right_hip",
        "left_knee", "right_knee", "left_ankle", "right_ankle",
    )  # fmt: skip


def test_the_missing_landmarks_are_named_and_no_others() -> None:
    feet = ("left_ankle", "right_ankle")
    poses = [hidden(pose, *feet) if 1 <= pose.t_s < 2 else pose for pose in lying()]
    ((gap,), _) = watched(poses)
    assert gap.landmarks == feet


def test_one_of_a_pair_is_enough() -> None:
    assert watched([hidden(pose, "left_ankle", "right_knee") for pose in lying()]) == ([], [])


def test_a_stream_that_ends_unseen_says_so() -> None:
    ((gap,), _) = watched(lying(absent=[(4.0, 9.0)]))
    assert [gap.start_s, gap.end_s] == pytest.approx([4.0, 6.0])


def test_a_leap_to_another_person_is_unseen_until_it_has_settled() -> None:
    gaps, lost = watched([moved(pose, 250 * (pose.t_s >= 2)) for pose in lying()])
    assert [round(gap.start_s, 2) for gap in gaps] == [2.0]
    assert lost[0] == pytest.approx(2.0)
    assert lost[-1] == pytest.approx(2.5, abs=0.05)


def test_a_detection_that_flickers_between_two_people_is_never_trusted() -> None:
    poses = [moved(pose, 250 * (number % 10 > 4)) for number, pose in enumerate(lying())]
    _, lost = watched(poses)
    assert len(lost) >= len(poses) - 5


def test_one_hop_is_forgiven_and_three_in_a_second_are_not() -> None:
    def hopped(*at_s: float) -> list[float]:
        return watched(
            [moved(pose, 60 * sum(pose.t_s >= t_s for t_s in at_s)) for pose in lying()]
        )[1]

    assert hopped(2.0) == []
    assert hopped(1.0, 3.0, 5.0) == []
    lost = hopped(2.0, 2.4, 2.8)
    assert lost[0] == pytest.approx(2.8, abs=0.05)


def test_walking_is_no_leap() -> None:
    assert watched([moved(pose, 120 * pose.t_s) for pose in lying()]) == ([], [])


def test_an_empty_stream_has_nothing_to_tell() -> None:
    assert watched([]) == ([], [])
