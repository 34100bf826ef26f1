"""The path of the sciatic nerve and its roots, from the neck to the foot: longer or shorter.

A joint lengthens the path by its turn times the distance of the nerve behind its axis. The
distances are chosen by us: what the model shows is which joints add up along one path, not
how much a nerve bears.
"""

import numpy as np

from backline.library.numbers_load import numbers

from .passive import RAD, Angle, Floats


def path_mm(
    hip_deg: Angle, knee_deg: Angle, dorsiflexion_deg: Angle, lumbar_deg: Angle, neck_deg: Angle
) -> Floats:
    """Return how much longer the path is than in standing with all angles 0, millimetres.

    Flexed hip, straight knee, drawn-up foot, rounded back and nodding chin lengthen it.
    """
    known = numbers("body")
    parts = (
        known["nerve_hip_mm"] * np.asarray(hip_deg),
        -known["nerve_knee_mm"] * np.asarray(knee_deg),
        known["nerve_ankle_mm"] * np.asarray(dorsiflexion_deg),
        known["nerve_lumbar_mm"] * np.asarray(lumbar_deg),
        known["nerve_neck_mm"] * np.asarray(neck_deg),
    )
    return RAD * sum(parts[1:], start=parts[0])
