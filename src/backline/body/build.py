"""The body's build: segment lengths and masses, and where the mass above a joint lies.

Metres and kilograms; x forward, y up. A segment's angle is 0 upright and positive forward.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from backline.library.numbers_load import numbers

from .passive import RAD, Angle, Floats
from .person import Person

GRAVITY = 9.81
_KNOWN = numbers("body")
COM_FROM_FAR_END = _KNOWN["leg_mass_at"]
THORAX_SHARE = _KNOWN["thorax_mass_at"]
PELVIS_SHARE = _KNOWN["pelvis_mass_at"]


@dataclass(frozen=True, slots=True)
class Build:
    """Lengths (m) and masses (kg) of one person."""

    shank_m: float
    thigh_m: float
    ankle_m: float
    pelvis_m: float
    lumbar_m: float
    shoulder_m: float
    head_m: float
    arm_m: float
    in_front_m: float
    foot_middle_m: float
    abdomen_kg: float
    thorax_kg: float
    arms_kg: float
    head_kg: float
    pelvis_kg: float
    thigh_kg: float
    shank_kg: float
    sacrum_back_deg: float

    @property
    def above_lumbar_kg(self) -> float:
        """What the lowest lumbar disc carries."""
        return self.abdomen_kg + self.thorax_kg + self.arms_kg + self.head_kg


@cache
def build(height_m: float, mass_kg: float) -> Build:
    """Return the build of a person of this height and mass."""
    known = numbers("body")
    lengths = {
        "shank_m": "shank_share", "thigh_m": "thigh_share", "ankle_m": "ankle_height_share",
        "pelvis_m": "pelvis_share", "lumbar_m": "lumbar_share", "shoulder_m": "shoulder_share",
        "head_m": "head_share", "arm_m": "arm_share",
        "in_front_m": "mass_in_front_share", "foot_middle_m": "foot_middle_share",
    }  # fmt: skip
    parts = ("abdomen", "thorax", "arms", "head", "pelvis", "thigh", "shank")
    return Build(
        **{name: known[share] * height_m for name, share in lengths.items()},
        **{f"{part}_kg": known[f"{part}_mass"] * mass_kg for part in parts},
        sacrum_back_deg=known["sacrum_back_deg"],
    )


def build_of(one: Person) -> Build:
    """Return a person's build."""
    return build(one.height_m, one.mass_kg)


def sacrum_m(body: Build, tilt_deg: Angle) -> tuple[Floats, Floats]:
    """Return where the top of the sacrum lies, seen from the hip (x, y)."""
    angle = (np.asarray(tilt_deg) - body.sacrum_back_deg) * RAD
    return body.pelvis_m * np.sin(angle), body.pelvis_m * np.cos(angle)


def chord_deg(tilt_deg: Angle, lumbar_deg: Angle) -> Angle:
    """Return the angle of the line along the lumbar spine: half of its flexion is below it."""
    return tilt_deg + 0.5 * lumbar_deg


def mass_ahead_m(body: Build, tilt_deg: Angle, lumbar_deg: Angle) -> Floats:
    """Return how far in front of the sacrum's top the mass above it lies; arms hang down."""
    lean, trunk = chord_deg(tilt_deg, lumbar_deg) * RAD, (tilt_deg + lumbar_deg) * RAD
    sin, cos = np.sin(trunk), np.cos(trunk)
    top = body.lumbar_m * np.sin(lean)
    abdomen = 0.5 * top + body.in_front_m * np.cos(lean)
    thorax = top + THORAX_SHARE * body.shoulder_m * sin + body.in_front_m * cos
    shoulder = top + body.shoulder_m * sin + 0.5 * body.in_front_m * cos
    head = shoulder + body.head_m * sin + 0.25 * body.in_front_m * cos
    turning = (
        body.abdomen_kg * abdomen + body.thorax_kg * thorax
        + body.arms_kg * shoulder + body.head_kg * head
    )  # fmt: skip
    return turning / body.above_lumbar_kg


def lumbar_load_nm(body: Build, tilt_deg: Angle, lumbar_deg: Angle) -> Floats:
    """Return the moment of gravity at the lowest lumbar disc, positive in flexion."""
    ahead = mass_ahead_m(body, tilt_deg, lumbar_deg)
    return GRAVITY * body.above_lumbar_kg * ahead


def hip_load_nm(body: Build, tilt_deg: Angle, lumbar_deg: Angle) -> Floats:
    """Return the moment of gravity of all above the hips at both hips, positive in flexion."""
    return GRAVITY * above_hips_kgm(body, tilt_deg, lumbar_deg)


def above_hips_kgm(body: Build, tilt_deg: Angle, lumbar_deg: Angle) -> Floats:
    """Return mass times distance in front of the hips, of all above them."""
    sacrum, _ = sacrum_m(body, tilt_deg)
    ahead = sacrum + mass_ahead_m(body, tilt_deg, lumbar_deg)
    return body.above_lumbar_kg * ahead + body.pelvis_kg * PELVIS_SHARE * sacrum


def shank_lean_deg(body: Build, knee_deg: Angle, above_kgm: Angle, above_kg: float) -> Floats:
    """Return how far the shanks lean forward so that the weight stays over the feet.

    Parameters
    ----------
    knee_deg : float or ndarray
        Of both legs.
    above_kgm, above_kg : float or ndarray
        Mass times distance in front of the hips of all above them, and the mass.
    """
    knee = np.asarray(knee_deg) * RAD
    up_thigh = 2 * body.thigh_kg * COM_FROM_FAR_END + above_kg
    shank = body.shank_m * (2 * body.shank_kg * COM_FROM_FAR_END + 2 * body.thigh_kg + above_kg)
    thigh = body.thigh_m * up_thigh
    carried = 2 * (body.shank_kg + body.thigh_kg) + above_kg
    wanted = carried * body.foot_middle_m - above_kgm
    # shank sin f - thigh sin(knee - f) = wanted, solved for f.
    sines, cosines = shank + thigh * np.cos(knee), -thigh * np.sin(knee)
    length = np.hypot(sines, cosines)
    return (np.arcsin(np.clip(wanted / length, -1.0, 1.0)) - np.arctan2(cosines, sines)) / RAD
