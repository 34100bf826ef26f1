"""The drawings of the anatomy: ``anatomy/drawings.toml`` over the frames beside it."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import isfinite
from typing import Any

from ..motion.errors import InputError, nearest
from ..motion.reader import Reader
from ..motion.said import Own, say
from .anatomy_load import anatomy
from .drawing_values import Drawing, Label, Point, Shape

FRAMES = ("back", "side")
NAMED = ("muscle", "nerve", "root")
KINDS = ("skin", "bone", "hole", "joint", *NAMED)
FORMS = {"outline": 2, "along": 3, "line": 2}
"""How a shape is given, and how many numbers a point of it has."""
SHAPE = {"kind", "of", "at", "both_sides", "belly", "in_front", "joins", *FORMS}
DRAWING = {
    "frame", "title", "describes", "shows", "both_sides", "size", "origin", "units_per_mm",
    "columns", "room", "label",
}  # fmt: skip
LABEL = {"of", "words", "side", "at"}
HERE = ((0.0, 0.0, 0.0),)


@cache
def drawings() -> Mapping[str, Drawing]:
    """Return the drawings of the library by their ids.

    Raises
    ------
    InputError
        With every problem of their files, one sentence each.
    """
    folder = files(__package__) / "anatomy"
    texts = {name: (folder / f"{name}.toml").read_text("utf-8") for name in (*FRAMES, "drawings")}
    tables = {name: tomllib.loads(text) for name, text in texts.items()}
    return read(tables.pop("drawings"), tables)


def read(
    table: Mapping[str, Any], frames: Mapping[str, Mapping[str, Any]]
) -> Mapping[str, Drawing]:
    """Read the table of the drawings and those of the frames; see `drawings`."""
    problems: list[str] = []
    shapes = {name: _shapes(name, frame, problems) for name, frame in frames.items()}
    found = {name: _drawing(name, table, shapes, problems) for name in table}
    if problems:
        raise InputError(*problems)
    return found


def _shapes(name: str, frame: Mapping[str, Any], problems: list[str]) -> tuple[Shape, ...]:
    whole = Reader(frame, f"{name}.toml", problems)
    whole.only({"shape"})
    entries = frame.get("shape", ())
    readers = whole.tables("shape", SHAPE)
    return tuple(_shape(*one) for one in zip(entries, readers, strict=bool(readers)))


def _shape(entry: Mapping[str, Any], read: Reader) -> Shape:
    kind, of = read.one_of("kind", KINDS), read.text("of")
    given = [form for form in FORMS if form in entry]
    if len(given) != 1:
        read.problem(say("give one of {known}", known=Own(", ".join(FORMS))))
    form = given[0] if given else "outline"
    points = _points(entry, read, form, FORMS[form])
    if kind in NAMED:
        _known(read, of, _ids())
    if joins := read.text("joins", ""):
        _known(read, joins, anatomy().nerves)
    first, last = read.pair("belly", required=False, least=0)
    if last >= max(len(points), 1):
        read.problem(say("belly ends after the last point, {last}", last=len(points) - 1))
    return Shape(
        kind, of, form, points, (int(first), int(last)),
        _points(entry, read, "at", None) if "at" in entry else HERE,
        read.flag("both_sides"), read.flag("in_front"), joins,
    )  # fmt: skip


def _drawing(
    name: str,
    table: Mapping[str, Any],
    frames: Mapping[str, Sequence[Shape]],
    problems: list[str],
) -> Drawing:
    read = Reader(table, "drawings.toml", problems).table(name, DRAWING)
    entry = table[name] if isinstance(table[name], Mapping) else {}
    shows = read.some_of("shows", KINDS)
    shapes = frames.get(read.one_of("frame", FRAMES), ())
    labels = zip(entry.get("label", ()), read.tables("label", LABEL), strict=False)
    return Drawing(
        name, read.text("title"), read.text("describes"),
        tuple(one for one in shapes if one.kind in shows),
        tuple(_label(*one) for one in labels), read.flag("both_sides"),
        _point(entry, read, "size"), _point(entry, read, "origin"),
        read.number("units_per_mm", above=0.0), _point(entry, read, "columns"),
        _points({"room": [entry.get("room")]}, read, "room", 4)[0],
    )  # fmt: skip


def _label(entry: Mapping[str, Any], read: Reader) -> Label:
    of = read.text("of", "")
    if of:
        _known(read, of, _ids())
    words = anatomy().label_of(of) if of else read.texts("words")
    return Label(of, words, read.one_of("side", ("left", "right", "on")), _point(entry, read, "at"))


def _ids() -> Collection[str]:
    known = anatomy()
    return (*known.muscles, *known.nerves, *known.roots)


def _known(read: Reader, name: str, known: Collection[str]) -> None:
    if name not in known:
        read.problem(
            say("there is no {name!r}; {nearest}", name=Own(name), nearest=nearest(name, known))
        )


def _point(entry: Mapping[str, Any], read: Reader, key: str) -> Point:
    return _points({key: [entry.get(key)]}, read, key, 2)[0]


def _points(
    entry: Mapping[str, Any], read: Reader, key: str, numbers: int | None
) -> tuple[Point, ...]:
    """Return points of so many numbers each; (0, 0, 0) where they are none."""
    value = entry.get(key)
    if isinstance(value, list) and value and all(_is_point(one, numbers) for one in value):
        return tuple(tuple(float(each) for each in one) for one in value)
    read.problem(
        say(
            "{key} has to be points of {n} numbers, not {value!r}",
            key=Own(key),
            n=numbers or 2,
            value=value,
        )
    )
    return HERE


def _is_point(value: object, numbers: int | None) -> bool:
    return (
        isinstance(value, list)
        and (len(value) == numbers if numbers else len(value) in {2, 3})
        and all(isinstance(one, (int, float)) and isfinite(one) for one in value)
    )
