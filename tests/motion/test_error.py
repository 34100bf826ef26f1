"""The error of an angle only ever grows from that of the best view."""

from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.motion.error import BASE_DEG, angle_error_deg
from backline.motion.signals import SIGNALS

names = st.sampled_from(sorted(SIGNALS))
offs = st.floats(0, 90)
JOINTS = {
    "hip_flexion_deg": "hip", "thigh_lift_deg": "hip", "leg_raise_deg": "hip",
    "raise_past_knee_deg": "hip", "knee_flexion_deg": "knee", "trunk_flexion_deg": "trunk",
}  # fmt: skip


@given(name=names, near=offs, further=offs, far_leg=st.booleans(), no_rest=st.booleans())
def test_it_never_shrinks_away_from_the_side(
    name: str, near: float, further: float, far_leg: bool, no_rest: bool
) -> None:
    near, further = sorted((near, further))
    assert angle_error_deg(name, near, far_leg, no_rest) <= angle_error_deg(
        name, further, far_leg, no_rest
    )


@given(name=names, off=offs, far_leg=st.booleans(), no_rest=st.booleans())
def test_it_is_never_below_that_of_the_joint(
    name: str, off: float, far_leg: bool, no_rest: bool
) -> None:
    assert angle_error_deg(name, off, far_leg, no_rest) >= min(BASE_DEG.values())


@pytest.mark.parametrize(("name", "joint"), JOINTS.items())
def test_each_angle_has_the_error_of_its_joint(name: str, joint: str) -> None:
    assert angle_error_deg(name, 0.0, far_leg=False) == BASE_DEG[joint]


@given(name=names, off=offs)
def test_the_far_leg_is_less_sure(name: str, off: float) -> None:
    assert angle_error_deg(name, off, far_leg=True) > angle_error_deg(name, off, far_leg=False)


@given(name=names, off=offs)
def test_no_rest_makes_a_leg_raise_less_sure_and_nothing_else(name: str, off: float) -> None:
    without = angle_error_deg(name, off, far_leg=False, no_rest=True)
    with_rest = angle_error_deg(name, off, far_leg=False)
    assert (without > with_rest) == (name == "leg_raise_deg")


def test_an_unknown_view_has_no_error_to_tell() -> None:
    assert isnan(angle_error_deg("hip_flexion_deg", float("nan"), far_leg=False))
