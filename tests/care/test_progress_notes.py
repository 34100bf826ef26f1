"""Pain and activities: the first two weeks against the last two."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.care.history import Day, PainCheck
from backline.care.progress import Change

from .progress_made import course, of_days, on, painful

SIMULATED = 400


def steady(first: float, newest: float, days: int = 42) -> list[float | None]:
    """Return the same pain for two weeks, another for the rest."""
    return [first if day < 14 else newest for day in range(days)]


@pytest.mark.parametrize(
    ("first", "newest", "verdict", "direction"),
    [
        (8, 6, "real_change", "better"),  # 2 points
        (8, 6.1, "within_noise", None),
        (5, 3.5, "real_change", "better"),  # 30 %
        (5, 3.6, "within_noise", None),
        (2, 1, "real_change", "better"),  # 30 % would be 0.6: never below a point
        (2, 1.1, "within_noise", None),
        (3, 3, "within_noise", None),
        (4, 5.2, "real_change", "worse"),
        (0, 1, "real_change", "worse"),
        (0, 0, "within_noise", None),
    ],
)
@pytest.mark.parametrize("moment", ["before", "during", "morning"])
def test_pain_is_judged_by_what_matters(
    moment: str, first: float, newest: float, verdict: str, direction: str | None
) -> None:
    found = of_days(painful(steady(first, newest), moment))  # type: ignore[arg-type]
    change = course(found, f"pain_{moment}").change
    assert (change.verdict, change.direction) == (verdict, direction)


def test_four_weeks_are_the_least() -> None:
    assert morning(steady(8, 3, days=27)).verdict == "too_early"
    assert morning(steady(8, 3, days=28)).verdict == "real_change"


def morning(values: Sequence[float | None]) -> Change:
    return course(of_days(painful(values)), "pain_morning").change


def test_gaps_do_not_matter_as_long_as_both_ends_have_notes() -> None:
    values = [value if day % 5 == 0 else None for day, value in enumerate(steady(8, 3))]
    assert morning(values).verdict == "real_change"
    lonely = [8.0, *[None] * 38, 3.0, 3.0]
    assert morning(lonely).verdict == "too_early"
    assert morning([None]).verdict == "not_measured"


def test_a_lonely_first_note_does_not_hold_the_comparison_up_for_ever() -> None:
    change = morning([9.0, *[None] * 20, *steady(8, 3, days=42)])
    assert (change.verdict, change.first_day) == ("real_change", on(21))


def test_the_windows_are_said_with_their_days() -> None:
    change = morning(steady(8, 3))
    assert (change.first, change.newest) == (8, 3)
    assert (change.first_day, change.newest_day) == (on(0), on(41))


def test_the_worst_of_a_day_is_taken_and_other_moments_are_not() -> None:
    days = [
        replace(day, pains=(*day.pains, PainCheck("during", 1), PainCheck("after", 10)))
        for day in painful(steady(6, 2), "during")
    ]
    found = of_days(days)
    assert course(found, "pain_during").change.first == 6
    assert course(found, "pain_morning").change.verdict == "not_measured"


def test_wild_ups_and_downs_hide_a_change_that_would_matter() -> None:
    calm = morning([6.0] * 14 + [4.0] * 14)
    wild = morning([9.0, 3.0] * 7 + [7.5, 0.5] * 7)
    assert calm.verdict == "real_change"
    assert wild.change == calm.change == -2
    assert wild.verdict == "within_noise"
    assert (wild.noise or 0) > (wild.matters or 0)


@pytest.mark.slow
@pytest.mark.parametrize(("true", "least", "most"), [(0.0, 0.0, 0.06), (-3.0, 0.9, 1.0)])
def test_planted_pain(true: float, least: float, most: float) -> None:
    chance = np.random.default_rng(5)
    said = 0
    for _ in range(SIMULATED):
        values = chance.normal(5, 1.8, 42) + np.where(np.arange(42) < 14, 0, true)
        said += morning([float(value) for value in np.clip(values, 0, 10)]).verdict == "real_change"
    assert least <= said / SIMULATED <= most


def noted(*values: tuple[int, dict[str, float]]) -> tuple[Day, ...]:
    return tuple(Day(on(day), function=items) for day, items in values)


def weekly(first: dict[str, float], newest: dict[str, float]) -> tuple[Day, ...]:
    return noted(*((day, first if day < 14 else newest) for day in range(0, 42, 7)))


def test_the_mean_takes_two_points_and_a_single_activity_three() -> None:
    found = of_days(weekly({"socks": 4, "film": 5}, {"socks": 7, "film": 6}))
    verdicts = {name: course(found, name).change.verdict for name in ("function", "socks", "film")}
    assert verdicts == {
        "function": "real_change", "socks": "real_change", "film": "within_noise"
    }  # fmt: skip
    assert course(found, "socks").change.direction == "better"
    barely = of_days(weekly({"socks": 4, "film": 5}, {"socks": 6.9, "film": 6}))
    assert course(barely, "function").change.verdict == "within_noise"
    assert course(barely, "socks").change.verdict == "within_noise"


def test_an_activity_that_came_later_does_not_move_the_mean() -> None:
    change = course(of_days(weekly({"socks": 4}, {"socks": 4, "film": 10})), "function").change
    assert (change.first, change.newest, change.verdict) == (4, 4, "within_noise")


def test_without_activities_there_is_no_course() -> None:
    assert of_days(painful([3])).function == ()
    assert of_days(noted((0, {}))).function == ()


def test_weeks_start_on_monday_and_hold_the_mean() -> None:
    found = of_days(painful([1.0, 2.0, None, None, None, None, 6.0, None, 4.0]), today=20)
    assert course(found, "pain_morning").weekly == (3.0, 4.0, None)
    assert [week.start for week in found.weeks] == [on(0), on(7), on(14)]


pains = st.lists(st.none() | st.integers(0, 10).map(float), max_size=60)


@given(pains)
def test_any_log_gets_a_verdict_that_its_numbers_bear_out(values: list[float | None]) -> None:
    change = morning(values)
    if change.verdict in {"real_change", "within_noise"}:
        assert change.change is not None
        assert change.needed is not None
        assert change.needed >= 1
        assert (abs(change.change) >= change.needed - 1e-6) == (change.verdict == "real_change")
    else:
        assert change.change is None
