"""What a posture costs: the energy that passive tissue stores, and a small effort of the muscles.

The unknown is the pelvis's tilt (anterior positive): the trunk's inclination is the task's, so the
lumbar flexion is the inclination less the tilt, and each hip is the tilt plus its thigh.

- **Standing, bending, sitting.** Passive energy of both hips and the lumbar spine, plus half the
  effort number times the squared moment of the active muscles, at the lowest lumbar disc and at the
  hips: gravity less what passive tissue carries. A constant *tone* on the pelvis makes upright
  standing the equilibrium of the typical person: it is found from that, not fitted.
- **Leaning on a backrest with the muscles off.** Passive energy and the height of the masses, a
  quarter
  of which the backrest carries: the pelvis rolls until tissue carries it.
- **Lying.** Passive energy, and the weight of the pelvis and of the resting thigh, which rise from
  the floor when the pelvis rolls back. Here, too, a constant tone makes lying flat with straight
  legs the equilibrium of the typical person.
"""

from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from backline.library.numbers_load import numbers

from .batch import Batch, Legs, batch
from .build import (
    COM_FROM_FAR_END,
    GRAVITY,
    PELVIS_SHARE,
    Build,
    above_hips_kgm,
    chord_deg,
    hip_load_nm,
    lumbar_load_nm,
    sacrum_m,
    shank_lean_deg,
)
from .parameters import Parameters
from .passive import RAD, Floats, hip_energy_j, hip_nm
from .person import typical
from .spine import energy_j, resist_nm
from .task import lie, stand

SOFT_DEG = numbers("body")["lift_soft_deg"]


BACKREST_SHARE = numbers("body")["backrest_share"]


@dataclass(frozen=True, slots=True)
class State:
    """Candidates of a batch: every angle and moment that follows from the pelvis's tilt.

    Each is an ndarray of shape (tasks, candidates); ``thigh_deg`` and ``hip_deg`` are those of the
    working leg and of the other one.
    """

    tilt_deg: Floats
    lumbar_deg: Floats
    thigh_deg: tuple[Floats, Floats]
    hip_deg: tuple[Floats, Floats]
    lumbar_active_nm: Floats
    hip_active_nm: Floats


def state(tilt_deg: Floats, given: Batch, parameters: Parameters) -> State:
    """Return what follows from tilts of shape (tasks, candidates)."""
    lumbar = given.inclination_deg - tilt_deg
    balanced = _standing_thigh(tilt_deg, lumbar, given) if given.support == "feet" else None
    first, second = (_thigh(leg, balanced, tilt_deg) for leg in given.legs)
    hips = (tilt_deg + first, tilt_deg + second)
    active_lumbar, active_hip = np.zeros_like(tilt_deg), np.zeros_like(tilt_deg)
    if given.support in {"feet", "seat"}:
        active_lumbar = lumbar_load_nm(given.body, tilt_deg, lumbar)
        active_lumbar = active_lumbar - resist_nm(lumbar, parameters)
        net = sum(hip_nm(h, leg.knee_deg, given.shift_deg) for h, leg in _pairs(hips, given))
        active_hip = hip_load_nm(given.body, tilt_deg, lumbar) + net
    return State(tilt_deg, lumbar, (first, second), hips, active_lumbar, active_hip)


def energy(tilt_deg: Floats, given: Batch, parameters: Parameters) -> Floats:
    """Return what tilts cost (J, up to a constant), shape (tasks, candidates)."""
    cost = _cost_j(tilt_deg, given, parameters)
    if given.support == "backrest":
        return cost
    return cost - _tone_nm(given.support == "back", given.body, parameters) * RAD * tilt_deg


def _cost_j(tilt_deg: Floats, given: Batch, parameters: Parameters) -> Floats:
    """Return what tilts cost without the tone."""
    found = state(tilt_deg, given, parameters)
    stored = sum(
        hip_energy_j(h, leg.knee_deg, given.shift_deg) for h, leg in _pairs(found.hip_deg, given)
    )
    cost = energy_j(found.lumbar_deg, parameters) + stored
    if given.support == "backrest":
        cost = cost + _height_j(given.body, tilt_deg, found.lumbar_deg)
    if given.support == "back":
        cost = cost + _lifted_j(given.body, tilt_deg)
    effort = parameters.lumbar_effort * found.lumbar_active_nm**2
    return cost + 0.5 * (effort + parameters.hip_effort * found.hip_active_nm**2)


def bounds_deg(given: Batch) -> tuple[Floats, Floats]:
    """Return the least and the greatest tilt that lumbar spine and task allow, shape (tasks, 1)."""
    known = numbers("body")
    low = given.inclination_deg - known["lumbar_high_deg"]
    high = given.inclination_deg - known["lumbar_low_deg"]
    still = given.still > 0
    return np.where(still, 0.0, low), np.where(still, 0.0, high)


def _pairs(hips: tuple[Floats, Floats], given: Batch) -> list[tuple[Floats, Legs]]:
    return list(zip(hips, given.legs, strict=True))


def _thigh(leg: Legs, balanced: Floats | None, tilt_deg: Floats) -> Floats:
    told = np.broadcast_to(leg.thigh_deg, tilt_deg.shape)
    return told if balanced is None else np.where(np.isnan(told), balanced, told)


def _standing_thigh(tilt_deg: Floats, lumbar_deg: Floats, given: Batch) -> Floats:
    """Return how far the thighs lean forward of hanging, so that the weight is over the feet."""
    body, knee = given.body, given.legs[1].knee_deg
    above_kg = body.above_lumbar_kg + body.pelvis_kg
    above = above_hips_kgm(body, tilt_deg, lumbar_deg)
    return knee - shank_lean_deg(body, knee, above, above_kg)


def _height_j(body: Build, tilt_deg: Floats, lumbar_deg: Floats) -> Floats:
    _, up = sacrum_m(body, tilt_deg)
    up = up + body.lumbar_m * np.cos(chord_deg(tilt_deg, lumbar_deg) * RAD)
    return (1 - BACKREST_SHARE) * GRAVITY * body.above_lumbar_kg * up


def _lifted_j(body: Build, tilt_deg: Floats) -> Floats:
    """Return what it takes to roll the pelvis back from the floor, which carries it before."""
    pelvis = body.pelvis_kg * (PELVIS_SHARE * body.pelvis_m + 0.5 * body.lumbar_m)
    thigh = body.thigh_kg * (1 - COM_FROM_FAR_END) * (body.pelvis_m + 0.5 * body.lumbar_m)
    roll = -tilt_deg
    rises = 0.5 * (roll + np.sqrt(roll**2 + SOFT_DEG**2))  # soft tissue gives way first
    return GRAVITY * (pelvis + thigh) * RAD * rises


@cache
def _tone_nm(lying: bool, body: Build, parameters: Parameters) -> float:
    """Return the constant moment on the pelvis with which the resting posture costs least."""
    given = replace(batch([lie() if lying else stand()], [typical()]), body=body)
    step = 0.01
    low, high = _cost_j(np.array([[-step, step]]), given, parameters)[0]
    return float((high - low) / (2 * step * RAD))
