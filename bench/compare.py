"""One clip judged, against what was planted in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Any

from backline.motion.definition import Exercise
from backline.motion.record import Record, Recorder
from backline.motion.types import Hold, Pose, Rep, Sample

from .planted import Effort, efforts, off_side_deg

NAN = float("nan")


@dataclass(slots=True)
class Compared:
    """What was found in a clip beside what was planted.

    ``faults`` holds (fault id, planted, found) for each effort and fault; ``sides`` one of
    ``right``, ``unseen``, ``wrong`` for each effort with a side, with whether the far leg worked;
    angle errors are found less true, degrees, over the judged frames of the working leg.
    """

    stem: str
    exercise: str
    kind: str
    spec: Mapping[str, Any]
    off_deg: float
    found_off_deg: float
    planted: int
    counted: int
    sides: list[tuple[str, bool]] = field(default_factory=list)
    top_errors_s: list[float] = field(default_factory=list)
    faults: list[tuple[str, bool, bool]] = field(default_factory=list)
    peaks: list[tuple[float, float]] = field(default_factory=list)
    hip_errors_deg: list[float] = field(default_factory=list)
    knee_errors_deg: list[float] = field(default_factory=list)
    top_knee_errors_deg: list[float] = field(default_factory=list)
    given: float = NAN


def compare(
    stem: str, truth: Mapping[str, Any], exercise: Exercise, poses: Sequence[Pose]
) -> Compared:
    """Judge a clip and set the result beside the truth."""
    recorder = Recorder(exercise, with_samples=True)
    samples: list[Sample] = []
    for pose in poses:
        recorder.update(pose)
        if recorder.coach.sample:
            samples.append(recorder.coach.sample)
    record = recorder.finish()
    kind = truth.get("kind", "exercise")
    wanted = efforts(truth)
    result = Compared(
        stem, exercise.id, kind, truth["spec"], off_side_deg(truth), record.view.off_deg,
        len(wanted), record.count.total,
    )  # fmt: skip
    for effort in wanted:
        _match(result, exercise, record, effort)
    if kind == "exercise":
        _angles(result, exercise, record, samples, truth)
    return result


def _match(result: Compared, exercise: Exercise, record: Record, planted: Effort) -> None:
    """Set one planted effort beside the found one that overlaps its top most."""
    near = [one for one in record.efforts if _overlap_s(one, planted) > 0]
    if not near:
        result.faults += [(fault, True, False) for fault in planted.faults if planted.judgeable]
        return
    found = max(near, key=lambda one: _overlap_s(one, planted))
    if exercise.sides != ("both",):
        told = "right" if found.side == planted.side else "wrong"
        far = record.view.near_side not in (None, planted.side)
        result.sides.append(("unseen" if found.side == "unseen" else told, far))
    stay_s = found.dwell_s if isinstance(found, Rep) else found.length_s
    result.top_errors_s.append(stay_s - planted.top_s)
    seen = {fault.id for fault in found.faults}
    for rule in exercise.faults:
        if planted.judgeable or rule.id not in planted.faults:
            result.faults.append((rule.id, rule.id in planted.faults, rule.id in seen))
    peak, error = (
        (found.peak_deg, found.peak_error_deg)
        if isinstance(found, Rep)
        else (found.mean_deg, found.mean_error_deg)
    )
    true = planted.knee_deg if exercise.movement.angle.startswith("knee") else planted.hip_deg
    if not isnan(peak) and exercise.movement.angle in ("hip_flexion_deg", "knee_flexion_deg"):
        result.peaks.append((peak - true, error))


def _overlap_s(found: Rep | Hold, planted: Effort) -> float:
    return min(found.end_s, planted.end_s) - max(found.start_s, planted.start_s) - 0.3


def _angles(
    result: Compared, exercise: Exercise, record: Record,
    samples: Sequence[Sample], truth: Mapping[str, Any],
) -> None:  # fmt: skip
    """Errors of the working leg's angles, frame by frame; of the near leg where both work."""
    frames = {round(frame["t"], 3): frame for frame in truth["frames"]}
    near = record.view.near_side
    tops = [(one["top_start"], one["top_end"]) for one in truth["repetitions"]]
    judged = given = 0
    for sample in samples:
        frame = frames.get(round(sample.t_s, 3))
        if frame is None:
            continue
        judged += 1
        side = near if exercise.sides == ("both",) and near else frame["side"]
        hip = sample.signals.get(f"hip_flexion_{side}_deg", NAN)
        knee = sample.signals.get(f"knee_flexion_{side}_deg", NAN)
        given += not isnan(hip)
        if isnan(hip) or (exercise.id == "standing_march" and side != near):
            continue  # the far hip of a march hides behind the near leg: counted apart
        result.hip_errors_deg.append(hip - frame["angles"][f"{side}_hip_line"])
        knee_error = knee - frame["angles"][f"{side}_knee_flexion"]
        result.knee_errors_deg.append(knee_error)
        if any(start <= sample.t_s < end for start, end in tops):
            result.top_knee_errors_deg.append(knee_error)
    result.given = given / judged if judged else NAN
