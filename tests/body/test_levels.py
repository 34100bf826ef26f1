"""How strongly a part is coloured: a fifth in standing, and more with more pull."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.body.batch import batch
from backline.body.levels import BY_RATIO, NERVE_FULL_MM, STANDING, levels, standing
from backline.body.passive import Floats
from backline.body.person import typical
from backline.body.quantities import solved
from backline.body.task import slouch, stand

LENGTHS = {"level_nerve": "nerve_mm", "level_biceps_short": "biceps_short_mm"}
SOURCE = {level: name for level, (name, _) in BY_RATIO.items()} | LENGTHS
every_level = pytest.mark.parametrize("level", SOURCE)


def of(**changes: float) -> dict[str, Floats]:
    """Return the levels of standing with other values of these quantities."""
    columns = {name: np.array([value]) for name, value in (dict(standing()) | changes).items()}
    return levels(columns)


def test_standing_is_a_fifth_of_everything() -> None:
    found = levels(solved(batch([stand()], [typical()])))
    assert set(found) == set(SOURCE)
    for name, level in found.items():
        assert level[0] == pytest.approx(STANDING, abs=0.01), name


@every_level
@given(value=st.floats(1.0, 500), more=st.floats(0.1, 100))
def test_more_is_never_paler(level: str, value: float, more: float) -> None:
    name = SOURCE[level]
    assert of(**{name: value + more})[level] > of(**{name: value})[level]


@pytest.mark.parametrize("level", BY_RATIO)
@given(factor=st.floats(1.1, 5), value=st.floats(1.0, 20))
def test_a_doubling_looks_alike_everywhere(level: str, factor: float, value: float) -> None:
    name, most = BY_RATIO[level]
    at = [of(**{name: value * factor**power})[level][0] for power in (0, 1, 2)]
    assert at[2] - at[1] == pytest.approx(at[1] - at[0])
    assert of(**{name: most * standing()[name]})[level][0] == pytest.approx(1.0)


def test_the_full_nerve_is_so_much_longer() -> None:
    longer = standing()["nerve_mm"] + NERVE_FULL_MM
    assert of(nerve_mm=longer)["level_nerve"][0] == pytest.approx(1.0)


def test_what_is_not_there_is_pale_and_finite() -> None:
    found = of(hamstring_nm=0.0)["level_hamstrings"][0]
    assert np.isfinite(found)
    assert found < 0


def test_what_is_not_told_stays_nan() -> None:
    found = levels(solved(batch([slouch()], [typical()])))
    assert [name for name, level in found.items() if np.isnan(level[0])] == ["level_disc"]
