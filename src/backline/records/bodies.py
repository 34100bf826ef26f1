"""An event to and from the mapping under which it is kept, with every rule of it checked."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any, get_type_hints

from ..motion.errors import InputError
from ..motion.reader import Reader
from ..motion.said import Own, say
from .events import KINDS, Event
from .rules import ListOf, Rule

TIMES = ("start_s", "turn_s", "end_s")


def as_body(event: Event) -> dict[str, Any]:
    """Return the fields of an event by their names, without those that are not known."""
    given = ((one.name, getattr(event, one.name)) for one in fields(event))
    return {name: value for name, value in given if value is not None}


def trusted(kind: str, body: Mapping[str, Any]) -> Event:
    """Return the event that was kept under a mapping, which was checked when it was kept."""
    lists = {name: tuple(body[name]) for name in _lists(kind) if name in body}
    return KINDS[kind](**{**body, **lists})


def checked(kind: str, body: Mapping[str, Any], place: str = "") -> Event:
    """Return the event of a kind that a mapping describes.

    Parameters
    ----------
    kind : str
        One of `backline.records.events.KINDS`.
    body : mapping
        Its fields by their names; None is the same as left out.
    place : str
        Where it comes from, for the messages; the kind alone where there is nothing to add.

    Raises
    ------
    InputError
        With every problem: a kind or a field that is not known, a value that breaks a rule.
    """
    if kind not in KINDS:
        known = ", ".join(KINDS)
        raise InputError(
            say("{kind!r} is no kind of event; there are {known}.", kind=kind, known=Own(known))
        )
    given = {name: value for name, value in body.items() if value is not None}
    reader = Reader(given, f"{place}{kind.replace('_', ' ')}")
    rules = rules_of(kind)
    reader.only(set(rules))
    for problem in _problems(kind, given):
        reader.problem(problem)
    if reader.problems:
        raise InputError(*reader.problems)
    return trusted(kind, given)


def _problems(kind: str, given: Mapping[str, Any]) -> Iterator[str]:
    for one, rule in rules_of(kind).values():
        value = given.get(one.name)
        if value is None and one.default is MISSING:
            yield say("{name} is missing; it has to be {says}", name=Own(one.name), says=rule.says)
        elif value is not None and not rule.holds(value):
            yield say(
                "{name} has to be {says}, not {value!r}",
                name=Own(one.name),
                says=rule.says,
                value=value,
            )
    times = [given[name] for name in TIMES if isinstance(given.get(name), (int, float))]
    if times != sorted(times):
        names = ", ".join(name for name in TIMES if name in given)
        yield say(
            "the end comes before the start ({names}: {known})",
            names=Own(names),
            known=Own(", ".join(map(str, times))),
        )


@cache
def rules_of(kind: str) -> dict[str, tuple[Field[Any], Rule]]:
    """Return the fields of a kind by their names, each with its rule."""
    hints = get_type_hints(KINDS[kind], include_extras=True)
    return {one.name: (one, hints[one.name].__metadata__[0]) for one in fields(KINDS[kind])}


@cache
def _lists(kind: str) -> tuple[str, ...]:
    return tuple(name for name, (_, rule) in rules_of(kind).items() if isinstance(rule, ListOf))
