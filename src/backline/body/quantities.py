"""Everything that is told of postures, by name: one column for each quantity."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import numpy as np

from .batch import Batch, batch
from .build import Build, chord_deg
from .energy import State
from .limits import stop_nm
from .muscles import HAMSTRINGS, SHORT_HEAD, gained_mm, shared_n
from .nerve import path_mm
from .parameters import Parameters, fitted
from .passive import Floats, buttock_nm, calf_nm, front_nm, hamstring_nm, hip_nm, in_range, knee_nm
from .person import typical
from .solve import equilibrium
from .spine import compression_n, extensor_n, resist_nm
from .task import stand

Columns = Mapping[str, Floats]


def solved(given: Batch, parameters: Parameters | None = None) -> Columns:
    """Return the equilibrium of each task: named columns of shape (tasks,).

    The angles (``_deg``), moments of one leg or of the spine (``_nm``; ``hip_active_nm`` of both
    legs), forces (``_n``) and lengths against all angles at 0 (``_mm``), of the working leg where
    there are two; ``disc_load`` is the load on a lumbar disc over that of the same build in
    standing, NaN against a backrest, which carries an unknown part; ``in_range`` is 1 where the
    passive equations hold.
    """
    found = equilibrium(given, parameters)
    angles = _angles(found, given)
    pulls = _pulls(found, given, angles["ankle_dorsiflexion_deg"])
    columns = angles | pulls | _spine(found, given, parameters)
    return {name: np.asarray(column)[:, 0] for name, column in columns.items()}


def _angles(found: State, given: Batch) -> dict[str, Floats]:
    working, other = given.legs
    names = {
        "trunk_inclination_deg": given.inclination_deg,
        "pelvic_tilt_deg": found.tilt_deg,
        "lumbar_flexion_deg": found.lumbar_deg,
        "neck_flexion_deg": given.neck_deg,
    }
    for prefix, leg, which in (("", working, 0), ("other_", other, 1)):
        thigh = found.thigh_deg[which]
        stands = np.isnan(leg.thigh_deg)
        names |= {
            f"{prefix}thigh_deg": thigh,
            f"{prefix}hip_joint_flexion_deg": found.hip_deg[which],
            f"{prefix}knee_flexion_deg": leg.knee_deg,
            f"{prefix}ankle_dorsiflexion_deg": np.where(
                stands, leg.knee_deg - thigh, leg.ankle_deg
            ),
        }
    return names


def _pulls(found: State, given: Batch, ankle: Floats) -> dict[str, Floats]:
    hip, knee, shift = found.hip_deg[0], given.legs[0].knee_deg, given.shift_deg
    pull = hamstring_nm(hip, knee, shift)
    gained = gained_mm(hip, knee)
    shown = (*HAMSTRINGS, SHORT_HEAD, "gluteus_middle")
    lengths = {f"{name}_mm": gained[name] for name in shown}
    return {
        "hip_passive_nm": hip_nm(hip, knee, shift),
        "hamstring_nm": pull,
        "buttock_nm": buttock_nm(hip),
        "hip_front_nm": front_nm(hip, knee),
        "knee_passive_nm": knee_nm(ankle, knee, hip, shift),
        "calf_nm": calf_nm(ankle, knee),
        "stop_nm": stop_nm(found, given),
        "nerve_mm": path_mm(hip, knee, ankle, found.lumbar_deg, given.neck_deg),
        "in_range": in_range(hip, knee).astype(float),
        **{f"{name}_n": force for name, force in shared_n(pull, hip).items()},
        **lengths,
    }


def _spine(found: State, given: Batch, parameters: Parameters | None) -> dict[str, Floats]:
    passive = resist_nm(found.lumbar_deg, parameters or fitted())
    load = _load_n(found, given, passive)
    if given.support == "backrest":
        load = np.full_like(load, np.nan)
    return {
        "lumbar_passive_nm": passive,
        "lumbar_active_nm": found.lumbar_active_nm,
        "hip_active_nm": found.hip_active_nm,
        "disc_load_n": load,
        "disc_load": load / standing_load_n(given.body),
        "trunk_extensor_n": extensor_n(found.lumbar_active_nm),
    }


@cache
def standing_load_n(body: Build) -> float:
    """Return the load on a lumbar disc in standing, of this build with typical hamstrings."""
    given = replace(batch([stand()], [typical()]), body=body)
    found = equilibrium(given)
    return float(_load_n(found, given, resist_nm(found.lumbar_deg, fitted()))[0, 0])


def _load_n(found: State, given: Batch, passive_nm: Floats) -> Floats:
    lean = chord_deg(found.tilt_deg, found.lumbar_deg)
    carried = given.support != "back"
    return compression_n(given.body, lean, found.lumbar_active_nm, passive_nm, carried=carried)
