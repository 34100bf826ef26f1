"""The answers about oneself, between a form's fields and the records."""

from collections.abc import Iterable
from datetime import date

from starlette.datastructures import FormData

from backline.care.findings import inputs_from
from backline.care.findings.answers import MOST_ACTIVITIES
from backline.care.history import History
from backline.library.questions_load import Question
from backline.motion.errors import InputError
from backline.motion.said import Figure, Own, say

from .typed import number

NAMELESS = say("An activity needs a name beside its number.")


def answered(history: History, today: date) -> dict[str, object]:
    """Return what is known by now, by question."""
    person = history.person
    facts = {"sex": person.sex, "birth_year": person.birth_year, "country": person.country}
    felt = inputs_from(history, today).symptoms
    goals = {name: score for one in history.days for name, score in (one.function or {}).items()}
    found = {**facts, **felt, **(history.whole_body or {}), "activities": goals}
    if person.sex == "unspecified":
        del found["sex"]
    return {name: value for name, value in found.items() if value not in (None, {}, "")}


def understood(asked: Iterable[Question], given: FormData) -> dict[str, object]:
    """Return the answers that a form holds, by question; what was left open is not there.

    Raises
    ------
    InputError
        With every number that is none.
    """
    found: dict[str, object] = {}
    problems: list[str] = []
    for one in asked:
        said = str(given.get(one.id, "")).strip()
        if one.kind == "activities":
            found[one.id] = activities(given, problems)
        elif one.kind == "choices":
            found[one.id] = [str(choice) for choice in given.getlist(one.id)]
        elif one.kind == "number" and said:
            value = number(said)
            if value is None or not one.least <= value <= one.most:
                problems.append(
                    say(
                        "{what} A number from {least} to {most} is needed.",
                        what=one.text, least=Figure(one.least), most=Figure(one.most),
                    )
                )  # fmt: skip
            found[one.id] = value
        elif said:
            found[one.id] = said
    if problems:
        raise InputError(*problems)
    return {name: value for name, value in found.items() if value not in ([], {})}


def as_typed(asked: Iterable[Question], given: FormData) -> dict[str, object]:
    """Return what a form holds as it was typed, to be shown again beside what is wrong with it."""
    found: dict[str, object] = {}
    for one in asked:
        said = str(given.get(one.id, ""))
        value = number(said)
        found[one.id] = said if value is None else value
        if one.kind == "choices":
            found[one.id] = [str(choice) for choice in given.getlist(one.id)]
        elif one.kind == "activities":
            rows = range(MOST_ACTIVITIES)
            typed = ((given.get(f"goal-{at}"), given.get(f"score-{at}")) for at in rows)
            found[one.id] = {str(name or ""): number(str(score or "")) for name, score in typed}
    return found


def activities(given: FormData, problems: list[str]) -> dict[str, float]:
    """Return the activities with how well they go."""
    found: dict[str, float] = {}
    for at in range(MOST_ACTIVITIES):
        name = str(given.get(f"goal-{at}", "")).strip()
        score = number(str(given.get(f"score-{at}", "")))
        if name and score is None:
            problems.append(say("{name}: choose how well it goes, from 0 to 10.", name=Own(name)))
        elif score is not None and not name:
            problems.append(NAMELESS)
        elif name and score is not None:
            found[name] = score
    return found
