"""The numbers that decisions rest on: each with its unit and its source, one file for each part."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..motion.errors import InputError
from ..motion.reader import Reader


@dataclass(frozen=True, slots=True)
class Number:
    """One number: what it says, its unit, and the study or "chosen by us"."""

    id: str
    value: float
    unit: str
    says: str
    source: str


class Numbers(Mapping[str, float]):
    """The numbers of one part by their names; `explain` gives unit, meaning and source.

    >>> numbers("programme")["pain_too_much"]
    5.0
    """

    def __init__(self, entries: Mapping[str, Number]) -> None:
        self._entries = dict(entries)

    def __getitem__(self, name: str) -> float:
        return self._entries[name].value

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def explain(self, name: str) -> Number:
        """Return a number with its unit, meaning and source."""
        return self._entries[name]


@cache
def numbers(part: str) -> Numbers:
    """Return the numbers of one part: ``library/numbers/<part>.toml``.

    Raises
    ------
    InputError
        With every problem of the file, one sentence each.
    """
    path = files(__package__) / "numbers" / f"{part}.toml"
    table = tomllib.loads(path.read_text("utf-8"))
    problems: list[str] = []
    found = {}
    for name, entry in table.items():
        read = Reader(entry, f"{path.name}: {name}", problems)
        read.only({"value", "unit", "says", "source"})
        texts = (read.text("unit"), read.text("says"), read.text("source"))
        found[name] = Number(name, read.number("value"), *texts)
    if problems:
        raise InputError(*problems)
    return Numbers(found)
