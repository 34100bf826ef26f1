"""What the safety questions came to, drawn: help now, a doctor soon, or exercises open."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Response

from backline.care.history import Screened
from backline.care.screening import Outcome, questions, safety_net
from backline.care.screening.facts import HELD
from backline.care.screening.outcome import HEADINGS, Reason
from backline.care.screening.today import DUE
from backline.library.screening_load import screening
from backline.motion.said import say

from ..drafts import Draft
from ..draw import page
from ..places import countries, to_dial
from ..shown import first_visit, name_of
from ..visit import Visit

FIRST = say("Answer the questions first")
AGAIN = say("Answer the questions again")


@dataclass(frozen=True, slots=True)
class Told:
    """A question with what was answered, to be shown to a doctor."""

    question: str
    answers: tuple[str, ...]
    unsure: bool = False


def show(here: Visit, draft: Draft, at: int, steps: int) -> Response:
    """Return the page of what holds today; ``at`` is the question to go on with, 0 for none."""
    found = here.planned()
    history, outcome = found.history, found.outcome
    values = {
        "at": at,
        "steps": steps,
        "first": first_visit(found),
        # The answers may open exercise on a day that is over for exercise.
        "today_says": [one.says for one in found.plan.today.reasons]
        if outcome.open and found.plan.today.shut
        else [],
        "about_new": screening().texts["about_new"],
        "country": history.person.country,
        "countries": countries(here.texts),
        "dial": to_dial(history.person.country),
        "number": safety_net(history.person.country).number,
    }
    if not history.screenings:
        return page(here, "screening_start.html", **values)
    newest = history.screenings[-1]
    return page(
        here,
        "screening_emergency.html" if outcome.level == "emergency" else "screening_outcome.html",
        **values,
        outcome=outcome,
        heading=heading(outcome),
        asks=outcome.due or unanswered(outcome),
        doctor=outcome.level != "ok" and not unanswered(outcome),
        rules=[_plain(one) for one in outcome.rules if not _open_only(outcome, one.id)],
        sources=sources(),
        left_out=[name_of(one) for one in outcome.modify],
        told=list(told(newest)),
        day=newest.day,
        may_take_back=draft.kept is not None,
    )  # fmt: skip


def heading(outcome: Outcome) -> str:
    """Return what an outcome asks for, in a few words."""
    if outcome.due and outcome.level == "ok":
        return AGAIN
    return FIRST if unanswered(outcome) else HEADINGS[outcome.level, outcome.within]


def unanswered(outcome: Outcome) -> bool:
    """Whether open questions are all that keeps the exercises closed."""
    return {one.id for one in outcome.rules} <= {"not_cleared", DUE} and outcome.level != "ok"


def _open_only(outcome: Outcome, rule: str) -> bool:
    # Who needs help now is not told that questions are left.
    return outcome.level == "emergency" and rule == "not_cleared"


def _plain(rule: Reason) -> Reason:
    # Which questions are left is for programs; the button leads a person to them.
    known = {one.id: one.because for one in screening().rules}
    return Reason(rule.id, known[rule.id]) if rule.id == "not_cleared" else rule


def sources() -> Mapping[str, str]:
    """Return where each rule comes from, by its id."""
    return {rule.id: rule.source for rule in screening().rules}


def told(given: Screened) -> list[Told]:
    """Return what was answered with anything but no."""
    found: list[Told] = []
    for one in questions():
        answer = given.answers.get(one.id)
        if one.kind == "three_valued" and answer in HELD:
            found.append(Told(one.text, (), unsure=answer == "unsure"))
        elif one.kind == "list" and isinstance(answer, list | tuple) and answer:
            chosen = tuple(option.text for option in one.options if option.id in answer)
            found.append(Told(one.text, chosen))
    return found
