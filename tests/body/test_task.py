"""What can be done: every angle that no joint reaches, in one error."""

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.body.task import (
    ANKLE_RANGE_DEG,
    BACKREST_RANGE_DEG,
    KNEE_RANGE_DEG,
    THIGH_RANGE_DEG,
    Leg,
    Task,
    bend,
    knee_extension,
    lie,
    long_sit,
    sit,
    slouch,
    stand,
)
from backline.motion.errors import InputError


def test_all_that_no_joint_reaches_at_once() -> None:
    with pytest.raises(InputError) as refused:
        Task("back", nan, Leg(141.0, -1.0, 31.0), Leg(-21.0, 151.0, -51.0), 61.0)
    said = refused.value.problems
    assert len(said) == 8
    words = ("trunk", "neck", *("thigh", "knee", "ankle") * 2)
    for problem, word in zip(said, words, strict=True):
        assert word in problem
        assert problem.endswith(" degrees.")


def test_the_same_mistake_at_both_legs_is_told_once() -> None:
    with pytest.raises(InputError) as refused:
        bend(0.0, 160.0)
    assert len(refused.value.problems) == 1


@pytest.mark.parametrize("odd", [nan, inf, -inf])
def test_a_thigh_that_is_no_number_is_refused(odd: float) -> None:
    with pytest.raises(InputError):
        lie(odd)


@given(
    thigh=st.floats(*THIGH_RANGE_DEG), knee=st.floats(*KNEE_RANGE_DEG),
    ankle=st.floats(*ANKLE_RANGE_DEG),
)  # fmt: skip
def test_what_joints_reach_is_taken(thigh: float, knee: float, ankle: float) -> None:
    assert lie(thigh, knee, ankle).working == Leg(thigh, knee, ankle)


def test_nobody_leans_far_forward_against_a_backrest() -> None:
    low, high = BACKREST_RANGE_DEG
    assert slouch(low).support == slouch(high).support == "backrest"
    with pytest.raises(InputError, match="trunk"):
        slouch(high + 0.1)
    assert sit(high + 0.1).support == "seat"


def test_the_supports_and_the_legs() -> None:
    assert stand() == bend(0.0)
    assert stand().working.thigh_deg is None
    assert [task.support for task in (bend(9.0), sit(), long_sit(), lie())] == [
        "feet", "seat", "seat", "back",
    ]  # fmt: skip
    assert (sit(0.0, 10.0).working.knee_deg, sit(0.0, 10.0).other.knee_deg) == (10.0, 90.0)
    assert long_sit(0.0, 10.0).other.knee_deg == 10.0
    assert lie(60.0).other.thigh_deg == 0.0
    held = [task.still_pelvis for task in (knee_extension(20.0), lie(90.0, 20.0))]
    assert held == [True, False]
