"""The findings: which of them hold, why, how surely, and what to put weight on.

None is a diagnosis. They hold or not by named rules over single values and answers; the sentences
and the numbers stand in the library.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from ...library.findings_load import meanings, words
from ...library.numbers_load import numbers
from ...motion.said import joined, say
from ..bands import band
from . import checks
from .checks import Check
from .context import aside, habits, places
from .inputs import CAPACITY, LENGTH, NERVE_SIGNS, TESTS, Inputs
from .say import because, doubt, shown, symptoms

Emphasis = Literal["stretch", "strengthen", "move", "see_someone"]
JUDGED = LENGTH + CAPACITY
LEG = {"left": say("left"), "right": say("right")}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the results suggest.

    Attributes
    ----------
    id : str
        Of `backline.library.findings_load.meanings`.
    rule : str
        When it holds, in a sentence.
    because : str
        The inputs that made it hold.
    doubt : str or None
        Why it may not hold; None where nothing speaks against it.
    """

    id: str
    rule: str
    because: str
    doubt: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """All findings in the order in which they are told, and what to put weight on, first first."""

    findings: tuple[Finding, ...]
    emphasis: tuple[Emphasis, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """The sentences of one finding."""

    reasons: list[str]
    doubts: list[str]


def findings(inputs: Inputs) -> Result:
    """Return what the results suggest.

    Parameters
    ----------
    inputs : Inputs
        Checked before: `backline.care.findings.read`.

    Returns
    -------
    Result
        At least one finding, and never an empty emphasis.
    """
    length, capacity = list(checks.length(inputs)), list(checks.capacity(inputs))
    held: dict[str, Why] = {}
    if any(check.holds for check in length):
        held["limited_length"] = _limited_length(inputs, length)
    if any(check.holds for check in capacity):
        held["low_capacity"] = _held(inputs, capacity, CAPACITY)
    unclear = _unclear(inputs, chain(length, capacity))
    if not held and inputs.answered("feels_tight"):
        held["feels_tight_only"] = _feels_tight_only(inputs, unclear)
    explained = "limited_length" in held or "low_capacity" in held
    if inputs.answered(*NERVE_SIGNS):
        held["nerve_sensitive"] = _nerve_sensitive(inputs)
    differ = list(checks.uneven(inputs))
    if any(check.holds for check in differ):
        held["uneven_sides"] = _held(inputs, differ, (*LENGTH, "single_leg_bridge"))
    elsewhere = inputs.joints or inputs.answered("same_as_usual_pain")
    if elsewhere and not explained and "nerve_sensitive" not in held:
        held["look_elsewhere"] = _look_elsewhere(inputs, unclear)
    if not held:
        held["nothing_found"] = Why([_measured(inputs), because("no_sign")], unclear)
    return Result(tuple(_told(held, inputs)), emphasis(held))


def emphasis(held: Iterable[str]) -> tuple[Emphasis, ...]:
    """Return what to put weight on: strength first where capacity is low, else moving at least."""
    known = [meanings()[name] for name in held]
    wanted = set[str]().union(*(one.emphasis for one in known))
    wanted -= set[str]().union(*(one.removes for one in known))
    order: tuple[Emphasis, ...] = ("stretch", "strengthen", "move", "see_someone")
    if "low_capacity" in {one.id for one in known}:
        order = ("strengthen", "stretch", "move", "see_someone")
    return tuple(one for one in order if one in wanted) or ("move",)


def _told(held: dict[str, Why], inputs: Inputs) -> Iterable[Finding]:
    ankle_alone = inputs.answered("ankle_changes_it") and not inputs.answered(*NERVE_SIGNS)
    ordered = [name for name in meanings() if name in held]
    for name in ordered:
        doubts = held[name].doubts
        if ankle_alone and name == ordered[0]:
            doubts = [*doubts, doubt("ankle_alone")]
        said = joined(dict.fromkeys(doubts))
        yield Finding(name, meanings()[name].rule, joined(held[name].reasons), said or None)


def _held(inputs: Inputs, done: Iterable[Check], tests: Iterable[str]) -> Why:
    kept = [check for check in done if check.holds]
    near = [check.near for check in kept if check.near]
    return Why([check.why for check in kept], near + _old_tests(inputs, tests))


def _limited_length(inputs: Inputs, length: Iterable[Check]) -> Why:
    why = _held(inputs, length, LENGTH)
    for side in ("left", "right"):
        by_band = {
            band(test, legs[side].value, inputs.sex, inputs.age_years)[0]: words("test")[test]
            for test in LENGTH
            if side in (legs := inputs.tests.get(test, {}))
        }
        if {"limited", "typical"} <= set(by_band):
            limited, typical = by_band["limited"], by_band["typical"]
            why.doubts.append(doubt("disagree", side=LEG[side], limited=limited, typical=typical))
    why.doubts.extend(_not_sure_of_answers(inputs))
    return why


def _feels_tight_only(inputs: Inputs, unclear: list[str]) -> Why:
    doubts = _unsure(inputs, "feels_tight") + unclear
    if inputs.answered(*NERVE_SIGNS):
        doubts = [*doubts, doubt("nerve_too")]
    return Why([because("tight"), _measured(inputs), *habits(inputs.whole_body)], doubts)


def _nerve_sensitive(inputs: Inputs) -> Why:
    signs = inputs.answered(*NERVE_SIGNS, "ankle_changes_it")
    return Why(
        [because("symptoms", symptoms=symptoms(signs))],
        _unsure(inputs, *signs) + _old_answers(inputs),
    )


def _look_elsewhere(inputs: Inputs, unclear: list[str]) -> Why:
    reasons, doubts = [_measured(inputs)], []
    if inputs.answered("same_as_usual_pain"):
        reasons.append(because("usual_pain"))
        doubts += _unsure(inputs, "same_as_usual_pain")
    if inputs.joints:
        reasons.append(because("joints", places=places(inputs.whole_body)))
        if (inputs.whole_body or {})["other_joints"] == "unsure":
            doubts.append(doubt("unsure", symptoms=symptoms(["other_joints"])))
    return Why(reasons + habits(inputs.whole_body), doubts + unclear)


def _unclear(inputs: Inputs, done: Iterable[Check]) -> list[str]:
    """Return what speaks against having found nothing in the tests."""
    near = [check.near for check in done if check.near]
    return [*aside(inputs), *near, *_old_tests(inputs, JUDGED), *_not_sure_of_answers(inputs)]


def _measured(inputs: Inputs) -> str:
    values = [
        shown(test, side, reading)
        for test in JUDGED
        for side, reading in inputs.tests.get(test, {}).items()
    ]
    return (
        because("measured", values=joined(values, "; ")) if values else because("nothing_measured")
    )


def _old_tests(inputs: Inputs, tests: Iterable[str]) -> list[str]:
    return [
        doubt("old_test", shown=shown(test, side, reading), days=reading.days_old)
        for test in TESTS
        if test in tests
        for side, reading in inputs.tests.get(test, {}).items()
        if reading.days_old > numbers("findings")["old_after_days"]
    ]


def _not_sure_of_answers(inputs: Inputs) -> list[str]:
    """Return the doubts about what tells a muscle from a nerve."""
    asked = {"neck_changes_it", "below_knee", "tingling_or_electric"} <= set(inputs.symptoms)
    settled = asked or inputs.answered(*NERVE_SIGNS)
    return ([] if settled else [doubt("not_asked")]) + _old_answers(inputs)


def _old_answers(inputs: Inputs) -> list[str]:
    if inputs.symptoms_days_old <= numbers("findings")["old_after_days"]:
        return []
    return [doubt("old_answers", days=inputs.symptoms_days_old)]


def _unsure(inputs: Inputs, *names: str) -> list[str]:
    unsure = [name for name in names if inputs.symptoms.get(name) == "unsure"]
    return [doubt("unsure", symptoms=symptoms(unsure))] if unsure else []
