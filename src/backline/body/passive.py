"""Passive moments of hip, knee and ankle after Riener & Edrich 1999, J Biomech 32:539.

Degrees and newton metres of one leg, positive in flexion; ``ankle_dorsiflexion_deg`` is positive in
dorsiflexion, where the paper's public copies count plantarflexion (evidence.md section 6.1; one
copy has 1.50 for the 0.150 of the knee). The equations leave out the end-stops of the joints and
hold for hips of -10 to 110 and knees of 0 to 120 degrees: beyond, moments stay about as they are at
the border (they level off within a few degrees of the hip), and `in_range` is false.

``shift_deg`` is how far the curve of the hamstrings stands left (Gajdosik 1991, Clin Biomech:
shifted, with the same slope and the same greatest moment). What is left of the pull at a knee
of 120 degrees, where the hamstrings hang slack, is the buttock's and the capsule's, and is not
shifted: so the same hamstring is as tense in standing as on a chair, which fits its length there
(evidence.md section 6.3).
"""

import numpy as np
from numpy.typing import NDArray

from backline.library.numbers_load import numbers

Floats = NDArray[np.float64]
Angle = Floats | float

HIP_RANGE_DEG = (-10.0, 110.0)
KNEE_RANGE_DEG = (0.0, 120.0)
SLACK_KNEE_DEG = 120.0
SOFT_DEG = numbers("body")["range_soft_deg"]
RAD = np.pi / 180.0

FRONT_RATE, BACK_RATE = 0.0750, 0.0305  # per degree of hip flexion
HIP_CONSTANT_NM = 8.072
KNEE_BACK_RATE = 0.0217


def in_range(hip_deg: Angle, knee_deg: Angle) -> NDArray[np.bool_]:
    """Whether the equations hold at these angles."""
    hip, knee = np.asarray(hip_deg), np.asarray(knee_deg)
    low, high = HIP_RANGE_DEG
    return (low <= hip) & (hip <= high) & (knee >= 0.0) & (knee <= KNEE_RANGE_DEG[1])


def front_nm(hip_deg: Angle, knee_deg: Angle) -> Floats:
    """Return the pull of what lies in front of the hip, towards flexion; at least 0."""
    hip, _ = _clamped(hip_deg, knee_deg)
    pull: Floats = _front_nm(hip, knee_deg) * (1 - FRONT_RATE * _past(hip_deg))
    return pull


def buttock_nm(hip_deg: Angle) -> Floats:
    """Return the pull of the buttock and the capsule, towards extension; at least 0."""
    return _behind_nm(hip_deg, SLACK_KNEE_DEG, 0.0)


def hamstring_nm(hip_deg: Angle, knee_deg: Angle, shift_deg: Angle = 0.0) -> Floats:
    """Return the hamstrings' pull at the hip, towards extension; 0 at a knee of 120 degrees."""
    pull = _behind_nm(hip_deg, knee_deg, shift_deg)
    return pull - _behind_nm(hip_deg, SLACK_KNEE_DEG, shift_deg)


def hip_nm(hip_deg: Angle, knee_deg: Angle, shift_deg: Angle = 0.0) -> Floats:
    """Return the net passive moment at the hip, positive in flexion.

    >>> float(hip_nm(70.0, 0.0).round(1)), float(hip_nm(90.0, 90.0).round(1))
    (-24.2, 0.3)
    """
    pull = hamstring_nm(hip_deg, knee_deg, shift_deg) + buttock_nm(hip_deg)
    return front_nm(hip_deg, knee_deg) - pull + HIP_CONSTANT_NM


def hip_energy_j(hip_deg: Angle, knee_deg: Angle, shift_deg: Angle = 0.0) -> Floats:
    """Return the energy stored at the hip (J) up to a constant: its slope is minus the moment."""
    hip, _ = _clamped(hip_deg, knee_deg)
    front, pull = _front_nm(hip, knee_deg), _pull_nm(hip, knee_deg, shift_deg)
    within = front / FRONT_RATE + pull / BACK_RATE - HIP_CONSTANT_NM * np.asarray(hip_deg)
    beyond = np.asarray(hip_deg) - hip
    grown = _grown(hip_deg)
    stored: Floats = within + pull * (beyond + BACK_RATE * grown)
    return RAD * (stored - front * (beyond - FRONT_RATE * grown))


def knee_nm(
    dorsiflexion_deg: Angle, knee_deg: Angle, hip_deg: Angle, shift_deg: Angle = 0.0
) -> Floats:
    """Return the net passive moment at the knee, positive in flexion.

    >>> float(knee_nm(20.0, 20.0, 90.0).round(1))
    48.6
    """
    hip, knee = _clamped(hip_deg, knee_deg)
    plantar = -np.asarray(dorsiflexion_deg)
    behind = np.exp(1.800 - 0.0460 * plantar - 0.0352 * knee + KNEE_BACK_RATE * (hip + shift_deg))
    front = np.exp(-3.971 - 0.0004 * plantar + 0.0495 * knee - 0.0128 * hip)
    return behind - front - 4.820 + np.exp(2.220 - 0.150 * knee)


def calf_nm(dorsiflexion_deg: Angle, knee_deg: Angle) -> Floats:
    """Return the calf's pull at the ankle, towards plantarflexion; at least 0."""
    plantar = -np.asarray(dorsiflexion_deg)
    _, knee = _clamped(0.0, knee_deg)
    return np.exp(2.1016 - 0.0843 * plantar - 0.0176 * knee)


def ankle_nm(dorsiflexion_deg: Angle, knee_deg: Angle) -> Floats:
    """Return the net passive moment at the ankle, positive in plantarflexion, as published.

    >>> float(ankle_nm(20.0, 0.0).round(1)), float(ankle_nm(-20.0, 0.0).round(1))
    (42.4, -0.3)
    """
    plantar = -np.asarray(dorsiflexion_deg)
    _, knee = _clamped(0.0, knee_deg)
    front = np.exp(-7.9763 + 0.1949 * plantar + 0.0008 * knee)
    return calf_nm(dorsiflexion_deg, knee_deg) - front - 1.792


def _front_nm(hip: Floats, knee_deg: Angle) -> Floats:
    return np.exp(1.4655 - 0.0034 * np.clip(knee_deg, *KNEE_RANGE_DEG) - FRONT_RATE * hip)


def _pull_nm(hip: Floats, knee_deg: Angle, shift_deg: Angle) -> Floats:
    """Return the whole pull behind a hip that is within the range."""
    pull = _within_nm(hip + shift_deg, knee_deg) - _within_nm(hip + shift_deg, SLACK_KNEE_DEG)
    return pull + _within_nm(hip, SLACK_KNEE_DEG)


def _behind_nm(hip_deg: Angle, knee_deg: Angle, shift_deg: Angle) -> Floats:
    hip, _ = _clamped(hip_deg, knee_deg)
    pull: Floats = _within_nm(hip + shift_deg, knee_deg) * (1 + BACK_RATE * _past(hip_deg))
    return pull


def _within_nm(hip: Floats, knee_deg: Angle) -> Floats:
    return np.exp(1.3403 - 0.0226 * np.clip(knee_deg, *KNEE_RANGE_DEG) + BACK_RATE * hip)


def _clamped(hip_deg: Angle, knee_deg: Angle) -> tuple[Floats, Floats]:
    return np.clip(hip_deg, *HIP_RANGE_DEG), np.clip(knee_deg, *KNEE_RANGE_DEG)


def _past(hip_deg: Angle) -> Floats:
    """Return how far past the range a pull still grows, degrees with their sign.

    It grows less and less over SOFT_DEG, so that no posture jumps where the range ends.
    """
    beyond = np.asarray(hip_deg) - np.clip(hip_deg, *HIP_RANGE_DEG)
    past: Floats = np.sign(beyond) * SOFT_DEG * -np.expm1(-np.abs(beyond) / SOFT_DEG)
    return past


def _grown(hip_deg: Angle) -> Floats:
    """Return the integral of `_past` from the border on, degrees squared."""
    beyond = np.abs(np.asarray(hip_deg) - np.clip(hip_deg, *HIP_RANGE_DEG))
    grown: Floats = SOFT_DEG * (beyond + SOFT_DEG * np.expm1(-beyond / SOFT_DEG))
    return grown
