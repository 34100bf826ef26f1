"""The error grows with everything that makes a value less sure, and never falls below its least."""

from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.care.measure.error import angle_error
from backline.library.tests_load import protocol

SLR, AKE = protocol("slr"), protocol("ake")
values = st.lists(st.floats(0, 120), min_size=1, max_size=3)
off = st.floats(0, 20)


@given(values=values, off_deg=off, far=st.booleans())
def test_never_less_than_the_method_allows(values: list[float], off_deg: float, far: bool) -> None:
    assert angle_error(SLR, values, off_deg, far) >= SLR.error.least


@given(values=values, off_deg=off)
def test_the_view_and_the_far_leg_widen_it(values: list[float], off_deg: float) -> None:
    assert angle_error(AKE, values, off_deg, True) > angle_error(AKE, values, off_deg, False)
    straight = angle_error(AKE, values, 0.0, True)
    assert angle_error(AKE, values, off_deg, True) >= straight
    assert angle_error(AKE, values, 20.0, True) > straight


@given(value=st.floats(20, 90), apart=st.floats(0.1, 30))
def test_the_spread_of_the_repeats_widens_it(value: float, apart: float) -> None:
    alike = angle_error(SLR, [value] * 3, 0.0, False)
    assert angle_error(SLR, [value - apart, value, value + apart], 0.0, False) > alike


@given(value=st.floats(20, 90))
def test_fewer_trials_widen_it(value: float) -> None:
    one, two, three = (angle_error(SLR, [value] * many, 0.0, False) for many in (1, 2, 3))
    assert one > two > three == pytest.approx(hypot(8.0, 5.0))
    assert three > SLR.error.least
