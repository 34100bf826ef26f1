"""Every question alone and every combination give what was decided."""

import pytest

from backline.care.screening import questions, screen

from .made import (
    ASKED,
    DAYS,
    EMERGENCY,
    FEATURES,
    OK,
    SAME_DAY,
    SCOPE,
    TODAY,
    asked_before,
    full,
    ids,
    three_valued,
    without,
)

TO_THE_LIMIT = {
    "slr", "ake", "forward_bend", "single_leg_bridge", "bridge_hold", "chair_stand_30s",
}  # fmt: skip
STRAIGHT_LEG = {
    "strap_stretch", "active_hamstring_stretch", "straight_leg_raise", "slr", "ake", "forward_bend",
}  # fmt: skip
ALONE = {
    **dict.fromkeys(EMERGENCY, ("emergency", "now")),
    **dict.fromkeys(SAME_DAY, ("soon", "same_day")),
    **dict.fromkeys(DAYS, ("soon", "days")),
    **dict.fromkeys(OK, ("ok", None)),
}


def test_the_questions_are_those_of_the_table() -> None:
    assert sorted(three_valued()) == sorted(ASKED)
    assert len(ASKED) == 31
    words = {one.id: tuple(option.id for option in one.options) for one in questions()}
    assert words["scope"] == SCOPE
    assert sorted(words["inflammatory_features"]) == sorted(FEATURES)
    others = {one.id: one.kind for one in questions() if one.kind != "three_valued"}
    assert others == {
        "age_years": "age", "scope": "list", "inflammatory_features": "list",
        "clearances": "clearances",
    }  # fmt: skip


def test_no_to_everything_is_ok() -> None:
    outcome = screen(full(), TODAY)
    assert (outcome.level, outcome.within, outcome.rules, outcome.modify) == ("ok", None, (), ())
    assert outcome.open
    assert outcome.notes == ()


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize("name", ASKED)
def test_each_question_alone(name: str, answer: str) -> None:
    outcome = screen(full(**{name: answer}), TODAY)
    doubt = (name, answer) == ("old_saddle_numbness", "unsure")
    level = ("emergency", "now") if doubt else ALONE[name]
    assert (outcome.level, outcome.within) == level
    assert ids(outcome) == [name]
    (told,) = (one for one in questions() if one.id == name)
    assert (told.level, told.within) == ALONE[name]


@pytest.mark.parametrize("name", [*ASKED, "age_years"])
@pytest.mark.parametrize("empty", [True, False])
def test_what_is_not_answered_keeps_the_exercises_closed(name: str, empty: bool) -> None:
    answers = {**full(), name: None} if empty else without(full(), name)
    outcome = screen(answers, TODAY)
    assert (outcome.level, outcome.within) == ("soon", "same_day")
    assert ids(outcome) == ["not_cleared"]
    assert name in outcome.rules[0].because
    assert "nswer" in outcome.advice
    assert not outcome.open


def test_lists_and_clearances_may_be_left_out() -> None:
    answers = full()
    for name in ("scope", "inflammatory_features", "clearances"):
        del answers[name]
    assert screen(answers, TODAY) == screen(full(), TODAY)


def test_an_emergency_outweighs_what_is_missing() -> None:
    outcome = screen({"bladder_change": "unsure"}, TODAY)
    assert (outcome.level, ids(outcome)) == ("emergency", ["bladder_change", "not_cleared"])
    assert "nswer" not in outcome.advice


COMBINATIONS = [
    ({"fever_or_very_unwell", "infection_risk"}, {}, "fever_and_infection_risk", "now"),
    ({"cancer_history_new_pain", "stable_one_leg_numbness"}, {}, "cancer_and_leg_signs", "now"),
    (
        {"cancer_history_new_pain", "one_leg_weakness_under_two_weeks"}, {},
        "cancer_and_leg_signs", "now",
    ),
    ({"acute_severe_pain", "known_aneurysm"}, {}, "acute_and_vascular", "now"),
    ({"acute_severe_pain", "pulsing_lump"}, {}, "acute_and_vascular", "now"),
    ({"acute_severe_pain"}, {"age_years": 65}, "acute_and_fragile", "same_day"),
    ({"acute_severe_pain"}, {"scope": ["osteoporosis"]}, "acute_and_fragile", "same_day"),
    ({"acute_severe_pain"}, {"scope": ["long_term_steroids"]}, "acute_and_fragile", "same_day"),
    ({"acute_severe_pain", "night_pain_no_relief"}, {}, "acute_and_systemic", "same_day"),
    ({"acute_severe_pain", "weight_loss"}, {}, "acute_and_systemic", "same_day"),
    (set(), {"age_years": 17}, "under_18", "days"),
    (set(), {"scope": ["pregnant"]}, "scope_pregnant", "days"),
    (set(), {"scope": ["recent_birth"]}, "scope_recent_birth", "days"),
    (set(), {"scope": ["spine_surgery_3_months"]}, "scope_spine_surgery", "days"),
    (set(), {"scope": ["hip_or_knee_surgery_3_months"]}, "scope_joint_surgery", "days"),
    (set(), {"scope": ["hip_replacement"]}, "scope_hip_replacement", "days"),
    (set(), {"scope": ["osteoporosis"]}, "fragile_bones", None),
    (set(), {"scope": ["long_term_steroids"]}, "fragile_bones", None),
]  # fmt: skip


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize(("said", "besides", "rule", "within"), COMBINATIONS)
def test_combinations(
    said: set[str], besides: dict[str, object], rule: str, within: str | None, answer: str
) -> None:
    outcome = screen(full(**dict.fromkeys(said, answer), **besides), TODAY)
    assert outcome.within == within
    assert rule in ids(outcome)
    assert said <= set(ids(outcome)), "all rules that hold are listed"


def test_years_next_to_a_border() -> None:
    assert screen(full(age_years=18), TODAY).level == "ok"
    assert screen(full(age_years=64, acute_severe_pain="yes"), TODAY).level == "ok"


@pytest.mark.parametrize(
    ("days", "answer", "fires"),
    [(6, "yes", False), (7, "yes", True), (20, "unsure", True), (20, "no", False)],
)
def test_strong_pain_that_does_not_ease(days: int, answer: str, fires: bool) -> None:
    earlier = [asked_before(days, acute_severe_pain=answer)]
    outcome = screen(full(acute_severe_pain="yes"), TODAY, earlier)
    assert ("acute_not_easing" in ids(outcome)) == fires
    assert outcome.within == ("days" if fires else None)
    assert "acute_not_easing" not in ids(screen(full(), TODAY, earlier))


def test_a_good_time_in_between_does_not_make_it_new() -> None:
    earlier = [asked_before(90, acute_severe_pain="yes"), asked_before(60)]
    outcome = screen(full(acute_severe_pain="yes"), TODAY, earlier)
    assert (outcome.level, outcome.within) == ("soon", "days")
    assert screen(full(), TODAY, earlier).level == "ok"


OTHERS = [name for name in FEATURES if name not in {"onset_before_45", "over_3_months"}]


@pytest.mark.parametrize("count", range(len(OTHERS)))
def test_signs_of_inflammation_are_counted(count: int) -> None:
    given = ["onset_before_45", "over_3_months", *OTHERS[:count]]
    outcome = screen(full(age_years=50, inflammatory_features=given), TODAY)
    assert outcome.within == ("days" if count >= 4 else None)
    assert ("inflammatory_pattern" in ids(outcome)) == (count >= 4)
    assert bool(outcome.notes) == (count == 3)


@pytest.mark.parametrize(
    ("age", "begun", "signs", "fires"),
    [
        (44, [], 4, True), (45, [], 4, False), (45, ["onset_before_45"], 4, True),
        (34, [], 3, True), (35, [], 3, False), (35, ["onset_before_35"], 3, True),
    ],
)  # fmt: skip
def test_the_age_tells_when_it_began(age: int, begun: list[str], signs: int, fires: bool) -> None:
    given = ["over_3_months", *begun, *OTHERS[1 : 1 + signs]]
    outcome = screen(full(age_years=age, inflammatory_features=given), TODAY)
    assert ("inflammatory_pattern" in ids(outcome)) == fires
    short = [name for name in given if name != "over_3_months"]
    assert screen(full(age_years=age, inflammatory_features=short), TODAY).level == "ok"


LEFT_OUT = [
    ({"scope": ["osteoporosis"]}, {"forward_bend", "knee_to_chest"}),
    ({"scope": ["long_term_steroids"]}, {"forward_bend", "knee_to_chest"}),
    ({"scope": ["hip_replacement"]}, {"knee_to_chest", "forward_bend", "strap_stretch"}),
    ({"stable_one_leg_numbness": "yes"}, STRAIGHT_LEG),
    ({"leg_symptoms_after_exercise": "unsure"}, STRAIGHT_LEG),
    (
        {"acute_severe_pain": "yes"},
        {"single_leg_bridge", "forward_bend", "strap_stretch", "straight_leg_raise"} | TO_THE_LIMIT,
    ),
]


@pytest.mark.parametrize(("answers", "left_out"), LEFT_OUT)
def test_movements_left_out(answers: dict[str, object], left_out: set[str]) -> None:
    assert set(screen(full(**answers), TODAY).modify) == left_out
    urgent = screen(full(**answers, chest_pain_or_breathless="yes"), TODAY)
    assert set(urgent.modify) == left_out, "given at every level"


def test_in_pregnancy_everything_on_the_back_is_left_out() -> None:
    out = set(screen(full(scope=["pregnant"]), TODAY).modify)
    assert {
        "bridge", "straight_leg_raise", "strap_stretch", "knee_to_chest", "single_leg_bridge",
        "active_hamstring_stretch", "slr", "ake", "bridge_hold",
    } <= out  # fmt: skip
    assert not out & {"standing_march", "forward_bend", "chair_stand", "chair_stand_30s", "walk"}


def test_every_question_says_new_where_that_matters() -> None:
    not_about_now = {"known_aneurysm"}
    texts = {one.id: one.text for one in questions() if one.kind == "three_valued"}
    assert {name for name, text in texts.items() if "new" not in text} == not_about_now
