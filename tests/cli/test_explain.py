"""`backline explain`."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from backline.care.screening import questions
from backline.records import now, open_store
from backline.records.events import MeasuredTest, Screening

from .made import Backline, refused

TASKS = ("stand", "bend", "sit", "slouch", "long-sit", "raise", "knee-extension", "bridge")


@pytest.mark.parametrize("task", TASKS)
def test_every_task_is_told_and_drawn(backline: Backline, task: str) -> None:
    ran = backline("explain", task, "--svg", "out.svg")
    assert (ran.code, ran.err) == (0, "")
    assert "hamstrings" in ran.out.split("\n\n")[0]
    assert "Wrote out.svg" in ran.out
    svg = ET.fromstring(Path("out.svg").read_text("utf-8"))
    assert svg.tag.endswith("svg")
    assert "style=" not in Path("out.svg").read_text("utf-8")


def values(backline: Backline, *words: str) -> dict[str, float]:
    ran = backline("explain", *words, "--json", "-")
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, float] = json.loads(ran.out)[0]["values"]
    return found


def test_short_hamstrings_stop_the_hips_earlier_and_not_the_back(backline: Backline) -> None:
    typical, short = values(backline, "bend"), values(backline, "bend", "--shift", "20")
    assert typical["hip_joint_flexion_deg"] - short["hip_joint_flexion_deg"] > 14
    assert abs(typical["lumbar_flexion_deg"] - short["lumbar_flexion_deg"]) < 5


def test_a_reach_is_a_bend(backline: Backline) -> None:
    higher, lower = (values(backline, "bend", "--reach", height) for height in ("60", "40"))
    assert higher["trunk_inclination_deg"] < lower["trunk_inclination_deg"]


def test_the_load_against_a_backrest_is_not_told(backline: Backline) -> None:
    assert values(backline, "slouch")["disc_load"] is None
    assert "not known" in backline("explain", "slouch").out


def test_you_are_told_with_a_band(backline: Backline) -> None:
    told = refused(backline, "explain", "raise", "--who", "me")
    assert "backline measure changes that" in told
    with open_store() as store:
        store.append(MeasuredTest("slr", "left", 55.0, 8.0), now())
    mine, later = (backline("explain", "raise", "--who", name) for name in ("me", "later"))
    assert " to " in mine.out
    assert mine.out != later.out
    assert len(json.loads(backline("explain", "raise", "--who", "me", "--json", "-").out)) == 3


def test_who_is_sent_to_somebody_first_is_not_explained(backline: Backline) -> None:
    all_no = {one.id: {"three_valued": "no", "age": 41}.get(one.kind, []) for one in questions()}
    with open_store() as store:
        store.append(MeasuredTest("slr", "left", 55.0, 8.0), now())
        told = {**all_no, "one_leg_weakness_under_two_weeks": "yes"}
        store.append(Screening(told, "soon"), now())
    for name in ("me", "later"):
        assert "send you to somebody first" in refused(backline, "explain", "raise", "--who", name)


def test_every_problem_at_once(backline: Backline) -> None:
    ran = backline("explain", "raise", "--thigh", "200", "--knee", "-9", "--lean", "5")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 3
    ran = backline("explain", "bend", "--shift", "300", "--tolerance", "-4", "--mass", "-70")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 3
    ran = backline("explain", "bend", "--slr", "200", "--height", "9", "--lean", "999")
    assert ran.code == 2
    assert "The straight-leg raise is 200 degrees" in ran.err
    assert len(ran.err.splitlines()) == 3


def test_tests_say_who_it_is(backline: Backline) -> None:
    ran = backline("explain", "raise", "--slr", "50", "--ake", "35", "--json", "-")
    likely, shorter, longer = json.loads(ran.out)
    assert shorter["shift_deg"] > likely["shift_deg"] > longer["shift_deg"]
    assert likely["shift_deg"] > 5


def test_another_body_is_loaded_like_its_own_standing(backline: Backline) -> None:
    assert values(backline, "stand", "--mass", "110")["disc_load"] == pytest.approx(1.0, abs=0.05)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("bned",), "did you mean bend?"),
        (("bend", "--lean", "20", "--reach", "10"), "give one of them"),
        (("bend", "--reach", "500"), "Reach is 500 cm"),
        (("bend", "--lean", "nan"), "Lean is nan"),
        (("bend", "--who", "me", "--shift", "3"), "each say who it is"),
        (("bend", "--svg", "nowhere/out.svg"), "there is no folder"),
    ],
)
def test_mistakes(backline: Backline, words: tuple[str, ...], says: str) -> None:
    assert says in refused(backline, "explain", *words)
