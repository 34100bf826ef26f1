"""The lumbar spine: how it resists, what its muscles hold, and what a disc carries.

One joint, from the sacrum to the lowest ribs. Flexion from standing is positive. It resists flexion
by an exponential that is fitted (docs/body-model.md), and extension by the end-stop of
the public code of Falisse's gait model (evidence.md section 6.1).
"""

import numpy as np

from backline.library.numbers_load import numbers

from .build import GRAVITY, Build
from .parameters import Parameters
from .passive import RAD, Angle, Floats

STOP_NM, STOP_RATE, STOP_AT_RAD = 0.35, 30.72, 0.17
STEEPEST_RAD = 0.2
"""Beyond the stop by this much the model does not go: it keeps the numbers finite."""


def _stop(lumbar_deg: Angle) -> Floats:
    past = np.minimum(-np.asarray(lumbar_deg) * RAD - STOP_AT_RAD, STEEPEST_RAD)
    pull: Floats = STOP_NM * np.exp(STOP_RATE * past)
    return pull


def resist_nm(lumbar_deg: Angle, given: Parameters) -> Floats:
    """Return the spine's passive resistance, positive against flexion."""
    lumbar = np.asarray(lumbar_deg)
    flexed = given.lumbar_nm * np.expm1(given.lumbar_rate * lumbar)
    resisted: Floats = flexed - _stop(lumbar)
    return resisted


def energy_j(lumbar_deg: Angle, given: Parameters) -> Floats:
    """Return the energy that the spine stores (J), up to a constant."""
    lumbar = np.asarray(lumbar_deg)
    flexed = np.exp(given.lumbar_rate * lumbar) / given.lumbar_rate - lumbar
    stored: Floats = RAD * given.lumbar_nm * flexed + _stop(lumbar) / STOP_RATE
    return stored


def extensor_n(active_nm: Angle) -> Floats:
    """Return the force of the trunk extensors (N) that a moment takes; 0 where it flexes."""
    force: Floats = np.maximum(np.asarray(active_nm), 0.0) / numbers("body")["extensor_arm_m"]
    return force


def compression_n(
    body: Build, lean_deg: Angle, active_nm: Angle, passive_nm: Angle, *, carried: bool
) -> Floats:
    """Return the load on a lumbar disc (N).

    Parameters
    ----------
    lean_deg : float or ndarray
        Of the line along the lumbar spine, forward from upright.
    active_nm : float or ndarray
        Moment of the trunk muscles; positive extends, negative is the abdomen's.
    passive_nm : float or ndarray
        The spine's passive resistance.
    carried : bool
        Whether the spine carries what is above it; not when lying.
    """
    known = numbers("body")
    weight = GRAVITY * body.above_lumbar_kg * np.cos(np.asarray(lean_deg) * RAD)
    active, passive = np.asarray(active_nm), np.asarray(passive_nm)
    muscles = extensor_n(active) + np.maximum(-active, 0.0) / known["abdominal_arm_m"]
    ligaments = np.maximum(passive, 0.0) / known["ligament_arm_m"]
    load: Floats = known["lying_load_n"] + weight * carried + muscles + ligaments
    return load
