"""Lengths of the muscles, and how they share a pull."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.body.muscles import (
    BY_HIP,
    GLUTEUS,
    HAMSTRINGS,
    SHORT_HEAD,
    gained_mm,
    length_cm,
    shared_n,
)
from backline.body.passive import Floats
from backline.library.moment_arms_load import moment_arms

from .made import HAMSTRING_OF_SHEET, slope

KNOWN = moment_arms()
LENGTHS_CM = {
    (0, 0): (41.2, 45.4, 41.4),
    (90, 90): (41.2, 45.8, 43.7),
    (90, 20): (47.4, 53.1, 48.8),
    (90, 0): (48.9, 54.8, 50.2),
}
"""Whole muscles by hip and knee: semimembranosus, semitendinosus, biceps."""
hips, knees = st.floats(0, 105), st.floats(0, 105)


@pytest.mark.parametrize(("hip", "knee"), LENGTHS_CM)
def test_the_lengths_are_those_of_the_published_leg(hip: int, knee: int) -> None:
    for name, wanted in zip(HAMSTRING_OF_SHEET.values(), LENGTHS_CM[hip, knee], strict=True):
        assert float(length_cm(name, hip, knee)) == pytest.approx(wanted, abs=0.6)


@pytest.mark.parametrize("name", BY_HIP)
@given(hip=st.floats(1, 104), knee=knees)
def test_the_arm_at_the_hip_is_the_slope_of_the_length(name: str, hip: float, knee: float) -> None:
    def length(at: float) -> Floats:
        return gained_mm(at, knee)[name]

    arm = float(np.interp(hip, KNOWN.hip_deg, KNOWN.hip_cm[name]))
    assert slope(length, hip, 0.5) / 10 == pytest.approx(arm, abs=0.05)


@pytest.mark.parametrize("name", [*HAMSTRINGS, SHORT_HEAD])
@given(hip=hips, knee=st.floats(1, 104))
def test_the_arm_at_the_knee_is_the_slope_of_the_length(name: str, hip: float, knee: float) -> None:
    def shorter(at: float) -> Floats:
        return -gained_mm(hip, at)[name]

    arm = float(np.interp(knee, KNOWN.knee_deg, KNOWN.knee_cm[name]))
    assert slope(shorter, knee, 0.5) / 10 == pytest.approx(arm, abs=0.05)


@given(hip=hips, knee=knees, more=st.floats(0.1, 20))
def test_who_crosses_what(hip: float, knee: float, more: float) -> None:
    here, bent_hip = gained_mm(hip, knee), gained_mm(hip + more, knee)
    bent_knee = gained_mm(hip, knee + more)
    for name in HAMSTRINGS:
        assert bent_hip[name] > here[name] > bent_knee[name]
    for name in GLUTEUS:
        assert bent_hip[name] >= here[name] == bent_knee[name]
    assert bent_hip[SHORT_HEAD] == here[SHORT_HEAD] > bent_knee[SHORT_HEAD]


def test_a_chair_does_not_shorten_the_hamstrings() -> None:
    for name in HAMSTRINGS:
        change = float(length_cm(name, 90.0, 90.0) - length_cm(name, 0.0, 0.0))
        assert -0.5 < change < 2.5


def test_ten_degrees_of_the_pelvis_are_about_a_centimetre() -> None:
    for name, hip in product(HAMSTRINGS, (0.0, 15.0, 30.0)):
        change = float(gained_mm(hip + 10.0, 0.0)[name] - gained_mm(hip, 0.0)[name])
        assert 7.0 < change < 12.0


@given(pull=st.floats(0, 100), hip=st.floats(-10, 110))
def test_the_heads_together_pull_what_is_pulled(pull: float, hip: float) -> None:
    shares = shared_n(np.array(pull), hip)
    assert set(shares) == set(HAMSTRINGS)
    assert all(float(force) >= 0 for force in shares.values())
    turning = sum(
        float(force) * 0.01 * float(np.interp(hip, KNOWN.hip_deg, KNOWN.hip_cm[name]))
        for name, force in shares.items()
    )
    assert turning == pytest.approx(pull)


def test_the_stronger_head_pulls_more() -> None:
    shares = shared_n(np.array(20.0), 60.0)
    assert shares["semimembranosus"] > shares["biceps_long"] > shares["semitendinosus"]
