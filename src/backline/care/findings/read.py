"""Checking what was given for the findings, at the border: every problem at once."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, cast, get_args

from ...library.numbers_load import numbers
from ...motion.errors import InputError
from ...motion.reader import Reader
from ...motion.said import Own, say
from ..bands import Sex
from ..history import Answer
from .answers import read_group
from .inputs import LEG_TESTS, SYMPTOMS, TESTS, Inputs, Reading, Where

KEYS = ("sex", "age_years", "tests", "symptoms", "whole_body")
OLDEST = 120


def read(data: object) -> Inputs:
    """Read what the findings are made from.

    Parameters
    ----------
    data : mapping
        ``sex``, ``age_years``, ``tests``, ``symptoms``, ``whole_body``; each may be left out. Tests
        of a leg are ``{"left": {"value", "error"}, "right": {...}}``, the others
        ``{"value", "error"}``. A value that is null was not measurable.

    Raises
    ------
    InputError
        With every problem, one sentence each: unknown names (with the nearest), wrong types,
        values that no body gives.
    """
    if not isinstance(data, Mapping):
        raise InputError(
            say(
                "The findings need a table with {known}, not {data!r}.",
                known=Own(", ".join(KEYS)),
                data=data,
            )
        )
    problems: list[str] = []
    read_all = Reader(data, "findings", problems)
    _only(read_all, data, KEYS)
    sex = read_all.one_of("sex", get_args(Sex), "unspecified")
    inputs = Inputs(
        cast("Sex", sex),
        _age(read_all, data),
        _tests(read_all, data, problems),
        _symptoms(read_all, data, problems),
        _whole_body(read_all, data, problems),
    )
    if problems:
        raise InputError(*problems)
    return inputs


def _only(reader: Reader, data: Mapping[str, Any], known: Iterable[str]) -> None:
    for key in data:
        if key not in known:
            near = get_close_matches(str(key), list(known), n=1, cutoff=0.4)
            hint = (
                say("did you mean {name}", name=Own(near[0]))
                if near
                else say("known are {known}", known=Own(", ".join(known)))
            )
            reader.problem(say("{key!r} is not known; {hint}", key=key, hint=hint))


def _age(reader: Reader, data: Mapping[str, Any]) -> int | None:
    age = data.get("age_years")
    if age is None:
        return None
    if isinstance(age, int) and not isinstance(age, bool) and 0 <= age <= OLDEST:
        return age
    reader.problem(
        say(
            "age_years has to be a whole number from 0 to {most} or null, not {age!r}",
            most=OLDEST,
            age=age,
        )
    )
    return None


def _tests(
    reader: Reader, data: Mapping[str, Any], problems: list[str]
) -> Mapping[str, Mapping[Where, Reading]]:
    given = reader.mapping("tests") if data.get("tests") is not None else {}
    inside = Reader(given, "findings [tests]", problems)
    _only(inside, given, TESTS)
    found: dict[str, dict[Where, Reading]] = {}
    for test in TESTS:
        if given.get(test) is None:
            continue
        value = inside.mapping(test)
        legs: Mapping[Any, Any] = value if test in LEG_TESTS else {"both": value}
        place = Reader(legs, f"findings [tests.{test}]", problems)
        if test in LEG_TESTS:
            _only(place, legs, ("left", "right"))
        readings = {
            side: _reading(test, one, _place(test, side), problems)
            for side in ("left", "right", "both")
            if legs.get(side) is not None and (one := place.mapping(side)) is legs[side]
        }
        found[test] = {cast("Where", side): one for side, one in readings.items() if one}
    return found


def _place(test: str, side: str) -> str:
    return f"findings [tests.{test}{'' if side == 'both' else '.' + side}]"


def _reading(test: str, data: Mapping[str, Any], place: str, problems: list[str]) -> Reading | None:
    reader = Reader(data, place, problems)
    _only(reader, data, ("value", "error"))
    if "value" not in data:
        reader.problem(say("value is missing; give a number, or null where it was not measurable"))
    if data.get("value") is None:
        return None
    known = numbers("findings")
    least, most = known[f"{test}_least"], known[f"{test}_most"]
    value = reader.number("value", least=least)
    if value > most:
        reader.problem(
            say(
                "value has to be at most {most:g}, not {value:g}: no body gives more",
                most=most,
                value=value,
            )
        )
    error = data.get("error")
    if error is not None:
        error = reader.number("error", least=0)
        if error > most:
            reader.problem(
                say("error has to be at most {most:g}, not {error:g}", most=most, error=error)
            )
    return Reading(value, error)


def _symptoms(reader: Reader, data: Mapping[str, Any], problems: list[str]) -> Mapping[str, Answer]:
    given = reader.mapping("symptoms") if data.get("symptoms") is not None else {}
    inside = Reader(given, "findings [symptoms]", problems)
    _only(inside, given, SYMPTOMS)
    return {
        name: cast("Answer", inside.one_of(name, get_args(Answer)))
        for name in SYMPTOMS
        if given.get(name) is not None
    }


def _whole_body(
    reader: Reader, data: Mapping[str, Any], problems: list[str]
) -> Mapping[str, object] | None:
    if data.get("whole_body") is None:
        return None
    given = reader.mapping("whole_body")
    return read_group("whole_body", given, Reader(given, "findings [whole_body]", problems))
