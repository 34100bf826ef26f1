"""What the source article claims, checked: the files of ``claims/``, one claim each."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ..motion.errors import InputError
from ..motion.reader import Reader
from ..motion.said import Own, say
from .self_care_load import Evidence

VERDICTS = ("supported", "partly", "overstated", "unproven", "wrong")
PLACES = ("exercise", "test", "self_care", "finding")
"""The kinds of places in the app that a claim may be about."""
KEYS = {
    "id", "order", "short", "article", "verdict", "instead", "rejects", "rejects_es", "allowed",
    "about", "found",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of the article.

    Attributes
    ----------
    order : int
        Its place in the list, from 1.
    short, article, instead : str
        Its title, what the article says in our own words, and what we say instead.
    verdict : str
        One of `VERDICTS`.
    rejects, rejects_es : tuple of str
        Regular expressions of what no text of ours asserts, in English and in Spanish.
    allowed : tuple of str
        Parts of sentences that name the claim in order to deny it.
    about : tuple of str
        Where the app says anything of the kind, as ``exercise:bridge``.
    found : tuple of Evidence
        What studies found.
    """

    id: str
    order: int
    short: str
    article: str
    verdict: str
    instead: str
    rejects: tuple[str, ...]
    rejects_es: tuple[str, ...]
    allowed: tuple[str, ...]
    about: tuple[str, ...]
    found: tuple[Evidence, ...]


@cache
def claims() -> Mapping[str, Claim]:
    """Return every claim by its id, in their order.

    Raises
    ------
    InputError
        With every problem of every file, one sentence each.
    """
    folder = files(__package__) / "claims"
    tables = {
        path.name.removesuffix(".toml"): tomllib.loads(path.read_text("utf-8"))
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
        if path.name.endswith(".toml")
    }
    return read_claims(tables)


def about(kind: str, name: str) -> tuple[Claim, ...]:
    """Return the claims about one place, such as ``about("exercise", "bridge")``."""
    return tuple(one for one in claims().values() if f"{kind}:{name}" in one.about)


def read_claims(tables: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Claim]:
    """Read claims from tables by the names of their files; see `claims`."""
    problems: list[str] = []
    found = [_claim(name, table, problems) for name, table in tables.items()]
    owner: dict[int, str] = {}
    for one in found:
        other = owner.setdefault(one.order, one.id)
        if other != one.id:
            says = say("{one} and {other} have the same order", one=Own(one.id), other=Own(other))
            Reader({}, f"claims: {one.order}", problems).problem(says)
    if problems:
        raise InputError(*problems)
    return {one.id: one for one in sorted(found, key=lambda one: one.order)}


def _claim(name: str, table: Mapping[str, Any], problems: list[str]) -> Claim:
    read = Reader(table, f"claims/{name}.toml", problems)
    read.only(KEYS)
    rejects, rejects_es, allowed, places = (
        read.texts(key) if table.get(key) else ()
        for key in ("rejects", "rejects_es", "allowed", "about")
    )
    known = read.tables("found", {"says", "source"})
    one = Claim(
        read.text("id"), read.count("order", 0), read.text("short"), read.text("article"),
        read.one_of("verdict", VERDICTS), read.text("instead"), rejects, rejects_es, allowed,
        places, tuple(Evidence(item.text("says"), item.text("source")) for item in known),
    )  # fmt: skip
    _check(one, name, read)
    return one


def _check(one: Claim, name: str, read: Reader) -> None:
    """Add the problems that no single value shows."""
    if one.id != name:
        read.problem(say("id has to be the name of the file, not {id!r}", id=Own(one.id)))
    if not one.found:
        read.problem(say("[[found]] has to have at least one entry"))
    if one.verdict != "supported" and not one.rejects:
        read.problem(say("rejects may be empty only where the claim is supported"))
    for place in one.about:
        kind, _, named = place.partition(":")
        if kind not in PLACES or not named:
            read.problem(say("about names a place as exercise:bridge, not {place!r}", place=place))
    for pattern in (*one.rejects, *one.rejects_es):
        try:
            re.compile(pattern)
        except re.error as error:
            read.problem(
                say(
                    "{pattern!r} is not a regular expression ({error})",
                    pattern=pattern,
                    error=Own(error),
                )
            )
