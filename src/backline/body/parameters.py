"""What is fitted: five numbers, on K1, K2 and K7 only (docs/body-model.md)."""

from dataclasses import dataclass
from functools import cache

from backline.library.numbers_load import numbers

FITTED = (
    "lumbar_amplitude_nm", "lumbar_rate_per_deg", "lumbar_effort_per_nm", "hip_effort_per_nm",
    "typical_tolerance_nm",
)  # fmt: skip
"""Their names in ``library/numbers/body.toml``; the last one is the typical person's."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """The numbers of the posture's energy.

    Attributes
    ----------
    lumbar_nm, lumbar_rate : float
        The spine resists flexion by ``lumbar_nm * (exp(lumbar_rate * degrees) - 1)``.
    lumbar_effort, hip_effort : float
        What a squared newton metre of active muscle costs, J/(N m)^2.
    """

    lumbar_nm: float
    lumbar_rate: float
    lumbar_effort: float
    hip_effort: float


@cache
def fitted() -> Parameters:
    """Return the fitted numbers, from ``library/numbers/body.toml``."""
    known = numbers("body")
    return Parameters(*(known[name] for name in FITTED[:-1]))
