"""The words of the findings: what each means and does not mean, and how reasons and doubts read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..motion.errors import InputError
from ..motion.reader import Reader
from ..motion.said import say
from .numbers_load import numbers

EMPHASIS = ("stretch", "strengthen", "move", "see_someone")
TABLES = {
    "finding",
    "emphasis",
    "test",
    "unit",
    "apart",
    "side",
    "people",
    "symptom",
    "because",
    "doubt",
}
KEYS = {"name", "means", "means_not", "rule", "emphasis", "removes", "sources"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one finding says.

    Attributes
    ----------
    means, means_not : str
        In plain words; neither is a diagnosis.
    rule : str
        When it holds, with its numbers filled in.
    emphasis, removes : tuple of str
        What it adds to the emphasis and what it takes out.
    sources : tuple of str
        The studies, or "chosen by us".
    """

    id: str
    name: str
    means: str
    means_not: str
    rule: str
    emphasis: tuple[str, ...]
    removes: tuple[str, ...]
    sources: tuple[str, ...]


@cache
def meanings() -> Mapping[str, Meaning]:
    """Return what every finding says, by its id, in the order in which they are told.

    Raises
    ------
    InputError
        With every problem of the file, one sentence each.
    """
    problems: list[str] = []
    filled = dict(numbers("findings"))
    found = {
        name: _meaning(name, entry, Reader(entry, f"findings.toml: {name}", problems), filled)
        for name, entry in _table()["finding"].items()
    }
    if problems:
        raise InputError(*problems)
    return found


def _meaning(
    name: str, entry: Mapping[str, Any], read: Reader, filled: Mapping[str, float]
) -> Meaning:
    read.only(KEYS)
    added, removed = (
        read.some_of(key, EMPHASIS) if entry.get(key) else () for key in ("emphasis", "removes")
    )
    return Meaning(
        name, read.text("name"), read.text("means"), read.text("means_not"),
        say(read.text("rule"), **filled), added, removed, read.texts("sources"),
    )  # fmt: skip


@cache
def words(table: str) -> Mapping[str, str]:
    """Return the texts of a table of the findings' words by their names, such as ``because``."""
    return dict(_table()[table])


@cache
def _table() -> dict[str, Any]:
    table = tomllib.loads((files(__package__) / "findings.toml").read_text("utf-8"))
    if unknown := set(table) ^ TABLES:
        raise InputError(f"findings.toml: tables unknown or missing: {', '.join(sorted(unknown))}.")
    return table
