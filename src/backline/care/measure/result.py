"""What a test came to for one side."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from ...motion.protocol import Protocol
from ...motion.types import Side
from ..bands import Band


def told_error(error: float, unit: str) -> float:
    """Return an error as it is told beside a value: rounded up, so that it never promises more.

    >>> told_error(8.5, "deg"), told_error(0.41, "s")
    (9.0, 0.5)
    """
    steps = 10 if unit == "s" else 1
    return ceil(round(error * steps, 6)) / steps


@dataclass(frozen=True, slots=True)
class Result:
    """One side's result.

    Attributes
    ----------
    side : Side
        ``both`` in tests without sides; ``unseen`` where no leg can be named.
    value, error : float or None
        In the test's unit, with the half width that holds the truth in about nine of ten cases;
        None where it is not measurable.
    trials : int
        Those that the value rests on.
    reason : str or None
        Id of the reason why it is not measurable (`library.tests_load.reasons` has the words).
    band, norm_source : str or None
        None where there is no norm for this person and test.
    also : float or None
        The second number of a test that has one.
    """

    side: Side
    value: float | None = None
    error: float | None = None
    trials: int = 0
    reason: str | None = None
    band: Band | None = None
    norm_source: str | None = None
    also: float | None = None

    @property
    def measurable(self) -> bool:
        """Whether there is a value."""
        return self.value is not None

    def as_json(self, protocol: Protocol, words: dict[str, str]) -> dict[str, Any]:
        """Return the result as JSON has it, numbers rounded to a tenth."""
        whole = protocol.unit in ("repetitions", "stands")
        numbers = [
            None if one is None else round(one) if whole else round(one, 1)
            for one in (self.value, self.error)
        ]
        found = {
            "side": self.side,
            "value": numbers[0],
            "error": numbers[1],
            "trials": self.trials,
            "measurable": self.measurable,
            "reason": None if self.reason is None else words[self.reason],
            "band": self.band,
            "norm_source": self.norm_source,
        }
        if self.also is not None and protocol.score.also_signal:
            found[protocol.score.also_signal] = round(self.also, 1)
        return found
