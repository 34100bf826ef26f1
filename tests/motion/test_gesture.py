"""One arm straight out beyond the head, for a second: nothing else pauses a set."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from backline.library import exercise, exercises
from backline.motion.gesture import KEPT_S, Gesture
from backline.motion.types import Pose
from backline.sources.figure import figure_poses

LEFT, RIGHT = 0, 1
BUSY = {"strap_stretch", "knee_to_chest", "active_hamstring_stretch"}
Floats = NDArray[np.float32]
Intervals = list[tuple[int, float, float]]


def poses(posture: str = "supine", length_s: float = 8.0, azimuth_deg: float = 0.0) -> list[Pose]:
    trace = {"trunk_flexion_deg": [[0.0, 0.0], [length_s, 0.0]]}
    return figure_poses(trace, posture=posture, fps=15, azimuth_deg=azimuth_deg)  # type: ignore[arg-type]


def raised(
    found: list[Pose], when: Intervals, off_deg: float = 0.0, bent_deg: float = 0.0
) -> list[Pose]:
    """Return the poses with arms (0 left, 1 right) out beyond the head at times."""
    changed = []
    for pose in found:
        image = pose.image.copy()
        for arm, start_s, end_s in when:
            if start_s <= pose.t_s < end_s:
                _raise(image, arm, off_deg, bent_deg)
        changed.append(replace(pose, image=image))
    return changed


def _raise(image: Floats, arm: int, off_deg: float, bent_deg: float) -> None:
    shoulder, elbow, wrist = (image[number + arm, :2] for number in (11, 13, 15))
    up = -(elbow - shoulder)
    fore = -(wrist - elbow)
    new = shoulder + _turned(up, off_deg)
    image[15 + arm, :2] = new + _turned(fore, off_deg + bent_deg)
    image[13 + arm, :2] = new
    image[[13 + arm, 15 + arm], 2] = 0.95


def _turned(line: Floats, by_deg: float) -> Floats:
    cosine, sine = np.cos(np.radians(by_deg)), np.sin(np.radians(by_deg))
    return np.array([[cosine, sine], [-sine, cosine]]) @ line


def told(found: list[Pose], name: str = "bridge") -> list[float]:
    """Return the times at which the signal was told."""
    gesture = Gesture(exercise(name))
    return [pose.t_s for pose in found if gesture.update(pose)]


@pytest.mark.parametrize("posture", ["supine", "standing"])
@pytest.mark.parametrize("arm", [LEFT, RIGHT])
def test_one_arm_for_a_second_is_the_signal(posture: str, arm: int) -> None:
    (at_s,) = told(raised(poses(posture), [(arm, 2.0, 5.0)]))
    assert at_s == pytest.approx(2.0 + KEPT_S, abs=0.1)


@pytest.mark.parametrize("azimuth_deg", [15.0, -15.0, 180.0])
def test_it_works_from_either_side_and_a_little_off(azimuth_deg: float) -> None:
    assert len(told(raised(poses(azimuth_deg=azimuth_deg), [(RIGHT, 2.0, 4.0)]))) == 1


def test_standing_it_works_from_the_front_too() -> None:
    found = raised(poses("standing", azimuth_deg=90), [(LEFT, 2.0, 4.0)])
    assert len(told(found, "standing_march")) == 1


@pytest.mark.parametrize(
    "when",
    [
        [],
        [(LEFT, 2.0, 2.9)],
        [(LEFT, 2.0, 6.0), (RIGHT, 2.0, 6.0)],
        [(LEFT, 2.0, 2.7), (RIGHT, 2.7, 3.4)],
    ],
    ids=["hanging", "short", "both", "one after the other"],
)
def test_anything_else_is_not(when: Intervals) -> None:
    assert told(raised(poses(), when)) == []


@pytest.mark.parametrize(("off_deg", "bent_deg"), [(60.0, 0.0), (-90.0, 0.0), (0.0, 70.0)])
def test_an_arm_out_to_the_front_or_bent_is_not(off_deg: float, bent_deg: float) -> None:
    assert told(raised(poses(), [(LEFT, 2.0, 6.0)], off_deg, bent_deg)) == []


def test_a_hidden_arm_is_not() -> None:
    found = raised(poses(), [(LEFT, 2.0, 6.0)])
    for pose in found:
        pose.image[[13, 15], 2] = 0.3
    assert told(found) == []


def test_it_is_told_once_and_again_after_the_arm_was_down() -> None:
    assert len(told(raised(poses(), [(LEFT, 1.0, 6.0)]))) == 1
    assert len(told(raised(poses(), [(LEFT, 1.0, 3.0), (LEFT, 4.0, 6.0)]))) == 2


def test_a_short_lapse_is_forgiven() -> None:
    assert len(told(raised(poses(), [(LEFT, 2.0, 2.5), (LEFT, 2.6, 3.4)]))) == 1


@pytest.mark.parametrize("name", exercises())
def test_where_the_arms_are_busy_nothing_is_a_signal(name: str) -> None:
    assert exercise(name).arms_busy == (name in BUSY)
    found = told(raised(poses(), [(LEFT, 2.0, 6.0)]), name)
    assert len(found) == (name not in BUSY)


@pytest.mark.parametrize("name", exercises())
def test_no_example_of_any_exercise_gives_it(name: str) -> None:
    one = exercises()[name]
    for example in one.examples:
        gesture = Gesture(replace(one, arms_busy=False))
        found = figure_poses(
            example.traces, posture=example.posture, working=example.working, noise_px=2.0
        )
        assert not any(gesture.update(pose) for pose in found)
