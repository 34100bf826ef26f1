"""Records and poses whose truth is planted, for the tests of what a person looks at."""

from math import cos, nan, radians, sin
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backline.library import exercise
from backline.motion.record import Record
from backline.motion.skeleton import INDEX
from backline.motion.types import Fault, Hold, Pose, Rep, Sample, View
from backline.render.source import PoseModel, SourceInfo

SOURCE = SourceInfo("me.mp4", 90, 3.0004, 29.97, (640, 480))
MODEL = PoseModel("heavy", "c" * 64)
SIDE_VIEW = View("side", 6.24, "right", 1.26)
FAULT = Fault("hips_low", 1.0, 1.5, 21.0)


def rep(start_s: float = 1.0, **changed: Any) -> Rep:
    """Return a good repetition of 2 s that reaches 5 +- 4 degrees; anything can be changed."""
    values: dict[str, Any] = {
        "side": "both",
        "start_s": start_s,
        "turn_s": start_s + 1.0,
        "end_s": start_s + 2.0,
        "peak_deg": 5.0,
        "peak_error_deg": 4.0,
        "rom_deg": 55.0,
        "dwell_s": 0.5,
        "dose_met": True,
    }
    return Rep(**(values | changed))


def hold(start_s: float = 1.0, **changed: Any) -> Hold:
    """Return a good hold of 30 s at 60 +- 8 degrees."""
    values: dict[str, Any] = {
        "side": "left",
        "start_s": start_s,
        "end_s": start_s + 30.0,
        "mean_deg": 60.0,
        "mean_error_deg": 8.0,
        "dose_met": True,
    }
    return Hold(**(values | changed))


def record(exercise_id: str = "bridge", **changed: Any) -> Record:
    """Return a record of nothing, seen well from the side."""
    values: dict[str, Any] = {
        "exercise": exercise(exercise_id),
        "view": SIDE_VIEW,
        "withheld": None,
        "reps": (),
        "holds": (),
        "unseen": (),
        "cues": (),
        "set_faults": (),
        "frames": 90,
        "frames_with_person": 88,
    }
    return Record(**(values | changed))


def lying(t_s: float, hip_deg: float, *, leg: str = "right", scale: float = 1.0) -> Pose:
    """Return somebody lying, head to the left, one thigh raised by `hip_deg`, the other flat.

    The hip is at (300, 300), thigh and shank are 120 long and in line (pixels, times `scale`).
    """
    image = np.full((33, 3), nan, np.float32)
    image[:, 2] = 1.0
    image[0, :2] = 60, 290
    for side in ("left", "right"):
        up = radians(hip_deg if side == leg else 0.0)
        for name, far in (("hip", 0), ("knee", 120), ("ankle", 240), ("heel", 245)):
            image[INDEX[f"{side}_{name}"], :2] = 300 + far * cos(up), 300 - far * sin(up)
        image[INDEX[f"{side}_foot_index"], :2] = 300 + 260 * cos(up), 300 - 260 * sin(up) - 20
        image[INDEX[f"{side}_shoulder"], :2] = 120, 300
    image[:, :2] *= scale
    return Pose(t_s, image, np.zeros((33, 3), np.float32))


def sample(t_s: float, angle_deg: float = 40.0, **changed: Any) -> Sample:
    """Return a judged frame of the right leg at the top."""
    values: dict[str, Any] = {"angle_side": "right", "phase": "top", "count": 0}
    values |= {"signals": {f"hip_flexion_{leg}_deg": angle_deg for leg in ("left", "right")}}
    return Sample(t_s, angle_deg=angle_deg, **(values | changed))


def grey(width: int = 640, height: int = 480) -> NDArray[np.uint8]:
    """Return an empty picture."""
    return np.full((height, width, 3), 128, np.uint8)
