"""`backline about`: questions about the person, what is felt, the whole body, own activities."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from backline.care.findings import Told, read_answers
from backline.library.questions_load import Question, questions, trying
from backline.motion.errors import InputError

from .asking import ANSWERS, prompt, say
from .days import day_of
from .json_files import JsonOut, read_json, write_json
from .keeping import ME, Database, Profile, opened

if TYPE_CHECKING:
    from backline.records import Store

WANTED = {
    "answer": "yes, no or unsure",
    "choice": "one of these",
    "choices": "any of these, such as 1 3",
    "code": "two letters",
}
TITLES = {
    "about": "About you",
    "symptoms": "What you feel",
    "whole_body": "Your days and nights",
    "activities": "What is hard for you",
}


def about(
    answers: Annotated[
        str | None,
        typer.Option(metavar="FILE|-", help="Take the answers from a JSON file instead of asking."),
    ] = None,
    list_them: Annotated[
        bool, typer.Option("--questions", help="List the questions and ask nothing.")
    ] = False,
    json_out: JsonOut = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Ask who you are, what you feel, how your days are and what is hard for you."""
    if list_them:
        listed(json_out)
        return
    today = day_of(None)
    given = dict(ask(today)) if answers is None else read_json(answers)
    told = read_answers(given, today)
    with opened(database, profile) as store:
        keep(store, told)
    if json_out is not None:
        write_json(asdict(told), json_out)
    if json_out != "-":
        number = len(told.symptoms) + len(told.whole_body) + len(told.activities)
        typer.echo(f"Thank you: {number} answers about what you feel, do and would like to do.")


def keep(store: "Store", told: Told) -> None:
    """Keep the answers in the records, all of them or none."""
    from backline.records import Entry, now  # noqa: PLC0415 - slow to load
    from backline.records.told import events_of  # noqa: PLC0415

    moment = now()
    store.append_many([Entry(event, moment) for event in events_of(told)])


def listed(json_out: str | None) -> None:
    """List the questions, to be read or as JSON."""
    if json_out is not None:
        write_json([asdict(one) for one in questions().values()], json_out)
    if json_out != "-":
        for one in questions().values():
            typer.echo(f"{one.id} ({allowed(one)}): {one.text}")


def ask(today: date) -> Iterator[tuple[str, object]]:
    """Ask one question after the other; yield what was answered, by question.

    A question whose answer follows from an earlier choice is not asked again.
    """
    say("Press Enter to leave a question out. Nothing here is a diagnosis.")
    group, settled, may_try = "", set[str](), True
    for one in questions().values():
        if one.group != group:
            group = one.group
            say(f"\n{TITLES[group]}")
        if one.try_it and may_try and "tried" not in settled:
            settled.add("tried")
            may_try = may_be_tried()
        if one.id in settled or (one.try_it and not may_try):
            continue
        if one.id == "other_joint_places" and "other_joints" not in settled:
            continue
        answer = activities(one) if one.kind == "activities" else asked(one, today)
        if answer is None:
            continue
        yield one.id, answer
        if isinstance(answer, list):
            settled |= {one.means[choice] for choice in answer if choice in one.means}
        elif one.kind == "answer" and answer != "no":
            settled.add(one.id)


def may_be_tried() -> bool:
    """Say how to try a movement safely, and ask whether it may be tried; unsure counts as not."""
    known = trying()
    say("\nThe next questions need a small try:")
    for line in known.how:
        say(f"  {line}")
    say("Leave it out when")
    for line in known.not_when:
        say(f"  {line}")
    say("Does one of these hold for you?")
    while (given := prompt(f"{WANTED['answer']}:").lower()) not in ANSWERS:
        say(f"{given!r} is not an answer here.")
    if ANSWERS[given] != "no":
        say(known.not_then)
    return ANSWERS[given] == "no"


def asked(one: Question, today: date) -> object:
    """Ask one question until its answer can be used; None where it is left out."""
    say(one.text)
    if one.how:
        say(f"  {one.how}")
    for at, words in enumerate(one.choices.values(), 1):
        say(f"  {at} {words}")
    while True:
        given = prompt(f"{WANTED.get(one.kind, one.unit)}:")
        if not given:
            return None
        try:
            answer = understood(one, given)
            read_answers({one.id: answer}, today)
        except InputError as error:
            say("\n".join(error.problems))
        else:
            return answer


def activities(one: Question) -> dict[str, float] | None:
    """Ask for own activities, each with how well it goes today."""
    say(one.text)
    say(f"  {one.how}")
    found: dict[str, float] = {}
    while len(found) < 3:
        name = prompt("activity:")
        if not name:
            break
        level = number(prompt("how well, 0 to 10:"))
        try:
            read_answers({one.id: {name: level}}, date.max)
        except InputError as error:
            say("\n".join(error.problems))
        else:
            found[name] = float(level)
    return found or None


def allowed(one: Question) -> str:
    """Return what may be answered, in a few words."""
    if one.choices:
        return f"{'one' if one.kind == 'choice' else 'any'} of {', '.join(one.choices)}"
    span = f"{one.least:g} to {one.most:g}"
    return {
        "number": f"{span} {one.unit}".strip(),
        "activities": f"names, each with {span}",
    }.get(one.kind, WANTED.get(one.kind, ""))


def understood(one: Question, text: str) -> object:
    """Return an answer as the questions want it: a number for a choice, y for yes."""
    if one.kind == "answer":
        return ANSWERS.get(text.lower(), text.lower())
    if one.kind in {"choice", "choices"}:
        words = [word.strip() for word in text.replace(",", " ").split()]
        named = [named_choice(one, word) for word in words]
        return named if one.kind == "choices" else " ".join(named)
    if one.kind == "number":
        return number(text)
    return text


def number(text: str) -> float | str:
    """Return a number, with a comma too; anything else as it is."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text


def named_choice(one: Question, word: str) -> str:
    """Return the id of a choice given by its number; anything else as it is."""
    ids = list(one.choices)
    known = word.isdecimal() and 1 <= int(word) <= len(ids)
    return ids[int(word) - 1] if known else word.lower()
