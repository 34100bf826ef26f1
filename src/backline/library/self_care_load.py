"""What one can do beside the programme: the parts of ``self_care.toml``."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..motion.errors import InputError
from ..motion.reader import Reader

KEYS = {"name", "says", "do", "warnings", "source", "evidence"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known, and the study or "chosen by us"."""

    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of self-care.

    Attributes
    ----------
    do, warnings : tuple of str
        What to do; what to mind.
    source : str
        Where the advice comes from.
    evidence : tuple of Evidence
    """

    id: str
    name: str
    says: str
    do: tuple[str, ...]
    warnings: tuple[str, ...]
    source: str
    evidence: tuple[Evidence, ...]


@cache
def self_care() -> Mapping[str, Part]:
    """Return every part by its id, in the file's order.

    Raises
    ------
    InputError
        With every problem of the file, one sentence each.
    """
    return parts(tomllib.loads((files(__package__) / "self_care.toml").read_text("utf-8")))


def parts(table: Mapping[str, Any]) -> Mapping[str, Part]:
    """Read the parts of a table; see `self_care`."""
    problems: list[str] = []
    found = {
        name: _part(name, entry, Reader(entry, f"self_care.toml: {name}", problems))
        for name, entry in table.items()
    }
    if problems:
        raise InputError(*problems)
    return found


def _part(name: str, entry: Mapping[str, Any], read: Reader) -> Part:
    read.only(KEYS)
    known = read.tables("evidence", {"says", "source"})
    return Part(
        name, read.text("name"), read.text("says"), read.texts("do"),
        read.texts("warnings") if "warnings" in entry else (), read.text("source"),
        tuple(Evidence(one.text("says"), one.text("source")) for one in known),
    )  # fmt: skip
