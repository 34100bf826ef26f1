"""After a gap: a quarter less, one step, two steps, the start."""

import pytest

from backline.care.history import Day
from backline.care.programme import State
from backline.care.programme.state import TrackState

from .made import KNOWN, asked, at, climbed, fold, full, history, morning, planned, rules, session

STEP = 5
STATE, NEXT = climbed("bridge", STEP)
DONE = NEXT - 2


def step_of(state: State, number: int) -> tuple[int, bool]:
    item = next(item for item in asked(state, number).items if item.track == "bridge")
    return item.step - 1, item.eased


@pytest.mark.parametrize(
    ("gap", "step", "eased", "rule"),
    [
        (7, STEP, False, None), (8, STEP, True, "gap_eased"), (14, STEP, True, "gap_eased"),
        (15, STEP - 1, True, "gap_back"), (28, STEP - 1, True, "gap_back"),
        (29, STEP - 2, True, "gap_back"), (56, STEP - 2, True, "gap_back"),
        (57, 0, True, "gap_start"), (400, 0, True, "gap_start"),
    ],
)  # fmt: skip
def test_where_one_begins_again(gap: int, step: int, eased: bool, rule: str | None) -> None:
    day = asked(STATE, DONE + gap)
    assert step_of(STATE, DONE + gap) == (step, eased)
    assert [one for one in rules(day) if one.startswith("gap")] == [rule] * (rule is not None)
    assert day.phase == ("return" if rule else "build")


@pytest.mark.parametrize("gap", [7, 8, 15, 29, 57])
def test_what_is_shown_is_what_the_session_is_judged_by(gap: int) -> None:
    step, _ = step_of(STATE, DONE + gap)
    after = fold([session(DONE + gap, *full("bridge", step))], state=STATE)
    assert after.tracks["bridge"].step == step


def test_a_step_that_was_not_tried_is_taken_back_after_a_gap() -> None:
    state = fold([session(NEXT + 3, *full("bridge", STEP)), morning(NEXT + 4)], state=STATE)
    assert state.tracks["bridge"].step == STEP + 1
    assert step_of(state, NEXT + 3 + 10) == (STEP, True)
    assert step_of(state, NEXT + 3 + 20) == (STEP - 1, True)


def test_the_start_is_never_above_where_one_was() -> None:
    low = State(tracks={"strap_stretch": TrackState(0, done=1)}, last_session=1)
    assert KNOWN["strap_stretch"].start == 1
    after = fold([session(0, *full("strap_stretch", 0))], state=low)
    assert after.tracks["strap_stretch"].step == 0


def test_a_long_gap_begins_a_new_course() -> None:
    assert fold([session(DONE + 28)], state=STATE).course == STATE.course
    assert fold([session(DONE + 29)], state=STATE).course == at(DONE + 29).toordinal()


def test_each_exercise_has_its_own_gap() -> None:
    walks = [Day(at(DONE + day), (*full("walk"), *full("knee_to_chest"))) for day in range(1, 65)]
    state = fold(walks, state=STATE)
    assert state.tracks["bridge"].step == STEP
    assert step_of(state, DONE + 70) == (0, True)
    assert asked(state, DONE + 70).phase != "return"


def test_walking_alone_bridges_no_gap() -> None:
    state = fold([Day(at(DONE + day), full("walk")) for day in range(1, 30)], state=STATE)
    assert asked(state, DONE + 30).phase == "return"


def test_the_reason_says_how_long_it_was() -> None:
    days = [session(0)]
    assert "It has been 20 days" in planned(history(*days), 20).today.reasons[0].says
