"""Checking the answers to the questions outside the screening."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from math import isnan
from typing import Any, cast

from ...library.questions_load import GROUPS, Question, questions
from ...motion.errors import InputError
from ...motion.reader import Reader
from ...motion.said import Own, say
from ..history import Answer, Person

ANSWERS = ("yes", "no", "unsure")
MOST_ACTIVITIES = 3
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Told:
    """What a person told about themselves; what was not answered is not there.

    Attributes
    ----------
    symptoms : mapping
        Question to yes, no or unsure, those that follow from ``where`` and ``what`` included.
    whole_body : mapping
        The answers about the whole body.
    activities : mapping
        One's own activities by their names, 0 (cannot) to 10 (as before).
    where, what : tuple of str
        Ids of the choices: where it is felt, and what it feels like.
    """

    person: Person
    symptoms: Mapping[str, Answer]
    whole_body: Mapping[str, object]
    activities: Mapping[str, float]
    where: tuple[str, ...]
    what: tuple[str, ...]


def read_answers(data: object, today: date) -> Told:
    """Read the answers to the questions about the person, what is felt, the whole body, activities.

    Parameters
    ----------
    data : mapping
        One flat mapping of question ids; any may be left out or be null.
    today : date
        The local day: nobody is born after it.

    Raises
    ------
    InputError
        With every problem, one sentence each.
    """
    if not isinstance(data, Mapping):
        raise InputError(
            say("The answers have to be a table of question ids, not {data!r}.", data=data)
        )
    reader = Reader(data, "answers")
    found = {group: read_group(group, data, reader, alone=False) for group in GROUPS}
    _unknown(data, set(questions()), reader)
    about, felt = found["about"], dict(found["symptoms"])
    year = cast("float | None", about.get("birth_year"))
    if year is not None and not isnan(year) and (year > today.year or year != int(year)):
        reader.problem(
            say(
                "birth_year has to be a year up to {today}, not {year:g}",
                today=today.year,
                year=year,
            )
        )
    if reader.problems:
        raise InputError(*reader.problems)
    where, what = (cast("tuple[str, ...]", felt.pop(name, ())) for name in ("where", "what"))
    return Told(
        Person(
            cast("Any", about.get("sex", "unspecified")),
            None if year is None else int(year),
            cast("str | None", about.get("country")),
        ),
        cast("dict[str, Answer]", felt),
        found["whole_body"],
        cast("dict[str, float]", found["activities"].get("activities", {})),
        where,
        what,
    )


def read_group(
    group: str, data: Mapping[str, Any], reader: Reader, *, alone: bool = True
) -> dict[str, object]:
    """Read the answers of one group; problems go to the reader.

    A choice that means a symptom answers that symptom's question with yes, whatever else was said:
    of two answers the more careful one counts.

    Parameters
    ----------
    alone : bool
        Whether there are answers of this group only: then others are not known.
    """
    asked = {name: one for name, one in questions().items() if one.group == group}
    if alone:
        _unknown(data, set(asked), reader)
    found = {
        name: _answer(question, data[name], reader)
        for name, question in asked.items()
        if data.get(name) is not None
    }
    for name, question in asked.items():
        for choice in cast("tuple[str, ...]", found.get(name, ()) if question.means else ()):
            if choice in question.means:
                found[question.means[choice]] = "yes"
    return found


def _unknown(data: Mapping[str, Any], known: set[str], reader: Reader) -> None:
    for key in data:
        if key not in known:
            near = get_close_matches(str(key), known, n=1, cutoff=0.4)
            hint = (
                say("did you mean {name}", name=Own(near[0]))
                if near
                else say("`backline about --questions` lists them")
            )
            reader.problem(say("there is no question {key!r}; {hint}", key=key, hint=hint))


def _answer(question: Question, given: object, reader: Reader) -> object:
    match question.kind:
        case "answer":
            return reader.one_of(question.id, ANSWERS)
        case "choice":
            return reader.one_of(question.id, tuple(question.choices))
        case "choices":
            return reader.some_of(question.id, tuple(question.choices))
        case "code":
            return _code(question, given, reader)
        case "activities":
            return _activities(question, given, reader)
    value = reader.number(question.id, least=question.least)
    if value > question.most:
        reader.problem(
            say(
                "{id} has to be at most {most:g}, not {value:g}",
                id=Own(question.id),
                most=question.most,
                value=value,
            )
        )
    return value


def _code(question: Question, given: object, reader: Reader) -> str:
    if isinstance(given, str) and len(given) == 2 and given.isascii() and given.isalpha():
        return given.upper()
    reader.problem(
        say(
            "{id} has to be two letters such as CH, not {given!r}", id=Own(question.id), given=given
        )
    )
    return ""


def _activities(question: Question, given: object, reader: Reader) -> dict[str, float]:
    if not isinstance(given, Mapping) or len(given) > MOST_ACTIVITIES:
        most = say("a table of up to {count} names, each with a number", count=MOST_ACTIVITIES)
        reader.problem(
            say("{id} has to be {most}, not {given!r}", id=Own(question.id), most=most, given=given)
        )
        return {}
    found: dict[str, float] = {}
    for raw, value in given.items():
        name = str(raw).strip()
        if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
            reader.problem(
                say(
                    "an activity needs a name of 1 to {most} letters, not {raw!r}",
                    most=LONGEST_NAME,
                    raw=raw,
                )
            )
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not number or not question.least <= value <= question.most:
            span = say("{least:g} to {most:g}", least=question.least, most=question.most)
            reader.problem(
                say(
                    "the activity {name!r} has to have a number from {span}, not {value!r}",
                    name=name,
                    span=span,
                    value=value,
                )
            )
            continue
        found[name] = float(value)
    return found
