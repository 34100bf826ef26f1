"""A person as the model sees one: how short the hamstrings are, and where the person stops."""

from dataclasses import dataclass
from functools import cache
from math import isfinite

from backline.library.numbers_load import numbers
from backline.motion.errors import InputError
from backline.motion.said import capital, say

SHIFT_RANGE_DEG = (-40.0, 60.0)
FITTED_SHIFT_DEG = (-30.0, 40.0)
"""Whom tests can fit, and whom the pages show."""
TOLERANCE_RANGE_NM = (3.0, 100.0)
MASS_RANGE_KG = (25.0, 250.0)
HEIGHT_RANGE_M = (1.2, 2.3)


@dataclass(frozen=True, slots=True)
class Person:
    """A person.

    Attributes
    ----------
    shift_deg : float
        How far the torque-angle curve of the hamstrings stands left of the typical one: positive is
        shorter (after Gajdosik 1991).
    tolerance_nm : float
        The passive moment of one leg at which they stop.
    mass_kg, height_m : float

    Raises
    ------
    InputError
        With everything that no person can be, one sentence each.
    """

    shift_deg: float
    tolerance_nm: float
    mass_kg: float
    height_m: float

    def __post_init__(self) -> None:
        given = (
            (say("the hamstrings' shift"), self.shift_deg, SHIFT_RANGE_DEG, say("degrees")),
            (say("the tolerance"), self.tolerance_nm, TOLERANCE_RANGE_NM, say("N m")),
            (say("the mass"), self.mass_kg, MASS_RANGE_KG, say("kg")),
            (say("the height"), self.height_m, HEIGHT_RANGE_M, say("m")),
        )
        found = [
            problem
            for name, value, bounds, unit in given
            if (problem := out_of_bounds(name, value, bounds, unit))
        ]
        if found:
            raise InputError(*found)


def out_of_bounds(name: str, value: float, bounds: tuple[float, float], unit: str) -> str:
    """Return a sentence about a value outside its bounds; empty for one inside."""
    low, high = bounds
    if isfinite(value) and low <= value <= high:
        return ""
    return capital(
        say(
            "{name} is {value:g} {unit}; the model takes {low:g} to {high:g} {unit}.",
            name=name, value=value, unit=unit, low=low, high=high,
        )
    )  # fmt: skip


@cache
def typical() -> Person:
    """Return the typical person: a curve that is not shifted, and the fitted tolerance."""
    known = numbers("body")
    return Person(0.0, known["typical_tolerance_nm"], known["mass_kg"], known["height_m"])


def person(
    shift_deg: float = 0.0,
    tolerance_nm: float | None = None,
    *,
    mass_kg: float | None = None,
    height_m: float | None = None,
) -> Person:
    """Return a person who is typical in what is not given.

    Raises
    ------
    InputError
        As `Person` does.
    """
    like = typical()
    given = (tolerance_nm, mass_kg, height_m)
    usual = (like.tolerance_nm, like.mass_kg, like.height_m)
    return Person(shift_deg, *(u if g is None else g for g, u in zip(given, usual, strict=True)))
