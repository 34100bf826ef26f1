"""How strongly each part is coloured: 0 nothing, 0.2 as in standing, 1 very much.

A level rises by the logarithm of the ratio to the typical person's standing, so that a doubling
looks alike everywhere. How much is "very much" is chosen by us. The nerve's level goes by its
path's length, and that of the short head of the biceps, whose tension is not known, by its length.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np

from .batch import batch
from .passive import Floats
from .person import typical
from .quantities import Columns, solved
from .task import stand

STANDING = 0.2
BY_RATIO: Mapping[str, tuple[str, float]] = {
    "level_hamstrings": ("hamstring_nm", 10.0),
    "level_buttock": ("buttock_nm", 40.0),
    "level_calf": ("calf_nm", 10.0),
    "level_hip_front": ("hip_front_nm", 5.0),
    "level_disc": ("disc_load", 4.0),
}
"""The quantity of each level, and the multiple of standing that counts as very much."""
NERVE_FULL_MM = 120.0
SHORT_HEAD_MM = 400.0
LEAST = {"hamstring_nm": 0.25}
"""A slack hamstring is told as this share of standing: its logarithm would have no end."""
LEAST_ELSE = 1e-3


def levels(columns: Columns) -> dict[str, Floats]:
    """Return the level of each part, not cut at 0 and 1; NaN where the quantity is."""
    found = {
        level: STANDING + (1 - STANDING) * _log_ratio(columns[name], name, most)
        for level, (name, most) in BY_RATIO.items()
    }
    gained = columns["nerve_mm"] - standing()["nerve_mm"]
    found["level_nerve"] = STANDING + (1 - STANDING) * gained / NERVE_FULL_MM
    found["level_biceps_short"] = STANDING + columns["biceps_short_mm"] / SHORT_HEAD_MM
    return found


def _log_ratio(values: Floats, name: str, most: float) -> Floats:
    ratio = np.maximum(values / standing()[name], LEAST.get(name, LEAST_ELSE))
    level: Floats = np.log(ratio) / np.log(most)
    return level


@cache
def standing() -> Mapping[str, float]:
    """Return every quantity of the typical person's standing."""
    columns = solved(batch([stand()], [typical()]))
    return {name: float(column[0]) for name, column in columns.items()}
