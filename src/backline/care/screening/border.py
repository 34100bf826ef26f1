"""The border: answers from outside are checked once, with every problem said at once."""

from collections.abc import Iterator, Mapping
from datetime import date

from ...library.screening_load import Question, screening
from ...motion.errors import InputError, nearest
from ...motion.said import Own, say
from .clearance import FIELDS

VALUES = ("yes", "no", "unsure")
OLDEST_YEARS = 120


def check(answers: object) -> dict[str, object]:
    """Return answers that can be judged: one flat mapping without what is null (not answered).

    Raises
    ------
    InputError
        With every problem: unknown ids and words (the nearest is named), answers that are not
        yes, no or unsure, an age out of range, clearances that are not shaped as they have to be.
    """
    if not isinstance(answers, Mapping):
        kind = type(answers).__name__
        raise InputError(
            say("The answers have to be one object of question ids, not a {kind}.", kind=kind)
        )
    known = {one.id: one for one in screening().questions}
    given = {name: answer for name, answer in answers.items() if answer is not None}
    problems: list[str] = [
        say(
            "There is no question {name!r}; {nearest}", name=Own(name), nearest=nearest(name, known)
        )
        for name in answers
        if name not in known
    ]
    for name in given.keys() & known.keys():
        problems += wrong(known[name], given[name])
    if problems:
        raise InputError(*sorted(problems))
    return given


def wrong(question: Question, answer: object) -> Iterator[str]:
    """Yield what is wrong with the answer to one question."""
    name = question.id
    if question.kind == "three_valued" and answer not in VALUES:
        yield say(
            "{name} has to be yes, no or unsure, not {answer!r}.", name=Own(name), answer=answer
        )
    if question.kind == "age" and not is_age(answer):
        yield say(
            "{name} has to be a number of years from 0 to {most}, not {answer!r}.",
            name=Own(name),
            most=OLDEST_YEARS,
            answer=answer,
        )
    if question.kind not in {"list", "clearances"}:
        return
    if not isinstance(answer, (list, tuple)):
        yield say(
            "{name} has to be a list, not {answer!r}; leave it empty if there is nothing.",
            name=Own(name),
            answer=answer,
        )
        return
    words = [option.id for option in question.options]
    for number, item in enumerate(answer, 1):
        if question.kind == "clearances":
            yield from wrong_clearance(item, say("Clearance {number}", number=number))
        elif item not in words:
            yield say(
                "{name} does not know the word {item!r}; {nearest}",
                name=Own(name),
                item=item,
                nearest=nearest(str(item), words),
            )


def is_age(answer: object) -> bool:
    """Return whether an answer is an age in years."""
    number = isinstance(answer, (int, float)) and not isinstance(answer, bool)
    return number and 0 <= answer <= OLDEST_YEARS  # type: ignore[operator]


def wrong_clearance(note: object, place: str) -> Iterator[str]:
    """Yield what is wrong with a clearance; a field that is empty or left out is no error here.

    Such a clearance does not lift anything, and the outcome says why.
    """
    if not isinstance(note, Mapping):
        yield say(
            "{place} has to be an object with {known}, not {note!r}.",
            place=place,
            known=Own(", ".join(FIELDS)),
            note=note,
        )
        return
    for field, text in note.items():
        if field not in FIELDS:
            yield say(
                "{place} has no field {field!r}; {nearest}",
                place=place,
                field=Own(field),
                nearest=nearest(field, FIELDS),
            )
        elif text is not None and not isinstance(text, str):
            yield say(
                "{place}: {field} has to be a text, not {text!r}.",
                place=place,
                field=Own(field),
                text=text,
            )
        elif field in {"date", "expires"} and text and not is_day(text):
            yield say(
                "{place}: {field} has to be a day such as 2026-11-22, not {text!r}.",
                place=place,
                field=Own(field),
                text=text,
            )
        elif field == "rule" and text and text not in (rules := rule_ids()):
            yield say(
                "{place}: there is no rule {text!r}; {nearest}",
                place=place,
                text=text,
                nearest=nearest(text, rules),
            )


def is_day(text: str) -> bool:
    """Return whether a text is a day of the calendar."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def rule_ids() -> list[str]:
    """Return the ids of all rules, each once."""
    return list(dict.fromkeys(rule.id for rule in screening().rules))
