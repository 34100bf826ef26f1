"""Muscles behind hip and knee: how long they are, and how they share the passive pull.

Lengths follow from the moment arms: what a muscle gains is its arm times the turn of the joint. The
passive pull is that of Riener & Edrich; the heads share it by their strength and arm, as if all
were under the same stress (chosen by us). The short head of the biceps does not cross the hip, and
the equations do not tell its pull from others at the knee: it has a length, and no tension.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np

from backline.library.moment_arms_load import moment_arms

from .passive import RAD, Angle, Floats

HAMSTRINGS = ("semitendinosus", "semimembranosus", "biceps_long")
SHORT_HEAD = "biceps_short"
GLUTEUS = ("gluteus_upper", "gluteus_middle", "gluteus_lower")
BY_HIP = (*HAMSTRINGS, *GLUTEUS)
STEP_DEG = 1.0


def gained_mm(hip_deg: Angle, knee_deg: Angle) -> Mapping[str, Floats]:
    """Return how much longer each muscle is than with hip and knee at 0 degrees, millimetres."""
    hip, knee = np.asarray(hip_deg), np.asarray(knee_deg)
    found = {}
    for name in (*BY_HIP, SHORT_HEAD):
        gained = np.zeros(np.broadcast(hip, knee).shape)
        if name in BY_HIP:
            gained = gained + np.interp(hip, *_integral("hip", name))
        if name not in GLUTEUS:
            gained = gained - np.interp(knee, *_integral("knee", name))
        found[name] = gained
    return found


def length_cm(name: str, hip_deg: Angle, knee_deg: Angle) -> Floats:
    """Return the whole length of a hamstring, from its origin to its insertion.

    >>> float(length_cm("semimembranosus", 90.0, 0.0).round(1))
    48.9
    """
    return moment_arms().length_cm[name] + 0.1 * gained_mm(hip_deg, knee_deg)[name]


def shared_n(pull_nm: Floats, hip_deg: Angle) -> Mapping[str, Floats]:
    """Return the force of each of the three heads that cross the hip.

    Parameters
    ----------
    pull_nm : ndarray
        What the hamstrings of one leg pull at the hip, at least 0.
    hip_deg : float or ndarray
        Flexion of the hip joint.
    """
    known = moment_arms()
    arms = {name: np.interp(hip_deg, known.hip_deg, known.hip_cm[name]) for name in HAMSTRINGS}
    turning = sum(known.strength_n[name] * arms[name] * 0.01 for name in HAMSTRINGS)
    return {name: pull_nm * known.strength_n[name] / turning for name in HAMSTRINGS}


@cache
def _integral(joint: str, name: str) -> tuple[Floats, Floats]:
    """Return angles, and the length gained from 0 degrees to each of them (mm); 0 at 0 degrees."""
    known = moment_arms()
    at, arms = (known.hip_deg, known.hip_cm) if joint == "hip" else (known.knee_deg, known.knee_cm)
    angles = np.arange(-60.0, 180.0 + STEP_DEG, STEP_DEG)
    arm = 10.0 * np.interp(angles, at, arms[name])
    gained = np.concatenate([[0.0], np.cumsum(0.5 * (arm[1:] + arm[:-1])) * STEP_DEG * RAD])
    return angles, gained - np.interp(0.0, angles, gained)
