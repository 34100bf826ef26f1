"""What the tests of the body model share: anybody, whatever they do, and the slope of a curve."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import strategies as st

from backline.body.passive import RAD, Floats
from backline.body.person import SHIFT_RANGE_DEG, TOLERANCE_RANGE_NM, Person, person
from backline.body.scenes import SCENES
from backline.body.task import (
    ANKLE_RANGE_DEG,
    BACKREST_RANGE_DEG,
    Task,
    knee_extension,
    slouch,
)

HAMSTRING_OF_SHEET = {"SM": "semimembranosus", "ST": "semitendinosus", "BFLH": "biceps_long"}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of task: how it is made, and from where to where each of its inputs goes."""

    task: Callable[..., Task]
    ranges: tuple[tuple[float, float], ...]

    def inputs(self, room: float = 0.0) -> st.SearchStrategy[tuple[float, ...]]:
        """Draw its inputs, with some room left before the end of each."""
        return st.tuples(*(st.floats(low, high - room) for low, high in self.ranges))


KINDS: Mapping[str, Kind] = {
    name: Kind(scene.task, tuple((axis[0], axis[-1]) for axis in scene.inputs.values()))
    for name, scene in SCENES.items()
} | {
    "slouch": Kind(slouch, (BACKREST_RANGE_DEG,)),
    "knee_extension": Kind(knee_extension, ((0.0, 120.0), ANKLE_RANGE_DEG)),
}
every_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))

SHIFTS = st.floats(*SHIFT_RANGE_DEG)
TOLERANCES = st.floats(*TOLERANCE_RANGE_NM)
people = st.builds(person, SHIFTS, TOLERANCES)
"""People of the build that is drawn."""


@st.composite
def anybody(draw: st.DrawFn) -> Person:
    """Draw somebody of any usual build."""
    height_m, mass_for_height = draw(st.floats(1.4, 2.1)), draw(st.floats(17, 35))
    return Person(draw(SHIFTS), draw(TOLERANCES), mass_for_height * height_m**2, height_m)


def slope(curve: Callable[[float], Floats], at_deg: float, by_deg: float = 1e-3) -> float:
    """Return how steep a curve of an angle is, for each radian."""
    rise = float(curve(at_deg + by_deg)) - float(curve(at_deg - by_deg))
    return rise / (2 * by_deg * RAD)


def near(tilts_deg: Floats, low: Floats, high: Floats, seed: int) -> Floats:
    """Return 1,000 tilts within bounds for each task: half of them anywhere, half close by."""
    chance = np.random.default_rng(seed)
    shape = (len(tilts_deg), 500)
    anywhere = low + (high - low) * chance.uniform(size=shape)
    close = np.clip(tilts_deg + chance.normal(0.0, 0.5, shape), low, high)
    return np.concatenate([anywhere, close], axis=1)
