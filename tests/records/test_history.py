"""From events to the history that decisions see."""

from datetime import date

from backline.care.history import Day, History, Measured, Person, Screened, SetDone
from backline.care.history import PainCheck as Pain
from backline.care.history import Symptoms as Told
from backline.records import Store
from backline.records.events import (
    ChangeCheck,
    EffortFelt,
    Event,
    ExerciseSet,
    Fault,
    Function,
    Hold,
    LeftOut,
    MeasuredTest,
    Note,
    NotToday,
    PainCheck,
    ProfileFacts,
    Repetition,
    Screening,
    SessionStart,
    SetEnd,
    Sitting,
    Symptoms,
    WholeBody,
)

from .made import before

TODAY, YESTERDAY = date(2026, 11, 20), date(2026, 11, 19)


def kept(store: Store, *events: Event, days: float = 0, hours: float = 1) -> int:
    """Keep events of one moment, and return the id of the last one."""
    return [store.append(one, before(days=days, hours=hours)) for one in events][-1]


def test_nothing_happened(store: Store) -> None:
    assert store.history() == History()


def test_one_whole_day(store: Store) -> None:
    kept(store, SessionStart(), PainCheck("before", 2), hours=3)
    kept(store, ExerciseSet("bridge", "both", 20, dose_met=True, faults=1), hours=2)
    kept(store, ExerciseSet("strap_stretch", "left", seconds=31.5, dose_met=False), hours=2)
    kept(store, PainCheck("after", 3.5, "unsure", "bridge", stopped=True))
    kept(store, EffortFelt("bridge", "hard"), EffortFelt("bridge", "right"), Note("fine"))
    kept(store, LeftOut("standing_march", "today"), NotToday("tired"))
    kept(store, Sitting(6, "work"), Sitting(2, "home"), Sitting(5, "work"))
    kept(store, Function("tying shoes", 3), Function("tying shoes", 4), Function("gardening", 7))
    assert store.history().days == (
        Day(
            TODAY,
            sets=(
                SetDone("bridge", "both", 20, 0.0, True, 1),
                SetDone("strap_stretch", "left", 0, 31.5, False, 0),
            ),
            pains=(Pain("before", 2), Pain("after", 3.5, "unsure", "bridge", True)),
            efforts={"bridge": "right"},
            left_out=("standing_march",),
            not_today=True,
            sitting_h=7,
            function={"tying shoes": 4, "gardening": 7},
        ),
    )


def test_what_holds_until_it_is_replaced(store: Store) -> None:
    kept(store, ProfileFacts("female", 1980), Screening({"fever": "no"}, "ok"), days=400)
    kept(store, MeasuredTest("slr", "left", 71.5, 6.0, (70.0, 73.0)), days=400)
    kept(store, MeasuredTest("slr", "right", reason="The leg was hidden."), days=400)
    kept(store, Symptoms({"tingling": "unsure"}), WholeBody({"sleep_h": 7}), days=300)
    kept(store, LeftOut("bridge", "further_notice"), LeftOut("slr", "further_notice"), days=300)
    kept(store, ProfileFacts(country="DE"), ProfileFacts(birth_year=1981), days=200)
    kept(store, LeftOut("slr", "again"), WholeBody({"sleep_h": 8}), ChangeCheck("no"), days=100)
    kept(store, ChangeCheck("yes"), NotToday())
    long_ago, then = date(2025, 10, 16), date(2026, 1, 24)
    whole = store.history()
    assert whole.person == Person("female", 1981, "DE")
    assert whole.tests == (
        Measured(long_ago, "slr", "left", 71.5, 6.0),
        Measured(long_ago, "slr", "right", None, None),
    )
    assert whole.screenings == (Screened(long_ago, {"fever": "no"}),)
    assert whole.symptoms == (Told(then, {"tingling": "unsure"}),)
    assert whole.whole_body == {"sleep_h": 8}
    assert whole.kept_out == {"bridge"}
    assert whole.change_checks == ((date(2026, 8, 12), "no"), (TODAY, "yes"))
    recent = store.history(TODAY)
    assert recent.change_checks == ((TODAY, "yes"),)
    for name in ("person", "tests", "screenings", "symptoms", "whole_body", "kept_out", "days"):
        assert getattr(recent, name) == getattr(whole, name)


def test_days_come_in_order_and_from_a_day_on(store: Store) -> None:
    for days in (0, 3, 1, 2):
        kept(store, PainCheck("morning", days), days=days)
    every = store.history().days
    assert [day.pains[0].pain for day in every] == [3, 2, 1, 0]
    assert store.history(YESTERDAY).days == every[2:]


def test_left_out_today_and_taken_up_again(store: Store) -> None:
    kept(store, LeftOut("bridge", "today"), LeftOut("slr", "today"), hours=2)
    kept(store, LeftOut("bridge", "again"))
    kept(store, LeftOut("hip_hinge", "today"), days=1)
    assert [day.left_out for day in store.history().days] == [("hip_hinge",), ("slr",)]
    assert [day.left_out for day in store.history(TODAY).days] == [("slr",)]


def test_a_set_watched_live_is_what_its_end_says(store: Store) -> None:
    number = kept(store, ExerciseSet("bridge", "both"), hours=2)
    store.append(Repetition("both", 0, 1, 2, 0.5, True), before(hours=1), number)
    end = store.append(SetEnd(9, dose_met=True, faults=2), before(hours=1), number)
    assert store.history().days[0].sets == (SetDone("bridge", "both", 9, 0.0, True, 2),)
    store.correct(end, {"repetitions": 8}, before(minutes=5))
    assert store.history().days[0].sets == (SetDone("bridge", "both", 8, 0.0, True, 2),)
    store.correct(number, {"repetitions": 10, "dose_met": False}, before(minutes=1))
    assert store.history().days[0].sets == (SetDone("bridge", "both", 10, 0.0, False, 2),)


def test_a_set_that_never_ended_is_what_was_seen_of_it(store: Store) -> None:
    number = kept(store, ExerciseSet("bridge", "both"), hours=2)
    for excluded in (None, "min_rom", None):
        rep = Repetition("both", 0, 1, 2, 0.5, True, excluded_by=excluded)
        last = store.append(rep, before(hours=1), number)
    store.append(Fault("hips_low", 0, 1), before(hours=1), last)
    store.append(Fault("too_fast", 0, 1), before(hours=1), number)
    wanted = SetDone("bridge", "both", 2, 0.0, dose_met=False, faults=2)
    assert store.history().days[0].sets == (wanted,)
    store.correct(number, {"repetitions": 3}, before(minutes=1))
    wanted = SetDone("bridge", "both", 3, 0.0, dose_met=False, faults=2)
    assert store.history().days[0].sets == (wanted,)


def test_holds_that_count_are_added_up(store: Store) -> None:
    number = kept(store, ExerciseSet("strap_stretch", "left"), hours=2)
    holds = [Hold("left", 2, 32, True), Hold("left", 40, 55.5, False), Hold("left", 60, 61, False)]
    for one, excluded in zip(holds, (None, None, "min_s"), strict=True):
        hold = Hold(one.side, one.start_s, one.end_s, one.dose_met, excluded_by=excluded)
        store.append(hold, before(hours=1), number)
    assert store.history().days[0].sets == (SetDone("strap_stretch", "left", 0, 45.5, False),)
