"""The border: what is well formed comes in as it was sent, everything else ends the connection."""

import json
from contextlib import suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from backline.motion.types import Pose
from backline.web.live.wire import HEAD, MOST_FRAMES, Border, WireError, hello

from .made import bridges, frame
from .made import hello as greeting

POSES = bridges(1)[:5]


def test_frames_come_in_as_they_were_sent() -> None:
    border = Border()
    for number, pose in enumerate(POSES):
        found = border.take(frame(number, pose, second=number == 1, judged=number != 2))
        assert np.array_equal(found.pose.image, pose.image)
        assert np.array_equal(found.pose.world, pose.world)
        assert (found.seq, found.pose.t_s) == (number, pose.t_s)
        assert (found.second, found.judged) == (number == 1, number != 2)
        assert found.brightness == 120.0


def test_nobody_is_a_frame_of_a_head_alone() -> None:
    data = frame(0, Pose.absent(1.5))
    assert len(data) == HEAD.size == 20
    found = Border().take(data).pose
    assert (found.t_s, found.seen) == (1.5, False)


def refuses(*data: bytes) -> str:
    border = Border()
    for one in data[:-1]:
        border.take(one)
    with pytest.raises(WireError) as error:
        border.take(data[-1])
    return str(error.value.says)


@pytest.mark.parametrize("cut", [0, 1, 19, 20, 400, 811])
def test_a_frame_in_pieces_is_refused(cut: int) -> None:
    assert "pieces" in refuses(frame(0, POSES[0])[:cut])
    assert "pieces" in refuses(frame(0, POSES[0]) + b"x")


def test_another_version_is_refused() -> None:
    assert "older" in refuses(frame(0, POSES[0], version=2))
    data = bytearray(frame(0, POSES[0]))
    data[1] |= 8
    assert "older" in refuses(bytes(data))
    data[1], data[2] = 1, 1
    assert "older" in refuses(bytes(data))


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf"), 1e6])
@pytest.mark.parametrize("part", ["image", "world"])
def test_numbers_that_cannot_be_are_refused(number: float, part: str) -> None:
    pose = Pose(0.0, POSES[0].image.copy(), POSES[0].world.copy())
    getattr(pose, part)[30, 1] = number
    assert "cannot be" in refuses(frame(0, pose)) if pose.seen else True


@pytest.mark.parametrize("visibility", [-0.1, 1.5, float("nan")])
def test_a_visibility_is_a_share(visibility: float) -> None:
    pose = Pose(0.0, POSES[0].image.copy(), POSES[0].world)
    pose.image[3, 2] = visibility
    assert "cannot be" in refuses(frame(0, pose))


@pytest.mark.parametrize("brightness", [-1.0, 256.0, float("nan")])
def test_a_brightness_that_cannot_be_is_refused(brightness: float) -> None:
    assert "cannot be" in refuses(frame(0, POSES[0], brightness=brightness))


def at(number: int, t_s: float) -> bytes:
    return frame(number, Pose.absent(t_s))


@pytest.mark.parametrize("t_s", [1.0, 0.5, float("nan"), float("inf"), 1e9])
def test_time_goes_on(t_s: float) -> None:
    assert "clock" in refuses(at(0, 1.0), at(1, t_s))


def test_time_is_never_before_the_set() -> None:
    assert "clock" in refuses(at(0, -0.1))


@pytest.mark.parametrize("number", [0, 2, 7])
def test_no_frame_is_missing_or_twice(number: int) -> None:
    assert "missing" in refuses(at(0, 1.0), at(number, 2.0))


def test_too_many_pictures_are_refused_and_seventy_a_second_are_not() -> None:
    border = Border()
    for number in range(500):
        border.take(at(number, number / 70))
    assert "more pictures" in refuses(*(at(number, number / 200) for number in range(109)))


def test_half_an_hour_is_the_longest() -> None:
    border = Border()
    border._next = MOST_FRAMES
    border._first_s, border._last_s = 0.0, 1999.0
    with pytest.raises(WireError, match="too long"):
        border.take(at(MOST_FRAMES, 2000.0))


@given(some.binary(max_size=1000))
def test_no_bytes_break_the_border(data: bytes) -> None:
    with suppress(WireError):
        Border().take(data)


def test_a_greeting_is_read() -> None:
    told = greeting(session=3, slot="bridge/1/both", set=9, side="both")
    found = hello(json.dumps(told))
    assert (found.mode, found.exercise, found.session, found.set) == ("set", "bridge", 3, 9)
    assert found.size_px == (640, 480)
    assert hello(json.dumps(greeting(mode="test", test="slr", side=None))).test == "slr"


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2}, {"type": "hi"}, {"mode": "all"}, {"exercise": ""}, {"exercise": 3},
        {"side": "up"}, {"session": "1"}, {"session": True}, {"session": 0}, {"set": 1.5},
        {"part": "x"}, {"part": None}, {"size": [640]}, {"size": [0, 480]}, {"size": "large"},
        {"size": [1e9, 2]}, {"slot": 7}, {"exercise": "x" * 300},
    ],
)  # fmt: skip
def test_any_other_greeting_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(WireError):
        hello(json.dumps(greeting(**change)))


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", "x", '{"type":"hello"}', "[" * 5000])
def test_no_greeting_is_refused(text: str) -> None:
    with pytest.raises(WireError):
        hello(text)
