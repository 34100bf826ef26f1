"""What holds today, after what has happened since the newest answers."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

import pytest

from backline.care.history import Answer, Day, History, PainCheck, Person
from backline.care.screening import screen, standing

from .made import TODAY, asked_before, full, ids, note


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def painful(days: int, *checks: PainCheck) -> Day:
    return Day(ago(days), pains=checks)


STOPS = [
    PainCheck("during", 4, stopped=True),
    PainCheck("before", 1, stopped=True),
    PainCheck("during", 5.5),
    PainCheck("after", 5.5),
    PainCheck("during", 0, leg_worse="yes"),
    PainCheck("morning", 0, leg_worse="unsure"),
]
NO_STOPS = [PainCheck("during", 5), PainCheck("before", 5), PainCheck("morning", 5)]
WELL = History(screenings=(asked_before(10),))


def test_without_any_answers_nothing_is_open() -> None:
    outcome = standing(History(), TODAY)
    assert (outcome.level, outcome.within, ids(outcome)) == ("soon", "same_day", ["not_cleared"])
    assert not outcome.open
    later = History(screenings=(asked_before(-1),))
    assert standing(later, TODAY) == outcome, "a screening of tomorrow is not there yet"


def test_the_newest_answers_hold() -> None:
    outcome = standing(WELL, TODAY)
    assert outcome.open
    assert outcome == screen(full(), ago(10))
    assert outcome.valid_until == ago(10) + timedelta(days=28)
    newer = replace(WELL, screenings=(asked_before(20, bladder_change="yes"), asked_before(10)))
    assert standing(newer, TODAY).open


@pytest.mark.parametrize(("days", "is_due"), [(28, False), (29, True), (400, True)])
def test_answers_grow_old(days: int, is_due: bool) -> None:
    outcome = standing(History(screenings=(asked_before(days),)), TODAY)
    assert outcome.due == is_due
    assert outcome.open != is_due
    assert outcome.level == "ok"
    assert ("screening_due" in ids(outcome)) == is_due
    if is_due:
        assert "answer the questions again" in outcome.advice
        assert "You may exercise" not in outcome.advice
        assert outcome.valid_until is None


def test_an_old_warning_stays_one() -> None:
    outcome = standing(History(screenings=(asked_before(40, weight_loss="yes"),)), TODAY)
    assert (outcome.level, outcome.within, outcome.due) == ("soon", "days", True)
    assert ids(outcome) == ["weight_loss", "screening_due"]
    assert "doctor" in outcome.advice


def test_a_clearance_that_runs_out_in_between() -> None:
    cleared = note("weight_loss", expires=ago(1).isoformat())
    history = History(screenings=(asked_before(5, weight_loss="yes", clearances=[cleared]),))
    assert standing(history, ago(1)).open
    outcome = standing(history, TODAY)
    assert outcome.due
    assert "run out" in outcome.rules[-1].because


@pytest.mark.parametrize(
    ("days", "answer", "is_due"),
    [
        (9, "yes", True), (0, "unsure", True), (9, "no", False), (11, "yes", False),
        (10, "yes", True), (-1, "yes", False),
    ],
)  # fmt: skip
def test_a_change_asks_again(days: int, answer: Answer, is_due: bool) -> None:
    later: Answer = "no"
    checks = ((ago(days), answer), (ago(-2), later))
    outcome = standing(replace(WELL, change_checks=checks), TODAY)
    assert outcome.due == is_due


def test_a_no_later_on_does_not_undo_a_change() -> None:
    checks: tuple[tuple[date, Answer], ...] = ((ago(5), "yes"), (ago(4), "no"))
    assert standing(replace(WELL, change_checks=checks), TODAY).due
    asked = replace(WELL, screenings=(asked_before(10), asked_before(4)), change_checks=checks)
    assert standing(asked, TODAY).open


@pytest.mark.parametrize("check", STOPS)
def test_a_pain_stop_asks_again(check: PainCheck) -> None:
    assert standing(replace(WELL, days=(painful(3, check),)), TODAY).due
    assert standing(replace(WELL, days=(painful(10, check),)), TODAY).due
    assert not standing(replace(WELL, days=(painful(11, check),)), TODAY).due
    assert not standing(replace(WELL, days=(painful(-1, check),)), TODAY).due


@pytest.mark.parametrize("check", NO_STOPS)
def test_other_pain_does_not(check: PainCheck) -> None:
    assert standing(replace(WELL, days=(painful(3, check),)), TODAY).open


@pytest.mark.parametrize("moment", ["before", "morning"])
@pytest.mark.parametrize(
    ("usual", "pain", "is_due"),
    [(6, 6, False), (6, 7, False), (6, 8, True), (1, 6, True), (1, 5, False), (None, 6, True)],
)
def test_strong_pain_at_rest_asks_again_where_it_has_risen(
    moment: Literal["before", "morning"], usual: float | None, pain: float, is_due: bool
) -> None:
    before = () if usual is None else (painful(12, PainCheck("before", usual)),)
    days = (*before, painful(3, PainCheck(moment, pain)))
    assert standing(replace(WELL, days=days), TODAY, asked_last=True).due == is_due


def test_the_answers_of_the_same_day_have_dealt_with_pain_that_nothing_is_known_of() -> None:
    days = (painful(10, PainCheck("before", 7)),)
    assert standing(replace(WELL, days=days), TODAY).open


def test_answers_given_last_on_their_day_cover_that_day() -> None:
    stop = painful(10, STOPS[0])
    history = replace(WELL, days=(stop,), change_checks=((ago(10), "yes"),))
    assert standing(history, TODAY).due
    assert standing(history, TODAY, asked_last=True).open
    later = replace(history, days=(stop, painful(9, STOPS[0])))
    assert standing(later, TODAY, asked_last=True).due


def test_strong_pain_is_judged_on_the_day_of_the_answers() -> None:
    history = History(screenings=(asked_before(10, acute_severe_pain="yes"),))
    outcome = standing(history, TODAY)
    assert outcome.open
    assert "strap_stretch" in outcome.modify
    again = replace(
        history, screenings=(*history.screenings, asked_before(3, acute_severe_pain="yes"))
    )
    assert ids(standing(again, TODAY))[0] == "acute_not_easing"


def test_the_country_gives_the_number() -> None:
    at_home = replace(WELL, person=Person(country="AT"))
    assert "112" in standing(at_home, TODAY).advice
    assert "112" in standing(at_home, TODAY + timedelta(days=100)).advice


SAME = [Day(ago(7 * week + day), pains=(PainCheck("before", 5),))
        for week in reversed(range(7)) for day in (4, 1)]  # fmt: skip


def test_six_weeks_without_change_count_as_answered_with_yes() -> None:
    outcome = standing(replace(WELL, days=tuple(SAME)), TODAY)
    assert (outcome.level, outcome.within) == ("soon", "days")
    assert ids(outcome) == ["worse_two_weeks_or_not_better_six"]
    assert "log" in outcome.rules[0].because


def test_the_course_can_be_cleared() -> None:
    cleared = asked_before(10, clearances=[note("worse_two_weeks_or_not_better_six")])
    history = History(screenings=(asked_before(40), cleared), days=tuple(SAME))
    assert standing(history, TODAY).open
    again = replace(history, screenings=(*history.screenings, replace(cleared, day=ago(2))))
    assert standing(again, TODAY).open
