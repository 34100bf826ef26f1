"""Maintenance: earned, kept, and left when a test gets worse again."""

from dataclasses import replace
from itertools import count

import pytest

from backline.care.history import Day, PainCheck
from backline.care.programme import State
from backline.care.programme.aim import Aim, aim_of, kept
from backline.care.programme.plan import as_done

from .made import START, asked, at, earned, fold, full, morning, rules, session

MET = aim_of(("nothing_found",), True, {}, False)
SHORT = aim_of(("limited_length",), True, {}, False)
WEEKDAYS = (0, 1, 2, 3, 4)


def life(aim: Aim, weeks: int, days: tuple[int, ...] = WEEKDAYS, pain: float = 0.0) -> State:
    state = State()
    for number in (7 * week + day for week in range(weeks) for day in days):
        state = fold([session(number, before=pain), morning(number + 1, pain)], aim, state)
    return state


def first_day(aim: Aim) -> int | None:
    state = State()
    for number in count():
        if state.maintaining:
            return state.maintaining - START.toordinal()
        if number > 120:
            return None
        days = earned(number) if number % 7 in WEEKDAYS else ()
        state = fold(days, aim, state)
    raise AssertionError


def test_six_weeks_with_goals_met_twelve_without() -> None:
    assert first_day(MET) == 42 + 1  # the sixth weekend has no morning after
    assert first_day(SHORT) == 84 + 1


def test_the_course_counts_from_its_first_day() -> None:
    assert life(MET, 6).maintaining == 0
    assert life(MET, 7).maintaining == at(43).toordinal()
    assert life(MET, 7).goals_met
    assert not life(SHORT, 13).goals_met


def test_pain_above_two_earns_none() -> None:
    assert life(MET, 8, pain=2.0).maintaining
    assert not life(MET, 20, pain=3.0).maintaining


def test_too_few_exercise_days_earn_none() -> None:
    assert not life(SHORT, 20, days=(0, 2)).maintaining
    assert life(SHORT, 20, days=(0, 1, 3, 4)).maintaining


def test_walks_earn_none() -> None:
    calm = (PainCheck("morning", 0.0),)
    days = [Day(at(number), full("walk"), calm) for number in range(150)]
    assert not fold(days, MET).maintaining


def test_a_sore_session_puts_it_off_by_two_weeks() -> None:
    state = fold([session(41, during=4)], MET, life(MET, 6))
    days = [day for number in range(43, 60) for day in earned(number)]
    states = [fold(days[:end], MET, state) for end in range(0, len(days), 2)]
    began = next(one.maintaining for one in states if one.maintaining)
    assert began - at(41).toordinal() == 14


def test_it_asks_for_less() -> None:
    state = life(SHORT, 13)
    day = asked(state, 13 * 7, aim=SHORT)
    assert day.phase == "maintain"
    assert "maintain" in rules(day)
    slots = {slot.kind: slot.days for slot in kept(SHORT).slots}
    assert (slots["stretch"], slots["strength"]) == (3, 2)
    number = next(slot for slot in kept(SHORT).slots if "strap_stretch" in slot.tracks).number
    assert number == "maintenance_stretch_days"


@pytest.mark.parametrize(("maintaining", "stretches"), [(False, 5), (True, 3)])
def test_it_has_fewer_days(maintaining: bool, stretches: int) -> None:
    state = replace(life(SHORT, 13), maintaining=1 if maintaining else 0)
    done = list[str]()
    for number in range(93, 107):
        day = asked(state, number, aim=SHORT)
        done += [item.exercise for item in day.items]
        state = fold([as_done(day)], SHORT, state)
    assert sum("hamstring_stretch" in name or "strap" in name for name in done) == 2 * stretches


def test_no_step_up_in_it() -> None:
    state = life(MET, 7)
    step = state.tracks["bridge"].step
    sets = full("bridge", step)
    days = [day for number in range(50, 80, 3) for day in earned(number, *sets)]
    building = replace(state, maintaining=0, course=at(49).toordinal())
    assert fold(days, MET, building).tracks["bridge"].step > step
    assert fold(days, MET, state).tracks["bridge"].step == step


def test_it_ends_when_a_test_points_to_something_again() -> None:
    state = life(MET, 7)
    after = fold(earned(50), SHORT, state)
    assert (after.maintaining, after.course) == (0, at(51).toordinal())
    assert fold(earned(50), MET, state).maintaining


def test_after_twelve_weeks_it_stays_although_the_tests_still_point_to_something() -> None:
    assert fold(earned(92), SHORT, life(SHORT, 13)).maintaining


@pytest.mark.parametrize(("gap", "stays"), [(28, True), (29, False)])
def test_a_long_gap_ends_it(gap: int, stays: bool) -> None:
    state = life(MET, 7)
    last = state.last_session - START.toordinal()
    assert bool(fold([session(last + gap)], MET, state).maintaining) == stays
