"""Sentences about values and answers, out of the words of the library."""

from collections.abc import Iterable

from ...library.findings_load import words
from ...library.numbers_load import numbers
from ...motion.said import capital, joined, say
from .inputs import Reading, Where

ANGLES = ("slr", "ake")


def because(name: str, **filled: object) -> str:
    """Return a reason with its values filled in."""
    return capital(say(words("because")[name], **filled))


def doubt(name: str, **filled: object) -> str:
    """Return a doubt with its values filled in."""
    return capital(say(words("doubt")[name], **filled))


def shown(test: str, side: Where, reading: Reading) -> str:
    """Return a value in words, with its error where it has one or one is taken."""
    error: str = ""
    if reading.error is not None:
        error = say(words("doubt")["error"], error=round(reading.error, 1))
    elif test in ANGLES:
        error = say(words("doubt")["error_assumed"], error=error_of(test, reading))
    return because(
        "value", test=words("test")[test], side=words("side")[side],
        value=round(reading.value, 1), unit=words("unit")[test], error=error,
    )  # fmt: skip


def error_of(test: str, reading: Reading) -> float:
    """Return the error to reckon with, in the test's unit."""
    if reading.error is not None:
        return reading.error
    return numbers("findings")["real_difference_deg"] if test in ANGLES else 0.0


def symptoms(names: Iterable[str]) -> str:
    """Return symptoms in words."""
    return joined((words("symptom")[name] for name in names), ", ")
