"""What a break offers, from real records, and in a person's language."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from backline import library
from backline.breaktime.offer import as_json, offers_for
from backline.breaktime.reminded import session_due
from backline.care.breaks import BreakSettings
from backline.care.breaks.dose import Offer
from backline.i18n import Texts
from backline.records import Entry, Store, open_store
from backline.records.events import (
    Break,
    ChangeCheck,
    Event,
    ExerciseSet,
    LeftOut,
    NotToday,
    PainCheck,
    Screening,
)
from tests.care.screening.made import full

BERLIN = ZoneInfo("Europe/Berlin")
TODAY = date(2026, 12, 1)
DESK = BreakSettings()
WALK = Path(library.__file__).parent / "exercises" / "walk.toml"


@pytest.fixture
def store() -> Iterator[Store]:
    clock = at(22)
    with open_store(clock=lambda: clock) as records:
        yield records


def at(hour: int, day: date = TODAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=BERLIN)


def keep(store: Store, *events: Event, hour: int = 9, day: date = TODAY) -> None:
    for event in events:
        store.append(event, at(hour, day))


def well(store: Store) -> None:
    keep(store, Screening(full(), "ok"), day=TODAY - timedelta(1))
    keep(store, ChangeCheck("no"), PainCheck("before", 1.0))


def names(store: Store, settings: BreakSettings = DESK) -> list[str]:
    return [one.exercise or one.kind for one in offers_for(store, TODAY, settings)]


def test_before_the_safety_questions_there_is_a_change_of_position(store: Store) -> None:
    (one,) = offers_for(store, TODAY, DESK)
    assert one.kind == "move"
    assert "safety questions" in one.why


def test_a_break_is_a_dose_of_the_plan_and_is_counted(store: Store) -> None:
    well(store)
    assert names(store) == ["standing_march", "walk", "move"]
    march = ExerciseSet("standing_march", "both", 20, dose_met=True)
    store.append_many([Entry(Break("taken", 60.0), at(10)), Entry(march, at(10), within=0)])
    assert names(store)[0] == "walk"
    floor = DESK.changed({"place": "floor"})
    assert names(store, floor)[0] in {
        "straight_leg_raise", "active_hamstring_stretch", "strap_stretch", "knee_to_chest",
    }  # fmt: skip


def test_what_is_left_out_and_how_it_hurts_count(store: Store) -> None:
    well(store)
    keep(store, LeftOut("standing_march", "today"), hour=10)
    assert names(store) == ["walk", "move"]
    keep(store, PainCheck("during", 4.5), hour=11)
    assert names(store, DESK.changed({"place": "floor"})) == ["walk", "move"]
    keep(store, PainCheck("during", 4.5, "unsure"), hour=12)
    assert names(store) == ["move"]


def test_an_own_exercise_counts(store: Store, data_folder: Path) -> None:
    text = WALK.read_text("utf-8")
    (data_folder / "exercises").mkdir(parents=True)
    mine = text.replace('id = "walk"', 'id = "balance"').replace('name = "Walk"', 'name = "{Mine}"')
    (data_folder / "exercises" / "mine.toml").write_text(mine, "utf-8")
    well(store)
    one = {offer.exercise: offer for offer in offers_for(store, TODAY, DESK)}["balance"]
    assert (one.title, one.whole) == ("{Mine}, 2 min", False)
    assert as_json(one, Texts("es"))["demo"] is None


def test_as_plain_values(store: Store) -> None:
    well(store)
    march = as_json(offers_for(store, TODAY, DESK)[0], Texts())
    assert march["id"] == "standing_march"
    assert march["demo"] == "/static/demos/standing_march.mp4"
    assert march["poster"] == "/static/demos/standing_march.jpg"
    assert march["position"] == "standing"
    assert len(march["steps"]) > 3
    assert march["warnings"][0].startswith("Not on or beside a chair that rolls")
    assert march["warnings"][1] == "Take off high heels."
    assert march["warnings"][2].startswith("Keep a hand on the wall")
    assert march["needs"] == "You need: a wall or a steady chair to hold on to"
    assert (march["urgent"], march["screening"]) == (False, False)
    spanish = as_json(offers_for(store, TODAY, DESK)[0], Texts("es"))
    assert spanish["steps"] != march["steps"]
    assert {*spanish} == {*march}


def test_the_question_of_the_day_stands_first() -> None:
    one = as_json(Offer("exercise", "x", "y", 2.0, "standing_march", asks=True), Texts())
    assert one["warnings"][0].startswith("Only if nothing is new or worse")
    assert one["warnings"][1].startswith("Not on or beside a chair that rolls")


def test_what_a_chair_and_shoes_have_to_be_like_is_said_where_it_counts() -> None:
    def told(exercise: str) -> tuple[int, str]:
        one = as_json(Offer("exercise", "x", "y", 2.0, exercise), Texts())
        own = library.activities()[exercise].warnings
        return len(one["warnings"]) - len(own), one["needs"]

    assert told("chair_stand") == (2, "You need: a firm chair without wheels, against a wall")
    assert told("hip_hinge")[0] == 1
    assert told("straight_leg_raise")[0] == 0
    walk = as_json(Offer("walk", "x", "y", 2.0, "walk"), Texts())
    assert walk["needs"] == ""
    assert tuple(walk["warnings"]) == library.activities()["walk"].warnings


def test_a_change_of_position_has_nothing_to_show() -> None:
    one = as_json(Offer("move", "x", "y", 2.0), Texts())
    assert (one["id"], one["exercise"], one["demo"], one["steps"], one["warnings"]) == (
        "move", None, None, [], [],
    )  # fmt: skip


# Whether a session is due


def test_a_session_is_due_until_something_is_done(store: Store) -> None:
    assert not session_due(store, TODAY), "the safety questions come first"
    well(store)
    assert session_due(store, TODAY)
    keep(store, ExerciseSet("walk", "both", seconds=600.0))
    march = ExerciseSet("standing_march", "both", 20, dose_met=True)
    store.append_many([Entry(Break("taken", 60.0), at(10)), Entry(march, at(10), within=0)])
    assert session_due(store, TODAY), "a walk and a break are none"
    keep(store, ExerciseSet("bridge", "both", 8))
    assert not session_due(store, TODAY)


def test_no_session_is_due_for_who_said_not_today(store: Store) -> None:
    well(store)
    keep(store, NotToday())
    assert not session_due(store, TODAY)
