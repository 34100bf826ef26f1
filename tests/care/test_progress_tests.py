"""Measured tests: what is called a change, and how often wrongly."""

import tomllib
from collections.abc import Sequence
from datetime import timedelta
from importlib.resources import files
from math import hypot, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.care.history import History, Measured
from backline.care.progress import progress
from backline.library import numbers
from backline.library.progress_load import words_of_tests

from .progress_made import START, measured, on, only_change

SIMULATED = 4000
# Of one test, the part that is another each time: with this, 12 degrees are 1.96 standard
# deviations of a difference of two.
NOISE_SD_DEG = 4.3

VERDICTS = [
    # first, newest, error, days apart, verdict and direction
    (60, 72, 8.0, 14, ("real_change", "better")),
    (60, 71.9, 8.0, 14, ("within_noise", None)),
    (60, 60, 8.0, 14, ("within_noise", None)),
    (72, 60, 8.0, 14, ("real_change", "worse")),
    (60, 80, 8.0, 13, ("too_early", None)),
    (60, 73, 10.0, 14, ("within_noise", None)),  # two errors of 10 are 14.1 together
    (60, 75, 10.0, 14, ("real_change", "better")),
    (60, 71.9, 0.0, 14, ("within_noise", None)),  # no stated error is smaller than the method's
    (60, 72, None, 14, ("real_change", "better")),
]


@pytest.mark.parametrize(("first", "newest", "error", "days", "said"), VERDICTS)
def test_verdicts(
    first: float, newest: float, error: float | None, days: int, said: tuple[str, str | None]
) -> None:
    found = only_change(measured((0, first), (days, newest), error=error))
    assert (found.verdict, found.direction) == said


@pytest.mark.parametrize(
    ("test", "side", "least", "better"),
    [
        ("slr", "left", 12, "better"),
        ("ake", "right", 12, "worse"),
        ("forward_bend", "both", 12, "better"),
        ("single_leg_bridge", "left", 5, "better"),
        ("bridge_hold", "both", 32, "better"),
        ("chair_stand_30s", "both", 3, "better"),
    ],
)
def test_each_test_has_its_least_change_and_direction(
    test: str, side: str, least: float, better: str
) -> None:
    def change(by: float) -> tuple[str, str | None]:
        series = measured((0, 20), (14, 20 + by), test=test, side=side, error=0.0)  # type: ignore[arg-type]
        found = only_change(series)
        return found.verdict, found.direction

    other = {"better": "worse", "worse": "better"}[better]
    assert change(least) == ("real_change", better)
    assert change(-least) == ("real_change", other)
    assert change(least - 0.1) == ("within_noise", None)


def test_every_test_of_the_library_has_its_words() -> None:
    folder = files("backline.library") / "tests"
    tables = [tomllib.loads(path.read_text("utf-8")) for path in folder.iterdir()]
    assert len(tables) >= 6
    theirs = {table["id"]: (table["name"], table["better"]) for table in tables}
    ours = {test: (words.name, words.better) for test, words in words_of_tests().items()}
    assert ours == theirs


def test_what_we_chose_is_said_to_be_chosen() -> None:
    for words in words_of_tests().values():
        assert numbers("progress").explain(words.change).source == "chosen by us"


def test_the_change_carries_what_it_was_judged_by() -> None:
    found = only_change(measured((0, 50.0), (7, 90.0), (28, 65.0), error=10.0))
    assert (found.first, found.newest, found.change) == (50.0, 65.0, 15.0)
    assert (found.first_day, found.newest_day) == (on(0), on(28))
    assert found.noise == found.needed == pytest.approx(hypot(10, 10))
    assert found.matters is None


def test_one_measurement_is_too_early_and_none_is_not_measured() -> None:
    assert only_change(measured((0, 60))).verdict == "too_early"
    assert only_change(measured((0, 60), (20, None))).verdict == "too_early"
    assert only_change(measured((0, None), (20, None))).verdict == "not_measured"
    assert only_change(measured((0, nan), (20, nan), error=nan)).verdict == "not_measured"


def test_what_was_not_measurable_stays_in_the_series_and_out_of_the_verdict() -> None:
    tests = measured((0, None), (1, 50), (20, 70), (30, None))
    (found,) = progress(History(tests=tests), on(40)).tests
    assert [point.value for point in found.points] == [None, 50, 70, None]
    assert (found.change.first, found.change.newest) == (50, 70)


def test_legs_and_tests_are_told_apart_in_the_order_of_the_library() -> None:
    tests = (
        *measured((0, 60), test="zebra", side="both"),
        *measured((0, 60), test="ake", side="right"),
        *measured((0, 60), side="right"),
        *measured((0, 60), side="left"),
    )
    found = progress(History(tests=tests), on(1)).tests
    names = [(one.test, one.side) for one in found]
    assert names == [("slr", "left"), ("slr", "right"), ("ake", "right"), ("zebra", "both")]


def test_an_unknown_test_gets_no_verdict() -> None:
    assert only_change(measured((0, 1), (30, 99), test="zebra")).verdict == "no_rule"


def test_what_lies_after_today_is_left_out() -> None:
    tests = measured((0, 50), (20, 70))
    assert only_change(tests, today=20).verdict == "real_change"
    assert only_change(tests, today=19).verdict == "too_early"
    assert progress(History(tests=tests), START - timedelta(1)).empty


def called_real(true_change: float, noise_sd: float, error: float, shared_sd: float = 0.0) -> float:
    """Return how often a change was called real, over many people measured twice.

    ``shared_sd`` is the part of the error that is the same for one person both times.
    """
    chance = np.random.default_rng(7)
    said = 0
    for _ in range(SIMULATED):
        shared = chance.normal(0, shared_sd)
        first, newest = 60 + shared + chance.normal(0, noise_sd, 2)
        tests = measured((0, float(first)), (28, float(newest + true_change)), error=error)
        found = only_change(tests)
        said += found.verdict == "real_change"
        if found.verdict == "real_change" and true_change >= 20:
            assert found.direction == "better"
    return said / SIMULATED


@pytest.mark.slow
def test_a_change_is_seldom_called_where_nothing_changed() -> None:
    # The threshold of the method decides: 5 % at that noise.
    assert called_real(0.0, NOISE_SD_DEG, error=1.64 * NOISE_SD_DEG) <= 0.06
    # The stated errors decide, as bounds that hold in 95 of 100 cases.
    assert called_real(0.0, 10.0, error=19.6) <= 0.06
    # An error of 8 that holds in nine of ten cases, half of its variance the person's own.
    half = 8.0 / 1.645 / 2**0.5
    assert called_real(0.0, half, error=8.0, shared_sd=half) <= 0.03


@pytest.mark.slow
def test_a_change_of_20_degrees_is_found_by_nine_in_ten() -> None:
    found = called_real(20.0, NOISE_SD_DEG, error=8.0)
    assert 0.86 <= found <= 0.95  # 91 % where the difference is normal
    assert called_real(12.0, NOISE_SD_DEG, error=8.0) < 0.6  # and one of 12 by half


quarters = st.integers(-400, 400).map(lambda quarter: quarter / 4)
errors = st.none() | st.integers(0, 100).map(lambda quarter: quarter / 4)
series = st.lists(st.tuples(st.integers(0, 60), quarters | st.none(), errors), max_size=6)


Points = Sequence[tuple[int, float | None, float | None]]


def as_tests(points: Points) -> tuple[Measured, ...]:
    return tuple(Measured(on(day), "slr", "left", value, error) for day, value, error in points)


@given(series.filter(bool), quarters)
def test_shifting_every_value_changes_no_verdict(points: Points, by: float) -> None:
    shifted = [(day, None if value is None else value + by, error) for day, value, error in points]
    one, other = only_change(as_tests(points)), only_change(as_tests(shifted))
    assert (one.verdict, one.direction, one.change) == (
        other.verdict,
        other.direction,
        other.change,
    )


@given(series.filter(bool), st.integers(0, 100))
def test_a_larger_error_never_makes_a_change_real(points: Points, more: int) -> None:
    wider = [(day, value, (error or 0.0) + more) for day, value, error in points]
    if only_change(as_tests(wider)).verdict == "real_change":
        assert only_change(as_tests(points)).verdict == "real_change"


@given(series.filter(bool))
def test_the_mirror_image_is_worse_where_the_series_is_better(
    points: Points,
) -> None:
    mirrored = [(day, None if value is None else -value, error) for day, value, error in points]
    one, other = only_change(as_tests(points)), only_change(as_tests(mirrored))
    turned = {"better": "worse", "worse": "better", None: None}
    assert (one.verdict, turned[one.direction]) == (other.verdict, other.direction)


@given(st.permutations(measured((0, 50), (5, 60), (9, None), (20, 66), (33, 71))))
def test_the_order_in_which_tests_are_given_does_not_matter(tests: list[Measured]) -> None:
    assert only_change(tests).change == 21
