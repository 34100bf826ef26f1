"""What progress is called and how it is told: the texts of progress.toml."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from ..motion.errors import InputError
from ..motion.reader import Reader
from ..motion.said import say
from .numbers_load import numbers


@dataclass(frozen=True, slots=True)
class TestWords:
    """What a test is called, its unit, which way is better, and its least change.

    ``scale`` says more than the unit where zero needs to be told. ``change`` is the name of a
    number of the part ``progress``.
    """

    __test__ = False  # not a test of ours, whatever its name says to pytest

    name: str
    unit: str
    scale: str
    better: Literal["higher", "lower"]
    change: str


@cache
def words_of_tests() -> Mapping[str, TestWords]:
    """Return the words of every test, by its id, in the order in which they are shown.

    Raises
    ------
    InputError
        With every problem of the file, one sentence each.
    """
    problems: list[str] = []
    found = {
        test: _words(Reader(entry, f"progress.toml: tests.{test}", problems))
        for test, entry in _table()["tests"].items()
    }
    if problems:
        raise InputError(*problems)
    return found


def _words(read: Reader) -> TestWords:
    read.only({"name", "unit", "scale", "better", "change"})
    unit = read.text("unit")
    return TestWords(
        read.text("name"), unit, read.text("scale", unit),
        read.one_of("better", ("higher", "lower")),  # type: ignore[arg-type]
        read.one_of("change", tuple(numbers("progress"))),
    )  # fmt: skip


def text(message: str, **values: object) -> str:
    """Return a text by its table and name, its braces filled in.

    >>> text("better.higher")
    'higher is better'
    """
    found: Any = _table()
    for part in message.split("."):
        found = found[part]
    return say(str(found), **values)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files(__package__) / "progress.toml").read_text("utf-8"))
