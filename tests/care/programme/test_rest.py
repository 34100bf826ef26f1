"""Rest: when it begins, when it ends, and when it is time to ask somebody."""

import pytest

from backline.care.history import Day, PainCheck
from backline.care.programme import State

from .made import asked, at, fold, full, history, morning, planned, rules, session

SORE = (session(0, during=6), session(2, during=6))
"""Two red sessions: rest from day 2 on."""


def resting(state: State, number: int) -> bool:
    return asked(state, number).phase == "rest"


def test_two_red_sessions_in_a_row_bring_rest() -> None:
    assert not resting(fold(SORE[:1]), 1)
    state = fold(SORE)
    assert state.resting == at(2).toordinal()
    assert rules(asked(state, 3)) == ["rest"]
    assert not asked(state, 3).items


def test_amber_with_a_bad_morning_is_sore_too() -> None:
    days = [session(0, during=4), morning(1, 3), session(2, during=4), morning(3, 3)]
    assert not resting(fold(days[:3]), 3)
    assert resting(fold(days), 3)


def test_a_good_session_between_breaks_the_row() -> None:
    assert not resting(fold([SORE[0], session(1, during=0), morning(2), session(3, during=6)]), 4)


@pytest.mark.parametrize(("number", "rests"), [(3, True), (4, False), (5, False)])
def test_a_good_morning_ends_it_after_two_days(number: int, rests: bool) -> None:
    assert resting(fold([*SORE, morning(number)]), number) == rests


@pytest.mark.parametrize(("number", "rests"), [(3, True), (5, True), (6, False), (60, False)])
def test_silence_ends_it_after_four_days(number: int, rests: bool) -> None:
    assert resting(fold(SORE), number) == rests


def test_a_bad_morning_makes_it_longer_and_silence_after_it_ends_it() -> None:
    state = fold([*SORE, morning(4, 6)])
    assert resting(state, 7)
    assert not resting(state, 8)


def test_who_is_still_sore_rests_on() -> None:
    days = [*SORE, *(morning(number, 9) for number in range(3, 12))]
    assert resting(fold(days), 12)


def test_a_so_so_morning_every_day_does_not_hold_anybody_for_good() -> None:
    days = [*SORE, morning(3, 6), *(morning(number, 1) for number in range(4, 10))]
    assert not resting(fold(days), 10)


def test_a_walk_does_not_end_it_and_a_session_does() -> None:
    walked = fold([*SORE, Day(at(3), full("walk"))])
    assert walked.resting == at(2).toordinal()
    assert resting(walked, 4)
    assert not fold([*SORE, session(3)]).resting


def test_nobody_is_sent_to_somebody_by_a_first_short_rest() -> None:
    plan = planned(history(*SORE), 4)
    assert plan.today.phase == "rest"
    assert not plan.today.seek_advice


def test_a_rest_of_a_week_asks_for_advice() -> None:
    days = [*SORE, *(morning(number, 9) for number in range(3, 10))]
    assert not planned(history(*days), 8).today.seek_advice
    assert "seek_advice_rest" in rules(planned(history(*days), 9).today)


def test_the_second_rest_within_four_weeks_asks_for_advice_until_it_is_long_ago() -> None:
    again = [session(20, during=6), session(22, during=6)]
    days = [*SORE, morning(4), *again, morning(24)]
    assert fold(days).rests == 2
    assert "seek_advice_rest" in rules(planned(history(*days), 23).today)
    assert "seek_advice_rest" in rules(planned(history(*days), 30).today)
    well = [session(number) for number in range(26, 60, 2)]
    assert "seek_advice_rest" not in rules(planned(history(*days, *well), 60).today)


def test_a_rest_that_silence_ended_asks_for_nothing() -> None:
    assert not planned(history(*SORE), 20).today.seek_advice


@pytest.mark.parametrize("moment", ["morning", "before", "during", "after"])
def test_no_exercise_with_pain_above_five_whenever_it_was_told(moment: str) -> None:
    other = PainCheck("morning", 0)
    high = PainCheck(moment, 5.5)  # type: ignore[arg-type]
    day = planned(history(Day(at(1), pains=(other, high))), 1).today
    assert (day.phase, day.items) == ("rest", ())
    assert rules(day)[0] == "pain_high_today"
    five = planned(history(Day(at(1), pains=(PainCheck("before", 5.0),))), 1).today
    assert five.items
