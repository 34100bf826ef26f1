"""The median drops what is wild and does not look ahead."""

from math import isnan
from statistics import median as plain_median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.motion.smooth import Median

NAN = float("nan")
values = st.floats(-1e4, 1e4)
seen_or_not = st.one_of(values, st.just(NAN))


def medians(stream: list[float]) -> list[float]:
    median = Median()
    return [median.update(value) for value in stream]


@given(steady=values, wild=values, at=st.integers(4, 30))
def test_a_single_wild_value_vanishes(steady: float, wild: float, at: int) -> None:
    stream = [steady] * 40
    stream[at] = wild
    assert medians(stream)[4:] == [steady] * 36


@given(steady=values, wild=st.lists(values, min_size=2, max_size=2), at=st.integers(4, 30))
def test_two_wild_values_side_by_side_vanish(steady: float, wild: list[float], at: int) -> None:
    stream = [steady] * 40
    stream[at : at + 2] = wild
    assert medians(stream)[4:] == [steady] * 36


def test_it_answers_two_frames_late_and_keeps_edges_sharp() -> None:
    step = [0.0] * 10 + [50.0] * 10
    assert medians(step)[2:] == step[:-2]
    ramp = [float(number) for number in range(20)]
    assert medians(ramp)[4:] == ramp[2:-2]


@given(st.lists(seen_or_not, min_size=1, max_size=30))
def test_it_is_the_median_of_what_was_seen_in_the_last_five(stream: list[float]) -> None:
    for number, answer in enumerate(medians(stream)):
        window = stream[max(0, number - 4) : number + 1]
        kept = [value for value in window if not isnan(value)]
        if len(kept) > len(window) / 2:
            assert answer == pytest.approx(plain_median(kept))
        else:
            assert isnan(answer)


def test_two_lost_frames_of_five_are_bridged_and_three_are_not() -> None:
    assert medians([1.0, NAN, 1.0, NAN, 1.0])[-1] == 1.0
    assert isnan(medians([1.0, NAN, NAN, NAN, 1.0])[-1])
