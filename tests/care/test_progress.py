"""Progress as a whole: exercise days, weeks, any history at all, JSON, and how long it takes."""

import json
from datetime import date, timedelta
from time import thread_time
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.care.history import Day, History, Measured, Moment, PainCheck, SetDone
from backline.care.progress import Adherence, as_json, progress
from backline.motion.errors import InputError

from .progress_made import bridges, measured, of_days, on, painful


def exercised(days: int, of_seven: int, first: int = 0) -> list[Day]:
    return [Day(on(first + day), bridges(10)) for day in range(days) if day % 7 < of_seven]


def kept(days: list[Day], today: int, planned: float | None = None) -> Adherence:
    found = progress(History(days=tuple(days)), on(today), planned).adherence
    assert found is not None
    return found


def test_the_share_of_planned_days() -> None:
    assert kept(exercised(28, 5), 27).share == 1
    assert kept(exercised(28, 4), 27).share == pytest.approx(16 / 20)
    assert kept(exercised(28, 4), 27, planned=4).share == 1
    assert kept(exercised(28, 7), 27).share == 1  # more than planned is not more than all
    assert kept(exercised(28, 7), 27).done == 28


def test_only_the_last_four_weeks_count() -> None:
    found = kept(exercised(56, 5), 55 + 14)
    assert (found.from_day, found.done, found.planned) == (on(42), 10, 20)


def test_who_has_just_begun_is_counted_from_the_first_day() -> None:
    found = kept(exercised(7, 5), 6)
    assert (found.from_day, found.planned, found.done) == (on(0), 5, 5)
    assert kept([Day(on(0), bridges(3))], 0).share == 1


def test_not_today_is_no_failure_and_is_shown_apart() -> None:
    days = exercised(28, 4) + [Day(on(day), not_today=True) for day in (4, 11, 18, 25)]
    found = kept(days, 27)
    assert (found.planned, found.done, found.not_today, found.share) == (16, 16, 4, 1)


def test_not_today_and_then_exercise_after_all_is_exercise() -> None:
    found = kept([Day(on(0), bridges(3), not_today=True)], 6)
    assert (found.planned, found.done, found.not_today) == (5, 1, 0)


def test_only_not_today_leaves_no_share() -> None:
    found = kept([Day(on(day), not_today=True) for day in range(7)], 6)
    assert (found.planned, found.share) == (0, None)


def test_leaving_one_exercise_out_is_counted_apart() -> None:
    found = kept([Day(on(0), bridges(3), left_out=("strap_stretch", "bridge"))], 6)
    assert (found.left_out, found.done, found.planned) == (1, 1, 5)


@pytest.mark.parametrize("planned", [0, -1, 7.1, float("nan")])
def test_planned_days_are_days_of_a_week(planned: float) -> None:
    with pytest.raises(InputError, match="above 0 and up to 7"):
        progress(History(), on(0), planned)


def test_a_week_is_summed_up() -> None:
    sets = (SetDone("bridge", "both", 20), SetDone("walk", "both", 0, 600.0))
    days = [
        Day(on(0), sets, sitting_h=6.0), Day(on(1), bridges(10), sitting_h=8.0),
        Day(on(2), not_today=True), Day(on(14), bridges(1)),
    ]  # fmt: skip
    first, empty, third = of_days(days, today=14).weeks
    assert (first.days, first.sets, first.load, first.not_today) == (2, 3, 90, 1)
    assert first.minutes == pytest.approx((600 + 30 * 3) / 60)
    assert first.sitting_h == 7
    assert (empty.start, empty.days, empty.load, empty.sitting_h) == (on(7), 0, 0, None)
    assert third.days == 1


def test_an_empty_history() -> None:
    found = progress(History(), on(0))
    assert found.empty
    assert (found.tests, found.weeks, found.function, found.adherence) == ((), (), (), None)
    assert {course.change.verdict for course in found.pain} == {"not_measured"}
    assert {one.verdict for one in found.next_day} == {"too_few"}
    assert "backline measure" in as_json(found)["says"]


def test_one_day() -> None:
    found = of_days([Day(on(0), bridges(3), (PainCheck("before", 3),))], today=0)
    assert not found.empty
    assert len(found.weeks) == 1
    assert {course.change.verdict for course in found.pain} == {"not_measured", "too_early"}


days_of_any_kind = st.builds(
    Day,
    st.integers(0, 90).map(on),
    st.lists(
        st.builds(
            SetDone, st.just("bridge"), st.just("both"), st.integers(0, 30),
            st.floats(0, 3600),
        ),
        max_size=2,
    ).map(tuple),
    st.lists(
        st.builds(PainCheck, st.sampled_from(get_args(Moment)), st.floats(0, 10)), max_size=3
    ).map(tuple),
    not_today=st.booleans(),
    sitting_h=st.none() | st.floats(0, 24),
    function=st.none() | st.dictionaries(st.sampled_from("abc"), st.floats(0, 10)),
)  # fmt: skip
tests_of_any_kind = st.builds(
    Measured, st.integers(0, 90).map(on), st.sampled_from(["slr", "ake", "own"]),
    st.sampled_from(["left", "right"]), st.none() | st.floats(-180, 180),
    st.none() | st.floats(0, 50),
)  # fmt: skip


@given(
    st.lists(days_of_any_kind, max_size=30, unique_by=lambda day: day.day),
    st.lists(tests_of_any_kind, max_size=6),
    st.integers(-5, 120),
)
def test_any_history_gives_an_answer_that_json_can_hold(
    days: list[Day], tests: list[Measured], today: int
) -> None:
    history = History(days=tuple(days), tests=tuple(tests))
    found = progress(history, on(today))
    assert json.loads(json.dumps(as_json(found), allow_nan=False)) == as_json(found)
    lately = [day for day in days if day.day <= on(today)]
    assert sum(week.days for week in found.weeks) == sum(bool(day.sets) for day in lately)
    assert found == progress(history, on(today))
    if found.adherence and found.adherence.share is not None:
        assert 0 <= found.adherence.share <= 1


def test_json_says_all_that_a_page_needs() -> None:
    days = tuple(
        Day(on(day), bridges(10 + day % 3), (PainCheck("morning", day % 4),),
            sitting_h=6.0 + day % 2, function={"socks": 5.0})
        for day in range(30)
    )  # fmt: skip
    tests = measured((0, 50), (20, None), (29, 70))
    found = as_json(progress(History(days=days, tests=tests), on(30)))
    (test,) = found["tests"]
    assert test["points"][1] == {"day": on(20).isoformat(), "value": None, "error": 8.0}
    assert test["change"]["verdict"] == "real_change"
    assert (test["change"]["needed"], test["unit"], test["better"]) == (12.0, "degrees", "higher")
    assert "for the better" in test["says"]
    assert len(found["weeks"]) == 5
    assert {"start", "days", "load", "minutes", "pain_morning", "function"} <= set(
        found["weeks"][0]
    )
    assert found["adherence"]["says"]
    assert [one["cause"] for one in found["next_day"]["compared"]] == ["load", "sitting"]
    assert all(one["says"] for one in found["next_day"]["compared"])
    assert "{" not in json.dumps([test["says"], found["next_day"]["how"]])


def five_years() -> History:
    sets = tuple(SetDone("bridge", "both", 10 + which) for which in range(10))
    moments: tuple[Moment, ...] = ("morning", "before", "during", "after")
    days = tuple(
        Day(date(2021, 1, 1) + timedelta(day), sets,
            tuple(PainCheck(moment, day % 7) for moment in moments),
            sitting_h=day % 5, function={"socks": 5.0, "film": 6.0, "stairs": 7.0})
        for day in range(1826)
    )  # fmt: skip
    tests = tuple(
        Measured(day.day, test, side, 60.0, 8.0)
        for day in days[::14] for test in ("slr", "ake") for side in ("left", "right")
    )  # fmt: skip
    return History(days=days, tests=tests)


@pytest.mark.slow
def test_five_years_of_daily_exercise_take_a_tenth_of_a_second() -> None:
    history = five_years()

    def once() -> float:
        start = thread_time()  # of the processor: others may be using it too
        found = progress(history, date(2025, 12, 31))
        took = thread_time() - start
        assert len(found.weeks) >= 260
        return took

    assert min(once() for _ in range(5)) <= 0.1


def test_pain_of_one_moment_is_not_another() -> None:
    found = of_days(painful([3.0], "before"))
    assert [course.id for course in found.pain if any(course.weekly)] == ["pain_before"]
