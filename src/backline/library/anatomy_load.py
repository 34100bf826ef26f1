"""The muscles of the leg and the nerves that move them: two files of ``anatomy/``."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ..motion.errors import InputError, nearest
from ..motion.reader import Reader
from ..motion.said import Own, say
from .anatomy_values import HAMSTRING, Anatomy, Fact, Muscle, Nerve, Root

LEVERS = ("hip_straight", "hip_bent_45", "knee_bent_20", "knee_bent_45")
LENGTHS = ("standing", "chair", "legs_in_front")
WORK = ("in_standing", "in_walking", "in_sprinting", "at_the_knee")
MUSCLE = {
    "name", "plain", "label", "group", "from", "to", "crosses", "does", *WORK, "nerve",
    "nerve_says", "lever_cm", "length_cm",
}  # fmt: skip
NERVE = {"name", "label", "roots", "from", "path", "moves", "feels", "muscles"}
ROOT = {"name", "moves", "feels"}
FACT = {"says", "source"}


@cache
def anatomy() -> Anatomy:
    """Return the anatomy of the library.

    Raises
    ------
    InputError
        With every problem of both files, one sentence each.
    """
    folder = files(__package__) / "anatomy"
    names = ("muscles.toml", "nerves.toml")
    return read(*(tomllib.loads((folder / name).read_text("utf-8")) for name in names))


def read(muscles: Mapping[str, Any], nerves: Mapping[str, Any]) -> Anatomy:
    """Read the tables of both files; see `anatomy`."""
    problems: list[str] = []
    of_muscles = Reader(muscles, "muscles.toml", problems)
    of_muscles.only({"source", "model_source", "joints", "fact", "muscle"})
    of_nerves = Reader(nerves, "nerves.toml", problems)
    of_nerves.only({"source", "fact", "root", "nerve"})
    of_nerves.text("source")
    joints = of_muscles.mapping("joints")
    named = Reader(joints, "muscles.toml [joints]", problems)
    each = _inside(of_muscles, "muscle", MUSCLE)
    found = Anatomy(
        {name: named.text(name) for name in joints},
        {name: _muscle(name, entry, one) for name, entry, one in each},
        {name: _root(name, one) for name, _, one in _inside(of_nerves, "root", ROOT)},
        {name: _nerve(name, one) for name, _, one in _inside(of_nerves, "nerve", NERVE)},
        _facts(of_muscles), _facts(of_nerves),
        of_muscles.text("source"), of_muscles.text("model_source"),
    )  # fmt: skip
    problems += _misnamed(found)
    if problems:
        raise InputError(*problems)
    return found


def _inside(
    read: Reader, key: str, allowed: set[str]
) -> list[tuple[str, Mapping[str, Any], Reader]]:
    """Return the tables of a table: the name of each, what it holds, and its reader."""
    names = read.mapping(key)
    each = Reader(names, f"[{key}]", read.problems)
    return [(name, each.mapping(name), each.table(name, allowed)) for name in names]


def _facts(read: Reader) -> tuple[Fact, ...]:
    return tuple(Fact(one.text("says"), one.text("source")) for one in read.tables("fact", FACT))


def _muscle(name: str, entry: Mapping[str, Any], read: Reader) -> Muscle:
    work = {key: read.text(key, "") for key in WORK}
    return Muscle(
        name, read.text("name"), read.text("plain", ""), read.texts("label"),
        read.one_of("group", (HAMSTRING, "neighbour")),
        read.text("from"), read.text("to"), read.texts("crosses"), read.text("does"),
        {key: says for key, says in work.items() if says},
        read.text("nerve", ""), read.text("nerve_says"),
        _postures(entry, read, "lever_cm", LEVERS), _postures(entry, read, "length_cm", LENGTHS),
    )  # fmt: skip


def _postures(
    entry: Mapping[str, Any], read: Reader, key: str, known: tuple[str, ...]
) -> Mapping[str, float]:
    """Return lengths above zero by posture, those that are given."""
    if key not in entry:
        return {}
    table = read.table(key, set(known))
    given = read.mapping(key)
    return {name: table.number(name, above=0.0) for name in known if name in given}


def _root(name: str, read: Reader) -> Root:
    return Root(name, read.text("name"), read.text("moves"), read.text("feels"))


def _nerve(name: str, read: Reader) -> Nerve:
    return Nerve(
        name, read.text("name"), read.texts("label"), read.texts("roots"), read.text("from", ""),
        read.text("path"), read.text("moves"), read.text("feels"), read.texts("muscles"),
    )  # fmt: skip


def _misnamed(found: Anatomy) -> list[str]:
    """Return a problem for each name that nothing has, and for muscles and nerves that disagree."""
    problems: list[str] = []
    for muscle in found.muscles.values():
        place = f"muscles.toml {muscle.id}"
        problems += _unknown(place, muscle.crosses, found.joints)
        problems += _unknown(place, filter(None, [muscle.nerve]), found.nerves)
        nerve = found.nerves.get(muscle.nerve)
        if nerve and muscle.id not in nerve.muscles:
            told = say(
                "{place}: the nerve {nerve!r} does not name this muscle; let both files say the "
                "same.",
                place=Own(place),
                nerve=Own(nerve.id),
            )
            problems.append(told)
    for one in found.nerves.values():
        place = f"nerves.toml {one.id}"
        problems += _unknown(place, one.roots, found.roots)
        problems += _unknown(place, one.muscles, found.muscles)
        problems += _unknown(place, filter(None, [one.trunk]), found.nerves)
    return problems


def _unknown(place: str, names: Iterable[str], known: Collection[str]) -> list[str]:
    return [
        say(
            "{place}: there is no {name!r}; {nearest}",
            place=Own(place),
            name=Own(name),
            nearest=nearest(name, known),
        )
        for name in names
        if name not in known
    ]
