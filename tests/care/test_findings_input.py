"""What is taken as input: every problem at once, and the newest of what the history holds."""

from datetime import date, timedelta
from typing import Any

import pytest

from backline.care.findings import Reading, from_history, inputs_from, read, read_answers
from backline.care.history import History, Measured, Person, Symptoms
from backline.motion.errors import InputError

from .findings_made import doubt, ids, leg

TODAY = date(2026, 3, 30)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "table with sex"),
        ({"sx": "male"}, "'sx' is not known; did you mean sex"),
        ({"sex": "man"}, "one of female, male, unspecified"),
        ({"age_years": -1}, "from 0 to 120"),
        ({"age_years": 121}, "from 0 to 120"),
        ({"age_years": 40.5}, "whole number"),
        ({"age_years": True}, "whole number"),
        ({"tests": {"slrr": {}}}, "did you mean slr"),
        ({"tests": []}, "tests has to be a table"),
        ({"tests": {"slr": 70}}, "slr has to be a table"),
        ({"tests": {"slr": {"value": 70}}}, "'value' is not known"),
        ({"tests": {"slr": {"lift": {}}}}, "did you mean left"),
        ({"tests": {"slr": {"left": 70}}}, "left has to be a table"),
        ({"tests": {"slr": {"left": {"value": 166}}}}, "at most 165"),
        ({"tests": {"slr": {"left": {"value": -11}}}}, "at least -10"),
        ({"tests": {"slr": {"left": {"value": float("nan")}}}}, "has to be a number"),
        ({"tests": {"slr": {"left": {"value": "70"}}}}, "has to be a number"),
        ({"tests": {"slr": {"left": {"value": True}}}}, "has to be a number"),
        ({"tests": {"slr": {"left": {"error": 3}}}}, "value is missing"),
        ({"tests": {"ake": {"left": {"value": 121}}}}, "at most 120"),
        ({"tests": {"ake": {"left": {"value": 20, "error": -1}}}}, "at least 0"),
        ({"tests": {"single_leg_bridge": {"left": {"value": -1}}}}, "at least 0"),
        ({"tests": {"bridge_hold": {"value": -1}}}, "at least 0"),
        ({"tests": {"bridge_hold": {"value": 1, "left": {}}}}, "'left' is not known"),
        ({"tests": {"chair_stand_30s": {"value": 61}}}, "at most 60"),
        ({"symptoms": {"neck": "no"}}, "did you mean neck_changes_it"),
        ({"symptoms": {"feels_tight": "maybe"}}, "one of yes, no, unsure"),
        ({"symptoms": {"feels_tight": True}}, "one of yes, no, unsure"),
        ({"whole_body": {"siting_h_day": 3}}, "did you mean sitting_h_day"),
        ({"whole_body": {"sitting_h_day": 25}}, "at most 24"),
        ({"whole_body": {"other_joint_places": ["tail"]}}, "has to be a list of neck"),
    ],
)
def test_one_sentence_for_each_problem(data: Any, said: str) -> None:
    with pytest.raises(InputError) as refused:
        read(data)
    (problem,) = refused.value.problems
    assert said in problem
    assert problem.endswith(".")


def test_all_problems_at_once() -> None:
    tests = {"slr": {"left": {"value": 400}, "right": {"value": "x"}}, "bridge": {}}
    with pytest.raises(InputError) as refused:
        read({"sex": 3, "age_years": "old", "tests": tests, "symptoms": {"feels_tight": 1}})
    assert len(refused.value.problems) == 6


def test_what_is_left_out_or_null_is_not_there() -> None:
    empty = read({})
    assert (empty.sex, empty.age_years, dict(empty.tests)) == ("unspecified", None, {})
    tests = {"slr": {"left": {"value": None, "error": None}, "right": {"value": 70}}, "ake": None}
    given = read({"age_years": None, "tests": tests, "symptoms": {"below_knee": None}})
    assert given.tests == {"slr": {"right": Reading(70.0)}}
    assert given.symptoms == {}


def test_the_newest_measurable_value_of_each_side_counts() -> None:
    def slr(day: int, side: Any, value: float | None) -> Measured:
        return Measured(TODAY - timedelta(days=day), "slr", side, value, 4.0)

    history = History(
        Person("male", 1980),
        tests=(
            slr(60, "left", 45), slr(40, "right", 84), slr(10, "left", 50), slr(5, "left", None),
            slr(2, "unseen", 20), slr(-1, "left", 90),
            Measured(TODAY, "bridge_hold", "both", 90, 1),
            Measured(TODAY, "forward_bend", "both", 80, 5),
        ),
        symptoms=(
            Symptoms(TODAY - timedelta(days=3), {"feels_tight": "yes", "below_knee": "no"}),
            Symptoms(TODAY, {"neck_changes_it": "no", "tingling_or_electric": "no"}),
            Symptoms(TODAY + timedelta(days=1), {"below_knee": "yes"}),
        ),
    )  # fmt: skip
    inputs = inputs_from(history, TODAY)
    assert inputs.age_years == 46
    assert inputs.tests["slr"] == {"left": Reading(50, 4, 10), "right": Reading(84, 4, 40)}
    assert inputs.symptoms["below_knee"] == "no"
    result = from_history(history, TODAY)
    assert ids(result) == ("limited_length", "uneven_sides")
    said = doubt(result, "limited_length")
    assert said is not None
    assert "right leg: 84 degrees (give or take 4): this was measured 40 days ago" in said
    assert said.count("days ago") == 1
    later = from_history(history, TODAY + timedelta(days=40))
    assert "answers about what you feel are 43 days old" in (doubt(later, "nerve_sensitive") or "")


def test_an_empty_history_has_a_finding_too() -> None:
    assert ids(from_history(History(), TODAY)) == ("nothing_found",)


def test_answers_are_read_and_what_follows_from_them() -> None:
    told = read_answers(
        {
            "sex": "female", "birth_year": 1970, "country": "ch", "where": ["foot", "buttock"],
            "what": ["numb"], "below_knee": "no", "feels_tight": "yes", "stress": 3,
            "other_joint_places": ["hip"], "activities": {" socks ": 4}, "sleep_h_night": None,
        },
        TODAY,
    )  # fmt: skip
    assert told.person == Person("female", 1970, "CH")
    assert told.symptoms == {
        "feels_tight": "yes",
        "below_knee": "yes",
        "tingling_or_electric": "yes",
    }
    assert (told.where, told.what) == (("foot", "buttock"), ("numb",))
    assert told.whole_body == {"stress": 3, "other_joints": "yes", "other_joint_places": ("hip",)}
    assert told.activities == {"socks": 4}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("x", "table of question ids"),
        ({"felt_tight": "yes"}, "did you mean feels_tight"),
        ({"birth_year": 2027}, "a year up to 2026"),
        ({"birth_year": 1970.5}, "a year up to 2026"),
        ({"country": "Switzerland"}, "two letters"),
        ({"where": "foot"}, "has to be a list of"),
        ({"activities": {"a": 11}}, "number from 0 to 10"),
        ({"activities": {"a": 10**400}}, "number from 0 to 10"),
        ({"activities": {" ": 1}}, "needs a name"),
        ({"activities": {"a": 1, "b": 1, "c": 1, "d": 1}}, "up to 3 names"),
    ],
)
def test_answers_that_cannot_be_used(data: Any, said: str) -> None:
    with pytest.raises(InputError) as refused:
        read_answers(data, TODAY)
    (problem,) = refused.value.problems
    assert said in problem


def test_a_whole_person_is_taken() -> None:
    assert read({"tests": {"slr": leg(70, 70), "forward_bend": {"value": 90, "error": 5}}})
