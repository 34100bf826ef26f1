"""Answers from outside: every problem at once, in whole sentences."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.care.screening import check, screen
from backline.motion.errors import InputError

from .made import ASKED, CLEARABLE, TODAY, full, note

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
names = st.sampled_from((*ASKED, "age_years", "scope", "inflammatory_features", "clearances"))


def problems(answers: object) -> tuple[str, ...]:
    with pytest.raises(InputError) as refused:
        check(answers)
    return refused.value.problems


WRONG = [
    ({"sadle_numbness": "no"}, ["'sadle_numbness'", "saddle_numbness?"]),
    ({"xqzw": "no"}, ["'xqzw'", "there are age_years"]),
    ({"bowel_change": "maybe"}, ["bowel_change", "yes, no or unsure", "'maybe'"]),
    ({"bowel_change": "Yes"}, ["'Yes'"]),
    ({"bowel_change": True}, ["True"]),
    ({"bowel_change": ["yes"]}, ["['yes']"]),
    ({"age_years": -1}, ["0 to 120", "-1"]),
    ({"age_years": 121}, ["121"]),
    ({"age_years": "40"}, ["'40'"]),
    ({"age_years": True}, ["True"]),
    ({"age_years": float("nan")}, ["nan"]),
    ({"scope": "pregnant"}, ["scope", "list", "'pregnant'"]),
    ({"scope": ["pregnent"]}, ["'pregnent'", "pregnant?"]),
    ({"inflammatory_features": ["soriasis"]}, ["psoriasis?"]),
    ({"inflammatory_features": [3]}, ["3", "there are onset_before_45"]),
    ({"clearances": {}}, ["clearances", "list"]),
    ({"clearances": ["note"]}, ["Clearance 1", "object"]),
    ({"clearances": [{**note("weight_loss"), "doctor": "x"}]}, ["'doctor'"]),
    ({"clearances": [{**note("weight_loss"), "by": 3}]}, ["by", "text", "3"]),
    ({"clearances": [note("weight_los")]}, ["'weight_los'", "weight_loss?"]),
    ({"clearances": [note("weight_loss", "2026-02-30")]}, ["date", "2026-02-30"]),
    ({"clearances": [note("under_18"), note("weight_loss", expires="soon")]}, ["Clearance 2"]),
    (["no"], ["one object", "list"]),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "said"), WRONG)
def test_says_what_was_given_and_what_is_allowed(answers: object, said: list[str]) -> None:
    (sentence,) = problems(answers)
    assert all(word in sentence for word in said), sentence
    assert sentence.endswith((".", "?"))


def test_says_everything_at_once() -> None:
    found = problems({"nothing": "no", "age_years": 300, "bladder_change": 1, "scope": ["a", "b"]})
    assert len(found) == 5


def test_what_cannot_lift_anything_is_no_error() -> None:
    unusable: list[dict[str, Any]] = [
        {}, {"rule": "under_18"}, {**note("under_18"), "by": None, "date": ""},
        note("saddle_numbness"), note("under_18", "2030-01-01"),
    ]  # fmt: skip
    assert check({"clearances": unusable}) == {"clearances": unusable}


@pytest.mark.parametrize("age", [0, 120, 33, 33.5])
def test_ages_that_are_allowed(age: float) -> None:
    assert check({"age_years": age}) == {"age_years": age}


def test_null_is_not_answered() -> None:
    assert check({**full(), "bladder_change": None}).keys() == full().keys() - {"bladder_change"}


@given(st.dictionaries(names, anything, max_size=4))
def test_anything_is_refused_in_sentences_or_judged(answers: dict[str, object]) -> None:
    said: tuple[str, ...] = ()
    try:
        assert screen(check(answers), TODAY).level in {"emergency", "soon"}
    except InputError as error:
        said = error.problems or ("nothing",)
    assert all(one.endswith((".", "?")) for one in said)


fields = st.sampled_from(["rule", "by", "date", "note", "expires"])
values = st.none() | st.sampled_from(["", " ", *CLEARABLE, "2026-10-01", "2027-02-01", "20261001"])


@given(st.lists(st.dictionaries(fields, values), max_size=3))
def test_any_clearance_that_is_let_in_can_be_judged(notes: list[dict[str, Any]]) -> None:
    answers = full(age_years=17, weight_loss="yes", clearances=notes)
    try:
        check(answers)
    except InputError:
        return
    screen(answers, TODAY)
