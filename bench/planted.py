"""What was planted in a rendered clip, in Backline's own terms."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import asin, atan2, degrees
from typing import Any

import numpy as np

from .scenes import EXERCISE_IDS

FAULT_IDS = {
    ("straight_leg_raise", "bent_knee"): "knee_bends",
    ("bridge", "low_hips"): "hips_low",
    ("bridge", "past_straight"): "hips_past_straight",
    ("standing_march", "low_knee"): "knee_low",
    ("standing_march", "lean_back"): "trunk_leans",
    ("standing_march", "lean_forward"): "trunk_leans",
    ("strap_stretch", "bent_knee"): "knee_bends",
    ("knee_to_chest", "other_leg_lifts"): "other_leg_lifts",
    ("knee_to_chest", "low_knee"): "not_close",
    ("active_hamstring_stretch", "hip_drop"): "thigh_drops",
    ("active_hamstring_stretch", "bent_knee"): "knee_not_extended",
}
"""(exercise, what the renderer plants) -> the fault that has to be found."""
AWAY_DEG = 20.0  # of leg raise from the other knee's height: the fault's own bound


@dataclass(frozen=True, slots=True)
class Effort:
    """One planted repetition or hold."""

    side: str
    start_s: float
    top_start_s: float
    top_end_s: float
    end_s: float
    faults: frozenset[str]
    judgeable: bool
    hip_deg: float
    knee_deg: float

    @property
    def top_s(self) -> float:
        """Seconds at the top."""
        return self.top_end_s - self.top_start_s


def off_side_deg(truth: Mapping[str, Any]) -> float:
    """Return how many degrees the camera was off a true side view."""
    return float(abs((truth["spec"]["azimuth"] + 90.0) % 180.0 - 90.0))


def efforts(truth: Mapping[str, Any]) -> list[Effort]:
    """Return the planted efforts of a clip.

    A knee that is not extended is judged against the person's own best before: where there was
    none, nobody can tell, and the effort is not ``judgeable`` for it.
    """
    exercise = EXERCISE_IDS.get(truth["spec"]["exercise"], truth["spec"]["exercise"])
    found, good_before = [], False
    for rep in truth["repetitions"]:
        fault = FAULT_IDS.get((exercise, rep["fault"]))
        faults = {fault} if fault else set()
        if exercise == "straight_leg_raise":
            faults |= _by_geometry(truth, rep)
        falling = exercise in ("bridge",)
        found.append(
            Effort(
                side=rep["side"],
                start_s=rep["start"],
                top_start_s=rep["top_start"],
                top_end_s=rep["top_end"],
                end_s=rep["end"],
                faults=frozenset(faults),
                judgeable=fault != "knee_not_extended" or good_before,
                hip_deg=rep["hip_line_min" if falling else "hip_line_max"],
                knee_deg=rep["knee_flexion_min"],
            )
        )
        good_before = good_before or not rep["fault"]
    return found


def _by_geometry(truth: Mapping[str, Any], rep: Mapping[str, Any]) -> set[str]:
    """Whether the ankle was far above or below the other knee, from the joints themselves."""
    middle_s = (rep["top_start"] + rep["top_end"]) / 2
    frame = min(truth["frames"], key=lambda one: abs(one["t"] - middle_s))
    rest = truth["frames"][0]["joints"]
    this, other = rep["side"], {"left": "right", "right": "left"}[rep["side"]]
    if frame["angles"][f"{other}_knee_flexion"] < 60.0:
        return set()
    trunk_deg = _pitch_deg(rest[f"{this}_shoulder"], rest[f"{this}_hip"])
    joints = frame["joints"]
    leg = [np.array(joints[f"{this}_{name}"])[[0, 2]] for name in ("hip", "ankle")]
    thigh = [np.array(joints[f"{other}_{name}"])[[0, 2]] for name in ("hip", "knee")]
    raised_deg = _pitch_deg(joints[f"{this}_hip"], joints[f"{this}_ankle"]) - trunk_deg
    thigh_deg = _pitch_deg(joints[f"{other}_hip"], joints[f"{other}_knee"]) - trunk_deg
    level = np.linalg.norm(thigh[1] - thigh[0]) * np.sin(np.radians(thigh_deg))
    past_deg = raised_deg - degrees(asin(float(level / np.linalg.norm(leg[1] - leg[0]))))
    return {"too_high"} if past_deg > AWAY_DEG else {"too_low"} if past_deg < -AWAY_DEG else set()


def _pitch_deg(start: list[float], end: list[float]) -> float:
    """Direction of a line in the sagittal plane, up positive, feet forward."""
    return degrees(atan2(end[2] - start[2], end[0] - start[0]))
