"""How accurate the tests by camera are: ``python -m bench.tests_accuracy`` writes TESTS.md.

Clips of whole tests (three trials, long holds) are rendered for this; the other rendered clips have
two repetitions of the same movements, done in many views, and are measured as well.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import atan2, degrees
from pathlib import Path
from statistics import fmean, median
from typing import TYPE_CHECKING, Annotated, Any

import numpy as np
import typer

from backline.care.measure import Result, measure, watch
from backline.library import exercise
from backline.library.tests_load import protocol, protocols
from backline.motion.protocol import Protocol
from backline.sources.figure import figure_poses
from backline.sources.recording import Recording

from .landmarks import find_missing, kept
from .planted import off_side_deg
from .renders import ALL_SETS, CACHE, is_rendered, read_truth, render_missing
from .results import Section, show, write
from .scenes import Scene, draw, scene
from .shares import mean, share

if TYPE_CHECKING:
    from backline.motion.types import Side

OUT = Path(__file__).with_name("TESTS.md")
HEADS = ("figure", "value (95 % interval)")
TESTED = {
    "strap_stretch": "slr",
    "active_knee_extension": "ake",
    "forward_bend": "forward_bend",
    "glute_bridge": "bridge_hold",
}
"""The rendered exercise that shows each test."""
SPOILT = {
    "slr": {"bent_knee"}, "ake": {"hip_drop"}, "forward_bend": {"bent_knee"}, "bridge_hold": set(),
}  # fmt: skip
"""Planted faults that make a trial useless."""
OTHER = {("ake", "bent_knee"), ("bridge_hold", "low_hips")}
"""Clips in which repetitions are meant to differ: they say nothing of a test's accuracy."""
SHOULD_DEG = 15.0
"""Up to so far off the side a test should be measurable; from `REFUSE_DEG` on it should not."""
REFUSE_DEG = 30.0
ASKED_DEG: Mapping[str, tuple[float, ...]] = {
    "strap_stretch": (48.0, 56.0, 63.0, 70.0, 77.0, 85.0),
    "active_knee_extension": (8.0, 16.0, 23.0, 30.0, 38.0, 48.0),
    "forward_bend": (65.0, 80.0, 95.0, 110.0),
}
"""What is planted in the clips of whole tests, degrees."""
BRIDGES_S = (12.0, 16.0, 20.0, 25.0)


@dataclass(frozen=True, slots=True)
class Tried:
    """One clip measured: what was planted (None where nothing should be measurable), what found.

    ``named`` is the result where the leg was named, as the programme does.
    """

    stem: str
    side: str
    off_deg: float
    true: float | None
    true_also: float | None
    found: Result
    named: Result


def whole_tests() -> list[Scene]:
    """Return 20 clips of whole tests: three trials with a rest before each, or one long hold."""
    found = []
    for name, planted in ASKED_DEG.items():
        for number, base in enumerate(planted):
            spec = draw(name, "", 30000 + number, (-12, 12))
            spec = replace(spec, reps=3, amplitudes=[base - 2, base + 2, base])
            found.append(replace(spec, hold=3.2, rest=1.5, lead=1.5, fps=12))
    for number, hold_s in enumerate(BRIDGES_S):
        spec = draw("glute_bridge", "", 30000 + number, (-12, 12))
        found.append(replace(spec, reps=1, amplitudes=[172.0], hold=hold_s, lead=1.5, fps=12))
    return [scene("whole_test", spec) for spec in found]


def tried(one: Scene, model: str, test: Protocol | None = None) -> Tried:
    """Measure one clip."""
    truth = read_truth(one, CACHE)
    test = test or protocol(TESTED[one.spec.exercise])
    recording = Recording(kept(one.stem, model))
    seen = watch(exercise(test.uses), recording, recording.info.size_px)
    side: Side = "both" if "both" in test.sides else "left" if one.spec.side == "left" else "right"
    (found, *_), (named,) = measure(test, seen), measure(test, seen, side)
    value, also = _true(test.id, truth)
    return Tried(one.stem, side, off_side_deg(truth), value, also, found, named)


def _true(test: str, truth: Mapping[str, Any]) -> tuple[float | None, float | None]:
    """Return the planted value over the trials that are done as the test asks, and the reach."""
    reps = [rep for rep in truth["repetitions"] if rep["fault"] not in SPOILT[test]]
    if not reps:
        return None, None
    if test == "bridge_hold":
        return max(rep["top_end"] - rep["top_start"] for rep in reps), None
    rest = truth["frames"][0]["joints"]
    tops = [
        [frame for frame in truth["frames"] if rep["top_start"] <= frame["t"] < rep["top_end"]]
        for rep in reps
    ]
    values = [
        median(_angle_deg(test, rep["side"], frame, rest) for frame in top)
        for rep, top in zip(reps, tops, strict=True)
    ]
    reach = [median(_reach(frame["joints"]) for frame in top) for top in tops]
    return fmean(values), fmean(reach) if test == "forward_bend" else None


def _angle_deg(test: str, side: str, frame: Mapping[str, Any], rest: Mapping[str, Any]) -> float:
    if test == "ake":
        return float(frame["angles"][f"{side}_knee_flexion"])
    if test == "forward_bend":
        return -float(frame["angles"]["trunk_pitch"])
    trunk = _pitch_deg(_middle(rest, "shoulder"), _middle(rest, "hip"))
    joints = frame["joints"]
    leg = _pitch_deg(joints[f"{side}_hip"], joints[f"{side}_ankle"])
    return (leg - trunk + 180.0) % 360.0 - 180.0


def _reach(joints: Mapping[str, Sequence[float]]) -> float:
    hip, knee, ankle = (np.array(joints[f"left_{name}"]) for name in ("hip", "knee", "ankle"))
    leg = np.linalg.norm(hip - knee) + np.linalg.norm(knee - ankle)
    below = _middle(joints, "hip")[2] - _middle(joints, "wrist")[2]
    return float(100.0 * below / leg)


def _middle(joints: Mapping[str, Sequence[float]], name: str) -> Sequence[float]:
    return [
        (a + b) / 2 for a, b in zip(joints[f"left_{name}"], joints[f"right_{name}"], strict=True)
    ]


def _pitch_deg(start: Sequence[float], end: Sequence[float]) -> float:
    """Direction of a line in the sagittal plane, up positive, feet forward."""
    return degrees(atan2(end[2] - start[2], end[0] - start[0]))


def figures(clips: Sequence[Tried]) -> Iterator[tuple[str, str]]:
    """Yield the figures of one test over clips of one kind."""
    should = [one for one in clips if one.true is not None and one.off_deg <= SHOULD_DEG]
    told = [one for one in clips if one.true is not None and one.found.measurable]
    errors = [one.found.value - one.true for one in told if one.found.value and one.true]
    yield "clips", str(len(clips))
    measured = sum(one.found.measurable for one in should)
    yield "measurable, of those that should be", share(measured, len(should))
    if any(one.side != "both" for one in clips):
        measured = sum(one.named.measurable for one in should)
        yield "the same with the leg named", share(measured, len(should))
        yield "a number for the wrong leg", str(sum(one.found.side != one.side for one in told))
    refuse = [one for one in clips if one.true is None or one.off_deg > REFUSE_DEG]
    if refuse:
        refused = sum(not one.found.measurable for one in refuse)
        yield "not measurable, of those that should not be", share(refused, len(refuse))
    if not errors:
        return
    yield "mean absolute error", mean([abs(error) for error in errors])
    yield "bias", mean(errors)
    yield "worst", f"{max(errors, key=abs):+.1f}"
    stated = [one.found.error or 0.0 for one in told]
    held = sum(abs(error) <= most for error, most in zip(errors, stated, strict=True))
    yield "truth within the stated error", share(held, len(errors))
    yield "stated error, median", f"{median(stated):.1f}"
    reach = [one.found.also - one.true_also for one in told
             if one.found.also is not None and one.true_also is not None]  # fmt: skip
    if reach:
        yield "reach: mean absolute error, percent", mean([abs(error) for error in reach])
        yield "reach: bias, percent", mean(reach)
        yield "reach: nine in ten within", f"{np.percentile(np.abs(reach), 90):.1f}"
    why = sorted({str(one.found.reason) for one in should if not one.found.measurable})
    if why:
        yield "reasons given where it should be measurable", ", ".join(why)


def rendered(model: str) -> Iterator[Section]:
    """Yield a section for each test and kind of clip."""
    whole = [one for one in whole_tests() if is_rendered(one, CACHE)]
    other = [
        one
        for name in ("full", "oblique", "forward_bend")
        for one in ALL_SETS[name]()
        if is_rendered(one, CACHE) and kept(one.stem, model).exists()
    ]
    for name, test in TESTED.items():
        for title, scenes in (("whole tests", whole), ("two or three repetitions", other)):
            mine = [one for one in scenes if one.spec.exercise == name]
            clips = [tried(one, model) for one in mine if (test, one.spec.fault) not in OTHER]
            if clips:
                unit = protocol(test).unit
                yield Section(f"{test}, rendered: {title} ({unit})", HEADS, list(figures(clips)))
    raises = [one for one in other if one.spec.exercise == "straight_leg_raise"]
    if raises:
        yield from _leg_raises(raises, model)


def _leg_raises(scenes: Sequence[Scene], model: str) -> Iterator[Section]:
    """Yield what the straight-leg raise with the other knee bent comes to: it is not this test."""
    slr = protocol("slr")
    asked = [tried(one, model, slr) for one in scenes]
    refused = sum(not one.found.measurable for one in asked)
    # For the angle alone: the same clips without the set-up check, and short stays allowed.
    free = replace(slr, checks=(), score=replace(slr.score, limits_waived=("min_hold_s",)))
    bare = [tried(one, model, free) for one in scenes if not one.spec.fault]
    rows = [("not measurable, as it should be: the other knee is bent", share(refused, len(asked)))]
    rows += [(f"without the set-up check: {name}", value) for name, value in figures(bare)]
    yield Section("slr, rendered: straight-leg raises with the other knee bent", HEADS, rows)


def stick_figure() -> Section:
    """Return what counting comes to with the stick figure: no such clips are rendered."""
    rows = []
    for per_stand_s in (1.0, 1.5, 2.0, 3.0):
        found, true = _stands(per_stand_s)
        rows.append((f"chair_stand_30s, a stand each {per_stand_s} s", f"{found} of {true}"))
    for many in (5, 12, 30):
        found, true = _single(many)
        rows.append((f"single_leg_bridge, {many} good, then three low", f"{found} of {true}"))
    return Section("counted, stick figure with 2 pixels of noise", ("planted", "found"), rows)


def _stands(each_s: float) -> tuple[str, int]:
    """Stand up and sit down at an even pace for 36 s, after 2 s of sitting."""
    times = np.arange(0.0, 40.0, 1 / 25)
    moving = (times >= 2.0) & (times < 38.0)
    level = np.where(moving, 0.5 - 0.5 * np.cos(2 * np.pi * (times - 2.0) / each_s), 0.0)
    traces = {
        name: [
            [float(t), float(sat - (sat - 2.0) * up)] for t, up in zip(times, level, strict=True)
        ]
        for name, sat in (("hip_flexion_deg", 90.0), ("knee_flexion_deg", 92.0))
    }
    poses = figure_poses(traces, posture="standing", working="both", noise_px=2.0)
    (found,) = measure(
        test := protocol("chair_stand_30s"), watch(exercise(test.uses), poses, (640, 480))
    )
    return _told(found), sum(2.0 + each_s * (k + 0.5) < 32.0 for k in range(40))


def _single(many: int) -> tuple[str, int]:
    """Bridge on the right leg, the last three far too low."""
    hip = [[0.0, 54.0], [1.0, 54.0]]
    for number in range(many + 3):
        top = 5.0 if number < many else 34.0
        t_s = hip[-1][0]
        hip += [[t_s + 0.8, top], [t_s + 1.1, top], [t_s + 1.9, 54.0], [t_s + 2.2, 54.0]]
    traces = {"hip_flexion_deg": hip, "other_hip_flexion_deg": [[0.0, 20.0]],
              "other_knee_flexion_deg": [[0.0, 3.0]]}  # fmt: skip
    poses = figure_poses(traces, posture="bridge", noise_px=2.0)
    test = protocol("single_leg_bridge")
    (found, *_) = measure(test, watch(exercise(test.uses), poses, (640, 480)))
    return _told(found), many


def _told(found: Result) -> str:
    return str(found.reason) if found.value is None else f"{found.value:.0f}"


def main(
    model: Annotated[str, typer.Option(help="Pose model.")] = "heavy",
    render: Annotated[bool, typer.Option(help="Render the whole tests that are missing.")] = True,
) -> None:
    """Measure how accurate the tests by camera are, and write TESTS.md."""
    scenes = whole_tests()
    if render:
        for stem in render_missing(scenes):
            typer.echo(f"rendered {stem}", err=True)
    for stem in find_missing([one for one in scenes if is_rendered(one, CACHE)], model):
        typer.echo(f"landmarks {stem}", err=True)
    sections = [*rendered(model), stick_figure()]
    show(sections)
    write(sections, f"{len(protocols())} tests, {model} pose model.", date.today(), OUT)


if __name__ == "__main__":
    typer.run(main)
