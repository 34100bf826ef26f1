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
from backline.body.parameters import Parameters
from backline.body.person import Person, typical
from backline.body.solve import equilibrium
from backline.body.task import bend, sit, stand
from backline.body.validation import phases

Floats = NDArray[np.float64]

INCLINATIONS_DEG = np.arange(0.0, 126.0, 3.0)
STARTS = ((5.0, 0.05, 1e-3, 3e-3), (30.0, 0.02, 1e-3, 3e-3), (10.0, 0.04, 2e-3, 1e-3))
TOLERANCE_NM = 20.0


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
    ratios = np.log(np.maximum(bent.ratios, 0.01) / np.array([1.9, 0.9, 0.4])) / np.log(1.3)
    return np.array([
        (bent.lumbar_deg - 41.6) / 8, (bent.hip_deg - 69.4) / 10, *ratios,
        (float(sitting.lumbar_deg[0, 0] - standing.lumbar_deg[0, 0]) - 17) / 4,
        (float(sitting.tilt_deg[0, 0] - standing.tilt_deg[0, 0]) + 18) / 4,
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
    names = ("lumbar_amplitude_nm", "lumbar_rate_per_deg", "lumbar_effort_per_nm",
             "hip_effort_per_nm", "typical_tolerance_nm")  # fmt: skip
    for name, value in zip(names, found, strict=True):
        print(f"{name} = {value:.5g}")
    print(f"half the sum of squares of the residuals: {cost:.3f}")


if __name__ == "__main__":
    main()
