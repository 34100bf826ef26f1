"""The course as a whole: when to measure again, and when to ask somebody."""

from dataclasses import replace

import pytest

from backline.care.history import Day, History, Measured, PainCheck, Person

from .made import at, earned, full, history, morning, planned, rules, session

UNCHANGED = "seek_advice_unchanged"


def slr(number: int, degrees: float | None = 60.0) -> tuple[Measured, Measured]:
    return (
        Measured(at(number), "slr", "left", degrees, 3.0),
        Measured(at(number), "slr", "right", degrees, 3.0),
    )


def trained(
    weeks: int, tests: tuple[Measured, ...], days: tuple[int, ...] = (0, 1, 2, 4, 5)
) -> History:
    done = [
        session(7 * week + day, *full("bridge"), before=3.0, during=4.0)
        for week in range(weeks)
        for day in days
    ]
    return history(*done, tests=tests, person=Person("male", 1980))


@pytest.mark.parametrize(
    ("number", "rule"), [(0, None), (13, None), (14, "retest"), (100, "retest")]
)
def test_a_test_is_due_every_two_weeks(number: int, rule: str | None) -> None:
    day = planned(history(tests=slr(0)), number).today
    assert day.retest == (rule is not None)
    assert (rule in rules(day)) == day.retest


def test_the_first_test_is_due_at_once() -> None:
    assert "first_test" in rules(planned(history(), 0).today)
    later = planned(history(tests=slr(5)), 3).today
    assert "first_test" in rules(later)


def test_six_weeks_of_nothing_ask_for_advice() -> None:
    given = trained(7, (*slr(0), *slr(20), *slr(40, 61.0)))
    assert UNCHANGED not in rules(planned(given, 41).today)
    day = planned(given, 42).today
    assert UNCHANGED in rules(day)
    assert day.seek_advice


def test_the_test_before_the_first_session_is_where_it_began() -> None:
    assert UNCHANGED in rules(planned(trained(7, (*slr(-3), *slr(40))), 43).today)


def test_a_real_change_asks_for_none() -> None:
    assert UNCHANGED not in rules(planned(trained(7, (*slr(0), *slr(40, 85.0))), 43).today)
    assert UNCHANGED in rules(planned(trained(7, (*slr(0, 85.0), *slr(40))), 43).today)


def test_nothing_measured_and_little_noted_tells_nothing() -> None:
    quiet = [Day(at(7 * week + day), full("bridge")) for week in range(7) for day in range(5)]
    assert UNCHANGED not in rules(planned(history(*quiet), 43).today)


@pytest.mark.parametrize(
    ("days", "said"), [((0, 1, 2, 4, 5), True), ((0, 2, 4), True), ((0, 3), False), ((0,), False)]
)
def test_too_little_exercise_tells_nothing(days: tuple[int, ...], said: bool) -> None:
    given = trained(8, (*slr(0), *slr(40)), days)
    assert (UNCHANGED in rules(planned(given, 57).today)) == said


def test_only_the_last_half_year_is_looked_at() -> None:
    given = trained(40, ())
    early = [
        replace(day, pains=(PainCheck("before", 7), PainCheck("during", 4)))
        for day in given.days[:15]
    ]
    given = replace(given, days=(*early, *given.days[15:]))
    assert UNCHANGED not in rules(planned(given, 7 * 12).today)
    assert UNCHANGED in rules(planned(given, 7 * 40).today)


def test_walks_are_no_exercise_days() -> None:
    walks = [Day(at(number), full("walk"), (PainCheck("before", 3),)) for number in range(1, 57)]
    given = history(session(0, before=3.0), *walks, tests=(*slr(0), *slr(40)))
    assert UNCHANGED not in rules(planned(given, 57).today)


def test_three_days_a_week_are_enough_where_no_more_were_asked_for() -> None:
    given = trained(8, (*slr(0, 90.0), *slr(40, 90.0)), (0, 3, 5))
    assert UNCHANGED in rules(planned(given, 57).today)


def test_maintenance_asks_for_none() -> None:
    days = [
        day
        for week in range(13)
        for number in range(7 * week, 7 * week + 5)
        for day in earned(number)
    ]
    merged: dict[object, Day] = {}
    for day in days:
        known = merged.get(day.day)
        merged[day.day] = (
            replace(day, pains=(*known.pains, *day.pains)) if known and day.sets else day
        )
    given = history(*merged.values(), tests=(*slr(0), *slr(80)))
    plan = planned(given, 92)
    assert plan.today.phase == "maintain"
    assert UNCHANGED not in rules(plan.today)


def test_a_long_break_begins_the_six_weeks_anew() -> None:
    again = [session(80 + number, before=3.0) for number in range(10)]
    given = trained(7, (*slr(0), *slr(40)))
    back = replace(given, days=(*given.days, *again))
    assert UNCHANGED not in rules(planned(back, 90).today)


def test_on_most_days_nobody_is_asked() -> None:
    assert not planned(history(session(0), morning(1), tests=slr(0)), 2).today.seek_advice
