"""The lumbar spine: its energy is that of its resistance, and a disc carries all that presses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.body.build import GRAVITY, build_of
from backline.body.parameters import fitted
from backline.body.person import typical
from backline.body.spine import compression_n, energy_j, resist_nm
from backline.library.numbers_load import numbers

from .made import slope

KNOWN = numbers("body")
LOW, HIGH = KNOWN["lumbar_low_deg"], KNOWN["lumbar_high_deg"]
lumbars, moments = st.floats(LOW, HIGH), st.floats(-200, 200)
BODY = build_of(typical())


def load(lean: float, active: float, passive: float, *, carried: bool = True) -> float:
    return float(compression_n(BODY, lean, active, passive, carried=carried))


@given(lumbars)
def test_the_resistance_is_the_slope_of_the_energy(lumbar: float) -> None:
    found = slope(lambda at: energy_j(at, fitted()), lumbar)
    assert found == pytest.approx(float(resist_nm(lumbar, fitted())), rel=1e-3, abs=1e-3)


@given(st.floats(LOW, HIGH - 1), st.floats(0.01, 1))
def test_it_stiffens_towards_both_ends(lumbar: float, more: float) -> None:
    assert resist_nm(lumbar + more, fitted()) > resist_nm(lumbar, fitted())


def test_in_standing_it_resists_nothing_and_at_its_ends_much() -> None:
    assert float(resist_nm(0.0, fitted())) == pytest.approx(0.0, abs=0.01)
    assert float(resist_nm(LOW, fitted())) < -50 * KNOWN["lumbar_rate_per_deg"]
    assert float(resist_nm(HIGH, fitted())) > KNOWN["lumbar_amplitude_nm"]


def test_upright_a_disc_carries_the_weight_above_it() -> None:
    weight = GRAVITY * BODY.above_lumbar_kg
    assert load(0.0, 0.0, 0.0) == pytest.approx(KNOWN["lying_load_n"] + weight)
    assert load(0.0, 0.0, 0.0, carried=False) == KNOWN["lying_load_n"]


@given(st.floats(-90, 90), moments, moments)
def test_lying_is_the_least_that_a_disc_carries(lean: float, active: float, passive: float) -> None:
    assert load(lean, active, passive) >= KNOWN["lying_load_n"]


@given(st.floats(-60, 60), moments, st.floats(0.1, 50))
def test_a_muscle_presses_by_its_lever_arm(lean: float, passive: float, active: float) -> None:
    still = load(lean, 0.0, passive)
    assert load(lean, active, passive) - still == pytest.approx(active / KNOWN["extensor_arm_m"])
    assert load(lean, -active, passive) - still == pytest.approx(active / KNOWN["abdominal_arm_m"])
    held = load(lean, 0.0, active) - load(lean, 0.0, 0.0)
    assert held == pytest.approx(active / KNOWN["ligament_arm_m"])
    assert load(lean, 0.0, -active) == load(lean, 0.0, 0.0)
