"""What the programme is for: which tracks, how often, and why, by what the results suggest."""

import pytest

from backline.care.findings import from_history
from backline.care.history import History, Measured, Person, Symptoms
from backline.care.programme.aim import Aim, aim_of
from backline.care.programme.plan import Aims, known_on

from .made import RULES, START, at, exercises, history, planned

TO_THE_LIMIT = {"strap_stretch", "active_hamstring_stretch", "straight_leg_raise"}


def aim(*found: str, measured: bool = True, weak: bool = False) -> Aim:
    return aim_of(found, measured, {}, weak)


def days(of: Aim) -> dict[str, int]:
    return {name: slot.days for slot in of.slots for name in slot.tracks}


def why(of: Aim, track: str) -> str:
    return next(slot.rule for slot in of.slots if track in slot.tracks)


def leg(test: str, value: float | None, day: int = 0) -> tuple[Measured, ...]:
    return tuple(Measured(at(day), test, side, value, 3.0) for side in ("left", "right"))


def told(day: int, **answers: str) -> Symptoms:
    return Symptoms(at(day), answers)  # type: ignore[arg-type]


def test_the_week_of_each_finding() -> None:
    assert days(aim(measured=False))["strap_stretch"] == 5
    assert days(aim("limited_length"))["strap_stretch"] == 5
    assert "strap_stretch" not in days(aim("nothing_found"))
    assert days(aim("nothing_found"))["active_hamstring_stretch"] == 3
    assert days(aim("low_capacity"))["bridge"] == 3
    assert days(aim("limited_length"))["bridge"] == 2
    assert "chair_stand" not in days(aim("low_capacity"))
    assert days(aim("low_capacity", weak=True))["chair_stand"] == 3


def test_why_the_bridge_is_there() -> None:
    assert why(aim("low_capacity"), "bridge") == "bridge_first"
    assert why(aim("low_capacity", "limited_length"), "bridge") == "bridge_both"
    assert why(aim("limited_length"), "bridge") == "bridge"


@pytest.mark.parametrize("other", [(), ("limited_length",), ("low_capacity", "limited_length")])
def test_a_sensitive_nerve_leaves_out_what_pulls_on_it(other: tuple[str, ...]) -> None:
    assert TO_THE_LIMIT & set(days(aim(*other)))
    assert not TO_THE_LIMIT & set(days(aim("nerve_sensitive", *other)))


def test_goals_are_met_only_by_tests_that_point_to_nothing() -> None:
    assert aim("nothing_found").goals_met
    assert aim("uneven_sides").goals_met
    assert not aim("nothing_found", measured=False).goals_met
    assert not aim("limited_length", "uneven_sides").goals_met


SHORT = History(tests=leg("slr", 40.0), person=Person("male", 1980))


@pytest.mark.parametrize("later", [{}, {"feels_tight": "yes"}, {"same_as_usual_pain": "unsure"}])
@pytest.mark.parametrize("sign", ["neck_changes_it", "below_knee", "tingling_or_electric"])
@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_nerve_sign_holds_until_that_question_is_answered_otherwise(
    later: dict[str, str], sign: str, answer: str
) -> None:
    given = history(tests=SHORT.tests, symptoms=(told(0, **{sign: answer}), told(1, **later)))
    week = planned(given, 2).week
    assert not TO_THE_LIMIT & {name for day in week for name in exercises(day)}
    assert "seek_advice_nerve" in [one.rule for one in week[0].reasons]
    gone = history(tests=SHORT.tests, symptoms=(*given.symptoms, told(2, **{sign: "no"})))
    assert TO_THE_LIMIT & {name for day in planned(gone, 2).week for name in exercises(day)}


def test_a_test_that_could_not_be_measured_takes_no_finding_away() -> None:
    again = History(tests=(*SHORT.tests, *leg("slr", None, 14)), person=SHORT.person)
    for given in (SHORT, again):
        found = from_history(known_on(given, at(20)), at(20))
        assert found.findings[0].id == "limited_length"
    assert not Aims(again, RULES).on(at(20)).goals_met


def test_the_aim_of_a_day_knows_nothing_of_later_days() -> None:
    given = History(tests=(*SHORT.tests, *leg("slr", 95.0, 14)), person=SHORT.person)
    aims = Aims(given, RULES)
    assert not aims.on(at(-1)).findings & {"limited_length"}
    assert "limited_length" in aims.on(at(13)).findings
    assert "limited_length" not in aims.on(at(14)).findings
    assert aims.on(at(30)).goals_met


def test_a_weak_chair_stand_is_practised_from_60_on() -> None:
    stands = Measured(START, "chair_stand_30s", "both", 4.0, None)
    for year, there in ((1950, True), (1990, False)):
        given = history(tests=(stands,), person=Person("male", year))
        names = {name for day in planned(given, 1).week for name in exercises(day)}
        assert ("chair_stand" in names) == there
