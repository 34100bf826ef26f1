"""One thing to change at a time, the first one first; ready only after a steady while."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from backline.library import exercise
from backline.motion.placement import CHANGE_S, READY_S, SAYS, Place, Placement
from backline.motion.types import Pose
from backline.sources.figure import figure_poses, mirror

SIZE = (640, 480)
LYING = {"hip_flexion_deg": [[0.0, 50.0], [4.0, 50.0]], "knee_flexion_deg": [[0.0, 90.0]]}
UPRIGHT = {"trunk_flexion_deg": [[0.0, 0.0], [4.0, 0.0]]}


def lying(**options: Any) -> list[Pose]:
    return figure_poses(LYING, posture="supine", working="both", fps=15, **options)


def standing(**options: Any) -> list[Pose]:
    return figure_poses(UPRIGHT, posture="standing", fps=15, **options)


def places(poses: list[Pose], name: str = "bridge", **given: Any) -> list[Place]:
    placement = Placement(exercise(name), SIZE)
    return [placement.update(pose, **{"brightness": 120.0} | given) for pose in poses]


def moved(poses: list[Pose], change: Callable[[Pose], None]) -> list[Pose]:
    """Return the poses with something changed in each picture."""
    found = [replace(pose, image=pose.image.copy(), world=pose.world.copy()) for pose in poses]
    for pose in found:
        change(pose)
    return found


def by_px(x: float, y: float) -> Callable[[Pose], None]:
    def change(pose: Pose) -> None:
        pose.image[:, :2] += (x, y)

    return change


def scaled(share: float) -> Callable[[Pose], None]:
    def change(pose: Pose) -> None:
        middle = np.array(SIZE) / 2
        pose.image[:, :2] = middle + share * (pose.image[:, :2] - middle)

    return change


def hidden_feet(pose: Pose) -> None:
    pose.image[27:33, 2] = 0.05


@pytest.mark.parametrize(
    ("poses", "name", "id_"),
    [
        (lying(), "bridge", "ok"),
        (mirror(lying()), "bridge", "ok"),
        (standing(), "standing_march", "ok"),
        (standing(azimuth_deg=90), "standing_march", "ok"),
        ([Pose.absent(number / 15) for number in range(60)], "bridge", "nobody"),
        (standing(), "bridge", "lie_down"),
        (standing(azimuth_deg=90), "bridge", "lie_down"),
        (lying(), "standing_march", "stand_up"),
        (lying(azimuth_deg=90), "standing_march", "stand_up"),
        (moved(lying(), by_px(225, 0)), "bridge", "feet"),
        (moved(lying(), by_px(-230, 0)), "bridge", "head"),
        (moved(lying(), scaled(4.0)), "bridge", "part"),
        (moved(standing(), by_px(0, 150)), "standing_march", "feet"),
        (moved(lying(), hidden_feet), "bridge", "hidden"),
        (moved(lying(), scaled(0.3)), "bridge", "small"),
        (lying(azimuth_deg=45), "bridge", "lie_sideways"),
        (lying(azimuth_deg=90), "bridge", "lie_sideways"),
        (standing(azimuth_deg=45), "standing_march", "stand_side_or_front"),
        (standing(azimuth_deg=45), "hip_hinge", "stand_sideways"),
        (lying(roll_deg=40), "bridge", "turned"),
    ],
)
def test_what_is_wrong_is_said(poses: list[Pose], name: str, id_: str) -> None:
    found = places(poses, name)[-1]
    assert (found.id, found.says) == (id_, SAYS[id_])
    assert found.ok == found.ready == (id_ == "ok")


@pytest.mark.parametrize(
    ("poses", "given", "id_"),
    [
        (lying(), {"second": True}, "two_people"),
        (lying(), {"brightness": 20.0}, "dark"),
        ([Pose.absent(0.0)], {"brightness": 20.0}, "dark"),
        (lying(azimuth_deg=45), {"second": True, "brightness": 20.0}, "two_people"),
        (moved(lying(azimuth_deg=45), by_px(300, 0)), {}, "feet"),
    ],
)
def test_the_first_thing_comes_first(poses: list[Pose], given: dict[str, Any], id_: str) -> None:
    assert places(poses, **given)[-1].id == id_


def test_a_dark_picture_of_unknown_brightness_is_not_called_dark() -> None:
    assert places(lying(), brightness=float("nan"))[-1].id == "ok"


def test_face_down_is_not_on_the_back() -> None:
    def over(pose: Pose) -> None:
        pose.image[:, 1] = SIZE[1] - pose.image[:, 1]
        pose.world[:, 1:] *= -1

    assert places(moved(lying(), over))[-1].id == "on_your_back"


def test_ready_after_two_steady_seconds_and_not_before() -> None:
    poses = lying()
    found = places(poses)
    first = next(pose.t_s for pose, place in zip(poses, found, strict=True) if place.ready)
    assert first == pytest.approx(READY_S, abs=1 / 15)
    assert all(place.ok for place in found)


def test_a_glitch_changes_nothing_and_a_real_change_takes_a_moment() -> None:
    def gone(start_s: float, end_s: float) -> list[Place]:
        return places(lying(absent=[(start_s, end_s)]))

    assert all(place.id == "ok" for place in gone(2.5, 2.5 + CHANGE_S - 0.1))
    long = gone(2.0, 3.0)
    assert "nobody" in {place.id for place in long}
    assert not long[-1].ready
    ids = [place.id for place in long]
    assert sum(one != other for one, other in pairwise(ids)) == 2


def test_the_time_comes_from_the_poses_alone() -> None:
    assert places(lying()) == places([replace(p, t_s=p.t_s + 1000.0) for p in lying()])
