"""Passive moments of hip, knee and ankle after Riener & Edrich 1999, J Biomech 32:539.

Degrees and newton metres of one leg, positive in flexion; ``ankle_dorsiflexion_deg`` is positive in
dorsiflexion, where the paper's public copies count plantarflexion (evidence.md section 6.1; one
copy has 1.50 for the 0.150 of the knee). The equations leave out the end-stops of the joints and
hold for hips of -10 to 110 and knees of 0 to 120 degrees: beyond, moments stay as they are at the
border, and `in_range` is false.

``shift_deg`` is how far the curve of the hamstrings stands left (Gajdosik 1991, Clin Biomech:
shifted, with the same slope and the same greatest moment). What is left of the pull at a knee
of 120 degrees, where the hamstrings hang slack, is the buttock's and the capsule's, and is not
shifted: so the same hamstring is as tense in standing as on a chair, which fits its length there
(evidence.md section 6.3).
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Angle = Floats | float

HIP_RANGE_DEG = (-10.0, 110.0)
KNEE_RANGE_DEG = (0.0, 120.0)
SLACK_KNEE_DEG = 120.0
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
    hip, knee = _clamped(hip_deg, knee_deg)
    return np.exp(1.4655 - 0.0034 * knee - FRONT_RATE * hip)


def buttock_nm(hip_deg: Angle) -> Floats:
    """Return the pull of the buttock and the capsule, towards extension; at least 0."""
    hip, _ = _clamped(hip_deg, 0.0)
    return _behind_nm(hip, SLACK_KNEE_DEG)


def hamstring_nm(hip_deg: Angle, knee_deg: Angle, shift_deg: Angle = 0.0) -> Floats:
    """Return the hamstrings' pull at the hip, towards extension; 0 at a knee of 120 degrees."""
    hip, knee = _clamped(hip_deg, knee_deg)
    hip = hip + shift_deg
    return _behind_nm(hip, knee) - _behind_nm(hip, SLACK_KNEE_DEG)


def hip_nm(hip_deg: Angle, knee_deg: Angle, shift_deg: Angle = 0.0) -> Floats:
    """Return the net passive moment at the hip, positive in flexion.

    >>> float(hip_nm(70.0, 0.0).round(1)), float(hip_nm(90.0, 90.0).round(1))
    (-24.2, 0.3)
    """
    pull = hamstring_nm(hip_deg, knee_deg, shift_deg) + buttock_nm(hip_deg)
    return front_nm(hip_deg, knee_deg) - pull + HIP_CONSTANT_NM


def hip_energy_j(hip_deg: Angle, knee_deg: Angle, shift_deg: Angle = 0.0) -> Floats:
    """Return the energy stored at the hip (J) up to a constant: its slope is minus the moment."""
    hip, knee = _clamped(hip_deg, knee_deg)
    shifted, slack = hip + shift_deg, SLACK_KNEE_DEG
    pull = _behind_nm(shifted, knee) - _behind_nm(shifted, slack) + _behind_nm(hip, slack)
    stored = front_nm(hip, knee) / FRONT_RATE + pull / BACK_RATE - HIP_CONSTANT_NM * hip
    beyond = np.asarray(hip_deg) - hip  # the moment is constant there
    return RAD * (stored - hip_nm(hip, knee, shift_deg) * beyond)


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


def _behind_nm(hip: Floats, knee: Angle) -> Floats:
    return np.exp(1.3403 - 0.0226 * knee + BACK_RATE * hip)


def _clamped(hip_deg: Angle, knee_deg: Angle) -> tuple[Floats, Floats]:
    return np.clip(hip_deg, *HIP_RANGE_DEG), np.clip(knee_deg, *KNEE_RANGE_DEG)
