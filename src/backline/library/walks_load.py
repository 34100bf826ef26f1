"""The walks through the body model: ``library/walks/*.toml``, one file each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from ..motion.errors import InputError
from ..motion.reader import Reader
from .claims_load import claims
from .load import activities

KEYS = {"id", "order", "name", "says", "claims", "step"}
STEP_KEYS = {"title", "says", "scene", "exercise", "inputs", "person", "look"}
SCENES: Mapping[str, tuple[str, ...]] = {
    "bend": ("trunk", "knee", "neck"),
    "sit": ("trunk", "knee", "ankle", "neck"),
    "long": ("trunk", "knee", "ankle", "neck"),
    "lie": ("thigh", "knee", "ankle", "neck"),
}
"""The scenes of the body model with their inputs, degrees."""
PEOPLE = ("typical", "short", "long", "short_tolerant")
PARTS = (
    "hamstrings", "buttock", "calf", "hip_front", "pelvis", "lumbar", "disc", "nerve", "knee",
)  # fmt: skip
WORKED_OUT = {"hamstrings", "disc", "pelvis", "lumbar", "hip", "nerve"}
"""What a step's words may name in braces: it is worked out for the picture."""


@dataclass(frozen=True, slots=True)
class Step:
    """One picture of a walk.

    Attributes
    ----------
    title, says : str
        ``says`` may name what is worked out, in braces.
    scene : str or None
        Of `SCENES`; None where an exercise is shown.
    exercise : str or None
        Id of the exercise that is shown at its furthest point.
    inputs : mapping of str to float
        Of the scene, degrees; what is not given is as in the scene's beginning.
    person : str
        Of `PEOPLE`.
    look : tuple of str
        Of `PARTS`: what to look at.
    """

    title: str
    says: str
    scene: str | None
    exercise: str | None
    inputs: Mapping[str, float]
    person: str
    look: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """One walk; ``claims`` are the ids of what it has to do with."""

    id: str
    order: int
    name: str
    says: str
    claims: tuple[str, ...]
    steps: tuple[Step, ...]


@cache
def walks() -> Mapping[str, Walk]:
    """Return every walk by its id, in order.

    Raises
    ------
    InputError
        With every problem of the files, one sentence each.
    """
    folder = files(__package__) / "walks"
    paths = sorted(path.name for path in folder.iterdir() if path.name.endswith(".toml"))
    problems: list[str] = []
    found = [
        walk(tomllib.loads((folder / name).read_text("utf-8")), name, problems) for name in paths
    ]
    if len({one.order for one in found}) != len(found):
        problems.append("walks: two have the same order.")
    if problems:
        raise InputError(*problems)
    return {one.id: one for one in sorted(found, key=lambda one: one.order)}


def walk(table: Mapping[str, Any], name: str, problems: list[str]) -> Walk:
    """Read one walk; what is wrong goes to the problems."""
    read = Reader(table, name, problems)
    read.only(KEYS)
    known = tuple(claims())
    readers = read.tables("step", STEP_KEYS)
    steps = tuple(map(_step, readers, table.get("step", [])))
    if not steps:
        read.problem("it needs a [[step]]")
    if read.text("id") != name.removesuffix(".toml"):
        read.problem("its id has to be the file's name")
    return Walk(
        read.text("id"), read.count("order", 1), read.text("name"), read.text("says"),
        read.some_of("claims", known), steps,
    )  # fmt: skip


def _step(read: Reader, table: Mapping[str, Any]) -> Step:
    scene = read.one_of("scene", ("", *SCENES), "") or None
    exercise = read.one_of("exercise", ("", *activities()), "") or None
    if (scene is None) == (exercise is None):
        read.problem("it shows either a scene or an exercise")
    says = read.text("says")
    try:
        named = {field for _, field, _, _ in Formatter().parse(says) if field is not None}
    except ValueError as error:
        read.problem(f"says has a brace too many or too few ({error})")
        named = set()
    if not named <= WORKED_OUT:
        read.problem(f"{sorted(named - WORKED_OUT)} cannot be worked out")
    return Step(
        read.text("title"), says, scene, exercise, _inputs(read, table, scene),
        read.one_of("person", PEOPLE), read.some_of("look", PARTS),
    )  # fmt: skip


def _inputs(read: Reader, table: Mapping[str, Any], scene: str | None) -> Mapping[str, float]:
    if "inputs" not in table:
        return {}
    known = SCENES.get(scene or "", ())
    inside = read.table("inputs", set(known))
    given = table["inputs"] if isinstance(table["inputs"], Mapping) else {}
    return {name: inside.number(name) for name in known if name in given}
