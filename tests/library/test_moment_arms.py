"""The moment arms: those of the evidence sheet, and loud about a column that does not fit."""

import re
from pathlib import Path

import pytest

from backline.library import moment_arms_load
from backline.library.moment_arms_load import moment_arms
from backline.motion.errors import InputError

HAMSTRINGS = {"SM": "semimembranosus", "ST": "semitendinosus", "BFLH": "biceps_long"}
GLUTEUS = {
    f"glmax{at}": f"gluteus_{part}" for at, part in ((1, "upper"), (2, "middle"), (3, "lower"))
}
HIP, KNEE = HAMSTRINGS | GLUTEUS, HAMSTRINGS | {"BFSH": "biceps_short"}
DASH = "\u2013"  # of a range, as the sheet writes it
KNOWN = moment_arms()
TABLE = """source = "x"
[hip]
at_deg = {hip}
one = [1.0, 2.0]
two = {two}
[knee]
at_deg = {knee}
one = [1.0, 2.0]
[strength_n]
[length]
"""
GOOD = {"hip": "[0, 10]", "knee": "[0, 10]", "two": "[1.0, 2.0]"}


def rows(sheet: str, head: str) -> dict[str, dict[str, str]]:
    """Return a table of the sheet: by the first cell, each column's value."""
    lines = sheet[sheet.index(head) :].split("\n\n", maxsplit=1)[0].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: dict(zip(cells[0][1:], row[1:], strict=True)) for row in cells[2:]}


@pytest.fixture(scope="module")
def sheet(shared: Path) -> str:
    return (shared / "evidence.md").read_text("utf-8")


def test_the_hip_is_that_of_the_sheet(sheet: str) -> None:
    told = rows(sheet, "| hip flexion (knee 0) |")
    assert [float(angle) for angle in told] == list(KNOWN.hip_deg)
    assert set(KNOWN.hip_cm) == set(HIP.values())
    for at, row in enumerate(told.values()):
        for name, muscle in HIP.items():
            assert KNOWN.hip_cm[muscle][at] == float(row[name]), (muscle, at)


def test_the_knee_is_that_of_the_sheet(sheet: str) -> None:
    told = rows(sheet, "| knee flexion (hip 0")
    ends = told.pop(f"0{DASH}5")
    assert [0.0, 5.0, *map(float, told)] == list(KNOWN.knee_deg)
    assert set(KNOWN.knee_cm) == set(KNEE.values())
    for name, muscle in KNEE.items():
        wanted = [*ends[name].split(DASH), *(row[name] for row in told.values())]
        assert KNOWN.knee_cm[muscle] == tuple(map(float, wanted)), muscle


def test_lengths_are_those_of_standing(sheet: str) -> None:
    told = re.search(r"hip 0 knee 0: (\d+\.\d)/(\d+\.\d)/(\d+\.\d)", sheet)
    assert told is not None
    names = ("semimembranosus", "semitendinosus", "biceps_long")
    assert dict(KNOWN.length_cm) == dict(zip(names, map(float, told.groups()), strict=True))


def test_strengths_are_those_of_the_published_leg(sheet: str) -> None:
    for label, muscle in (
        ("semimembranosus", "semimembranosus"), ("semitendinosus", "semitendinosus"),
        ("biceps fem. long", "biceps_long"),
    ):  # fmt: skip
        line = next(one for one in sheet.splitlines() if one.startswith(f"| {label} |"))
        assert float(line.split("|")[2].split("/")[0]) == KNOWN.strength_n[muscle]


def test_there_is_a_source() -> None:
    assert "computed by us" in KNOWN.source


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"two": "[1.0]"}, ["hip.two has 1 values for 2 angles"]),
        ({"hip": "[10, 0]"}, ["hip.at_deg has to rise"]),
        ({"knee": "[0, 0]"}, ["knee.at_deg has to rise"]),
        (
            {"hip": "[0, 10, 10]", "knee": "[0]"},
            ["hip.one has 2", "hip.two has 2", "hip.at_deg has to rise", "knee.one has 2"],
        ),
    ],
)
def test_every_mistake_is_named_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wrong: dict[str, str], says: list[str]
) -> None:
    (tmp_path / "body").mkdir()
    (tmp_path / "body" / "moment_arms.toml").write_text(TABLE.format(**(GOOD | wrong)), "utf-8")
    monkeypatch.setattr(moment_arms_load, "files", lambda _: tmp_path)
    with pytest.raises(InputError) as refused:
        moment_arms.__wrapped__()
    for problem, part in zip(refused.value.problems, says, strict=True):
        assert part in problem
