"""What has to hold of any answers: no symptom makes it safer, and everybody is told where to go."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backline.care.history import Screened
from backline.care.screening import check, screen

from .made import (
    ASKED,
    CLEARABLE,
    EMERGENCY,
    FEATURES,
    SCOPE,
    TODAY,
    answer_sets,
    asked_before,
    earlier_sets,
    full,
    grade,
    ids,
    note,
    without,
)
from .oracle import expected

BEYOND_OLD = tuple(name for name in ASKED if name != "old_saddle_numbness")


@pytest.mark.slow
@given(answer_sets())
@settings(max_examples=300)
def test_without_clearances_it_is_the_decided_table(answers: dict[str, object]) -> None:
    outcome = screen(without(answers, "clearances"), TODAY)
    held = expected(answers)
    assert set(ids(outcome)) == set(held)
    assert grade(outcome) == max(held.values(), default=0)
    grades = [held[name] for name in ids(outcome)]
    assert grades == sorted(grades, reverse=True), "the highest first"


@pytest.mark.slow
@given(answer_sets(), earlier_sets, st.sampled_from(BEYOND_OLD))
@settings(max_examples=300)
def test_a_worse_answer_never_lowers_the_level(
    answers: dict[str, Any], earlier: list[Screened], name: str
) -> None:
    levels = [
        grade(screen({**answers, name: answer}, TODAY, earlier))
        for answer in ("no", "unsure", "yes")
    ]
    assert levels == sorted(levels)


@pytest.mark.slow
@given(answer_sets(), earlier_sets)
def test_an_old_numbness_never_lowers_it_either(
    answers: dict[str, Any], earlier: list[Screened]
) -> None:
    # Decided: yes says that it is old and checked, so it asks for less than not being sure.
    no, unsure, yes = (
        grade(screen({**answers, "old_saddle_numbness": answer}, TODAY, earlier))
        for answer in ("no", "unsure", "yes")
    )
    assert no <= yes <= unsure == 3


@pytest.mark.slow
@given(answer_sets(), earlier_sets, st.sampled_from((*SCOPE, *FEATURES)))
@settings(max_examples=300)
def test_one_more_word_never_lowers_the_level(
    answers: dict[str, Any], earlier: list[Screened], word: str
) -> None:
    name = "scope" if word in SCOPE else "inflammatory_features"
    more = {**answers, name: [*answers[name], word]}
    assert grade(screen(more, TODAY, earlier)) >= grade(screen(answers, TODAY, earlier))


@given(
    st.sampled_from([name for name in CLEARABLE if name in BEYOND_OLD]),
    st.lists(st.sampled_from(["no", "unsure", "yes"]), max_size=4),
)
def test_a_worse_answer_never_lowers_it_with_a_clearance_for_it(
    name: str, before: list[str]
) -> None:
    earlier = [asked_before(40 - 7 * at, **{name: answer}) for at, answer in enumerate(before)]
    levels = [
        grade(screen(full(**{name: answer}, clearances=[note(name)]), TODAY, earlier))
        for answer in ("no", "unsure", "yes")
    ]
    assert levels == sorted(levels)


@given(st.sets(st.sampled_from(FEATURES)), st.sets(st.sampled_from(FEATURES)), st.booleans())
def test_one_more_sign_never_lowers_it_with_a_clearance_of_signs(
    now: set[str], before: set[str], asked: bool
) -> None:
    cleared = [note("inflammatory_pattern")]
    earlier = [asked_before(20, inflammatory_features=sorted(before))] if asked else []

    def at(words: set[str]) -> int:
        answers = full(inflammatory_features=sorted(words), clearances=cleared)
        return grade(screen(answers, TODAY, earlier))

    assert all(at(now | {word}) >= at(now) for word in FEATURES)


@given(
    answer_sets(),
    earlier_sets,
    st.sampled_from([*((name, "yes") for name in EMERGENCY), ("old_saddle_numbness", "unsure")])
    | st.sampled_from([(name, "unsure") for name in EMERGENCY]),
)
def test_an_emergency_is_one_whatever_else_is_said(
    answers: dict[str, object], earlier: list[Screened], item: tuple[str, str]
) -> None:
    name, answer = item
    outcome = screen({**answers, name: answer, "clearances": [note(name)]}, TODAY, earlier)
    assert (outcome.level, outcome.within) == ("emergency", "now")
    assert name in ids(outcome)


@pytest.mark.slow
@given(answer_sets(), earlier_sets, st.randoms(use_true_random=False))
def test_the_order_of_answers_does_not_matter(
    answers: dict[str, Any], earlier: list[Screened], dice: Any
) -> None:
    turned = {
        name: dice.sample(answer, len(answer)) if isinstance(answer, list) else answer
        for name, answer in dice.sample(list(answers.items()), len(answers))
    }
    one, other = screen(answers, TODAY, earlier), screen(turned, TODAY, earlier)
    assert set(one.notes) == set(other.notes)
    assert (one.level, one.within, ids(one), one.modify, one.advice, one.valid_until) == (
        other.level, other.within, ids(other), other.modify, other.advice, other.valid_until,
    )  # fmt: skip


PLACES = {
    "now": ("emergency number now", "emergency department now"),
    "same_day": ("doctor", "24 hours"),
    "days": ("doctor", "one to two weeks"),
    None: ("emergency number now", "doctor within 24 hours", "doctor within one to two weeks"),
}


@given(answer_sets(), earlier_sets, st.sampled_from([None, *ASKED]))
def test_every_outcome_says_where_to_go_and_how_soon(
    answers: dict[str, object], earlier: list[Screened], missing: str | None
) -> None:
    outcome = screen(without(answers, missing or ""), TODAY, earlier)
    assert all(place in outcome.advice for place in PLACES[outcome.within])
    assert "{" not in outcome.advice + "".join(outcome.notes)
    assert all(rule.because.endswith(".") for rule in outcome.rules)


@given(answer_sets(), earlier_sets)
def test_what_is_checked_is_judged_alike(
    answers: dict[str, object], earlier: list[Screened]
) -> None:
    assert check(answers) == answers
    outcome = screen(answers, TODAY, earlier)
    assert outcome.open == (outcome.level == "ok")
    assert (outcome.valid_until is not None) == outcome.open
    if outcome.valid_until:
        assert TODAY <= outcome.valid_until <= TODAY + timedelta(days=28)


@given(answer_sets(), earlier_sets, st.sampled_from(ASKED))
def test_a_missing_answer_never_opens(
    answers: dict[str, object], earlier: list[Screened], name: str
) -> None:
    assert not screen(without(answers, name), TODAY, earlier).open
