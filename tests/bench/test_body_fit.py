"""The fit of the body model: it gives the numbers of the library again, and fits few of them."""

from functools import cache

import numpy as np
import pytest

from backline.body.parameters import fitted
from backline.body.person import typical
from backline.library.numbers_load import numbers
from bench.body_fit import Floats, fit, parameters, residuals

KNOWN = numbers("body")
NAMES = ("lumbar_amplitude_nm", "lumbar_rate_per_deg", "lumbar_effort_per_nm",
         "hip_effort_per_nm", "typical_tolerance_nm")  # fmt: skip
KEPT = np.array([KNOWN[name] for name in NAMES])
ROUNDING = 0.02


@cache
def found() -> tuple[Floats, float]:
    return fit()


def cost(values: Floats) -> float:
    return float(0.5 * (residuals(np.log(values)) ** 2).sum())


def test_the_fit_gives_the_numbers_of_the_library() -> None:
    assert found()[0] == pytest.approx(KEPT, rel=ROUNDING)


def test_rounding_them_cost_next_to_nothing() -> None:
    assert cost(KEPT) == pytest.approx(found()[1], rel=0.01)
    assert cost(KEPT) >= found()[1] - 1e-9


@pytest.mark.parametrize("at", range(len(NAMES)), ids=NAMES)
@pytest.mark.parametrize("by", [0.95, 1.05])
def test_a_number_moved_either_way_fits_worse(at: int, by: float) -> None:
    moved = KEPT.copy()
    moved[at] *= by
    assert cost(moved) > cost(KEPT)


def test_fewer_numbers_are_fitted_than_rows_say() -> None:
    values, _ = found()
    assert len(values) == len(NAMES) <= 6
    assert len(values) < len(residuals(np.log(values)))


def test_what_says_that_it_is_fitted_is_what_is_fitted() -> None:
    said = {name for name in KNOWN if KNOWN.explain(name).source.startswith("fitted by us")}
    assert said == set(NAMES)
    assert all("K1, K2 and K7" in KNOWN.explain(name).source for name in NAMES)


def test_the_model_uses_them() -> None:
    energy, person = parameters(np.log(KEPT))
    assert energy.lumbar_nm == pytest.approx(fitted().lumbar_nm)
    assert energy.hip_effort == pytest.approx(fitted().hip_effort)
    assert person.tolerance_nm == pytest.approx(typical().tolerance_nm)
