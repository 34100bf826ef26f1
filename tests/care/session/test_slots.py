"""The sets of a session: their order, what is done of them, and what comes next."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from backline.care.session import Lived, SetLived, Slot, rest_s, slots, upcoming
from backline.library import activities, numbers


def item(exercise: str, sets: int = 2, **more: Any) -> dict[str, object]:
    sides = list(activities()[exercise].sides)
    plain = {"exercise": exercise, "sets": sets, "repetitions": 10, "seconds": 0.0, "sides": sides}
    return plain | more


THREE = (item("bridge"), item("strap_stretch", repetitions=0, seconds=30.0), item("walk", 1))
KEYS = [
    "bridge/1/both", "bridge/2/both",
    "strap_stretch/1/left", "strap_stretch/1/right",
    "strap_stretch/2/left", "strap_stretch/2/right",
    "walk/1/both",
]  # fmt: skip


def found(*sets: SetLived, left_out: tuple[str, ...] = ()) -> tuple[Slot, ...]:
    return slots(Lived(1, THREE, sets=sets, left_out=left_out), activities())


def done(number: int, exercise: str, side: str = "both", **more: Any) -> SetLived:
    return replace(SetLived(number, exercise, side, 10, dose_met=True, over=True), **more)


def test_sets_come_exercise_by_exercise_and_side_by_side() -> None:
    assert [slot.key for slot in found()] == KEYS
    assert [slot.watched for slot in found()] == [True] * 6 + [False]
    assert {slot.state for slot in found()} == {"open"}


def test_the_march_is_one_set_of_both_legs() -> None:
    (slot,) = slots(Lived(1, (item("standing_march", 1),)), activities())
    assert (slot.side, slot.repetitions) == ("both", 20)


def test_what_was_done_fills_its_own_slot_whatever_the_order() -> None:
    some_ = found(done(7, "strap_stretch", "right"), done(8, "bridge"))
    state = {slot.key: (slot.state, slot.lived.id if slot.lived else None) for slot in some_}
    assert state["bridge/1/both"] == ("done", 8)
    assert state["strap_stretch/1/right"] == ("done", 7)
    assert state["strap_stretch/1/left"] == ("open", None)


def test_a_set_that_was_begun_comes_first() -> None:
    some_ = found(done(7, "bridge"), done(8, "strap_stretch", "left", over=False))
    nearest = upcoming(some_)
    assert nearest is not None
    assert (nearest.key, nearest.state) == ("strap_stretch/1/left", "partial")


def test_what_is_left_out_is_not_asked_again_and_what_is_done_of_it_stays() -> None:
    some_ = found(done(7, "bridge"), left_out=("bridge",))
    assert [slot.state for slot in some_[:2]] == ["done", "left_out"]
    broken = found(done(7, "bridge", over=False), left_out=("bridge",))
    assert [slot.state for slot in broken[:2]] == ["left_out", "left_out"]


@given(some.lists(some.sampled_from(KEYS), max_size=12))
def test_more_sets_leave_less_to_do(keys: list[str]) -> None:
    lived, before = list[SetLived](), len(KEYS)
    for number, key in enumerate(keys):
        exercise, _, side = key.split("/")
        lived.append(done(number, exercise, side))
        todo = sum(slot.state == "open" for slot in found(*lived))
        assert before - 1 <= todo <= before
        before = todo
    assert (upcoming(found(*lived)) is None) == (before == 0)


@pytest.mark.parametrize(("seconds", "met"), [(29.6, True), (29.4, False), (31.0, True)])
def test_a_hold_is_read_to_half_a_second(seconds: float, met: bool) -> None:
    assert found()[2].dose_met(0, seconds) is met


@pytest.mark.parametrize(("repetitions", "met"), [(10, True), (9, False)])
def test_repetitions_are_counted(repetitions: int, met: bool) -> None:
    assert found()[0].dose_met(repetitions, 100.0) is met


def test_there_is_a_rest_between_two_sets_and_none_else() -> None:
    first, second, *_ = found()
    number = numbers("programme").explain("between_s")
    assert rest_s(first, second) == number.value
    assert number.source == "chosen by us"
    assert rest_s(None, first) == rest_s(first, None) == 0.0
