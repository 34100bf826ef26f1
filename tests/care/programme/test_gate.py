"""What stands before exercise: screening, pain, and what one chose to leave out."""

from dataclasses import replace

import pytest

from backline.care.history import Answer, Day, History, Measured, PainCheck, Screened
from backline.care.programme import Settled
from backline.care.programme.gate import Gate
from backline.care.programme.prescribe import FOR_THE_LEG
from backline.care.screening import Outcome, standing

from .made import (
    OK,
    START,
    asked,
    at,
    climbed,
    exercises,
    fold,
    full,
    history,
    planned,
    rules,
    session,
)

EMERGENCY = Outcome("emergency", "now", (), (), "Call 112 now.", None)
DUE = replace(OK, due=True)


def test_never_screened_asks_for_the_questions_first() -> None:
    given = History()
    day = planned(given, 0, standing(given, START)).today
    assert (day.phase, day.items) == ("ask", ())
    assert rules(day) == ["ask_first"]
    assert "screening" in day.asks


def test_answers_of_a_later_day_do_not_count() -> None:
    given = History(screenings=(Screened(at(5), {}),))
    assert "screening" in planned(given, 0, standing(given, START)).today.asks


def test_due_asks_for_the_questions_first() -> None:
    plan = planned(history(), 0, DUE)
    assert rules(plan.today)[0] == "ask_first"
    assert "screening" in plan.today.asks
    assert not any(day.items for day in plan.week)


@pytest.mark.parametrize("outcome", [EMERGENCY, replace(EMERGENCY, due=True)])
def test_closed_says_where_to_go_even_when_the_questions_are_due_again(outcome: Outcome) -> None:
    plan = planned(history(), 0, outcome)
    assert plan.today.phase == "closed"
    assert "Call 112 now." in plan.today.reasons[0].says
    assert plan.today.asks == (("screening",) if outcome.due else ())
    assert not any(day.items for day in plan.week)


def test_no_test_while_exercise_is_closed() -> None:
    old = history(tests=(Measured(START, "slr", "left", 60, 3),))
    assert planned(old, 20).today.retest
    shut = (EMERGENCY, DUE, replace(EMERGENCY, due=True))
    assert not any(planned(old, 20, outcome).today.retest for outcome in shut)
    ill = history(Day(at(20), pains=(PainCheck("before", 8),)), tests=old.tests)
    assert not planned(ill, 20).today.retest


def test_a_worse_leg_closes_the_day() -> None:
    for leg in ("yes", "unsure"):
        morning = Day(at(0), pains=(PainCheck("morning", 0, leg),))
        day = planned(history(morning), 0).today
        assert (day.items, rules(day)[0]) == ((), "leg_worse_today")


def test_not_today_is_an_answer() -> None:
    plan = planned(history(Day(at(0), not_today=True)), 0)
    assert (plan.today.phase, plan.today.items) == ("not_today", ())
    assert plan.week[1].items


def test_left_out_today_is_there_again_tomorrow() -> None:
    plan = planned(history(Day(at(0), left_out=("standing_march",))), 0)
    assert plan.today.left_out["standing_march"].rule == "left_out_by_choice"
    assert "standing_march" not in exercises(plan.today)
    assert "standing_march" in exercises(plan.week[1])


def test_kept_out_stays_out_all_week() -> None:
    plan = planned(history(kept_out=frozenset({"knee_to_chest"})), 0)
    assert all("knee_to_chest" not in exercises(day) for day in plan.week)
    assert plan.today.left_out["knee_to_chest"].rule == "left_out_by_choice"


@pytest.mark.parametrize("which", ["modify", "left_out"])
@pytest.mark.parametrize("out", ["strap_stretch", "active_hamstring_stretch"])
def test_leaving_out_one_stretch_gives_the_other(which: str, out: str) -> None:
    shut = frozenset({out})
    outcome = replace(OK, modify=(out,)) if which == "modify" else OK
    given = history(kept_out=shut if which == "left_out" else frozenset())
    names = [name for day in planned(given, 0, outcome).week for name in exercises(day)]
    (other,) = {"strap_stretch", "active_hamstring_stretch"} - shut
    assert out not in names
    assert names.count(other) == 5


@pytest.mark.parametrize("step", [4, 6, 8, 10, 14])
def test_what_screening_leaves_out_leaves_out_what_is_harder(step: int) -> None:
    state, now = climbed("bridge", step)
    day = asked(state, now + 5, Gate(modify=frozenset({"single_leg_bridge"})))
    (item,) = [item for item in day.items if item.track == "bridge"]
    assert item.exercise == "bridge_long_lever"
    assert ("easier_form" in [one.rule for one in item.reasons]) == (step > 5)
    none = asked(state, now + 5, Gate(modify=frozenset({"bridge"})))
    assert not [item for item in none.items if item.track == "bridge"]
    assert "left_out_by_screening" in {one.rule for one in none.left_out.values()}


def test_everything_left_out_leaves_an_empty_day_with_its_reasons() -> None:
    names = exercises(asked(fold([]), 0))
    day = asked(fold([]), 0, Gate(modify=frozenset({*names, "strap_stretch"})))
    assert not day.items
    assert {one.rule for one in day.left_out.values()} == {"left_out_by_screening"}


def test_what_was_done_today_is_not_asked_for_again() -> None:
    day = planned(history(session(0, *full("bridge"))), 0).today
    assert "bridge" not in exercises(day)
    assert "straight_leg_raise" in exercises(day)


@pytest.mark.parametrize(
    ("given", "asks"),
    [
        (history(), ("change", "pain")),
        (history(change_checks=((at(0), "no"),)), ("pain",)),
        (history(Day(at(0), pains=(PainCheck("morning", 1),))), ("change",)),
        (history(Day(at(0), pains=(PainCheck("before", 1),))), ("change",)),
        (history(Day(at(0), pains=(PainCheck("during", 1),))), ("change", "pain")),
    ],
)
def test_what_is_asked_first(given: History, asks: tuple[str, ...]) -> None:
    assert planned(given, 0).today.asks == asks


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_for_a_week_after_a_worse_leg_nothing_pulls_on_it(answer: Answer) -> None:
    sore = session(0, leg=answer)
    for number, out in ((1, True), (6, True), (7, False), (9, False)):
        day = planned(history(sore), number).today
        asked = set(exercises(day)) | set(day.left_out)
        assert asked, number
        if out:
            assert not set(exercises(day)) & FOR_THE_LEG
        said = [why.says for why in day.left_out.values() if why.rule == "left_out_for_the_leg"]
        assert bool(said) == out
        assert all("2026-01-05" in one and "7 days" in one for one in said)


def test_the_test_that_is_due_is_one_that_is_allowed() -> None:
    out = replace(OK, modify=("slr", "ake"))
    (first,) = [one for one in planned(history(), 0, out).today.reasons if "test" in one.inputs]
    assert first.inputs["test"] == "bridge_hold"
    none = replace(OK, modify=("slr", "ake", "bridge_hold"))
    assert not planned(history(), 0, none).today.retest
    done = history(tests=(Measured(at(-20), "chair_stand_30s", "both", 9, 1),))
    (again,) = [one for one in planned(done, 0).today.reasons if "test" in one.inputs]
    assert again.inputs["test"] == "chair_stand_30s"


@pytest.mark.parametrize("step", [7, 9, 14])
def test_thin_bones_keep_the_harder_forms_out_and_the_top_is_told(step: int) -> None:
    state, number = climbed("bridge", step)
    start = Settled(state, at(number))
    free = planned(history(), number, OK, start)
    thin = planned(history(), number, replace(OK, modify=("forward_bend", "knee_to_chest")), start)
    forms = {item.exercise for day in thin.week for item in day.items if item.track == "bridge"}
    assert forms == {"single_leg_bridge"}
    assert thin.next["single_leg_bridge"].rule == "top_step"
    harder = {item.exercise for day in free.week for item in day.items if item.track == "bridge"}
    assert step == 7 or harder <= {"hamstring_slider", "hip_hinge"}
