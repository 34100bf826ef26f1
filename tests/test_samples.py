"""The committed samples from the video to the record, against the truth they were rendered from."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from math import cos, radians
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from backline.analysis import Analysis, Clip, Outputs, Watch, judge
from backline.library import exercise
from backline.motion.types import Hold, Rep
from backline.sources.bundle import Bundle

SAMPLES = Path(__file__).parents[1] / "samples"
NAMES = [
    "active_hamstring_stretch",
    "bridge",
    "knee_to_chest",
    "standing_march",
    "straight_leg_raise",
    "strap_stretch",
]
FAULTS = {
    ("active_hamstring_stretch", "bent_knee"): "knee_not_extended",
    ("active_hamstring_stretch", "hip_drop"): "thigh_drops",
    ("bridge", "low_hips"): "hips_low",
    ("bridge", "past_straight"): "hips_past_straight",
    ("knee_to_chest", "low_knee"): "not_close",
    ("knee_to_chest", "other_leg_lifts"): "other_leg_lifts",
    ("standing_march", "low_knee"): "knee_low",
    ("straight_leg_raise", "bent_knee"): "knee_bends",
    ("strap_stretch", "bent_knee"): "knee_bends",
}
"""What the renderer calls a fault, and what we do."""
# Whether a raise ends above the other knee follows from the angles; it is planted nowhere.
ALSO_RIGHT = {"straight_leg_raise": {"too_high", "too_low"}}
TRUE = {
    "hip_flexion_deg": "hip_line",
    "knee_flexion_deg": "knee_flexion",
    "thigh_lift_deg": "hip_line",  # the trunk stays upright in the march
}
"""The truth's name for a movement's angle."""
WORST_DEG = 12.0  # our aim: no clip worse
TIMES_S = 0.5  # the same, of holds

every_sample = pytest.mark.parametrize("name", NAMES)


@contextmanager
def silent(_title: str) -> Iterator[Watch]:
    yield lambda _share: None


def truth(name: str) -> Any:
    return json.loads((SAMPLES / f"{name}.json").read_text("utf-8"))


@cache
def judged(name: str, clip: Clip) -> Analysis:
    """Analyse a sample, once in a session, and keep every signal."""
    with clip.poses() as source:
        return judge(source, exercise(name), Outputs(signals=Path("not written")), lambda _: None)


@pytest.fixture
def found(name: str, seen_sample: Callable[[str], Path]) -> Analysis:
    """Return what came of a sample."""
    return judged(name, Clip(str(seen_sample(name))))


def sides(name: str) -> list[str]:
    """Return the side of each planted repetition, as the exercise names it."""
    both = exercise(name).sides == ("both",)
    return ["both" if both else rep["side"] for rep in truth(name)["repetitions"]]


def efforts(found: Analysis) -> list[Rep | Hold]:
    return [*found.record.reps, *found.record.holds]


def check_faults(name: str, found: Analysis) -> None:
    """Each repetition has the fault that was planted in it, and no other."""
    also = ALSO_RIGHT.get(name, set())
    for effort, planted in zip(efforts(found), truth(name)["repetitions"], strict=False):
        wanted = {FAULTS[name, planted["fault"]]} if planted["fault"] else set()
        assert {fault.id for fault in effort.faults} - also == wanted


def check_angles(name: str, found: Analysis) -> None:
    """Hip and knee of both legs, in all frames."""
    angles = truth(name)["angles"]
    times = [sample.t_s for sample in found.samples]
    assert times == pytest.approx(angles["t_s"][: len(times)], abs=1e-3)
    for leg in ("left", "right"):
        for signal, true in (("hip_flexion", "hip_line"), ("knee_flexion", "knee_flexion")):
            told = np.array([sample.signals[f"{signal}_{leg}_deg"] for sample in found.samples])
            off = np.abs(told - angles[f"{leg}_{true}"][: len(times)])
            assert np.isfinite(off).mean() > 0.95
            assert np.nanmean(off) < WORST_DEG, (leg, signal)


def test_every_sample_is_tested() -> None:
    assert sorted(path.stem for path in SAMPLES.glob("*.mp4")) == NAMES
    assert sum(path.stat().st_size for path in SAMPLES.iterdir()) < 3_000_000


@pytest.mark.slow
@every_sample
def test_the_count_is_exact_on_each_side(found: Analysis, name: str) -> None:
    count = found.record.count
    assert Counter(left=count.left, right=count.right, both=count.both) == Counter(sides(name))
    assert [effort.side for effort in efforts(found)] == sides(name)
    assert (count.total, count.excluded) == (len(sides(name)), 0)


@pytest.mark.slow
@every_sample
def test_the_faults_are_those_planted(found: Analysis, name: str) -> None:
    check_faults(name, found)


@pytest.mark.slow
@every_sample
def test_holds_and_dwells_are_as_long(found: Analysis, name: str) -> None:
    for effort, planted in zip(efforts(found), truth(name)["holds"], strict=True):
        length_s = effort.length_s if isinstance(effort, Hold) else effort.dwell_s
        assert length_s == pytest.approx(planted["end"] - planted["start"], abs=TIMES_S)
        start_s = effort.start_s if isinstance(effort, Hold) else effort.turn_s
        assert planted["start"] - TIMES_S <= start_s <= planted["end"] + TIMES_S


@pytest.mark.slow
@every_sample
def test_the_angles_are_right(found: Analysis, name: str) -> None:
    assert len(found.samples) == found.source.frames == len(truth(name)["angles"]["t_s"])
    check_angles(name, found)


@pytest.mark.slow
@every_sample
def test_the_extremes_lie_within_the_error_given(found: Analysis, name: str) -> None:
    true = TRUE[exercise(name).movement.angle]
    for effort, planted in zip(efforts(found), truth(name)["repetitions"], strict=True):
        told, error = (
            (effort.mean_deg, effort.mean_error_deg)
            if isinstance(effort, Hold)
            else (effort.peak_deg, effort.peak_error_deg)
        )
        extremes = planted[f"{true}_min"], planted[f"{true}_max"]
        assert min(abs(told - extreme) for extreme in extremes) <= error


@pytest.mark.slow
@every_sample
def test_the_view_is_from_the_near_side(found: Analysis, name: str) -> None:
    azimuth_deg = truth(name)["spec"]["azimuth"]
    view = found.record.view
    assert view.name == "side"
    assert view.near_side == ("right" if cos(radians(azimuth_deg)) > 0 else "left")
    assert found.record.withheld is None
    assert found.record.unseen == ()


def test_the_first_repetition_with_the_quickest_model(lite: Bundle) -> None:
    clip = Clip(str(SAMPLES / "bridge.mp4"), to_s=5.0, model=lite.name)
    found = judged("bridge", clip)
    assert [rep.side for rep in found.record.reps] == ["both"]
    assert found.record.count.total == 1
    assert found.record.view.near_side == "right"
    check_faults("bridge", found)
    check_angles("bridge", found)
