"""The landmarks have the model's order, and every left has its right."""

import pytest

from backline.motion.skeleton import INDEX, LEG_SEGMENTS, NAMES, TRACKED, TRUNK_SEGMENTS, mirrored
from backline.motion.types import LANDMARKS


def test_there_are_33_landmarks_each_once() -> None:
    assert len(NAMES) == len(set(NAMES)) == LANDMARKS == 33


def test_the_order_is_the_models() -> None:
    known = {
        0: "nose", 11: "left_shoulder", 12: "right_shoulder", 23: "left_hip", 24: "right_hip",
        25: "left_knee", 28: "right_ankle", 31: "left_foot_index", 32: "right_foot_index",
    }  # fmt: skip
    assert {number: NAMES[number] for number in known} == known


@pytest.mark.parametrize("number", range(LANDMARKS))
def test_the_mirror_image_of_a_mirror_image_is_itself(number: int) -> None:
    other = mirrored(number)
    assert mirrored(other) == number
    assert (other == number) == (NAMES[number] == "nose")
    sides = {"left", "right"} & set(NAMES[number].split("_"))
    assert sides.isdisjoint({"left", "right"} & set(NAMES[other].split("_")))


def test_what_is_tracked_comes_in_pairs_left_first() -> None:
    for left, right in zip(TRACKED[::2], TRACKED[1::2], strict=True):
        assert NAMES[left].startswith("left_")
        assert mirrored(left) == right


def test_segments_join_landmarks() -> None:
    for ends in (*TRUNK_SEGMENTS, *LEG_SEGMENTS):
        assert all(f"{side}_{end}" in INDEX for side in ("left", "right") for end in ends)
