"""The sciatic path: which joints lengthen it, and by how much."""

from math import radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.body.nerve import path_mm
from backline.library.numbers_load import numbers

LONGER = {"hip": 1, "knee": -1, "ankle": 1, "lumbar": 1, "neck": 1}
"""Which way each joint lengthens it, in the order of the arguments."""
angles = st.tuples(*(st.floats(-30, 110) for _ in LONGER))


def path(at: tuple[float, ...]) -> float:
    return float(path_mm(*at))


def test_with_every_joint_at_0_nothing_is_gained() -> None:
    assert path((0.0,) * 5) == 0.0


@pytest.mark.parametrize("joint", LONGER)
@given(at=angles, more=st.floats(0.1, 30))
def test_each_joint_lengthens_it_by_its_distance(
    joint: str, at: tuple[float, ...], more: float
) -> None:
    place = list(LONGER).index(joint)
    moved = tuple(value + more * (number == place) for number, value in enumerate(at))
    distance = numbers("body")[f"nerve_{joint}_mm"]
    assert distance > 0
    gained = LONGER[joint] * distance * radians(more)
    assert path(moved) - path(at) == pytest.approx(gained, abs=1e-9)


@given(one=angles, other=angles)
def test_the_joints_add_up(one: tuple[float, ...], other: tuple[float, ...]) -> None:
    both = tuple(a + b for a, b in zip(one, other, strict=True))
    assert path(both) == pytest.approx(path(one) + path(other), abs=1e-9)
