"""From a recording to results: planted figures from a file, and the rendered samples."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from backline.analysis import Clip, Watch
from backline.library.tests_load import protocol
from backline.measuring import Asked, measure_clip
from backline.motion.errors import InputError
from backline.motion.types import Pose
from backline.sources.figure import figure_poses
from backline.sources.info import ModelUsed, VideoInfo
from backline.sources.recording import LandmarkWriter

SAMPLES = Path(__file__).parents[1] / "samples"


@contextmanager
def silent(_title: str) -> Iterator[Watch]:
    yield lambda _share: None


def kept(path: Path, poses: list[Pose]) -> Clip:
    """Write poses as a landmark recording."""
    info = VideoInfo("figure.mp4", len(poses), poses[-1].t_s, 25.0, (640, 480))
    with LandmarkWriter(path, info, ModelUsed("heavy", "0" * 64)) as writer:
        for pose in poses:
            writer.write(pose)
    return Clip(str(path))


@pytest.fixture
def raised(tmp_path: Path) -> Clip:
    """Return a recording of the first example of the straight-leg raise."""
    example = protocol("slr").examples[0]
    poses = figure_poses(example.traces, posture=example.posture, working=example.working)
    return kept(tmp_path / "slr.landmarks", poses)


def test_a_recording_comes_to_its_planted_value(raised: Clip) -> None:
    found = measure_clip(raised, Asked("slr", sex="male", age_years=30), silent)
    (result,) = found.results
    assert (result.side, result.trials) == ("right", 3)
    assert result.value == pytest.approx(68, abs=1)
    assert result.band == "borderline"
    assert found.model_sha256 == "0" * 64
    assert found.protocol.id == "slr"


def test_the_side_that_is_asked_for_is_the_only_one(raised: Clip) -> None:
    for side in ("left", "right"):
        (result,) = measure_clip(raised, Asked("slr", side), silent).results
        assert result.side == side
        assert result.measurable == (side == "right")


def test_a_stretch_of_the_recording_holds_fewer_trials(raised: Clip) -> None:
    part = Clip(raised.given, to_s=19.0)
    (result,) = measure_clip(part, Asked("slr"), silent).results
    (whole,) = measure_clip(raised, Asked("slr"), silent).results
    assert (result.trials, whole.trials) == (2, 3)
    assert result.error is not None


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        (Asked("squat"), "no test 'squat'"),
        (Asked("slr", "both"), "left or right"),
        (Asked("bridge_hold", "left"), "leave the side out"),
        (Asked("slr", sex="x"), "female, male or unspecified"),
        (Asked("slr", age_years=-1), "0 to 120"),
        (Asked("slr", age_years=121), "0 to 120"),
    ],
)
def test_what_is_impossible_is_refused_before_the_work(asked: Asked, word: str) -> None:
    with pytest.raises(InputError, match=word):
        measure_clip(Clip("there is no such file.mp4"), asked, silent)


def test_all_mistakes_are_told_at_once() -> None:
    with pytest.raises(InputError) as refused:
        Asked("squat", "up", "x", 300).check()
    assert len(refused.value.problems) == 3


def test_a_recording_without_anybody_is_refused(tmp_path: Path) -> None:
    empty = kept(tmp_path / "no.landmarks", [Pose.absent(0.1 * number) for number in range(9)])
    with pytest.raises(InputError, match="No person was found"):
        measure_clip(empty, Asked("slr"), silent)


def truth(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))


def planted(name: str, column: str) -> float:
    """Return the median of a planted angle over the first top."""
    told = truth(name)
    top = told["repetitions"][0]
    return median(
        float(value)
        for t_s, value in zip(told["angles"]["t_s"], told["angles"][column], strict=True)
        if top["top_start"] <= t_s < top["top_end"]
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("test", "name", "column"),
    [
        ("slr", "strap_stretch", "right_hip_line"),
        ("ake", "active_hamstring_stretch", "right_knee_flexion"),
    ],
)
def test_the_samples_come_to_the_truth_within_the_error(
    seen_sample: Callable[[str], Path], test: str, name: str, column: str
) -> None:
    clip = Clip(str(seen_sample(name)))
    (result,) = measure_clip(clip, Asked(test), silent).results
    assert result.value is not None
    assert result.error is not None
    assert result.side == "right"
    assert abs(result.value - planted(name, column)) <= result.error


@pytest.mark.slow
def test_the_sample_of_the_bridge_is_held_as_long_as_planted(
    seen_sample: Callable[[str], Path],
) -> None:
    clip = Clip(str(seen_sample("bridge")))
    (result,) = measure_clip(clip, Asked("bridge_hold"), silent).results
    reps = truth("bridge")["repetitions"]
    longest_s = max(rep["top_end"] - rep["top_start"] for rep in reps)
    assert result.value == pytest.approx(longest_s, abs=0.5)


@pytest.mark.slow
def test_a_leg_raise_with_the_other_knee_bent_is_another_exercise(
    seen_sample: Callable[[str], Path],
) -> None:
    clip = Clip(str(seen_sample("straight_leg_raise")))
    (result,) = measure_clip(clip, Asked("slr"), silent).results
    assert (result.value, result.reason) == (None, "other_leg_not_flat")
