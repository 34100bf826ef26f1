"""The five numbers of the body model, fitted on K1, K2 and K7 and on nothing else.

``python -m bench.body_fit`` prints them; they stand, rounded, in ``library/numbers/body.toml``.
A residual is the difference over its tolerance (evidence.md section 5.4); the ratios of K2 are
compared as logarithms, since 30 % up and 30 % down are alike.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

from backline.body.batch import batch
from backline.body.parameters import FITTED, Parameters
from backline.body.person import Person, typical
from backline.body.solve import equilibrium
from backline.body.task import bend, sit, stand
from backline.body.validation import BEND_DEG, RATIO_SHARE, RATIOS, SIT_DEG, phases

Floats = NDArray[np.float64]

INCLINATIONS_DEG = np.arange(0.0, 126.0, 3.0)
STARTS = ((5.0, 0.05, 1e-3, 3e-3), (30.0, 0.02, 1e-3, 3e-3), (10.0, 0.04, 2e-3, 1e-3))
TOLERANCE_NM = 20.0
LEAST_RATIO = 0.01  # its logarithm would have no end


def parameters(logs: Floats) -> tuple[Parameters, Person]:
    """Return what a point of the search stands for: logarithms keep all five positive."""
    *energy, tolerance = (float(value) for value in np.exp(logs))
    return Parameters(*energy), replace(typical(), tolerance_nm=tolerance)


def residuals(logs: Floats) -> Floats:
    """Return the seven differences, each over its tolerance."""
    known, one = parameters(logs)
    bends = batch([bend(float(i)) for i in INCLINATIONS_DEG], [one] * len(INCLINATIONS_DEG))
    bent = phases(bends, equilibrium(bends, known))
    seat, feet = (batch([task], [one]) for task in (sit(), stand()))
    sitting, standing = equilibrium(seat, known), equilibrium(feet, known)
    wanted = np.array([*RATIOS.values()])
    ratios = np.log(np.maximum(bent.ratios, LEAST_RATIO) / wanted) / np.log(1 + RATIO_SHARE)
    sat = {
        "lumbar": float(sitting.lumbar_deg[0, 0] - standing.lumbar_deg[0, 0]),
        "pelvis": float(sitting.tilt_deg[0, 0] - standing.tilt_deg[0, 0]),
    }
    found = {"lumbar": bent.lumbar_deg, "hip": bent.hip_deg}
    bending = [(found[name] - target) / by for name, (target, by) in BEND_DEG.items()]
    return np.array([
        *bending, *ratios, *((sat[name] - target) / by for name, (target, by) in SIT_DEG.items()),
    ])  # fmt: skip


def fit() -> tuple[Floats, float]:
    """Return the best of the searches from a few starts, and what is left of its residuals."""
    runs = [
        least_squares(residuals, np.log([*start, TOLERANCE_NM]), diff_step=1e-3) for start in STARTS
    ]
    best = min(runs, key=lambda run: run.cost)
    return np.exp(best.x), float(best.cost)


def main() -> None:
    """Fit and print."""
    found, cost = fit()
    for name, value in zip(FITTED, found, strict=True):
        print(f"{name} = {value:.5g}")
    print(f"half the sum of squares of the residuals: {cost:.3f}")


if __name__ == "__main__":
    main()
