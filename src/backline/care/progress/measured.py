"""The measured tests: one series for each test and side."""

from collections.abc import Sequence
from datetime import date
from math import isfinite

from ...library.numbers_load import numbers
from ...library.progress_load import TestWords, words_of_tests
from ..history import Measured
from .compare import measurement_change
from .values import Change, Point, TestProgress

SIDES = ("left", "right", "both", "unseen")


def measured_progress(tests: Sequence[Measured], today: date) -> tuple[TestProgress, ...]:
    """Return every test and side that was tried, in the library's order."""
    series: dict[tuple[str, str], list[Measured]] = {}
    for one in sorted(tests, key=lambda measured: measured.day):
        if one.day <= today:
            series.setdefault((one.test, one.side), []).append(one)
    known = list(words_of_tests())

    def place(key: tuple[str, str]) -> tuple[int, str, int]:
        test, side = key
        return known.index(test) if test in known else len(known), test, SIDES.index(side)

    return tuple(_one(series[key]) for key in sorted(series, key=place))


def _one(series: Sequence[Measured]) -> TestProgress:
    points = tuple(Point(one.day, _number(one.value), _number(one.error)) for one in series)
    test = series[0].test
    return TestProgress(test, series[0].side, points, _change(points, words_of_tests().get(test)))


def _change(points: Sequence[Point], words: TestWords | None) -> Change:
    if words is None:
        return Change("no_rule")
    return measurement_change(points, numbers("progress")[words.change], words.better)


def _number(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) else None
