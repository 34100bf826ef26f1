"""What is put right by hand stands beside what was measured."""

from typing import Any

import pytest

from backline.motion.errors import InputError
from backline.records import Store
from backline.records.events import Correction, ExerciseSet, Function, PainCheck

from .made import NOW, before, opened

SET = ExerciseSet("bridge", "both", 18, dose_met=False, faults=2)


def test_a_count_is_put_right_and_the_measured_one_stays(store: Store) -> None:
    number = store.append(SET, before(days=3))
    made = store.correct(number, {"repetitions": 20, "dose_met": True}, NOW)
    (kept,) = store.events()
    assert kept.corrected
    assert kept.event == ExerciseSet("bridge", "both", 20, dose_met=True, faults=2)
    assert kept.as_measured == SET
    (correction,) = store.events(("correction",))
    assert correction.event == Correction({"repetitions": 20, "dose_met": True})
    assert (correction.id, correction.corrects, correction.at) == (made, number, NOW)
    assert correction.day == kept.day


def test_the_newest_correction_of_a_field_wins(store: Store) -> None:
    number = store.append(SET, before(days=3))
    for changes in ({"repetitions": 5, "faults": 0}, {"repetitions": 6}, {"faults": None}):
        store.correct(number, changes, NOW)
    (kept,) = store.events()
    assert kept.event == ExerciseSet("bridge", "both", 6, dose_met=False)
    assert store.history().days[0].sets[0].repetitions == 6


def test_only_the_corrected_event_changes(store: Store) -> None:
    one, other = (store.append(PainCheck("after", pain), before(hours=1)) for pain in (3, 4))
    store.correct(other, {"pain": 1}, NOW)
    assert [kept.corrected for kept in store.events()] == [False, True]
    assert [pain.pain for pain in store.history().days[0].pains] == [3, 1]
    assert one < other


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"repetitions": -1}, "a whole number from 0"),
        ({"reps": 3}, "'reps' is not a known key"),
        ({"exercise": None}, "exercise is missing"),
        ({"start_s": 5, "end_s": 4}, "the end comes before the start"),
        ({}, "Nothing was given to correct"),
    ],
)
def test_a_correction_keeps_to_the_rules(store: Store, changes: dict[str, Any], says: str) -> None:
    number = store.append(SET, before(days=3))
    with pytest.raises(InputError, match=says):
        store.correct(number, changes, NOW)
    assert store.last_event_id() == number


def test_a_correction_goes_by_those_before_it(store: Store) -> None:
    number = store.append(SET, before(days=3))
    store.correct(number, {"start_s": 10}, NOW)
    with pytest.raises(InputError, match="the end comes before the start"):
        store.correct(number, {"end_s": 9}, NOW)


def test_what_cannot_be_corrected(store: Store) -> None:
    number = store.append(Function("tying shoes", 4), before(days=3))
    correction = store.correct(number, {"score": 5}, NOW)
    for wrong in (correction, 99):
        with pytest.raises(InputError, match=f"no event {wrong} of this profile"):
            store.correct(wrong, {"score": 6}, NOW)
    with pytest.raises(ValueError, match=r"Store\.correct"):
        store.append(Correction({"score": 6}), NOW)


def test_one_event_by_its_number(store: Store) -> None:
    number = store.append(SET, before(days=3))
    assert store.event(number) == store.events()[0]
    correction = store.correct(number, {"repetitions": 20}, NOW)
    kept = store.event(number)
    assert kept is not None
    assert (kept.event, kept.as_measured) == (
        ExerciseSet("bridge", "both", 20, dose_met=False, faults=2),
        SET,
    )
    assert store.event(correction) == store.events(("correction",))[0]
    assert store.event(correction + 1) is None
    with opened(store.engine.url.render_as_string(hide_password=False), "anna", create=True) as her:
        assert her.event(number) is None
