"""One number between 0 and 1 for how well a value keeps its bounds."""

from math import inf, isnan

from hypothesis import given
from hypothesis import strategies as st

from backline.motion.tolerance import tolerance

values = st.floats(-1e6, 1e6)
margins = st.floats(0, 1e4)
bounds = st.tuples(values, values).map(lambda pair: (min(pair), max(pair)))


@given(value=values, bound=bounds, margin=margins)
def test_it_is_between_0_and_1_and_1_only_inside(
    value: float, bound: tuple[float, float], margin: float
) -> None:
    low, high = bound
    kept = tolerance(value, low, high, margin)
    assert 0 <= kept <= 1
    if low <= value <= high:
        assert kept == 1


@given(one=values, other=values, bound=bounds, margin=margins)
def test_further_outside_is_never_better(
    one: float, other: float, bound: tuple[float, float], margin: float
) -> None:
    low, high = bound
    near, far = sorted((one, other), key=lambda value: max(low - value, value - high, 0.0))
    assert tolerance(far, low, high, margin) <= tolerance(near, low, high, margin)


@given(bound=bounds, margin=st.floats(0.1, 1e4), share=st.floats(0, 1))
def test_both_sides_fall_alike(bound: tuple[float, float], margin: float, share: float) -> None:
    low, high = bound
    above = tolerance(high + share * margin, low, high, margin)
    below = tolerance(low - share * margin, low, high, margin)
    assert abs(above - below) < 1e-6
    assert abs(above - (1 - share)) < 1e-6


@given(value=values, bound=values)
def test_an_open_side_is_never_broken(value: float, bound: float) -> None:
    assert tolerance(value, -inf, inf, 1.0) == 1
    assert tolerance(value, -inf, bound, 0.0) == (value <= bound)
    assert tolerance(value, bound, inf, 0.0) == (value >= bound)


@given(bound=bounds, margin=margins)
def test_what_was_not_seen_is_neither_kept_nor_broken(
    bound: tuple[float, float], margin: float
) -> None:
    assert isnan(tolerance(float("nan"), *bound, margin))
