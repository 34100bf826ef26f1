"""The published moments: every value of the reference tables, and the energy behind them."""

from math import exp

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.body.passive import (
    HIP_RANGE_DEG,
    RAD,
    SOFT_DEG,
    ankle_nm,
    buttock_nm,
    calf_nm,
    front_nm,
    hamstring_nm,
    hip_energy_j,
    hip_nm,
    in_range,
    knee_nm,
)

from .made import SHIFTS, slope

WRITTEN = 0.05 + 1e-9  # the tables have one decimal
HIPS = range(-10, 111, 10)
BY_HIP = {
    0: (14.4, 8.6, 4.9, 2.0, -1.0, -4.7, -9.4, -15.7, -24.2, -35.7, -51.4, -72.6, -101.4),
    90: (14.5, 10.8, 8.9, 7.9, 7.2, 6.5, 5.9, 5.0, 3.9, 2.3, 0.3, -2.5, -6.2),
}
"""M_hip by the knee."""
KNEES = (0, 5, 10, 20, 30, 40, 50, 60, 70, 90, 110)
BY_KNEE = {
    (0, 0): (10.4, 4.6, 1.5, -1.4, -2.7, -3.5, -4.0, -4.5, -4.9, -6.2, -9.1),
    (90, 0): (47.0, 35.3, 27.2, 16.7, 10.1, 5.6, 2.5, 0.2, -1.4, -3.5, -5.3),
    (90, 20): (111.4, 89.3, 72.5, 48.6, 32.5, 21.3, 13.5, 8.0, 4.1, -0.8, -4.0),
}
"""M_knee by hip and dorsiflexion. The tables end at 130, where the equations do not hold."""
hips, knees = st.floats(-30, 130), st.floats(-10, 140)
inside = st.floats(*HIP_RANGE_DEG)


@pytest.mark.parametrize("knee", BY_HIP)
def test_the_hip_is_that_of_the_table(knee: int) -> None:
    assert hip_nm(np.array(HIPS, dtype=float), knee) == pytest.approx(BY_HIP[knee], abs=WRITTEN)


@pytest.mark.parametrize(("hip", "dorsiflexion"), BY_KNEE)
def test_the_knee_is_that_of_the_table(hip: int, dorsiflexion: int) -> None:
    found = knee_nm(dorsiflexion, np.array(KNEES, dtype=float), hip)
    assert found == pytest.approx(BY_KNEE[hip, dorsiflexion], abs=WRITTEN)


def test_the_typing_error_of_one_public_copy_would_be_noticed() -> None:
    typed = float(knee_nm(0.0, 5.0, 0.0)) - exp(2.220 - 0.150 * 5) + exp(2.220 - 1.50 * 5)
    table = BY_KNEE[0, 0][KNEES.index(5)]
    assert table - typed == pytest.approx(4.35 - 0.01, abs=0.06)
    assert typed != pytest.approx(table, abs=WRITTEN)


def test_the_ankle_is_that_of_the_table() -> None:
    assert float(ankle_nm(20.0, 0.0)) == pytest.approx(42.4, abs=WRITTEN)
    assert float(ankle_nm(-20.0, 0.0)) == pytest.approx(-0.3, abs=WRITTEN)


@pytest.mark.parametrize(
    ("hip", "knee", "pull"), [(0, 0, 3.8), (90, 90, 7.8), (70, 0, 32), (90, 0, 59)]
)
def test_all_that_pulls_behind_the_hip_is_the_published_part(
    hip: float, knee: float, pull: float
) -> None:
    behind = float(hamstring_nm(hip, knee) + buttock_nm(hip))
    assert behind == pytest.approx(pull, abs=0.5 if pull > 10 else WRITTEN)


@given(hip=hips, knee=knees, shift=SHIFTS)
def test_a_moment_is_minus_the_slope_of_the_energy(hip: float, knee: float, shift: float) -> None:
    found = -slope(lambda at: hip_energy_j(at, knee, shift), hip)
    assert found == pytest.approx(float(hip_nm(hip, knee, shift)), rel=1e-3, abs=1e-3)


@given(hip=hips, knee=knees, shift=SHIFTS)
def test_the_parts_pull_and_never_push(hip: float, knee: float, shift: float) -> None:
    parts = (front_nm(hip, knee), buttock_nm(hip), hamstring_nm(hip, knee, shift))
    assert min(map(float, parts)) >= 0
    net = parts[0] - parts[1] - parts[2] + 8.072
    assert float(hip_nm(hip, knee, shift)) == pytest.approx(float(net))


@given(hip=hips, knee=st.floats(120, 150), shift=SHIFTS)
def test_at_a_knee_of_120_the_hamstrings_are_slack(hip: float, knee: float, shift: float) -> None:
    assert float(hamstring_nm(hip, knee, shift)) == 0
    assert float(hip_nm(hip, knee, shift)) == float(hip_nm(hip, knee))


@given(hip=inside, other=inside, knee=knees)
def test_a_shift_is_the_same_curve_further_left(hip: float, other: float, knee: float) -> None:
    shifted = float(hamstring_nm(other, knee, hip - other))
    assert shifted == pytest.approx(float(hamstring_nm(hip, knee)))


@given(hip=hips, knee=knees, shift=SHIFTS)
def test_a_shift_moves_the_hamstrings_and_nothing_else(
    hip: float, knee: float, shift: float
) -> None:
    more = float(hamstring_nm(hip, knee, shift) - hamstring_nm(hip, knee))
    assert float(hip_nm(hip, knee) - hip_nm(hip, knee, shift)) == pytest.approx(more, abs=1e-9)


@given(hip=inside, knee=st.floats(0, 100), shift=st.floats(-40, 59), more=st.floats(0.1, 1))
def test_shorter_hamstrings_pull_more(hip: float, knee: float, shift: float, more: float) -> None:
    assert hamstring_nm(hip, knee, shift + more) > hamstring_nm(hip, knee, shift)
    assert knee_nm(0.0, knee, hip, shift + more) > knee_nm(0.0, knee, hip, shift)


@given(hip=inside, knee=st.floats(0, 60), ankle=st.floats(-50, 29))
def test_drawing_up_the_foot_pulls_at_the_calf_and_the_knee(
    hip: float, knee: float, ankle: float
) -> None:
    assert calf_nm(ankle + 1, knee) > calf_nm(ankle, knee)
    assert knee_nm(ankle + 1, knee, hip) > knee_nm(ankle, knee, hip)


@given(hip=hips, knee=knees)
def test_outside_is_said_to_be_outside(hip: float, knee: float) -> None:
    assert bool(in_range(hip, knee)) == (-10 <= hip <= 110 and 0 <= knee <= 120)


@pytest.mark.parametrize(("border", "beyond"), [(-10.0, -1.0), (110.0, 1.0)])
@given(far=st.floats(5 * SOFT_DEG, 60), knee=st.floats(0, 120), shift=SHIFTS)
def test_beyond_the_range_of_the_hip_moments_level_off(
    border: float, beyond: float, far: float, knee: float, shift: float
) -> None:
    """They grow as far as they would in SOFT_DEG straight on from the border, and no further."""
    growth = beyond * SOFT_DEG * RAD * slope(lambda at: hip_nm(at, knee, shift), border)
    found = float(hip_nm(border + beyond * far, knee, shift) - hip_nm(border, knee, shift))
    assert found == pytest.approx(growth, rel=0.01)


@given(hip=hips, beyond=st.floats(0, 30), ankle=st.floats(-50, 30), shift=SHIFTS)
def test_beyond_the_range_of_the_knee_moments_stay(
    hip: float, beyond: float, ankle: float, shift: float
) -> None:
    for border, knee in ((0.0, -beyond), (120.0, 120.0 + beyond)):
        assert hip_nm(hip, knee, shift) == hip_nm(hip, border, shift)
        assert knee_nm(ankle, knee, hip, shift) == knee_nm(ankle, border, hip, shift)
        assert ankle_nm(ankle, knee) == ankle_nm(ankle, border)
