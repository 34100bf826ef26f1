"""The table of the terminal: every word at any usual width, no markup taken from names."""

from dataclasses import replace
from io import StringIO

import pytest
from rich.console import Console

from backline.motion.record import Record
from backline.render.table import effort_table, summary

from .planted import FAULT, hold, record, rep


def printed(judged: Record, width: int) -> str:
    console = Console(file=StringIO(), width=width, color_system=None)
    console.print(effort_table(judged))
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [80, 120])
def test_no_word_is_lost(width: int) -> None:
    judged = record(reps=(rep(0.5, faults=(FAULT,)), rep(3.0, excluded_by="min_rom_deg")))
    said = printed(judged, width)
    assert max(len(line) for line in said.splitlines()) <= width
    assert "…" not in said
    expected = "both legs 0:01.5 5° ± 4° Counts hips stayed straight shoulders small Remarks"
    assert [word for word in expected.split() if word not in said.split()] == []


def test_holds_have_no_turn() -> None:
    said = printed(record("strap_stretch", holds=(hold(),)), 80)
    assert "Top" not in said
    assert "30.0 s" in said


def test_a_name_in_brackets_is_a_name() -> None:
    judged = record(reps=(rep(faults=(replace(FAULT, id="[red]x"),)),))
    assert "[red]x." in printed(judged, 80)


def test_the_summary_is_one_line_with_what_is_true_of_the_set() -> None:
    reps = (rep(0, side="left"), rep(3, side="right"))
    said = summary(record("straight_leg_raise", reps=reps, set_faults=("uneven_sides",)))
    assert said.startswith("2 good repetitions, 1 left leg and 1 right leg. ")
    assert len(said) > len("2 good repetitions, 1 left leg and 1 right leg. ")
    assert "\n" not in said
