"""The anatomy: whole, loud about mistakes, and its numbers are those of the evidence sheet."""

import re
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from backline import library
from backline.library import drawings_load
from backline.library.anatomy_load import anatomy, read
from backline.library.drawings_load import drawings
from backline.motion.errors import InputError

FOLDER = files(library) / "anatomy"
OF_SHEET = {
    "SM": "semimembranosus", "ST": "semitendinosus", "BFLH": "biceps_femoris_long",
    "BFSH": "biceps_femoris_short",
}  # fmt: skip
FRIGHTENING = re.compile(r"damag|out of place|trapped|pinched|slipped|wear and tear|worn", re.I)


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))


def changed(data: Mapping[str, Any], place: str, value: object) -> dict[str, Any]:
    """Return a copy with another value at a place, such as ``muscle.calf.nerve``."""
    copy = deepcopy(dict(data))
    *way, last = place.split(".")
    inner: Any = copy
    for name in way:
        inner = inner[int(name) if name.isdigit() else name]
    inner[last] = value
    return copy


def test_three_muscles_have_four_parts_and_only_three_of_them_cross_the_hip() -> None:
    crosses = {one.id: one.crosses for one in anatomy().hamstrings}
    assert set(crosses) == set(OF_SHEET.values())
    assert crosses.pop("biceps_femoris_short") == ("knee",)
    assert set(crosses.values()) == {("hip", "knee")}


def test_each_hamstring_tells_its_work_everywhere() -> None:
    for one in anatomy().hamstrings:
        assert set(one.work) == {"in_standing", "in_walking", "in_sprinting", "at_the_knee"}
        assert all((one.begins, one.ends, one.does, one.nerve_says))


def test_the_nerves_and_their_roots() -> None:
    known = anatomy()
    assert list(known.roots) == ["L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3"]
    roots = {name: (one.roots[0], one.roots[-1]) for name, one in known.nerves.items()}
    assert (roots["femoral"], roots["sciatic"]) == (("L2", "L4"), ("L4", "S3"))
    assert {name for name, one in known.nerves.items() if one.trunk == "sciatic"} == {
        "tibial", "common_fibular",
    }  # fmt: skip
    by_nerve = {one.id: one.nerve for one in known.hamstrings}
    assert by_nerve.pop("biceps_femoris_short") == "common_fibular"
    assert set(by_nerve.values()) == {"tibial"}


@pytest.mark.parametrize(
    ("head", "row", "postures"),
    [
        ("| hip flexion (knee 0) |", "0", ["hip_straight"]),
        ("| hip flexion (knee 0) |", "45", ["hip_bent_45"]),
        ("| knee flexion (hip 0", "20", ["knee_bent_20"]),
        ("| knee flexion (hip 0", "45", ["knee_bent_45"]),
    ],
)
def test_the_levers_are_those_of_the_evidence_sheet(
    shared: Path, head: str, row: str, postures: list[str]
) -> None:
    text = (shared / "evidence.md").read_text("utf-8")
    lines = text[text.index(head) :].splitlines()
    cells = [cell.strip() for cell in lines[0].strip("|").split("|")]
    values = next(line for line in lines if line.startswith(f"| {row} |")).strip("|").split("|")
    told = dict(zip(cells, map(str.strip, values), strict=True))
    for name, muscle in OF_SHEET.items():
        for posture in postures:
            lever = anatomy().muscles[muscle].lever_cm.get(posture)
            assert told.get(name) == (None if lever is None else f"{lever:.1f}")


def test_the_lengths_are_those_of_the_evidence_sheet(shared: Path) -> None:
    text = (shared / "evidence.md").read_text("utf-8")
    line = next(one for one in text.splitlines() if one.startswith("Whole-MTU lengths"))
    for posture, angles in {
        "standing": "hip 0 knee 0", "chair": "hip 90 knee 90", "legs_in_front": "hip 90 knee 0",
    }.items():  # fmt: skip
        told = re.search(rf"{angles}: (\d+\.\d)/(\d+\.\d)/(\d+\.\d)", line)
        assert told is not None
        for name, value in zip(("SM", "ST", "BFLH"), told.groups(), strict=True):
            assert anatomy().muscles[OF_SHEET[name]].length_cm[posture] == float(value)


def test_nothing_frightens() -> None:
    for name in ("muscles", "nerves", "drawings"):
        assert not FRIGHTENING.findall((FOLDER / f"{name}.toml").read_text("utf-8"))


@pytest.mark.parametrize(
    ("file", "place", "value", "says"),
    [
        ("muscles", "muscle.calf.nerve", "tibal", "did you mean tibial"),
        ("muscles", "muscle.calf.nerve", "femoral", "does not name this muscle"),
        ("muscles", "muscle.calf.crosses", ["elbow"], "there is no 'elbow'"),
        ("muscles", "muscle.calf.weight", "1 kg", "'weight' is not a known key"),
        ("muscles", "muscle.semitendinosus.lever_cm", {"hip_straight": -1}, "above 0"),
        ("muscles", "muscle.calf.does", "", "does has to be a text"),
        ("nerves", "nerve.tibial.muscles", ["calv"], "did you mean calf"),
        ("nerves", "nerve.tibial.roots", ["L9"], "there is no 'L9'"),
        ("nerves", "nerve.tibial.from", "spine", "there is no 'spine'"),
    ],
)
def test_a_mistake_is_named(file: str, place: str, value: object, says: str) -> None:
    tables = {name: table(name) for name in ("muscles", "nerves")}
    with pytest.raises(InputError, match=says):
        read(**(tables | {file: changed(tables[file], place, value)}))


def test_all_mistakes_are_named_at_once() -> None:
    wrong = changed(table("muscles"), "muscle.calf.nerve", "tibal")
    with pytest.raises(InputError) as raised:
        read(changed(wrong, "muscle.calf.group", "x"), table("nerves"))
    assert len(raised.value.problems) == 2


@pytest.mark.parametrize(
    ("file", "place", "value", "says"),
    [
        ("drawings", "muscles_back.frame", "front", "frame has to be one of back, side"),
        ("drawings", "muscles_back.label.4.of", "semitendinosis", "did you mean semitendinosus"),
        ("drawings", "muscles_back.origin", [1], "origin has to be points of 2 numbers"),
        ("drawings", "muscles_back.shows", ["fat"], "shows has to be a list of"),
        ("back", "shape.0.kind", "hair", "kind has to be one of"),
        ("back", "shape.0.outline", [[1, 2, 3]], "outline has to be points of 2"),
        ("back", "shape.0.line", [[1, 2]], "give one of outline, along, line"),
        ("side", "shape.3.of", "trapezius", "there is no 'trapezius'"),
        ("side", "shape.3.belly", [0, 99], "belly ends after the last point"),
    ],
)
def test_a_mistake_in_a_drawing_is_named(file: str, place: str, value: object, says: str) -> None:
    tables = {name: table(name) for name in ("drawings", "back", "side")}
    tables[file] = changed(tables[file], place, value)
    with pytest.raises(InputError, match=says):
        drawings_load.read(tables.pop("drawings"), tables)


def test_there_are_four_drawings() -> None:
    assert list(drawings()) == ["muscles_back", "muscles_side", "nerves_map", "nerves_roots"]
