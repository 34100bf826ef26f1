"""`backline measure`: a value with its error, or a plain reason."""

import json
from pathlib import Path
from typing import Any

import pytest

from backline.library.tests_load import protocols, reasons
from backline.sources.figure import figure_poses
from backline.sources.info import ModelUsed, VideoInfo
from backline.sources.recording import LandmarkWriter

from .made import Backline, refused

KEYS = {"side", "value", "error", "trials", "measurable", "reason", "band", "norm_source"}


@pytest.fixture(params=sorted(protocols()))
def test_id(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def recording(name: str, number: int = 0) -> Path:
    """Write an example of a test as a landmark recording into the working folder."""
    example = protocols()[name].examples[number]
    poses = figure_poses(example.traces, posture=example.posture, working=example.working)
    path = Path(f"{name}.landmarks")
    info = VideoInfo("figure.mp4", len(poses), poses[-1].t_s, 25.0, (640, 480))
    with LandmarkWriter(path, info, ModelUsed("heavy", "0" * 64)) as writer:
        for pose in poses:
            writer.write(pose)
    return path


def result(out: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(out)["results"][0]
    return found


def test_json_has_exactly_these_keys(backline: Backline, test_id: str) -> None:
    ran = backline("measure", recording(test_id), "--test", test_id, "--json", "-")
    assert ran.code == 0
    found = json.loads(ran.out)
    assert set(found) == {"test", "unit", "results"}
    assert (found["test"], found["unit"]) == (test_id, protocols()[test_id].unit)
    for one in found["results"]:
        assert set(one) - {"reach_percent"} == KEYS
        assert ("reach_percent" in one) == (test_id == "forward_bend")
        assert one["measurable"] is True
        assert one["reason"] is None
        assert one["error"] > 0


def test_the_error_stands_beside_the_value(backline: Backline, test_id: str) -> None:
    ran = backline("measure", recording(test_id), "--test", test_id)
    assert ran.code == 0
    assert ran.out.count("±") >= 2  # in the table and in the sentence
    meaning = protocols()[test_id].does_not_mean
    assert meaning.split(":")[0] in " ".join(ran.out.split())


def test_a_bad_set_up_is_told_in_plain_words(backline: Backline) -> None:
    clip = recording("slr", 2)
    ran = backline("measure", clip, "--test", "slr")
    assert ran.code == 0
    said = " ".join(ran.out.split())
    assert "not measurable, because the other leg was not flat." in said
    assert "To try again:" in said
    found = result(backline("measure", clip, "--test", "slr", "--json", "-").out)
    assert (found["value"], found["error"], found["band"]) == (None, None, None)
    assert found["reason"] == reasons()["other_leg_not_flat"]


def test_fewer_trials_are_told(backline: Backline) -> None:
    said = " ".join(backline("measure", recording("slr", 1), "--test", "slr").out.split())
    assert "from 1 of 3 trials, so the error is wider" in said


def test_sex_and_age_decide_the_band(backline: Backline) -> None:
    clip = recording("slr")
    options = ("measure", clip, "--test", "slr", "--json", "-")
    for sex, band in (("male", "borderline"), ("female", "borderline")):
        assert result(backline(*options, "--sex", sex).out)["band"] == band
    chairs = ("measure", recording("chair_stand_30s"), "--test", "chair_stand_30s", "--json", "-")
    young = result(backline(*chairs, "--sex", "male", "--age", "40").out)
    old = result(backline(*chairs, "--sex", "male", "--age", "70").out)
    assert (young["band"], young["norm_source"]) == (None, None)
    assert old["band"] == "limited"
    assert old["norm_source"]


def test_json_goes_into_a_file(backline: Backline) -> None:
    ran = backline("measure", recording("ake"), "--test", "ake", "--json", "out.json")
    assert "Wrote out.json" in ran.out
    assert result(Path("out.json").read_text("utf-8"))["side"] == "right"


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--test", "slt"), "did you mean slr"),
        (("--test", "slr", "--age", "200"), "0 to 120"),
        (("--test", "slr", "--sex", "other"), "female, male or unspecified"),
        (("--test", "slr", "--side", "both"), "left or right"),
        (("--test", "bridge_hold", "--side", "left"), "leave the side out"),
        (("--test", "slr", "--from", "900"), "start earlier"),
        (("--test", "slr", "--json", "no folder/out.json"), "no folder"),
        ((), "--test"),
    ],
)
def test_mistakes_are_answered_in_a_sentence(
    backline: Backline, options: tuple[str, ...], word: str
) -> None:
    assert word in refused(backline, "measure", recording("slr"), *options)


def test_a_recording_that_is_not_there(backline: Backline) -> None:
    assert "nothing.mp4" in refused(backline, "measure", "nothing.mp4", "--test", "slr")


def test_the_help_names_every_test(backline: Backline) -> None:
    said = backline("measure", "--help").out
    assert all(name in said for name in protocols())
