"""The questions outside the screening: who somebody is, what is felt, and the whole body."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..motion.errors import InputError
from ..motion.reader import Reader

GROUPS = ("about", "symptoms", "whole_body", "activities")
KINDS = ("answer", "number", "choice", "choices", "code", "activities")
KEYS = {"id", "group", "kind", "text", "how", "unit", "range", "choices", "means", "try"}
RANGED = {"number", "activities"}


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes
    ----------
    group : str
        One of `GROUPS`.
    kind : str
        ``answer`` (yes, no, unsure), ``number``, ``choice`` (one), ``choices`` (any number),
        ``code`` (two letters) or ``activities`` (own words with 0 to 10).
    how : str
        How to answer or how to try it; empty where nothing needs to be said.
    unit : str
        Of a number; empty otherwise.
    least, most : float
        What a number may be.
    choices : mapping
        Id of a choice to its words.
    means : mapping
        Id of a choice to the symptom that it answers with yes.
    try_it : bool
        Whether one has to try something first, as `Trying` says.
    """

    id: str
    group: str
    kind: str
    text: str
    how: str
    unit: str
    least: float
    most: float
    choices: Mapping[str, str]
    means: Mapping[str, str]
    try_it: bool


@dataclass(frozen=True, slots=True)
class Trying:
    """How to try a movement safely, and when to leave it out."""

    how: tuple[str, ...]
    not_when: tuple[str, ...]
    not_then: str
    source: str


@cache
def questions() -> Mapping[str, Question]:
    """Return every question by its id, in the order in which they are asked.

    Raises
    ------
    InputError
        With every problem of the file, one sentence each.
    """
    problems: list[str] = []
    found: dict[str, Question] = {}
    entries = Reader(_table(), "questions.toml", problems).tables("question", KEYS)
    for entry, raw in zip(entries, _table()["question"], strict=True):
        question = _question(entry, raw.get("means", {}))
        if question.id in found:
            entry.problem(f"the id {question.id!r} is there twice; rename one")
        found[question.id] = question
    for question in found.values():
        for symptom in set(question.means.values()) - set(found):
            problems.append(f"questions.toml: {question.id} means {symptom!r}, which is not asked.")
    if problems:
        raise InputError(*problems)
    return found


def _question(read: Reader, means: Mapping[str, str]) -> Question:
    kind = read.one_of("kind", KINDS)
    least, most = read.pair("range", required=kind in RANGED)
    return Question(
        read.text("id"), read.one_of("group", GROUPS), kind, read.text("text"),
        read.text("how", ""), read.text("unit", ""), least, most,
        read.mapping("choices") if kind in {"choice", "choices"} else {},
        means, read.flag("try"),
    )  # fmt: skip


@cache
def trying() -> Trying:
    """Return how to try a movement safely.

    Raises
    ------
    InputError
        With every problem of the file, one sentence each.
    """
    problems: list[str] = []
    read = Reader(_table(), "questions.toml", problems).table(
        "trying", {"how", "not_when", "not_then", "source"}
    )
    texts = read.texts("how"), read.texts("not_when"), read.text("not_then"), read.text("source")
    if problems:
        raise InputError(*problems)
    return Trying(*texts)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "questions.toml").read_text("utf-8"))
