"""What to do when it gets worse while exercising, read from its file."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..motion.errors import InputError
from ..motion.reader import Reader

KEYS = {"stop", "then", "no_ease", "usual", "tomorrow", "source", "ease"}


@dataclass(frozen=True, slots=True)
class Ease:
    """A position of ease, and how to get into it."""

    name: str
    how: str


@dataclass(frozen=True, slots=True)
class Worse:
    """The words of the page, in the order in which they are needed."""

    stop: tuple[str, ...]
    ease: tuple[Ease, ...]
    then: str
    no_ease: str
    usual: str
    tomorrow: str
    source: str


@cache
def worse() -> Worse:
    """Return the words as the file has them.

    Raises
    ------
    InputError
        With every problem of the file.
    """
    problems: list[str] = []
    found = tomllib.loads((files(__package__) / "worse.toml").read_text("utf-8"))
    read = Reader(found, "worse.toml", problems)
    read.only(KEYS)
    ease = tuple(
        Ease(one.text("name"), one.text("how")) for one in read.tables("ease", {"name", "how"})
    )
    plain = {name: read.text(name) for name in ("then", "no_ease", "usual", "tomorrow", "source")}
    known = Worse(stop=read.texts("stop"), ease=ease, **plain)
    if problems:
        raise InputError(*problems)
    return known
