"""Breaks before the camera in the history: their sets are sets of breaks, their pain is pain."""

from datetime import datetime, timedelta

import pytest

from backline.care.history import PainCheck as Felt
from backline.care.history import SetDone
from backline.records import Entry, Store
from backline.records.events import (
    Break,
    ExerciseSet,
    PainCheck,
    Repetition,
    SessionEnd,
    SessionStart,
    SetEnd,
)
from backline.records.sessions import session_of

from .made import BERLIN, before

MARCH = {"exercise": "standing_march", "sets": 1, "repetitions": 20, "sides": ["both"]}
START = SessionStart((MARCH,), in_break=True)
SET = ExerciseSet("standing_march", "both")
MARCHED = SetDone("standing_march", "both", 20)


def marched(store: Store, at: datetime, end: SetEnd | None = None) -> int:
    """Keep a break before the camera with a set of it; return its number."""
    start, number = store.append_many([Entry(START, at), Entry(SET, at, within=0)])
    step = Repetition("left", 0, 1, 2, 0.5, True)
    store.append_many([Entry(one, at, number) for one in (step, end) if one is not None])
    return start


def test_its_sets_are_sets_of_a_break(store: Store) -> None:
    store.append_many(
        [Entry(SessionStart(), before(hours=3)),
         Entry(ExerciseSet("bridge", "both", 8), before(hours=3), within=0)]
    )  # fmt: skip
    marched(store, before(hours=2), SetEnd(20, dose_met=True))
    (day,) = store.history().days
    assert [one.exercise for one in day.sets] == ["bridge"]
    assert day.in_breaks == (MARCHED,)


def test_one_that_was_left_half_way_counts_what_was_seen(store: Store) -> None:
    marched(store, before(hours=2))
    assert store.history().days[0].in_breaks == (SetDone("standing_march", "both", 1, 0.0, False),)


def test_it_is_counted_once_beside_the_break_that_is_kept_for_it(store: Store) -> None:
    start = marched(store, before(hours=2), SetEnd(20, dose_met=True))
    store.append(SessionEnd(in_break=True), before(hours=1), start)
    store.append(Break("taken", 120.0, exercise="standing_march"), before(hours=2))
    assert store.history().days[0].in_breaks == (MARCHED,)


def test_pain_in_it_is_pain_of_the_day(store: Store) -> None:
    start = marched(store, before(hours=2))
    store.append(PainCheck("during", 6, stopped=True), before(hours=1), start)
    assert store.history().days[0].pains == (Felt("during", 6, stopped=True),)


def test_one_of_the_night_before_holds_the_sets_of_the_first_day(store: Store) -> None:
    late = datetime(2026, 11, 20, 2, 59, tzinfo=BERLIN)
    start = store.append(START, late)
    later = late + timedelta(minutes=2)
    store.append(ExerciseSet("standing_march", "both", 20), later, start)
    for since in (None, later.date()):
        (day,) = store.history(since).days
        assert (day.sets, day.in_breaks) == ((), (MARCHED,))


@pytest.mark.parametrize("in_break", [True, False])
def test_what_was_put_right_by_hand_decides(store: Store, in_break: bool) -> None:
    start = store.append(SessionStart((MARCH,), in_break=not in_break), before(hours=2))
    store.append(ExerciseSet("standing_march", "both", 20), before(hours=2), start)
    store.correct(start, {"in_break": in_break}, before(hours=1))
    (day,) = store.history().days
    assert (day.in_breaks, day.sets)[not in_break] == (MARCHED,)


def test_text_of_a_session_does_not_make_a_break_of_it(store: Store) -> None:
    """The exercise of a session may hold anything, also what looks like the field."""
    start = store.append(SessionStart((MARCH | {"in_break": True},)), before(hours=2))
    store.append(ExerciseSet("standing_march", "both", 20), before(hours=2), start)
    assert store.history().days[0].sets == (MARCHED,)


def test_it_is_read_back_as_what_it_was(store: Store) -> None:
    start = marched(store, before(hours=2))
    lived = session_of(store, start)
    assert lived is not None
    assert (lived.in_break, lived.over, lived.prescribed) == (True, False, (MARCH,))
    other = session_of(store, store.append(SessionStart(), before(hours=1)))
    assert other is not None
    assert not other.in_break
