"""Measured sitting and breaks in the history: by day, and never among what a session did."""

from datetime import date, datetime, timedelta

import pytest

from backline.care.history import SetDone
from backline.records import Entry, Store
from backline.records.events import (
    Break,
    ExerciseSet,
    Repetition,
    SessionStart,
    SetEnd,
    Sitting,
    SittingBout,
)

from .made import BERLIN, before

TODAY, YESTERDAY = date(2026, 11, 20), date(2026, 11, 19)
MARCH = ExerciseSet("standing_march", "both", 20)
MARCHED = SetDone("standing_march", "both", 20)


def bout(minutes: float, where: str = "desk") -> SittingBout:
    return SittingBout(minutes * 60, minutes * 60, "natural", where)


def taken(store: Store, at: datetime, *sets: ExerciseSet) -> list[int]:
    """Keep a break and what was done in it."""
    done = [Entry(one, at, within=0) for one in sets]
    return store.append_many([Entry(Break("taken", 120.0), at), *done])


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ([], 1.5),
        ([Sitting(2, "car")], 3.5),
        ([Sitting(2, "car"), Sitting(0.5, "sofa")], 4.0),
        ([Sitting(6, "desk")], 6.0),
        ([Sitting(6, "Desk ")], 6.0),
        ([Sitting(7)], 7.0),
        ([Sitting(7), Sitting(1, "car")], 8.0),
        ([Sitting(23, "bed")], 24.0),
        ([Sitting(2, "Car"), Sitting(3, "car")], 4.5),
    ],
)
def test_what_is_said_by_hand_goes_before_what_was_measured(
    store: Store, said: list[Sitting], hours: float
) -> None:
    every: list[SittingBout | Sitting] = [bout(60), bout(30), *said]
    for one in every:
        store.append(one, before(hours=1))
    (day,) = store.history().days
    assert day.sitting_h == pytest.approx(hours)
    assert not day.sets
    assert not day.in_breaks


def test_another_place_that_was_measured_is_one_of_its_own(store: Store) -> None:
    for one in (bout(60), bout(30, "lab"), Sitting(2, "lab")):
        store.append(one, before(hours=1))
    assert store.history().days[0].sitting_h == pytest.approx(3.0)


def test_a_corrected_bout_counts_as_corrected(store: Store) -> None:
    number = store.append(bout(60), before(hours=1))
    store.correct(number, {"seconds": 1800.0}, before(minutes=1))
    assert store.history().days[0].sitting_h == pytest.approx(0.5)


def test_a_set_in_a_break_is_not_one_of_a_session(store: Store) -> None:
    start = store.append(SessionStart(), before(hours=3))
    store.append(ExerciseSet("bridge", "both", 8), before(hours=3), start)
    taken(store, before(hours=2), MARCH, ExerciseSet("hip_hinge", "both", 0, dose_met=False))
    store.append(ExerciseSet("walk", "both", seconds=600.0), before(hours=1))
    (day,) = store.history().days
    assert [one.exercise for one in day.sets] == ["bridge", "walk"]
    assert day.in_breaks == (MARCHED,)


def test_a_break_alone_leaves_no_day(store: Store) -> None:
    for outcome in ("natural", "skipped", "missed", "standing"):
        store.append(Break(outcome), before(hours=1))
    assert store.history().days == ()


def test_a_set_that_was_watched_in_a_break(store: Store) -> None:
    _, number = taken(store, before(hours=2), ExerciseSet("standing_march", "both"))
    store.append(Repetition("left", 0, 1, 2, 0.5, True), before(hours=2), number)
    assert store.history().days[0].in_breaks == (SetDone("standing_march", "both", 1, 0.0, False),)
    store.append(SetEnd(20, dose_met=True), before(hours=2), number)
    assert store.history().days[0].in_breaks == (MARCHED,)


def test_a_break_of_the_night_before_holds_the_sets_of_the_first_day(store: Store) -> None:
    late = datetime(2026, 11, 20, 2, 59, tzinfo=BERLIN)
    (rest,) = taken(store, late)
    store.append(MARCH, late + timedelta(minutes=2), rest)
    for since in (None, TODAY, YESTERDAY, date.min):
        (day,) = store.history(since).days
        assert (day.day, day.sets, day.in_breaks) == (TODAY, (), (MARCHED,))
