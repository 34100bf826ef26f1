"""Texts that remember how they were put together."""

import copy
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.motion.said import Figure, Own, Said, capital, joined, say

PLAIN = st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)


@given(PLAIN, PLAIN, PLAIN)
def test_it_is_the_english_text_for_everybody(before: str, after: str, part: str) -> None:
    said = say(f"{before}{{part}}{after}", part=part)
    assert said == f"{before}{part}{after}".rstrip()
    assert hash(said) == hash(str(said))
    assert {str(said): 1}[said] == 1
    assert isinstance(said, str)
    assert json.loads(json.dumps(said)) == said


@given(PLAIN, PLAIN)
def test_it_remembers_through_pickle_and_copy(template: str, part: str) -> None:
    said = say(f"{template}{{inner}}", inner=say("a {part}", part=Own(part)))
    for again in (pickle.loads(pickle.dumps(said)), copy.deepcopy(said), copy.copy(said)):
        assert again == said
        assert type(again) is Said
        assert again.template == said.template
        assert type(again.parts["inner"].parts["part"]) is Own


@given(NUMBERS)
def test_a_figure_is_its_number_written_in_its_way(value: float) -> None:
    figure = Figure(value, ".1f")
    assert figure == value
    assert str(figure) == f"{figure}" == f"{value:.1f}"
    assert f"{figure:g}" == f"{value:g}"
    again = pickle.loads(pickle.dumps(figure))
    assert (float(again), again.spec) == (value, ".1f")


@given(st.lists(PLAIN))
def test_joined_is_what_join_makes_of_all_that_is_not_empty(parts: list[str]) -> None:
    assert joined(parts, "; ") == "; ".join(filter(None, parts)).rstrip()


def test_joined_takes_braces_for_what_they_are() -> None:
    assert joined(["a", "b"], " {} ") == "a {} b"


@pytest.mark.parametrize(
    ("text", "begins"),
    [(say("{side} leg", side="left"), "Left leg"), ("left", "Left"), (say(""), "")],
)
def test_capital_makes_the_first_letter_one(text: str, begins: str) -> None:
    assert capital(text) == begins


def test_an_empty_part_at_the_end_leaves_no_blank() -> None:
    assert say("First. {because}", because="") == "First."


def test_a_part_may_have_any_name() -> None:
    assert say("{template} {self}", template="a", self="b") == "a b"


def test_a_part_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("{part}")
