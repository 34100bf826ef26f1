"""Keeping events and reading them, the same in SQLite and in PostgreSQL."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from backline import __version__
from backline.motion.errors import InputError
from backline.records import Entry, Store
from backline.records.events import (
    ExerciseSet,
    Fault,
    Note,
    NotToday,
    PainCheck,
    Repetition,
    SessionEnd,
    SessionStart,
    SetEnd,
)

from .made import BERLIN, NOW, before, opened

REP = Repetition("both", 0, 1, 2, 0.5, True)


def count(store: Store) -> int:
    with store.engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM event").scalar_one())


def refused(store: Store, *entries: Entry) -> list[str]:
    """Return what is said of entries that have to be refused, all of them."""
    there = count(store)
    with pytest.raises(InputError) as error:
        store.append_many(entries)
    assert count(store) == there
    assert all(one.endswith(".") for one in error.value.problems)
    return list(error.value.problems)


def test_an_event_keeps_all_that_is_known_about_it(store: Store) -> None:
    number = store.append(
        Note("wie schön \U0001f9b5"), NOW, made_up=True, definition_sha256="d", model_sha256="m"
    )
    (kept,) = store.events()
    assert (kept.id, kept.kind, kept.made_up) == (number, "note", True)
    assert (kept.at, kept.zone, kept.day) == (NOW, "Europe/Berlin", date(2026, 11, 20))
    assert kept.event == Note("wie schön \U0001f9b5")
    with store.engine.connect() as connection:
        row = connection.exec_driver_sql(
            "SELECT package_version, definition_sha256, model_sha256 FROM event"
        ).one()
    assert tuple(row) == (__version__, "d", "m")


def test_a_session_is_a_tree(store: Store) -> None:
    session = store.append(SessionStart(), before(minutes=9))
    one_set = store.append(ExerciseSet("bridge", "both"), before(minutes=8), session)
    rep = store.append(REP, before(minutes=7), one_set)
    fault = store.append(Fault("hips_low", 0, 1, -3.5), before(minutes=7), rep)
    end = store.append(SessionEnd(), before(minutes=1), session)
    parents = {kept.id: kept.parent for kept in store.events()}
    assert parents == {session: None, one_set: session, rep: one_set, fault: rep, end: session}


def test_many_at_once_come_in_order_under_their_parents(store: Store) -> None:
    outside = store.append(SessionStart(), before(hours=5))
    entries = [
        Entry(SessionStart(), before(hours=2)),
        Entry(ExerciseSet("bridge", "both"), before(hours=1), within=0),
        Entry(Note("beside"), before(hours=1)),
        *[Entry(REP, before(minutes=50 - n), within=1) for n in range(3)],
        Entry(ExerciseSet("slr", "left", 9), before(hours=4), parent=outside),
        Entry(SetEnd(3), before(minutes=40), within=1),
    ]
    ids = store.append_many(entries)
    kept = {one.id: one for one in store.events()}
    assert [kept[number].event for number in ids] == [entry.event for entry in entries]
    session, one_set = ids[:2]
    wanted = [None, session, None, one_set, one_set, one_set, outside, one_set]
    assert [kept[number].parent for number in ids] == wanted
    assert store.append_many([]) == []


def test_the_list_is_in_the_order_in_which_it_happened(store: Store) -> None:
    for days in (1, 3, 2):
        store.append(Note(f"{days}"), before(days=days))
    store.append(NotToday(), before(days=2))

    def texts(**how: Any) -> list[str]:
        return [getattr(one.event, "text", "-") for one in store.events(**how)]

    assert texts() == ["3", "2", "-", "1"]
    assert texts(newest_first=True, limit=2) == ["1", "-"]
    assert texts(kinds=("note",)) == ["3", "2", "1"]
    assert texts(since=date(2026, 11, 18), until=date(2026, 11, 18)) == ["2", "-"]


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (NOW + timedelta(days=1), "2026-11-21 18:30 is in the future"),
        (datetime(9999, 12, 31, 23, 59, tzinfo=BERLIN), "in the future"),
        (datetime(1899, 12, 31, tzinfo=BERLIN), "1899-12-31 is before 1900"),
        (datetime(1, 1, 1, tzinfo=BERLIN), "is before 1900"),
    ],
)
def test_dates_that_cannot_be(store: Store, at: datetime, says: str) -> None:
    (problem,) = refused(store, Entry(NotToday(), at))
    assert says in problem


def test_a_moment_without_a_zone_is_our_own_mistake(store: Store) -> None:
    with pytest.raises(ValueError, match="zone"):
        store.append(NotToday(), datetime(2026, 1, 1))


def test_an_end_before_its_start(store: Store) -> None:
    session = store.append(SessionStart(), before(minutes=9))
    (problem,) = refused(store, Entry(SessionEnd(), before(minutes=10), session))
    assert "The end of the session comes before its start" in problem


def test_all_problems_of_all_entries_at_once(store: Store) -> None:
    found = refused(
        store,
        Entry(Note("good"), NOW),
        Entry(PainCheck("after", 11), NOW + timedelta(days=2)),
        Entry(ExerciseSet("bridge", "both", -1), NOW),
    )
    assert [one[:2] for one in found] == ["2.", "2.", "3."]


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (Entry(SetEnd(1), NOW), "A set end belongs to a set; say to which one."),
        (Entry(Note("x"), NOW, parent=99), "There is no event 99 of this profile"),
        (Entry(REP, NOW, parent=1), "A repetition cannot belong to a session."),
    ],
)
def test_what_an_event_cannot_belong_to(store: Store, entry: Entry, says: str) -> None:
    assert store.append(SessionStart(), before(hours=1)) == 1
    (problem,) = refused(store, entry)
    assert says in problem


def test_people_see_their_own_events_only(store: Store, url: str) -> None:
    mine = store.append(SessionStart(), before(hours=1))
    with opened(url, "anna", create=True) as hers:
        assert hers.events() == []
        assert hers.last_event_id() == 0
        assert hers.changed_since(0) is None
        with pytest.raises(InputError, match="no event 1 of this profile"):
            hers.append(SessionEnd(), NOW, mine)
        with pytest.raises(InputError, match="no event 1 of this profile"):
            hers.correct(mine, {"minutes": 5}, NOW)
        hers.append(NotToday(), NOW)
        hers.remember("plan", 2, "hers")
    assert store.profiles() == ["me", "anna"]
    assert [one.kind for one in store.events()] == ["session_start"]
    assert store.recall("plan") is None


def test_an_unknown_profile_is_refused(store: Store, url: str) -> None:
    with pytest.raises(InputError, match=r"There is no profile 'ana' in .*; there are: me\."):
        opened(url, "ana")
    assert store.profiles() == ["me"]


@pytest.mark.parametrize("name", ["", "  ", " anna", "a\nb", "x" * 61])
def test_what_is_no_name(store: Store, name: str) -> None:
    with pytest.raises(InputError, match="name"):
        store.add_profile(name)


def test_a_profile_is_added_once(store: Store) -> None:
    store.add_profile("anna")
    store.add_profile("anna")
    assert store.profiles() == ["me", "anna"]


def test_what_changed_since_an_event(store: Store) -> None:
    assert (store.last_event_id(), store.changed_since(0)) == (0, None)
    old = store.append(ExerciseSet("bridge", "both", 8), before(days=9))
    recent = store.append(NotToday(), before(days=2))
    assert store.changed_since(0) == date(2026, 11, 11)
    assert store.changed_since(old) == date(2026, 11, 18)
    assert store.changed_since(recent) is None
    correction = store.correct(old, {"repetitions": 9}, NOW)
    assert store.changed_since(recent) == date(2026, 11, 11)
    assert store.last_event_id() == correction


def test_what_is_derived_can_be_kept_and_replaced(store: Store) -> None:
    assert store.recall("plan") is None
    store.remember("plan", 3, {"rung": 1})
    store.remember("plan", 4, {"rung": [2, None]})
    store.remember("other", 1, "x")
    assert store.recall("plan") == (4, {"rung": [2, None]})


@pytest.mark.parametrize("statement", ["UPDATE event SET body = '{}'", "DELETE FROM event"])
def test_events_are_never_changed_nor_taken_out(store: Store, statement: str) -> None:
    store.append(NotToday(), NOW)
    with store.engine.connect() as connection, pytest.raises(DBAPIError, match="events are never"):
        connection.exec_driver_sql(statement)
    assert count(store) == 1
