"""Who can be: every number that nobody has, in one error."""

from math import inf, nan

import pytest
from hypothesis import given

from backline.body.person import (
    HEIGHT_RANGE_M,
    MASS_RANGE_KG,
    SHIFT_RANGE_DEG,
    TOLERANCE_RANGE_NM,
    Person,
    person,
    typical,
)
from backline.library.numbers_load import numbers
from backline.motion.errors import InputError

from .made import SHIFTS, TOLERANCES

RANGES = (SHIFT_RANGE_DEG, TOLERANCE_RANGE_NM, MASS_RANGE_KG, HEIGHT_RANGE_M)


def test_all_that_nobody_can_be_at_once() -> None:
    with pytest.raises(InputError) as refused:
        Person(61.0, 2.0, inf, nan)
    said = refused.value.problems
    assert len(said) == 4
    for problem, word in zip(said, ("shift", "tolerance", "mass", "height"), strict=True):
        assert word in problem
        assert problem[0].isupper()
        assert problem.endswith(".")
    assert "61 degrees; the model takes -40 to 60 degrees" in said[0]


@pytest.mark.parametrize("at", range(4))
@pytest.mark.parametrize("end", [0, 1])
def test_a_bound_itself_can_be_and_what_is_beyond_it_cannot(at: int, end: int) -> None:
    values = [0.0, 17.0, 70.0, 1.7]
    values[at] = RANGES[at][end]
    Person(*values)
    values[at] += (-0.01, 0.01)[end]
    with pytest.raises(InputError) as refused:
        Person(*values)
    assert len(refused.value.problems) == 1


def test_the_typical_person_is_the_fitted_one() -> None:
    known = numbers("body")
    assert typical() == person() == person(0.0, known["typical_tolerance_nm"])
    assert (typical().shift_deg, typical().mass_kg) == (0.0, 70.0)


@given(shift=SHIFTS, tolerance=TOLERANCES)
def test_what_is_not_given_is_typical(shift: float, tolerance: float) -> None:
    one = person(shift, tolerance)
    assert one == Person(shift, tolerance, typical().mass_kg, typical().height_m)
