"""One posture as it is drawn, and a scene's grid as data for a page."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from backline.body.batch import batch
from backline.body.frames import SEGMENTS, frames
from backline.body.levels import levels, standing
from backline.body.person import Person
from backline.body.quantities import solved
from backline.body.scenes import SHIFTS_DEG, STOPS, TOLERANCES_NM, grid, neck_slopes
from backline.body.task import Task

QUANTITIES = (
    "pelvic_tilt_deg", "lumbar_flexion_deg", "hip_joint_flexion_deg", "hamstring_nm", "stop_nm",
    "disc_load", "nerve_mm", "semitendinosus_mm", "semimembranosus_mm", "biceps_long_mm",
    "biceps_short_mm", "gluteus_middle_mm", "in_range",
    "level_hamstrings", "level_biceps_short", "level_buttock", "level_calf", "level_hip_front",
    "level_disc", "level_nerve",
)  # fmt: skip
"""What a page is told of each posture."""
DECIMALS = 2
DISC = ("disc_load", "disc_load_n", "level_disc")
UNKNOWN = {"long": ("disc_load", "level_disc")}
"""What is not told of a scene: no load was measured in long sitting to check it against."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One posture as it is drawn and told.

    Attributes
    ----------
    frames : mapping of str to (x_mm, y_mm, angle_deg)
        Segment by segment, as `body.frames` has them.
    values : mapping of str to float
        All quantities and levels.
    """

    frames: Mapping[str, tuple[float, float, float]]
    values: Mapping[str, float]


def shown(
    task: Task,
    one: Person,
    *,
    planted: bool = False,
    by_muscles: bool = False,
    unknown: Sequence[str] = (),
) -> Shown:
    """Return a posture for drawing; `planted` and `by_muscles` as in `body.exercises.Pictured`.

    What is named in `unknown` is NaN, and so is the load on a disc where muscles hold the posture
    that the model does not know.
    """
    given = batch([task], [one])
    columns = solved(given)
    columns = {**columns, **levels(columns)}
    nothing = np.full_like(columns["disc_load"], np.nan)
    columns |= dict.fromkeys((*(DISC if by_muscles else ()), *unknown), nothing)
    placed = frames(columns, given, planted=planted)
    return Shown(
        {
            name: (float(at.x_mm[0]), float(at.y_mm[0]), float(at.angle_deg[0]))
            for name, at in placed.items()
        },
        {name: float(column[0]) for name, column in columns.items()},
    )


@cache
def scene_json(name: str) -> str:
    """Return a scene's grid as JSON (docs/body-model.md), the same on every machine.

    Raises
    ------
    KeyError
        If there is no such scene.
    """
    found = grid(name)
    places = [
        column
        for segment in SEGMENTS
        for column in (
            np.round(found.frames[segment].x_mm),
            np.round(found.frames[segment].y_mm),
            found.frames[segment].angle_deg,
        )
    ]
    told = {
        "unknown": list(UNKNOWN.get(name, ())),
        "scene": name,
        "axes": [*({"name": n, "at": list(v)} for n, v in found.scene.inputs.items()),
                 {"name": "shift", "at": list(SHIFTS_DEG)}],
        "quantities": list(QUANTITIES),
        "values": _rows([found.columns[one] for one in QUANTITIES]),
        "segments": list(SEGMENTS),
        "places": _rows(places),
        "tolerances": list(TOLERANCES_NM),
        "limits": _rounded(found.limits.angle_deg),
        "stops": list(STOPS),
        "stopped_by": [int(at) for at in found.limits.stopped_by],
        "per_neck_deg": dict(neck_slopes()),
        "standing": {one: round(standing()[one], DECIMALS) for one in QUANTITIES
                     if one in standing()},
    }  # fmt: skip
    return json.dumps(told, separators=(",", ":"), allow_nan=False)


def _rows(columns: list[NDArray[np.float64]]) -> list[float]:
    """Return columns one posture after the other."""
    return _rounded(np.stack(columns, axis=1).ravel())


def _rounded(values: NDArray[np.float64]) -> list[float]:
    return [int(one) if one == int(one) else float(one) for one in np.round(values, DECIMALS)]
