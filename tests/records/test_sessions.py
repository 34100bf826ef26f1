"""A session read back: what counts, and whose faults."""

from datetime import UTC, datetime

from backline.records import Entry, open_store
from backline.records.events import ExerciseSet, Fault, Repetition, SessionStart, SetEnd
from backline.records.sessions import session_of

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_the_faults_of_a_repetition_that_does_not_count_are_none() -> None:
    def repetition(end_s: float, excluded_by: str | None = None) -> Repetition:
        return Repetition("both", end_s - 2, end_s - 1, end_s, 0.5, True, excluded_by=excluded_by)

    with open_store(clock=lambda: NOW) as store:
        start = store.append(SessionStart(), NOW)
        one = store.append(ExerciseSet("bridge", "both"), NOW, start)
        fault = Fault("hips_low", 0.0, 1.0)
        store.append_many([
            Entry(repetition(2.0), NOW, one), Entry(fault, NOW, within=0),
            Entry(repetition(4.0, "min_s"), NOW, one), Entry(fault, NOW, within=2),
            Entry(Fault("uneven_sides", 0.0, 4.0), NOW, one),
        ])  # fmt: skip
        lived = session_of(store, start)
    assert lived is not None
    (made,) = lived.sets
    assert (made.repetitions, dict(made.faults)) == (1, {"hips_low": 1, "uneven_sides": 1})


def test_a_set_that_was_begun_and_left_at_once_is_none() -> None:
    with open_store(clock=lambda: NOW) as store:
        start = store.append(SessionStart(), NOW)
        one = store.append(ExerciseSet("bridge", "both"), NOW, start)
        store.append(SetEnd(0, 0.0, False, 0), NOW, one)
        store.append(ExerciseSet("bridge", "both"), NOW, start)
        store.append(ExerciseSet("bridge", "both", repetitions=3), NOW, start)
        (day,) = store.history().days
    assert [one.repetitions for one in day.sets] == [3]
