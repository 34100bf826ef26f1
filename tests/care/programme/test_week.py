"""The week ahead, and which days are exercise days."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from backline.care.programme import Plan, Prescription, State
from backline.care.programme.aim import aim_of
from backline.care.programme.plan import as_done

from .made import (
    KNOWN,
    START,
    UNMEASURED,
    asked,
    at,
    climbed,
    exercises,
    fold,
    full,
    history,
    morning,
    planned,
    session,
)
from .people import FINDINGS


def strength(day: Prescription) -> bool:
    return any(KNOWN[item.track].kind == "strength" for item in day.items)


def spaced(plan: Plan) -> bool:
    return not any(strength(one) and strength(next_one) for one, next_one in pairwise(plan.week))


def test_seven_days_from_today() -> None:
    plan = planned(history(), 3)
    assert [day.day for day in plan.week] == [at(3 + ahead) for ahead in range(7)]
    assert plan.week[0] is plan.today


@pytest.mark.parametrize("found", FINDINGS, ids="+".join)
def test_a_week_of_each_finding(found: tuple[str, ...]) -> None:
    aim = aim_of(found, bool(found), {}, True)
    state, days = State(), []
    for number in range(21):
        day = asked(state, number, aim=aim)
        days.append(day)
        state = fold([as_done(day)], aim, state)
    assert not any(strength(one) and strength(after) for one, after in pairwise(days))
    for first in range(15):
        assert sum(day.exercise_session for day in days[first : first + 7]) <= 5
    for slot in aim.slots:
        for first in range(15):
            week = days[first : first + 7]
            times = sum(item.track in slot.tracks for day in week for item in day.items)
            assert times <= slot.days
            assert times or slot.kind == "warm_up"


@pytest.mark.parametrize("seed", range(40))
def test_missed_days_never_bring_a_sixth_exercise_day(seed: int) -> None:
    dice, state, done = Random(seed), State(), list[bool]()
    for number in range(60):
        day = asked(state, number)
        comes = dice.random() < 0.8 and bool(day.items)
        done.append(comes and day.exercise_session)
        state = fold([as_done(day)] if comes else [], state=state)
    assert all(sum(done[first : first + 7]) <= 5 for first in range(54))


def test_strength_that_is_no_longer_planned_counts_too() -> None:
    sets = full("chair_stand")
    assert not strength(asked(fold([session(0, *sets)]), 1))
    assert strength(asked(fold([session(0, *sets)]), 2))


def test_what_was_done_today_counts_for_tomorrow() -> None:
    every = asked(State(), 0)
    lived = replace(as_done(every), pains=session(0).pains)
    plan = planned(history(lived), 0)
    assert not plan.today.items
    assert not strength(plan.week[1])
    assert spaced(plan)
    half = planned(history(session(0, *full("bridge"))), 0)
    assert not strength(half.week[1])


def test_a_sore_session_today_eases_tomorrow() -> None:
    plan = planned(history(session(0, *full("knee_to_chest"), during=4)), 0)
    items = [item for item in plan.week[2].items if item.track == "knee_to_chest"]
    assert [item.eased for item in items] == [True]


def test_what_comes_next() -> None:
    plan = planned(history(), 0)
    assert plan.next["bridge"].says == "Next: 2 x 10."
    assert set(plan.next) == {name for day in plan.week for name in exercises(day)}
    top = len(KNOWN["active_hamstring_stretch"].steps) - 1
    assert KNOWN["active_hamstring_stretch"].start == top
    assert plan.next["active_hamstring_stretch"].rule == "top_step"


def test_the_stretches_take_turns() -> None:
    names = [name for day in planned(history(), 0).week for name in exercises(day)]
    turns = [name for name in names if name in {"strap_stretch", "active_hamstring_stretch"}]
    assert len(turns) == 5
    assert all(one != after for one, after in pairwise(turns))


def test_the_first_day_says_why_it_is_light() -> None:
    day = asked(State(), 0)
    assert day.phase == "start"
    assert [one.rule for one in day.reasons] == ["start"]
    assert all(item.why for item in day.items)
    assert day.items[0].exercise == "standing_march"


def test_a_march_or_a_walk_alone_makes_no_exercise_day() -> None:
    days = [at(number) for number in range(5)]
    done = [replace(as_done(asked(State(), 0)), day=day) for day in days]
    rested = asked(fold(done), 5)
    assert exercises(rested) in ([], ["walk"])
    assert not rested.exercise_session


def test_a_missed_day_costs_nothing() -> None:
    state, now = climbed("bridge", 3)
    assert (
        asked(state, now + 4).items == asked(fold([morning(now + 2)], state=state), now + 4).items
    )


def test_the_same_history_gives_the_same_plan() -> None:
    days = [session(0), morning(1), session(2, during=4)]
    assert planned(history(*days), 4) == planned(history(*days), 4)


def test_days_after_today_change_nothing() -> None:
    days = [session(0), morning(1), session(2), morning(3)]
    later = [session(6, during=8), session(8, during=8), morning(9, 9)]
    given = history(*days, *later)
    given = replace(given, change_checks=((at(7), "yes"),))
    assert planned(given, 4) == planned(history(*days), 4)
    assert START.weekday() == 0
    assert UNMEASURED.exercise_days == 5
