"""The questions, rules, texts and emergency numbers of the screening, read from their files."""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from ..motion.errors import InputError
from ..motion.reader import Reader

Kind = Literal["three_valued", "age", "list", "clearances"]
Grade = Literal["ok", "days", "same_day", "emergency"]
Level = Literal["emergency", "soon", "ok"]
Within = Literal["now", "same_day", "days"]
GRADES: tuple[Grade, ...] = ("ok", "days", "same_day", "emergency")
"""What a rule asks for, in rising order; ``days`` and ``same_day`` are the two forms of soon."""

LEVEL: Mapping[str, Level] = {
    "ok": "ok", "days": "soon", "same_day": "soon", "emergency": "emergency",
}  # fmt: skip
WITHIN: Mapping[str, Within | None] = {
    "ok": None, "days": "days", "same_day": "same_day", "emergency": "now",
}  # fmt: skip
KINDS = ("three_valued", "age", "list", "clearances")
RULE_KEYS = {"id", "level", "when", "because", "source", "clearable", "leaves_out"}
QUESTION_KEYS = (RULE_KEYS - {"level", "when"}) | {
    "kind", "domain", "text", "alone", "alone_unsure", "because_unsure", "options",
}  # fmt: skip

WORKED_OUT = (
    "under_age", "fragile_age", "acute_before", "inflammatory_pattern", "unanswered",
    "course_in_log",
)  # fmt: skip
"""Facts that a rule may name and that no answer gives by itself."""


@dataclass(frozen=True, slots=True)
class Option:
    """One word of a list, its text, and the word that goes with it (None for most)."""

    id: str
    text: str
    implies: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes
    ----------
    id, text, domain, source : str
    kind : str
        ``three_valued`` (yes, no, unsure), ``age``, ``list`` (of options) or ``clearances``.
    level, within : str or None
        What yes does alone; None where the question is not three-valued, and ``within`` at ok.
    options : tuple of Option
        Of a list.
    """

    id: str
    text: str
    kind: Kind
    domain: str
    level: Level | None
    within: Within | None
    source: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: it holds when every group of ``when`` has a fact that holds.

    Attributes
    ----------
    grade : str
        One of `GRADES`.
    clearable : bool
        Whether a clearance may lift it.
    leaves_out : tuple of str
        Ids of exercises and tests, or ``group:`` and the name of a group of them.
    """

    id: str
    grade: Grade
    when: tuple[frozenset[str], ...]
    because: str
    source: str
    clearable: bool = False
    leaves_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screening:
    """Everything that the files say."""

    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    texts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """What to dial in a country (ISO 3166 code of two letters)."""

    country: str
    number: str
    name: str


@cache
def screening() -> Screening:
    """Return the screening as the files have it.

    Raises
    ------
    InputError
        With every problem of the files, one sentence each.
    """
    problems: list[str] = []
    asked = table("questions")["question"]
    questions = tuple(question(entry, problems) for entry in asked)
    single = [one for entry in asked if "alone" in entry for one in alone(entry)]
    rules = tuple(rule(entry, problems) for entry in (*single, *table("rules")["rule"]))
    problems += unknown(questions, rules)
    if problems:
        raise InputError(*problems)
    return Screening(questions, rules, table("advice"))


def table(name: str) -> dict[str, Any]:
    """Return one file of the screening as it is."""
    return tomllib.loads((files(__package__) / "screening" / f"{name}.toml").read_text("utf-8"))


def question(entry: Mapping[str, Any], problems: list[str]) -> Question:
    """Read a question; what it does alone is a rule."""
    read = Reader(entry, f"questions.toml: {entry.get('id')}", problems)
    read.only(QUESTION_KEYS)
    kind = read.one_of("kind", KINDS, "three_valued")
    grade = read.one_of("alone", GRADES) if kind == "three_valued" else None
    options = tuple(
        Option(one.text("id"), one.text("text"), one.text("implies", "") or None)
        for one in read.tables("options", {"id", "text", "implies"})
    )
    return Question(
        id=read.text("id"),
        text=read.text("text"),
        kind=cast("Kind", kind),
        domain=read.text("domain"),
        level=LEVEL[grade] if grade else None,
        within=WITHIN[grade] if grade else None,
        source=read.text("source"),
        options=options,
    )


def alone(entry: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the rule of a single question; two where not being sure weighs more than yes."""
    name, doubt = entry["id"], "alone_unsure" in entry
    told = {key: entry[key] for key in RULE_KEYS & entry.keys()}
    yield {**told, "level": entry["alone"], "when": [f"{name}:yes" if doubt else name]}
    if doubt:
        unsure = {"level": entry["alone_unsure"], "because": entry["because_unsure"]}
        yield {**told, **unsure, "when": [f"{name}:unsure"], "clearable": False}


def rule(entry: Mapping[str, Any], problems: list[str]) -> Rule:
    """Read a rule."""
    read = Reader(entry, f"rules.toml: {entry.get('id')}", problems)
    read.only(RULE_KEYS)
    return Rule(
        id=read.text("id"),
        grade=cast("Grade", read.one_of("level", GRADES)),
        when=tuple(frozenset(group.split(" | ")) for group in read.texts("when")),
        because=read.text("because"),
        source=read.text("source"),
        clearable=read.flag("clearable"),
        leaves_out=read.texts("leaves_out") if "leaves_out" in entry else (),
    )


def unknown(questions: Iterable[Question], rules: Iterable[Rule]) -> Iterator[str]:
    """Yield a problem for each fact that a rule names and nothing gives."""
    known = set(WORKED_OUT)
    for one in questions:
        known |= {one.id, *(option.id for option in one.options)}
    for each in rules:
        for fact in sorted(frozenset().union(*each.when)):
            if fact.partition(":")[0] not in known:
                yield f"rules.toml: {each.id} names {fact!r}, which is no question, word or fact."


@cache
def emergency_numbers() -> Mapping[str, EmergencyNumber]:
    """Return the emergency numbers by country code."""
    text = (files(__package__) / "emergency_numbers.csv").read_text("utf-8")
    return {
        row["country"]: EmergencyNumber(row["country"], row["number"], row["name"])
        for row in csv.DictReader(text.splitlines())
    }
