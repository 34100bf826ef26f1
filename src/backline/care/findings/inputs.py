"""What the findings are made from: test values with their errors, and answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ..bands import Sex
from ..history import Answer

Where = Literal["left", "right", "both"]

LENGTH, CAPACITY = ("slr", "ake"), ("single_leg_bridge", "bridge_hold", "chair_stand_30s")
LEG_TESTS = ("slr", "ake", "single_leg_bridge")
"""Tests with a value for each leg; the others have one, under ``both``."""
TESTS = (*LENGTH, *CAPACITY, "forward_bend")

NERVE_SIGNS = ("neck_changes_it", "below_knee", "tingling_or_electric", "crossed_response")
"""Any of these alone makes a nerve sensitive; the ankle only together with one of them."""
SYMPTOMS = (*NERVE_SIGNS, "ankle_changes_it", "feels_tight", "same_as_usual_pain")


@dataclass(frozen=True, slots=True)
class Reading:
    """One value of a test in the test's own unit.

    Attributes
    ----------
    error : float or None
        None where none is known: then an angle gets ``real_difference_deg`` of the findings'
        numbers; counts and seconds are taken as exact.
    days_old : int
        Days since it was measured.
    """

    value: float
    error: float | None = None
    days_old: int = 0


Tests = Mapping[str, Mapping[Where, Reading]]


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that the findings are made from.

    Attributes
    ----------
    tests : mapping
        Test to side to `Reading`; what was not measured is not there.
    symptoms : mapping
        Id of the question to its answer; what was not asked is not there and counts as no, with
        a doubt where it could have told a muscle from a nerve.
    symptoms_days_old : int
        Days since the oldest of these answers.
    whole_body : mapping or None
        The answers to the questions about the whole body.
    """

    sex: Sex = "unspecified"
    age_years: int | None = None
    tests: Tests = field(default_factory=dict)
    symptoms: Mapping[str, Answer] = field(default_factory=dict)
    whole_body: Mapping[str, object] | None = None
    symptoms_days_old: int = 0

    def answered(self, *symptoms: str) -> tuple[str, ...]:
        """Return those of these symptoms that were answered with yes or unsure."""
        return tuple(one for one in symptoms if self.symptoms.get(one, "no") != "no")

    @property
    def joints(self) -> bool:
        """Whether another joint hurts or is stiff, or may."""
        return (self.whole_body or {}).get("other_joints", "no") != "no"
