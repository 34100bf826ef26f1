"""The record as JSON, schema 1: documented in docs/json.md and stable."""

from dataclasses import asdict
from math import isfinite
from typing import TYPE_CHECKING, Any

from backline import __version__

from .source import PoseModel, SourceInfo

if TYPE_CHECKING:
    from backline.motion.record import Record
    from backline.motion.types import Fault, Hold, Rep, Unseen

SCHEMA = 1
TIME_DECIMALS, ANGLE_DECIMALS = 3, 1

Json = dict[str, Any]


def as_json(record: "Record", source: SourceInfo, pose_model: PoseModel) -> Json:
    """Return the record as plain values in the order of the schema.

    Times are rounded to milliseconds, angles to tenths of a degree; what could not be measured
    (NaN) is None.
    """
    exercise, view = record.exercise, record.view
    return {
        "schema": SCHEMA,
        "backline": __version__,
        "source": _source(source),
        "pose": {
            "model": pose_model.model,
            "sha256": pose_model.sha256,
            "frames_with_person": record.frames_with_person,
            "view": view.name,
            "view_off_deg": _deg(view.off_deg),
            "near_side": view.near_side,
            "roll_deg": _deg(view.roll_deg),
        },
        "exercise": exercise.id,
        "definition_sha256": exercise.sha256,
        "angles": {"measurable": record.withheld is None, "reason": record.withheld},
        "reps": [_rep(rep) for rep in record.reps],
        "holds": [_hold(hold) for hold in record.holds],
        "set_faults": list(record.set_faults),
        "count": asdict(record.count),
        "unseen": [_unseen(unseen) for unseen in record.unseen],
    }


def _source(source: SourceInfo) -> Json:
    return {
        "file": source.file,
        "frames": source.frames,
        "duration_s": _s(source.duration_s),
        "fps": _s(source.fps),
        "size_px": list(source.size_px),
    }


def _rep(rep: "Rep") -> Json:
    return {
        "side": rep.side,
        "start_s": _s(rep.start_s),
        "turn_s": _s(rep.turn_s),
        "end_s": _s(rep.end_s),
        "peak_deg": _deg(rep.peak_deg),
        "peak_error_deg": _deg(rep.peak_error_deg),
        "rom_deg": _deg(rep.rom_deg),
        "dwell_s": _s(rep.dwell_s),
        "dose_met": rep.dose_met,
        "excluded_by": rep.excluded_by,
        "faults": [_fault(fault) for fault in rep.faults],
    }


def _hold(hold: "Hold") -> Json:
    return {
        "side": hold.side,
        "start_s": _s(hold.start_s),
        "end_s": _s(hold.end_s),
        "mean_deg": _deg(hold.mean_deg),
        "mean_error_deg": _deg(hold.mean_error_deg),
        "dose_met": hold.dose_met,
        "excluded_by": hold.excluded_by,
        "faults": [_fault(fault) for fault in hold.faults],
    }


def _fault(fault: "Fault") -> Json:
    return {
        "id": fault.id,
        "start_s": _s(fault.start_s),
        "end_s": _s(fault.end_s),
        "worst_deg": _deg(fault.worst_deg),
    }


def _unseen(unseen: "Unseen") -> Json:
    return {
        "start_s": _s(unseen.start_s),
        "end_s": _s(unseen.end_s),
        "landmarks": list(unseen.landmarks),
    }


def _s(value: float) -> float | None:
    return _rounded(value, TIME_DECIMALS)


def _deg(value: float) -> float | None:
    return _rounded(value, ANGLE_DECIMALS)


def _rounded(value: float, decimals: int) -> float | None:
    # float(): a numpy number is no JSON; + 0.0: nobody should read -0.0.
    return round(float(value), decimals) + 0.0 if isfinite(value) else None
