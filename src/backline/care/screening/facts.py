"""From answers to facts: the words that the rules are written in."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from ...library.numbers_load import numbers
from ...library.screening_load import screening
from ..history import Screened

HELD = ("yes", "unsure")
"""Not being sure counts as yes in every rule."""
ACUTE = "acute_severe_pain"
Answers = Mapping[str, object]


def words(answers: Answers, name: str) -> frozenset[str]:
    """Return the words of a list, none where it is left out."""
    given = answers.get(name)
    return frozenset(map(str, given)) if isinstance(given, (list, tuple)) else frozenset()


def age(answers: Answers) -> float | None:
    """Return the age in years; None where it is not known."""
    given = answers.get("age_years")
    return given if isinstance(given, (int, float)) else None


def unanswered(answers: Answers) -> tuple[str, ...]:
    """Return the questions that have to be answered and are not."""
    return tuple(
        one.id
        for one in screening().questions
        if one.kind in {"three_valued", "age"} and answers.get(one.id) is None
    )


def facts(answers: Answers, today: date, earlier: Sequence[Screened]) -> frozenset[str]:
    """Return every fact that holds: questions at yes or unsure, words of lists, worked out ones."""
    return frozenset(_facts(answers, today, earlier))


def _facts(answers: Answers, today: date, earlier: Sequence[Screened]) -> Iterator[str]:
    number = numbers("screening")
    for one in screening().questions:
        answer = answers.get(one.id)
        if one.kind == "three_valued" and answer in HELD:
            yield from (one.id, f"{one.id}:{answer}")
        yield from words(answers, one.id)
    years = age(answers)
    if years is not None and years < number["adult_years"]:
        yield "under_age"
    if years is not None and years >= number["fragile_years"]:
        yield "fragile_age"
    if acute_before(today, earlier):
        yield "acute_before"
    signs = inflammatory_signs(answers)
    if signs >= number["inflammatory_signs"]:
        yield "inflammatory_pattern"
    elif signs == number["inflammatory_signs"] - 1:
        yield "inflammatory_some"
    if unanswered(answers):
        yield "unanswered"


def acute_before(today: date, earlier: Sequence[Screened]) -> bool:
    """Return whether the strong pain was there in a screening long enough ago."""
    last = today - timedelta(days=numbers("screening")["acute_days"])
    return any(one.day <= last and one.answers.get(ACUTE) in HELD for one in earlier)


def inflammatory_signs(answers: Answers) -> int:
    """Count the signs besides an early beginning and a long stay; 0 without these two."""
    number, given, years = (
        numbers("screening"),
        words(answers, "inflammatory_features"),
        age(answers),
    )
    if years is not None and years < number["inflammatory_years"]:
        given |= {"onset_before_45"}
    if years is not None and years < number["inflammatory_early_years"]:
        given |= {"onset_before_35"}
    needed = {"onset_before_45", "over_3_months"}
    return len(given - needed) if needed <= given else 0
