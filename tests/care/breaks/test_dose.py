"""What a break offers: a dose of one's own plan that fits, and never more with more pain."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from backline.care.breaks.dose import Offer, offers
from backline.care.breaks.settings import PLACES, Place
from backline.care.history import Day, History, Measured, PainCheck, Screened, SetDone, Symptoms
from backline.care.programme import Plan, Rules, plan
from backline.care.programme.soreness import morning_of, usual_pain
from backline.care.screening import Outcome, screen, standing
from backline.library import activities
from backline.motion.definition import Activity
from tests.care.programme.made import RULES, START, at, earned, full, history
from tests.care.programme.test_any_life import PAINS, lives
from tests.care.screening.made import ASKED, TODAY
from tests.care.screening.made import full as answers

KNOWN = activities()
OK = screen(answers(), START)
FLOOR = {"active_hamstring_stretch", "strap_stretch", "knee_to_chest", "straight_leg_raise"}
PATIENT = settings(max_examples=40, deadline=None)
PLACE = st.sampled_from(PLACES)
MINUTES = st.sampled_from((1.0, 2.0, 2.5, 3.0))


def told(
    given_: History,
    number: int = 10,
    place: Place = "desk",
    minutes: float = 2.0,
    outcome: Outcome = OK,
) -> tuple[Offer, ...]:
    return told_by(plan(given_, RULES, outcome, at(number)), given_, place, minutes, outcome)


def told_by(  # noqa: PLR0917 - as `offers`
    found: Plan,
    given_: History,
    place: Place = "desk",
    minutes: float = 2.0,
    outcome: Outcome = OK,
    known: dict[str, Activity] = KNOWN,
) -> tuple[Offer, ...]:
    return offers(found, outcome, given_, known, place, minutes)


def names(found: Iterable[Offer]) -> list[str]:
    return [one.exercise or one.kind for one in found]


def pain(number: int, worst: float, **more: Any) -> Day:
    return Day(at(number), pains=(PainCheck("before", worst, **more),))


WELL = history(*earned(0), pain(10, 0.0))
"""Somebody whose first exercise session went well, ten days ago."""


def test_what_is_due_comes_first_and_a_walk_is_always_there() -> None:
    found = told(WELL)
    assert names(found) == ["standing_march", "walk", "move"]
    assert found[0].title == "Standing march, 10 on each side"
    assert found[0].why == "Due today, and this is one set of it."
    assert (found[0].side, found[0].repetitions, found[0].whole, found[0].owed) == (
        "both", 20, True, True,
    )  # fmt: skip
    assert found[1].title == "Walk for 2 minutes"
    assert (found[1].seconds, found[1].owed) == (120.0, True)
    assert found[2].exercise is None


def test_a_set_that_was_done_in_a_break_is_not_asked_for_again() -> None:
    march = SetDone("standing_march", "both", 20)
    walk = SetDone("walk", "both", 0, 600.0)
    found = told(history(*earned(0), replace(pain(10, 0.0), in_breaks=(march, walk))))
    assert names(found) == ["walk", "standing_march", "move"]
    assert not any(one.owed for one in found)
    assert found[1].why == "A change of position."


def test_less_than_half_a_set_that_is_left_is_not_asked_for_again() -> None:
    for count, owed in ((8, True), (10, True), (12, False)):
        part = replace(pain(10, 0.0), in_breaks=(SetDone("standing_march", "both", count),))
        known = {one.exercise: one for one in told(history(*earned(0), part))}
        assert known["standing_march"].owed is owed
        assert known["standing_march"].repetitions == 20, (
            "a whole set again: only such a one counts"
        )


def test_lying_exercises_need_a_floor() -> None:
    desk, floor = told(WELL), told(WELL, place="floor")
    assert not {*names(desk)} & FLOOR
    assert {*names(floor)} & FLOOR
    assert {*names(desk)} <= {*names(floor)}
    assert names(told(WELL, place="outside")) == ["walk", "move"]


@pytest.mark.parametrize(
    ("minutes", "title", "whole"),
    [
        (1.0, "Active hamstring stretch, 4 repetitions, left", False),
        (2.0, "Active hamstring stretch, 10 repetitions, left", True),
        (3.0, "Active hamstring stretch, 10 repetitions, left", True),
    ],
)
def test_a_set_that_takes_much_longer_is_shortened(minutes: float, title: str, whole: bool) -> None:
    known = {one.exercise: one for one in told(history(), 0, "floor", minutes)}
    one = known["active_hamstring_stretch"]
    assert one.why.endswith("one set of it." if whole else "a part of one set.")
    assert (one.title, one.whole, one.sides, one.seconds) == (title, whole, ("left",), 10.0)


def test_both_sides_where_both_fit() -> None:
    known = {one.exercise: one for one in told(history(), 0, "floor", 2.0)}
    one = known["knee_to_chest"]
    assert (one.sides, one.side, one.seconds, one.whole) == (("left", "right"), "both", 30.0, True)
    assert one.title == "Single knee to chest, 30 s on each side"
    one = {one.exercise: one for one in told(history(), 0, "floor", 1.0)}["knee_to_chest"]
    assert one.sides == ("left",)
    assert one.title == "Single knee to chest, 30 s, left"


def test_the_side_and_the_exercise_that_waited_longest_come_first() -> None:
    left = SetDone("active_hamstring_stretch", "left", 9)
    found = told(history(Day(at(0), in_breaks=(left,))), 0, "floor")
    one = next(one for one in found if one.exercise == "active_hamstring_stretch")
    assert one.sides == ("right",)
    due = [one.exercise for one in found if one.why.startswith("Due today")]
    assert len(due) > 1
    assert due[-1] == "active_hamstring_stretch"


def test_the_order_is_always_the_same() -> None:
    assert told(WELL, place="floor") == told(WELL, place="floor")


def test_a_day_off_offers_what_the_coming_days_have_but_no_strength_before_its_day() -> None:
    given_ = history(Day(at(9), (*full("bridge"), *full("straight_leg_raise"))), pain(10, 0.0))
    found = told(given_, place="floor")
    assert "straight_leg_raise" not in names(found)
    known = {one.exercise: one for one in found}
    assert known["active_hamstring_stretch"].owed
    given_ = history(*(Day(at(number), full("knee_to_chest")) for number in range(5, 10)))
    rest_day = plan(given_, RULES, OK, at(10))
    assert [item.exercise for item in rest_day.today.items] == ["walk"]
    found = told_by(rest_day, given_, "floor")
    assert found[0].why == "Your plan has it in the coming days."
    assert {"straight_leg_raise", "hip_hinge", "chair_stand"}.isdisjoint(names(found))


def test_a_hip_hinge_only_where_the_plan_is_there() -> None:
    days, number = list[Day](), 0
    for step, one in enumerate(RULES.known["bridge"].steps):
        for ahead in (0, 3, 5):
            days += earned(number + ahead, *full("bridge", step))
        number += 7
        if one.exercise == "hip_hinge":
            break
    assert "hip_hinge" not in names(told(history(*days[:-12]), number - 10))
    assert "hip_hinge" in names(told(history(*days), number + 4))


@pytest.mark.parametrize("how", ["today", "for good", "by screening"])
def test_what_is_left_out_is_never_offered(how: str) -> None:
    for name in (*FLOOR, "standing_march", "walk"):
        given_, outcome = WELL, OK
        if how == "today":
            given_ = history(*earned(0), replace(pain(10, 0.0), left_out=(name,)))
        elif how == "for good":
            given_ = replace(WELL, kept_out=frozenset({name}))
        else:
            outcome = replace(OK, modify=(name,))
        assert name not in names(told(given_, place="floor", outcome=outcome))


def test_what_comes_after_a_form_that_is_left_out_is_left_out_with_it() -> None:
    given_ = history(*(Day(at(number), full("knee_to_chest")) for number in range(5, 10)))
    today = Day(at(10), left_out=("knee_to_chest",))
    assert "knee_to_chest" not in names(told(replace(given_, days=(*given_.days, today))))


def test_nothing_for_the_leg_in_the_days_after_it_was_worse() -> None:
    given_ = history(*earned(0), pain(7, 1.0, leg_worse="unsure"), pain(10, 0.0))
    assert {"knee_to_chest", "standing_march"} <= {*names(told(given_, place="floor"))}
    assert {*names(told(given_, place="floor"))} & FLOOR == {"knee_to_chest"}


def test_pain_above_the_usual_leaves_walking_and_standing() -> None:
    found = told(history(*earned(0), pain(10, 4.0)), place="floor")
    assert names(found) == ["walk", "move"]
    assert found[0].why == "Pain is 4 of 10 today: easy moving is enough."
    used = history(*earned(0, *full("bridge")), *(pain(one, 4.0) for one in range(2, 11)))
    assert "standing_march" in names(told(used))


@pytest.mark.parametrize(
    ("today", "rule"),
    [
        (pain(10, 5.5), "above 5: no exercise"),
        (pain(10, 1.0, leg_worse="yes"), "something in a leg was more than before"),
        (Day(at(10), not_today=True), "Not today: that is an answer"),
    ],
)
def test_a_day_without_exercise_has_a_change_of_position(today: Day, rule: str) -> None:
    (one,) = told(history(*earned(0), today))
    assert (one.kind, one.exercise) == ("move", None)
    free = "Change position, and walk a little if it feels good"
    assert one.title == ("Change position" if "leg" in rule else free)
    assert not one.screening
    assert rule in one.why


@pytest.mark.parametrize("how", ["today", "for good", "by screening"])
def test_a_walk_that_is_left_out_is_not_in_a_title_either(how: str) -> None:
    today, outcome = Day(at(10), not_today=True), OK
    if how == "today":
        today = replace(today, left_out=("walk",))
    given_ = history(*earned(0), today)
    if how == "for good":
        given_ = replace(given_, kept_out=frozenset({"walk"}))
    elif how == "by screening":
        outcome = replace(OK, modify=("walk",))
    (one,) = told(given_, outcome=outcome)
    assert one.title == "Change position"


def test_who_said_that_something_is_new_is_not_told_to_walk() -> None:
    due = replace(OK, due=True)
    (one,) = told(replace(WELL, change_checks=((at(10), "yes"),)), outcome=due)
    assert (one.kind, one.title, one.screening) == ("move", "Change position", True)


def test_who_stays_seated_is_not_asked_to_get_up() -> None:
    (one,) = told(WELL, place="seated")
    assert (one.kind, one.title) == ("move", "Change position")
    assert "in your seat" in one.why
    for today in (pain(10, 4.0), Day(at(10), not_today=True)):
        (one,) = told(history(*earned(0), today), place="seated")
        assert (one.kind, one.title) == ("move", "Change position")
    mine = replace(KNOWN["standing_march"], id="mine", kind="control", position="sitting")
    known = KNOWN | {"mine": mine}
    found = plan(WELL, Rules.of(known), OK, at(10))
    assert {*names(told_by(found, WELL, "seated", known=known))} == {"mine", "move"}


def test_the_safety_questions_come_first() -> None:
    (one,) = told(History(), outcome=standing(History(), at(10)))
    assert (one.kind, one.urgent, one.screening) == ("move", False, True)
    assert "A few safety questions come first" in one.why
    closed = screen(answers(saddle_numbness="yes"), at(10))
    given_ = replace(WELL, screenings=(Screened(at(10), answers(saddle_numbness="yes")),))
    (one,) = told(given_, outcome=closed)
    assert one.title == "Get help now: this comes before any break"
    assert (one.urgent, one.screening) == (True, True)
    assert "not now" in one.why
    soon = screen(answers(hot_swollen_calf="yes"), at(10))
    (one,) = told(given_, outcome=soon)
    assert (one.title, one.urgent, one.screening) == ("Change position", False, True)


def test_the_question_of_the_day_stands_before_an_exercise() -> None:
    assert told(WELL)[0].asks
    asked = replace(WELL, change_checks=((at(10), "no"),))
    assert not any(one.asks for one in told(asked))


def test_a_minute_is_one() -> None:
    found = told(WELL, minutes=1.0)
    assert [one.title for one in found if one.kind == "walk"] == ["Walk for a minute"]


def test_own_exercises_go_by_their_position() -> None:
    mine = replace(KNOWN["standing_march"], id="mine", kind="control", name="My move")
    for position, place, there in (
        ("standing", "desk", True), ("sitting", "desk", True), ("prone", "desk", False),
        ("prone", "floor", True), ("standing", "outside", False),
    ):  # fmt: skip
        known = KNOWN | {"mine": replace(mine, position=position)}  # type: ignore[arg-type]
        found = plan(WELL, Rules.of(known), OK, at(10))
        assert ("mine" in names(told_by(found, WELL, place, known=known))) is there  # type: ignore[arg-type]


# Whatever happened

GOOD = {"good": 2, None: 1, "so_so": 1, "bad": 0}


@PATIENT
@given(lives(), PLACE, MINUTES)
def test_offers_are_of_the_plan_and_fit(
    days: tuple[Day, ...], place: Place, minutes: float
) -> None:
    given_, today = person(days)
    found = plan(given_, RULES, OK, today)
    items = {item.exercise: item for day in found.week for item in day.items}
    got = told_by(found, given_, place, minutes)
    assert got
    assert len({*names(got)}) == len(got)
    for one in got:
        assert one.minutes == minutes
        if one.kind != "exercise":
            continue
        item = items[one.exercise or ""]
        legs = 2 if one.exercise == "standing_march" else 1
        assert 1 <= one.repetitions <= legs * item.repetitions or item.seconds >= one.seconds > 0
        assert not found.today.shut


@PATIENT
@given(lives(), PLACE, MINUTES, st.lists(PAINS, min_size=1, max_size=3))
def test_more_pain_today_never_asks_for_more(
    days: tuple[Day, ...], place: Place, minutes: float, more: list[PainCheck]
) -> None:
    given_, today = person(days)
    day = next((one for one in days if one.day == today), Day(today))
    worse = replace(day, pains=(*day.pains, *more))
    others = tuple(one for one in days if one.day != today)
    before = plan(given_, RULES, OK, today)
    hurt = replace(given_, days=(*others, worse))
    after = plan(hurt, RULES, OK, today)
    # That a morning was good is no pain, and may have earned the next step.
    usual = usual_pain(after.state.usual)
    assume(GOOD[morning_of(worse, usual)] <= GOOD[morning_of(day, usual)])
    old = told_by(before, given_, place, minutes)
    no_more(before, old, told_by(after, hurt, place, minutes))


@PATIENT
@given(lives(), PLACE, st.sampled_from(ASKED), st.sampled_from(("yes", "unsure")))
def test_another_symptom_among_the_answers_never_asks_for_more(
    days: tuple[Day, ...], place: Place, question: str, answer: str
) -> None:
    given_, today = person(days)
    better, worse = screen(answers(), TODAY), screen(answers(**{question: answer}), TODAY)
    before, after = (plan(given_, RULES, one, today) for one in (better, worse))
    old = told_by(before, given_, place, outcome=better)
    no_more(before, old, told_by(after, given_, place, outcome=worse))


@PATIENT
@given(lives(), PLACE, st.integers(0, 10), st.booleans())
def test_a_worse_leg_some_days_ago_never_asks_for_more(
    days: tuple[Day, ...], place: Place, ago: int, nerve: bool
) -> None:
    given_, today = person(days)
    before = plan(given_, RULES, OK, today)
    when = today - timedelta(ago)
    if nerve:
        felt = Symptoms(
            today, {"feels_tight": "yes", "below_knee": "yes", "neck_changes_it": "yes"}
        )
        hurt = replace(given_, symptoms=(felt,))
    else:
        day = next((one for one in days if one.day == when), Day(when))
        # After exercise, it may begin a rest earlier that would be over by now.
        assume(ago == 0 or not day.sets)
        checks = (*day.pains, PainCheck("after", 0.0, "yes"))
        rest = [one for one in days if one.day != when]
        changed = sorted([*rest, replace(day, pains=checks)], key=lambda one: one.day)
        hurt = replace(given_, days=tuple(changed))
    old = told_by(before, given_, place)
    no_more(before, old, told_by(plan(hurt, RULES, OK, today), hurt, place))


def person(days: tuple[Day, ...]) -> tuple[History, date]:
    measured = Measured(START, "slr", "left", 55.0, 4.0)
    given_ = History(days=days, screenings=(Screened(START, {}),), tests=(measured,))
    return given_, days[-1].day if days else START


def no_more(before: Plan, old: tuple[Offer, ...], new: tuple[Offer, ...]) -> None:
    """Hold that nothing is offered that was not, and of nothing more than that plan asked for.

    One set is compared with all sets: a step back may be one longer set instead of two.
    """
    doses = {
        item.exercise: item.sets * (item.repetitions or item.seconds)
        for day in reversed(before.week)
        for item in day.items
    }
    known = {one.exercise for one in old}
    for one in new:
        if one.kind == "exercise":
            legs = 2 if one.exercise == "standing_march" else 1
            assert (one.repetitions / legs or one.seconds) <= doses[one.exercise or ""]
        assert one.kind == "move" or one.exercise in known
