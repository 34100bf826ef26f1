"""The median drops what is wild, the One Euro filter calms what trembles; neither looks ahead."""

from math import isnan, sin
from statistics import median as plain_median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.motion.smooth import Median, OneEuro

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


def test_a_cleared_median_knows_nothing_of_before() -> None:
    median = Median()
    for _ in range(5):
        median.update(90.0)
    median.clear()
    assert median.update(1.0) == 1.0


@given(value=values, fps=st.floats(5, 120))
def test_a_value_that_stays_is_left_alone(value: float, fps: float) -> None:
    calm = OneEuro()
    assert {calm.update(number / fps, value) for number in range(30)} == {value}


@given(stream=st.lists(values, min_size=2, max_size=40), fps=st.floats(5, 120))
def test_it_never_goes_beyond_what_came_in(stream: list[float], fps: float) -> None:
    calm = OneEuro()
    for number, value in enumerate(stream):
        answer = calm.update(number / fps, value)
        so_far = stream[: number + 1]
        assert min(so_far) - 1e-6 <= answer <= max(so_far) + 1e-6


@given(before=values, after=values)
def test_an_unseen_value_starts_it_afresh(before: float, after: float) -> None:
    calm = OneEuro()
    calm.update(0.0, before)
    assert isnan(calm.update(0.1, NAN))
    assert calm.update(0.2, after) == after


def test_a_clock_that_stands_still_or_goes_back_starts_it_afresh() -> None:
    calm = OneEuro()
    calm.update(1.0, 5.0)
    assert calm.update(1.0, 9.0) == 9.0
    assert calm.update(0.5, 7.0) == 7.0


def test_it_calms_trembling_and_follows_movement() -> None:
    rng = np.random.default_rng(1)
    times = [number / 30 for number in range(300)]
    trembling = [100 + float(rng.normal(0, 2)) for _ in times]
    moving = [200 * sin(t) for t in times]
    calm, quick = OneEuro(), OneEuro()
    calmed = [calm.update(t, value) for t, value in zip(times, trembling, strict=True)]
    followed = [quick.update(t, value) for t, value in zip(times, moving, strict=True)]
    assert np.std(calmed[30:]) < 0.6 * np.std(trembling[30:])
    assert np.abs(np.subtract(followed, moving)).max() < 15
