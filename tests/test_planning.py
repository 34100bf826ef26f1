"""One person's plan from real records: with a snapshot and without it is the same plan."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backline import planning
from backline.care.programme import Plan, Rules
from backline.library import everything, numbers
from backline.motion.errors import InputError
from backline.planning import SNAPSHOT, planned
from backline.records import Store, open_store
from backline.records.events import (
    ChangeCheck,
    Event,
    ExerciseSet,
    LeftOut,
    MeasuredTest,
    PainCheck,
    ProfileFacts,
    Screening,
)

from .care.screening.made import full

BERLIN = ZoneInfo("Europe/Berlin")
START = date(2026, 1, 5)
WEEKS = 20
TODAY = START + timedelta(7 * WEEKS)
WALK = Path(planning.__file__).parent / "library" / "exercises" / "walk.toml"


@pytest.fixture
def store() -> Iterator[Store]:
    clock = at(TODAY + timedelta(200))
    with open_store(clock=lambda: clock) as records:
        yield records


def at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=BERLIN)


def keep(store: Store, day: date, *events: Event, hour: int = 12) -> list[int]:
    return [store.append(event, at(day, hour)) for event in events]


def well(store: Store, until: date = TODAY) -> int:
    """Keep twenty weeks of exercise on three days a week that go well; return the first set's id.

    The newest screening is of the last of them.
    """
    keep(store, START, MeasuredTest("slr", "left", 60.0, 4.0))
    numbers_ = []
    for week in range(WEEKS):
        for weekday in (0, 2, 4):
            day = START + timedelta(7 * week + weekday)
            numbers_ += keep(store, day, *[ExerciseSet("bridge", "both", 30, dose_met=True)] * 2)
            keep(store, day, PainCheck("during", 2.0))
            keep(store, day + timedelta(1), PainCheck("morning", 1.0), hour=8)
    keep(store, until - timedelta(1), Screening(full(), "ok"), ChangeCheck("no"), hour=20)
    return numbers_[0]


def anew(store: Store, today: date = TODAY) -> Plan:
    """Return the plan without any snapshot, and leave none behind."""
    kept = store.recall(SNAPSHOT)
    store.remember(SNAPSHOT, 0, {"version": "none"})
    found = planned(store, today).plan
    if kept:
        store.remember(SNAPSHOT, *kept)
    return found


def until(store: Store) -> date:
    kept = store.recall(SNAPSHOT)
    assert kept is not None
    return date.fromisoformat(kept[1]["until"])


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[date | None]:
    """Return since when each history was read: None where it was read from its beginning."""
    seen = list[date | None]()
    history = Store.history

    def watched(store: Store, since: date | None = None) -> object:
        seen.append(since)
        return history(store, since)

    monkeypatch.setattr(Store, "history", watched)
    return seen


def test_nothing_kept_yet(store: Store) -> None:
    found = planned(store, TODAY)
    assert found.plan.today.phase == "ask"
    assert store.recall(SNAPSHOT) is None


def test_a_snapshot_is_kept_a_week_behind_and_gives_the_same_plan(
    store: Store, reads: list[date | None]
) -> None:
    well(store)
    first = planned(store, TODAY)
    assert until(store) == TODAY - timedelta(7)
    again = planned(store, TODAY)
    assert reads[0] is None
    assert reads[1] is not None
    assert first.plan == again.plan == anew(store)
    assert first.plan.today.items
    assert first.plan.state.tracks["bridge"].step == 4  # the last of its plain form


def test_few_days_need_none(store: Store) -> None:
    keep(store, TODAY - timedelta(30), ExerciseSet("bridge", "both", 8))
    planned(store, TODAY)
    assert store.recall(SNAPSHOT) is None


def test_it_is_renewed_after_four_weeks_not_every_day(store: Store) -> None:
    well(store)
    planned(store, TODAY)
    kept = store.recall(SNAPSHOT)
    for later in (1, 14, 28):
        planned(store, TODAY + timedelta(later))
        assert store.recall(SNAPSHOT) == kept
    planned(store, TODAY + timedelta(29))
    assert until(store) == TODAY + timedelta(22)


Change = Callable[[Store, int], object]
WORSE: Change = lambda store, _: keep(store, START + timedelta(1), PainCheck("after", 9.0))  # noqa: E731
FEWER: Change = lambda store, first: store.correct(first, {"dose_met": False}, at(TODAY))  # noqa: E731
NOTED: Change = lambda store, _: keep(store, TODAY, ProfileFacts(sex="male"))  # noqa: E731


@pytest.mark.parametrize("change", [WORSE, FEWER, NOTED], ids=["late", "corrected", "facts"])
def test_what_changes_the_past_makes_it_worthless(
    store: Store, reads: list[date | None], change: Change
) -> None:
    first = well(store)
    planned(store, TODAY)
    change(store, first)
    reads.clear()
    assert planned(store, TODAY).plan == anew(store)
    assert reads[0] is None


def test_what_is_new_leaves_it_as_it_is(store: Store, reads: list[date | None]) -> None:
    well(store)
    planned(store, TODAY)
    reads.clear()
    keep(store, TODAY, PainCheck("before", 1.0), LeftOut("bridge", "today"))
    found = planned(store, TODAY).plan
    assert reads[0] is not None
    assert found == anew(store)
    assert "bridge" not in {item.exercise for item in found.today.items}


def test_other_rules_make_it_worthless(
    store: Store, reads: list[date | None], data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    well(store)
    planned(store, TODAY)
    with monkeypatch.context() as newer:
        newer.setattr(planning, "__version__", "99.0")
        planned(store, TODAY)
    (data_folder / "exercises").mkdir()
    mine = WALK.read_text("utf-8").replace('id = "walk"', 'id = "mine"')
    (data_folder / "exercises" / "mine.toml").write_text(mine, "utf-8")
    found = planned(store, TODAY).plan
    assert reads == [None, None, None]
    assert "mine" in {item.exercise for day in found.week for item in day.items}


def test_a_number_that_changes_makes_it_worthless(monkeypatch: pytest.MonkeyPatch) -> None:
    rules = Rules.of(everything())
    before = planning._version(rules)
    assert planning._version(rules) == before
    other = {**numbers("programme"), "eased_share": 0.5}
    monkeypatch.setattr(planning, "numbers", lambda _: other)
    assert planning._version(rules) != before


def test_looking_back_does_not_use_a_later_one(store: Store) -> None:
    well(store)
    planned(store, TODAY)
    back = START + timedelta(30)
    assert planned(store, back).plan == anew(store, back)
    assert planned(store, back).plan.state.last_session < back.toordinal()
    assert planned(store, TODAY).plan == anew(store)


def test_more_than_half_a_year_on_the_same_course(store: Store) -> None:
    for week in range(40):
        for weekday in (0, 1, 3, 4):
            pain = PainCheck("before", 7.0 if week < 4 else 3.0)
            day = START + timedelta(7 * week + weekday)
            keep(store, day, ExerciseSet("knee_to_chest", "left", 0, 30), pain)
    today = START + timedelta(7 * 40)
    planned(store, today)
    found = planned(store, today).plan
    assert found == anew(store, today)
    assert "seek_advice_unchanged" in {one.rule for one in found.today.reasons}


def test_who_can_only_read_gets_a_plan_all_the_same(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    well(store)
    expected = anew(store)

    def refused(*_: object) -> None:
        raise InputError("The database can only be read.")

    monkeypatch.setattr(Store, "remember", refused)
    assert planned(store, TODAY).plan == expected


def test_a_pain_stop_after_the_screening_of_the_same_day_asks_again(store: Store) -> None:
    keep(store, TODAY, PainCheck("during", 8.0), hour=9)
    keep(store, TODAY, Screening(full(), "ok"), hour=10)
    assert planned(store, TODAY).outcome.open
    keep(store, TODAY, PainCheck("during", 8.0), hour=11)
    found = planned(store, TODAY)
    assert found.outcome.due
    assert found.plan.today.phase == "ask"


def test_a_person_of_ones_own(store: Store) -> None:
    well(store)
    planned(store, TODAY)
    with open_store(profile="Kim", create=True) as other:
        assert planned(other, TODAY).plan.today.phase == "ask"
        assert other.recall(SNAPSHOT) is None
    assert store.recall(SNAPSHOT) is not None


def mine_for(folder: Path, name: str, whose: str | None) -> None:
    """Write an exercise file of one's own, for one person or for everybody."""
    text = WALK.read_text("utf-8").replace('id = "walk"', f'id = "{name}"')
    text = f'whose = "{whose}"\n{text}' if whose else text
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.toml").write_text(text, "utf-8")


def test_each_person_gets_their_own_exercises_and_everybodys(
    store: Store, data_folder: Path
) -> None:
    folder = data_folder / "exercises"
    for name, whose in (("all", None), ("mine", "me"), ("kims", "Kim")):
        mine_for(folder, name, whose)
    with open_store(profile="Kim", create=True, clock=store.clock) as other:
        for records, theirs in ((store, {"all", "mine"}), (other, {"all", "kims"})):
            well(records)
            found = planned(records, TODAY)
            week = {item.exercise for day in found.plan.week for item in day.items}
            assert week & {"all", "mine", "kims"} == theirs
            # who did it all the same is asked for the least of its dose
            assert planning.asked_on(records, everything(folder)["kims"], TODAY) == 600.0


def test_a_snapshot_is_worth_nothing_once_an_exercise_is_somebody_elses(
    store: Store, data_folder: Path
) -> None:
    well(store)
    mine_for(data_folder / "exercises", "kims", None)
    planned(store, TODAY)
    kept = store.recall(SNAPSHOT)
    mine_for(data_folder / "exercises", "hers_alone", "Kim")
    planned(store, TODAY)
    assert store.recall(SNAPSHOT) == kept
    mine_for(data_folder / "exercises", "kims", "Kim")
    planned(store, TODAY)
    assert store.recall(SNAPSHOT) != kept
