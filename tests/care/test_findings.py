"""Which findings hold, what they emphasise, and what is said to be doubtful."""

from typing import Any

import pytest

from backline.care.findings import findings, read
from backline.library.findings_load import meanings

from .findings_made import NO, SIGNS, doubt, found, ids, leg

LOW = {"value": 40, "error": 1}


@pytest.mark.parametrize(
    ("changes", "expected", "emphasis"),
    [
        ({}, "nothing_found", "move"),
        ({"slr": leg(50, 50)}, "limited_length", "stretch strengthen"),
        ({"slr": leg(50, 85)}, "limited_length uneven_sides", "stretch strengthen"),
        ({"ake": leg(40, 40)}, "limited_length", "stretch strengthen"),
        ({"slr": leg(65, 65), "ake": leg(25, 25)}, "nothing_found", "move"),
        ({"slr": leg(60, 60), "ake": leg(33, 33)}, "nothing_found", "move"),
        ({"slr": leg(64, 64), "sex": "female"}, "limited_length", "stretch strengthen"),
        ({"slr": leg(64, 64), "sex": "unspecified"}, "nothing_found", "move"),
        ({"bridge_hold": LOW}, "low_capacity", "strengthen"),
        ({"bridge_hold": {"value": 60}}, "nothing_found", "move"),
        ({"bridge_hold": {"value": 59.9}}, "low_capacity", "strengthen"),
        ({"single_leg_bridge": leg(9, 9)}, "low_capacity", "strengthen"),
        ({"single_leg_bridge": leg(10, 10)}, "nothing_found", "move"),
        ({"single_leg_bridge": {"left": {"value": 9}}}, "low_capacity", "strengthen"),
        ({"single_leg_bridge": leg(28, 35)}, "low_capacity uneven_sides", "strengthen"),
        ({"single_leg_bridge": leg(29, 35)}, "nothing_found", "move"),
        ({"single_leg_bridge": leg(20, 15)}, "low_capacity uneven_sides", "strengthen"),
        ({"single_leg_bridge": leg(20, 16)}, "nothing_found", "move"),
        ({"single_leg_bridge": leg(12, 16)}, "nothing_found", "move"),
        ({"chair_stand_30s": {"value": 13}, "age_years": 60}, "low_capacity", "strengthen"),
        ({"chair_stand_30s": {"value": 14}, "age_years": 60}, "nothing_found", "move"),
        ({"chair_stand_30s": {"value": 3}, "age_years": 59}, "nothing_found", "move"),
        ({"chair_stand_30s": {"value": 3}, "age_years": None}, "nothing_found", "move"),
        ({"slr": leg(50, 50), "bridge_hold": LOW}, "limited_length low_capacity",
         "strengthen stretch"),
        ({"feels_tight": "yes"}, "feels_tight_only", "move"),
        ({"feels_tight": "unsure"}, "feels_tight_only", "move"),
        ({"feels_tight": "yes", "bridge_hold": LOW}, "low_capacity", "strengthen"),
        ({"feels_tight": "yes", "slr": leg(50, 50)}, "limited_length", "stretch strengthen"),
        ({"ankle_changes_it": "yes"}, "nothing_found", "move"),
        ({"ankle_changes_it": "yes", "below_knee": "unsure"}, "nerve_sensitive",
         "move see_someone"),
        ({"slr": leg(50, 50), "neck_changes_it": "yes"}, "limited_length nerve_sensitive",
         "strengthen move see_someone"),
        ({"slr": leg(85, 73)}, "uneven_sides", "move"),
        ({"slr": leg(85, 73.1)}, "nothing_found", "move"),
        ({"ake": leg(8, 20)}, "uneven_sides", "move"),
        ({"slr": leg(90, 75, 12)}, "nothing_found", "move"),
        ({"slr": leg(92, 75, 12)}, "uneven_sides", "move"),
        ({"same_as_usual_pain": "yes"}, "look_elsewhere", "move see_someone"),
        ({"same_as_usual_pain": "unsure"}, "look_elsewhere", "move see_someone"),
        ({"whole_body": {"other_joints": "yes"}}, "look_elsewhere", "move see_someone"),
        ({"whole_body": {"other_joint_places": ["hip"]}}, "look_elsewhere", "move see_someone"),
        ({"whole_body": {"other_joints": "no", "sitting_h_day": 12}}, "nothing_found", "move"),
        ({"same_as_usual_pain": "yes", "slr": leg(50, 50)}, "limited_length",
         "stretch strengthen"),
        ({"same_as_usual_pain": "yes", "bridge_hold": LOW}, "low_capacity", "strengthen"),
        ({"same_as_usual_pain": "yes", "below_knee": "yes"}, "nerve_sensitive",
         "move see_someone"),
        ({"same_as_usual_pain": "yes", "feels_tight": "yes"}, "feels_tight_only look_elsewhere",
         "move see_someone"),
        ({"feels_tight": "yes", "below_knee": "yes"}, "feels_tight_only nerve_sensitive",
         "move see_someone"),
    ],
)  # fmt: skip
def test_the_rules(changes: dict[str, Any], expected: str, emphasis: str) -> None:
    result = found(**changes)
    assert " ".join(ids(result)) == expected
    assert " ".join(result.emphasis) == emphasis


@pytest.mark.parametrize("answer", ["yes", "unsure"])
@pytest.mark.parametrize("sign", SIGNS)
def test_each_sign_alone_is_a_nerve_sign(sign: str, answer: str) -> None:
    result = found(**{sign: answer})
    assert ids(result) == ("nerve_sensitive",)
    assert ("unsure counts as yes" in (doubt(result, "nerve_sensitive") or "")) == (
        answer == "unsure"
    )


def test_all_typical_and_no_is_beyond_doubt() -> None:
    assert doubt(found(), "nothing_found") is None


def test_a_clear_limit_is_beyond_doubt() -> None:
    result = found(slr=leg(45, 47), ake=leg(45, 45))
    assert doubt(result, "limited_length") is None
    (why,) = [one.because for one in result.findings]
    assert "Straight-leg raise, left leg: 45 degrees (give or take 4)" in why
    assert "below 60 for men" in why


@pytest.mark.parametrize(("value", "error", "said"), [
    (58, 1.9, False), (58, 2.0, True), (58, 3.0, True), (47, None, False), (49, None, True),
])  # fmt: skip
def test_limited_within_the_error_of_the_border(
    value: float, error: float | None, said: bool
) -> None:
    result = found(slr=leg(value, value, error), ake=leg(25, 25))
    assert ids(result) == ("limited_length",)
    assert ("within its error" in (doubt(result, "limited_length") or "")) == said


@pytest.mark.parametrize("name", ["feels_tight_only", "nothing_found"])
def test_nearly_limited_is_told(name: str) -> None:
    tight = "yes" if name == "feels_tight_only" else "no"
    said = doubt(found(slr=leg(63, 71), feels_tight=tight), name)
    assert said is not None
    assert "left leg: 63 degrees (give or take 4): this lies within its error of being" in said
    said = doubt(found(slr=leg(66, 72), feels_tight=tight), name)
    assert said is not None
    assert "between typical and limited" in said


def test_the_two_length_tests_disagree() -> None:
    said = doubt(found(slr=leg(45, 45), ake=leg(8, 30)), "limited_length")
    assert said is not None
    assert said.count("disagree") == 1
    assert "left leg disagree: by the straight-leg raise it is limited" in said


def test_low_capacity_within_the_error() -> None:
    near = doubt(found(bridge_hold={"value": 58, "error": 3}), "low_capacity")
    assert near is not None
    assert "within its error" in near
    assert doubt(found(bridge_hold={"value": 58, "error": 1}), "low_capacity") is None
    legs = doubt(found(single_leg_bridge=leg(20, 14, 1)), "low_capacity")
    assert legs is not None
    assert "difference" in legs


def test_the_ankle_alone_is_a_doubt_only() -> None:
    for changes in ({}, {"slr": leg(45, 45)}, {"bridge_hold": LOW}, {"feels_tight": "yes"}):
        calm, told = found(**changes), found(**changes, ankle_changes_it="yes")
        assert (ids(calm), calm.emphasis) == (ids(told), told.emphasis)
        assert "without pulling the toes" in (told.findings[0].doubt or "")
    both = found(ankle_changes_it="yes", neck_changes_it="yes")
    assert doubt(both, "nerve_sensitive") is None
    assert "moving the ankle changes it" in both.findings[0].because


def test_nothing_measured_is_said() -> None:
    bare = findings(read({"symptoms": NO}))
    assert ids(bare) == ("nothing_found",)
    assert "Neither length nor strength" in (doubt(bare, "nothing_found") or "")
    for tests, missing in (
        ({"slr": leg(80, 80)}, "Strength was not measured"),
        ({"bridge_hold": {"value": 90}}, "let you move was not measured"),
        ({"slr": leg(80, 80), "chair_stand_30s": {"value": 5}}, "Your age is not known"),
    ):
        said = doubt(findings(read({"tests": tests, "symptoms": NO})), "nothing_found")
        assert missing in (said or "")


def test_what_was_not_asked_counts_as_no_with_a_doubt() -> None:
    result = findings(read({"sex": "male", "tests": {"slr": leg(45, 45)}}))
    assert ids(result) == ("limited_length",)
    assert "Not all questions" in (doubt(result, "limited_length") or "")


def test_days_and_nights_are_told_where_it_only_feels_tight() -> None:
    body = {"sitting_h_day": 10, "activity_min_week": 30, "sleep_h_night": 8, "stress": 7}
    why = found(feels_tight="yes", whole_body=body).findings[0].because
    assert "You sit 10 hours a day." in why
    assert "30 minutes a week" in why
    assert "stress is 7 of 10" in why
    assert "sleep" not in why


def test_every_rule_is_said_with_its_numbers() -> None:
    for one in meanings().values():
        assert "{" not in one.rule
    assert "less than 60 s" in meanings()["low_capacity"].rule
    assert "12 degrees" in meanings()["uneven_sides"].rule
