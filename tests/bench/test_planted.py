"""What the bench holds for true, and how it says how sure it is."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.library import exercises
from bench.measure import FIGURES
from bench.planted import FAULT_IDS, efforts, off_side_deg
from bench.results import Section, write
from bench.scenes import EXERCISE_IDS, GROUPS, draw
from bench.shares import mean, share, wilson
from bench.synth import Clip


def truth(exercise: str, fault: str, seed: int = 1) -> dict[str, Any]:
    """Return the truth of a clip, without drawing it."""
    clip = Clip(draw(exercise, fault, seed))
    return clip.truth([frame for _, frame in clip.frames()])


def test_every_planted_fault_has_a_name_in_its_exercise() -> None:
    library = exercises()
    for (exercise, _), fault in FAULT_IDS.items():
        assert fault in {rule.id for rule in library[exercise].faults}
    planted = {(EXERCISE_IDS[name], fault) for name, fault in GROUPS if fault}
    assert planted == set(FAULT_IDS)


@given(all_=st.integers(1, 500), data=st.data())
def test_an_interval_holds_its_share_and_narrows_with_number(
    all_: int, data: st.DataObject
) -> None:
    good = data.draw(st.integers(0, all_))
    low, high = wilson(good, all_)
    assert 0 <= low <= good / all_ + 1e-9
    assert good / all_ - 1e-9 <= high <= 1
    wider = wilson(good * 4, all_ * 4)
    assert wider[1] - wider[0] < high - low


def test_nothing_measured_is_said_so() -> None:
    assert share(0, 0) == "-"
    assert mean([1.0]) == "-"


@pytest.mark.parametrize(
    ("azimuth", "off"), [(0, 0), (180, 0), (350, 10), (165, 15), (90, 90), (-45, 45)]
)
def test_degrees_off_the_side(azimuth: float, off: float) -> None:
    assert off_side_deg({"spec": {"azimuth": azimuth}}) == pytest.approx(off)


def test_results_are_a_table_with_its_date(tmp_path: Path) -> None:
    out = tmp_path / "RESULTS.md"
    write(
        [Section("Counting", FIGURES, [("count exact", "95 %", ">= 95 %")])],
        "Two clips.",
        date(2026, 1, 2),
        out,
    )
    said = out.read_text()
    assert "2026-01-02. Two clips." in said
    assert "| count exact | 95 % | >= 95 % |" in said


def test_planted_faults_are_those_of_the_script() -> None:
    clip = truth("glute_bridge", "low_hips")
    planted = [effort.faults for effort in efforts(clip)]
    assert planted == [{"hips_low"} if rep["fault"] else set() for rep in clip["repetitions"]]
    assert any(planted)


def test_a_knee_short_of_no_best_cannot_be_judged() -> None:
    clip = truth("active_knee_extension", "bent_knee")
    good_before = False
    for effort, rep in zip(efforts(clip), clip["repetitions"], strict=True):
        assert effort.judgeable == (good_before or not rep["fault"])
        good_before = good_before or not rep["fault"]


def test_far_above_the_other_knee_is_read_off_the_joints() -> None:
    clip = truth("straight_leg_raise", "")
    for effort, rep in zip(efforts(clip), clip["repetitions"], strict=True):
        if rep["amplitude"] > 55:
            assert effort.faults == {"too_high"}
        if rep["amplitude"] < 30:
            assert effort.faults == set()
    assert all(
        effort.hip_deg == rep["hip_line_max"]
        for effort, rep in zip(efforts(clip), clip["repetitions"], strict=True)
    )
