"""Angles between lines do not depend on how the picture is turned, moved, scaled or mirrored."""

from math import cos, isnan, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.motion.geometry import direction_deg, flexion_deg, lift_deg, wrapped_deg

NAN = float("nan")
angles = st.floats(-720, 720)
places = st.floats(-1000, 1000)
facings = st.sampled_from([-1, 1])


def apart_deg(one: float, other: float) -> float:
    return abs(wrapped_deg(one - other))


@given(angles)
def test_wrapped_is_the_same_angle_within_half_a_turn(angle_deg: float) -> None:
    wrapped = wrapped_deg(angle_deg)
    assert -180 <= wrapped <= 180
    turns = (angle_deg - wrapped) / 360
    assert turns == pytest.approx(round(turns), abs=1e-9)


@given(x=places, y=places, angle_deg=angles, length=st.floats(1, 1000))
def test_direction_is_where_the_line_was_drawn_from_anywhere(
    x: float, y: float, angle_deg: float, length: float
) -> None:
    along, up = length * cos(radians(angle_deg)), length * sin(radians(angle_deg))
    assert apart_deg(direction_deg(x, y, x + along, y - up), angle_deg) < 1e-6
    back = direction_deg(x + along, y - up, x, y)
    assert apart_deg(back, angle_deg + 180) < 1e-6


@given(trunk=angles, thigh=angles, turned=angles, facing=facings)
def test_flexion_does_not_change_when_the_picture_is_turned(
    trunk: float, thigh: float, turned: float, facing: int
) -> None:
    plain = flexion_deg(trunk, thigh, facing)
    assert apart_deg(flexion_deg(trunk + turned, thigh + turned, facing), plain) < 1e-6


@given(trunk=angles, thigh=angles, facing=facings)
def test_flexion_does_not_change_when_the_picture_is_mirrored(
    trunk: float, thigh: float, facing: int
) -> None:
    plain = flexion_deg(trunk, thigh, facing)
    assert apart_deg(flexion_deg(180 - trunk, 180 - thigh, -facing), plain) < 1e-6


@given(planted=st.floats(-179, 179), trunk=angles, facing=facings)
def test_flexion_is_what_was_planted(planted: float, trunk: float, facing: int) -> None:
    assert flexion_deg(trunk, trunk + facing * planted, facing) == pytest.approx(planted)


@given(planted=st.floats(0, 180), length=st.floats(1, 1000))
def test_lift_is_what_was_planted(planted: float, length: float) -> None:
    assert lift_deg(length * cos(radians(planted)), length) == pytest.approx(planted, abs=1e-4)


@given(drop=st.floats(-1e6, 1e6), length=st.floats(1e-3, 1e3))
def test_a_drop_longer_than_the_segment_is_hanging_or_straight_up(
    drop: float, length: float
) -> None:
    assert 0 <= lift_deg(drop, length) <= 180


@pytest.mark.parametrize(("drop", "length"), [(NAN, 1.0), (1.0, NAN), (1.0, 0.0), (1.0, -1.0)])
def test_a_lift_that_cannot_be_measured_is_nan(drop: float, length: float) -> None:
    assert isnan(lift_deg(drop, length))


def test_nan_in_is_nan_out() -> None:
    assert isnan(direction_deg(NAN, 0, 1, 1))
    assert isnan(wrapped_deg(NAN))
    assert isnan(flexion_deg(NAN, 0, 1))
    assert isnan(flexion_deg(0, NAN, -1))
