"""One step up: what earns it, and what does not."""

from dataclasses import replace

import pytest

from backline.care.history import Day, SetDone
from backline.care.programme import State

from .made import KNOWN, asked, climbed, earned, exercises, fold, full, morning, session


def bridge(*days: Day, state: State | None = None) -> tuple[int, int]:
    """Return step and earned sessions of the bridge after some days."""
    one = fold(days, state=state).tracks["bridge"]
    return one.step, one.earned


def test_two_earned_sessions_make_a_step() -> None:
    assert bridge(*earned(0)) == (0, 1)
    assert bridge(*earned(0), *earned(3)) == (1, 0)


def test_a_week_lies_between_two_steps() -> None:
    state = fold([*earned(0), *earned(3)])  # a step on day 4
    second = full("bridge", 1)
    soon = [*earned(5, *second), *earned(9, *second)]
    assert bridge(*soon, state=state) == (1, 2)
    assert bridge(*soon[:2], *earned(10, *second), state=state) == (2, 0)


def test_no_step_within_a_week_after_a_bad_morning() -> None:
    days = [*earned(0), session(2), morning(3, 3), *earned(4), *earned(6), *earned(8)]
    assert bridge(*days) == (0, 2)
    assert bridge(*days, *earned(10)) == (1, 0)


def test_nobody_told_the_morning() -> None:
    assert bridge(session(0), session(3), session(6)) == (0, 0)
    assert bridge(session(0), morning(2)) == (0, 0)


WHOLE = full("bridge", 1)
UNMET = replace(WHOLE[0], dose_met=False)


@pytest.mark.parametrize(
    ("sets", "left"),
    [
        (WHOLE, None),
        (WHOLE[:1], 1),
        ((UNMET, UNMET), 0),
        ((*WHOLE, UNMET), 0),
        ((*WHOLE[:1], *full("bridge", 4)), 1),
        (full("bridge", 0), 1),
    ],
    ids=["all", "one of two", "not met", "one more, not met", "another form", "the step before"],
)
def test_what_is_not_all_of_the_step_earns_nothing(
    sets: tuple[SetDone, ...], left: int | None
) -> None:
    state, now = climbed("bridge", 1)
    assert state.tracks["bridge"].earned == 1
    found = bridge(*earned(now + 3, *sets), state=state)
    assert found == ((2, 0) if left is None else (1, left))


def test_an_easier_rung_earns_nothing() -> None:
    state, now = climbed("bridge", 4)
    before = state.tracks["bridge"].earned
    after = fold(earned(now + 3, *full("bridge", 0)), state=state).tracks["bridge"]
    assert (after.step, after.earned) == (4, before)


def test_one_leg_alone_earns_nothing() -> None:
    left = [one for one in full("strap_stretch") if one.side == "left"]
    assert fold(earned(0, *left)).tracks["strap_stretch"].earned == 0
    assert fold(earned(0, *full("strap_stretch"))).tracks["strap_stretch"].earned == 1


def test_a_session_that_felt_hard_earns_nothing_and_breaks_the_row() -> None:
    hard = replace(session(3), efforts={"bridge": "hard"})
    assert bridge(*earned(0), hard, morning(4)) == (0, 0)
    assert bridge(*earned(0), replace(hard, efforts={"bridge": "easy"}), morning(4)) == (1, 0)


def test_an_unmet_dose_breaks_the_row() -> None:
    short = tuple(replace(one, dose_met=False) for one in full("bridge"))
    assert bridge(*earned(0), *earned(2, *short), *earned(4)) == (0, 1)


def test_a_quarter_less_is_not_the_whole_step() -> None:
    state = fold([session(0, during=4), *earned(9), *earned(11)])
    assert (state.tracks["bridge"].step, state.tracks["bridge"].earned) == (0, 1)


def test_an_exercise_on_no_track_changes_none() -> None:
    state = fold([session(0, SetDone("handstand", "both", 5)), morning(1)])
    assert not state.tracks
    assert state.recent[0][1] == ()


def test_nothing_above_the_last_step() -> None:
    last = len(KNOWN["bridge"].steps) - 1
    state, now = climbed("bridge", last)
    for number in range(now + 1, now + 40, 3):
        state = fold(earned(number, *full("bridge", last)), state=state)
    assert state.tracks["bridge"].step == last
    assert "hip_hinge" in exercises(asked(state, now + 42))


@pytest.mark.parametrize(("repetitions", "times"), [(2, 1), (1, 0)])
def test_one_set_of_both_legs_in_turn_is_a_set_of_each(repetitions: int, times: int) -> None:
    step = KNOWN["standing_march"].steps[KNOWN["standing_march"].start]
    one = SetDone(step.exercise, "both", repetitions * step.repetitions)
    state = fold(earned(0, *[one] * step.sets))
    assert state.track(KNOWN["standing_march"]).earned == times
