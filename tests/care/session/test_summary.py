"""The summary: facts, one thing to work on, and tomorrow."""

from datetime import date
from typing import Any

from backline.care.history import PainCheck
from backline.care.programme import Prescription
from backline.care.session import Lived, SetLived, Summary, slots, summary
from backline.care.session.stopping import asks_to_stop
from backline.library import activities, exercise

from .test_slots import THREE, done

DAY = date(2026, 3, 2)


def of(*sets: SetLived, week: tuple[Prescription, ...] = (), **more: Any) -> Summary:
    lived = Lived(1, THREE, sets=sets, **more)
    return summary(lived, slots(lived, activities()), activities(), week)


def test_all_that_was_planned_is_said() -> None:
    legs = [
        done(9, "strap_stretch", side, repetitions=0, seconds=30.0) for side in ("left", "right")
    ]
    found = of(*[done(1, "bridge")] * 2, *legs * 2, done(8, "walk"))
    assert found.went_well[0] == "You did all that was planned."
    assert "Repetitions that counted: 30." in found.went_well
    assert "Time held or walked, in minutes: 2:00." in found.went_well


def test_a_part_is_told_as_a_part() -> None:
    assert of(done(1, "bridge")).went_well[0] == "You did 1 of 7 planned sets."
    assert of().went_well == ("You came, and that counts.",)


def test_stopping_was_right() -> None:
    assert of(stopped=True).went_well[0] == "You stopped when it hurt. That was right."


def test_the_most_frequent_fault_is_the_one_thing() -> None:
    found = of(
        done(1, "bridge", faults={"hips_low": 2, "too_fast": 1}),
        done(2, "bridge", faults={"hips_low": 1}),
        done(3, "strap_stretch", "left", faults={"knee_bends": 2}),
    )
    assert found.work_on is not None
    rule = next(one for one in exercise("bridge").faults if one.id == "hips_low")
    assert (found.work_on.fault, found.work_on.times) == ("hips_low", 3)
    assert (found.work_on.says, found.work_on.cue) == (rule.says, rule.cue)
    assert "Bridge: no fault was seen." not in found.went_well


def test_once_is_chance() -> None:
    assert of(done(1, "bridge", faults={"hips_low": 1})).work_on is None


def test_clean_repetitions_are_worth_a_word() -> None:
    name = exercise("bridge").name
    assert f"{name}: no fault was seen." in of(done(1, "bridge")).went_well
    few = of(done(1, "bridge", repetitions=4))
    assert f"{name}: no fault was seen." not in few.went_well


def test_low_pain_is_said_and_other_pain_is_not() -> None:
    def said(pain: float) -> bool:
        found = of(pains=(PainCheck("during", pain), PainCheck("before", 9.0)))
        return any("Pain stayed low" in one for one in found.went_well)

    assert said(2.0)
    assert not said(3.0)


def test_tomorrow_is_the_plans() -> None:
    week = tuple(Prescription(date(2026, 3, 2 + ahead), "build") for ahead in range(3))
    found = of(week=week)
    assert found.tomorrow is week[1]
    assert found.next_session is None


def test_strong_pain_a_worse_leg_and_stopping_ask_to_stop() -> None:
    assert not asks_to_stop(PainCheck("during", 5.0))
    assert asks_to_stop(PainCheck("during", 5.5))
    assert asks_to_stop(PainCheck("during", 0.0, "unsure"))
    assert asks_to_stop(PainCheck("during", 0.0, stopped=True))
