"""Backups: what is restored is what was there, in any kind of database, or nothing at all."""

import gzip
import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from backline.motion.errors import InputError
from backline.records import Store, exercises_folder, open_database
from backline.records.backup import Person, back_up
from backline.records.events import (
    ExerciseSet,
    Note,
    Sitting,
)
from backline.records.restore import read_backup, restore
from backline.records.writing import Entry

from .backups import RELEASED, SITTING, filled, packed
from .made import BERLIN, NOW, emptied, opened


def columns(store: Store) -> list[dict[str, Any]]:
    """Return every column of every event, with the ids counted from the first one."""
    with store.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT * FROM event ORDER BY id").mappings()
        rows = [dict(row) for row in found]
    order = {row["id"]: place for place, row in enumerate(rows)} | {None: None}
    same = {"profile_id": 0}
    numbers = ("id", "parent_id", "corrects")
    return [{**row, **same, **{name: order[row[name]] for name in numbers}} for row in rows]


def taken(store: Store, path: Path) -> None:
    """Restore all of a backup."""
    found = read_backup(path)
    restore(store, found.people, found.exercise_files)


def test_what_comes_back_is_what_was_there(store: Store, tmp_path: Path) -> None:
    filled(store)
    out = tmp_path / "out.backup"
    assert back_up(store, out, ["me"]) == {"me": 7}
    with opened(tmp_path / "other.db") as other:
        taken(other, out)
        assert columns(other) == columns(store)
        assert other.history() == store.history()
        mine, theirs = store.events(), other.events()
        assert [one.event for one in theirs] == [one.event for one in mine]
        assert [one.as_measured for one in theirs] == [one.as_measured for one in mine]
        other.append(Note("goes on"), NOW)


def test_into_any_kind_of_database(store: Store, tmp_path: Path) -> None:
    with opened(tmp_path / "other.db") as other:
        before_it = columns(filled(other))
        back_up(other, tmp_path / "out.backup", ["me"])
    store.append(Note("somebody else's"), NOW)
    found = read_backup(tmp_path / "out.backup")
    found.people[0].name = "anna"
    restore(store, found.people, {})
    with opened(store.engine.url.render_as_string(hide_password=False), "anna") as anna:
        assert columns(anna)[1:] == shifted(before_it)
        first = store.append(Note("goes on"), NOW)
        assert anna.append(Note("goes on, too"), NOW) > first


def shifted(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the same rows after one more."""
    numbers = ("id", "parent_id", "corrects")
    return [
        {**row, **{name: None if row[name] is None else row[name] + 1 for name in numbers}}
        for row in rows
    ]


def test_a_backup_of_every_released_schema_can_be_restored(store: Store, tmp_path: Path) -> None:
    taken(store, packed(tmp_path / "released.backup", RELEASED))
    (one,) = store.events()
    assert one.event == ExerciseSet("bridge", "both", 9)
    assert one.as_measured == ExerciseSet("bridge", "both", 7)


def test_sitting_and_breaks_come_back_with_what_was_done_in_them(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db") as store:
        store.append_many(SITTING)
        back_up(store, tmp_path / "sat.backup", ["me"])
        there = store.history()
        sat = [one.event for one in store.events()]
    with opened(tmp_path / "b.db") as other:
        taken(other, tmp_path / "sat.backup")
        assert [one.event for one in other.events()] == sat
        assert other.history() == there
        assert there.days[0].in_breaks


def test_only_the_people_that_were_named(tmp_path: Path) -> None:
    database = tmp_path / "backline.db"
    with opened(database) as store, opened(database, "anna", create=True) as anna:
        filled(store)
        anna.append(Note("mine alone"), NOW)
        assert back_up(store, tmp_path / "me.backup", ["me"]) == {"me": 7}
        assert back_up(store, tmp_path / "both.backup", ["me", "anna"]) == {"me": 7, "anna": 1}
    assert b"mine alone" not in gzip.decompress((tmp_path / "me.backup").read_bytes())
    with opened(tmp_path / "new.db") as other:
        taken(other, tmp_path / "both.backup")
        assert other.profiles() == ["me", "anna"]
        assert other.count_events("anna") == 1
        assert other.count_events("nobody") == 0


def test_a_profile_comes_with_its_events_or_not_at_all(tmp_path: Path) -> None:
    with opened(tmp_path / "a.db", "anna", create=True) as anna:
        anna.append(Note("mine alone"), NOW)
        back_up(anna, tmp_path / "anna.backup", ["anna"])
    people = read_backup(tmp_path / "anna.backup").people
    with open_database(str(tmp_path / "b.db")) as there:
        with pytest.raises(InputError, match="has at most 60 characters"):
            restore(there, [*people, Person("x" * 61, people[0].created_utc)], {})
        assert there.profiles() == []
        restore(there, people, {})
        assert there.profiles() == ["anna"]


def test_the_same_records_give_the_same_file_but_for_its_time(store: Store, tmp_path: Path) -> None:
    filled(store)
    for name in ("a", "b"):
        back_up(store, tmp_path / name, ["me"])
    a, b = (gzip.decompress((tmp_path / name).read_bytes()).splitlines() for name in "ab")
    assert a[1:] == b[1:]
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0


def test_a_copy_is_consistent_while_others_write(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(store)
    loads = json.loads
    url = store.engine.url.render_as_string(hide_password=False)
    opened(url, "anna", create=True).close()

    def writes_meanwhile(text: str) -> Any:
        monkeypatch.setattr("backline.records.backup.json.loads", loads)
        for name in ("me", "anna"):
            with opened(url, name) as other:
                other.append_many([Entry(Note("late"), NOW)] * 3)
        return loads(text)

    monkeypatch.setattr("backline.records.backup.json.loads", writes_meanwhile)
    assert back_up(store, tmp_path / "out.backup", ["me", "anna"]) == {"me": 7, "anna": 0}
    assert [len(one.events) for one in read_backup(tmp_path / "out.backup").people] == [7, 0]
    assert store.count_events("me") == 10
    assert store.count_events("anna") == 3


def test_own_exercises_go_along_and_stay_where_they_are(store: Store, tmp_path: Path) -> None:
    folder = exercises_folder()
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_bytes(b'id = "mine"\r\n')
    (folder / "other.toml").write_bytes(b'id = "other"\n')
    filled(store)
    back_up(store, tmp_path / "out.backup", ["me"])
    (folder / "mine.toml").unlink()
    (folder / "other.toml").write_bytes(b"changed")
    found = read_backup(tmp_path / "out.backup")
    with opened(tmp_path / "other.db") as other:
        assert restore(other, found.people, found.exercise_files) == ["mine.toml"]
    assert (folder / "mine.toml").read_bytes() == b'id = "mine"\r\n'
    assert (folder / "other.toml").read_bytes() == b"changed"


def test_an_exercise_file_that_is_no_text(store: Store, tmp_path: Path) -> None:
    folder = exercises_folder()
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(InputError, match=r"mine\.toml cannot be read as text"):
        back_up(store, tmp_path / "out.backup", ["me"])
    assert not (tmp_path / "out.backup").exists()


def test_a_file_that_is_there_is_not_replaced_unasked(store: Store, tmp_path: Path) -> None:
    out = tmp_path / "out.backup"
    out.write_text("mine", "utf-8")
    with pytest.raises(InputError, match="is there already"):
        back_up(store, out, ["me"])
    assert out.read_text("utf-8") == "mine"
    back_up(store, out, ["me"], replace=True)
    assert read_backup(out).people[0].name == "me"


@pytest.mark.parametrize("end", ["", "-wal", "-shm"])
def test_the_records_themselves_are_not_replaced(tmp_path: Path, end: str) -> None:
    database = tmp_path / "backline.db"
    with opened(database) as store, pytest.raises(InputError, match="the records themselves"):
        back_up(store, tmp_path / "x" / ".." / f"backline.db{end}", ["me"], replace=True)


def test_a_write_that_fails_leaves_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(store)
    out = tmp_path / "out.backup"
    back_up(store, out, ["me"])
    old = out.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("backline.records.backup.os.fsync", full)
    with pytest.raises(InputError, match="No space left"):
        back_up(store, out, ["me"], replace=True)
    assert out.read_bytes() == old
    assert not list(tmp_path.glob(".*"))


def test_a_profile_with_events_is_only_replaced_where_asked(store: Store, tmp_path: Path) -> None:
    filled(store)
    out = tmp_path / "out.backup"
    back_up(store, out, ["me"])
    store.append(Note("newer"), NOW)
    found = read_backup(out)
    with pytest.raises(InputError, match="The profile 'me' has events already"):
        restore(store, found.people, {})
    assert store.count_events("me") == 8
    restore(store, found.people, {}, replace=True)
    assert store.count_events("me") == 7


def test_a_restore_that_fails_leaves_everything_as_it_was(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(store)
    was = columns(store)
    back_up(store, tmp_path / "out.backup", ["me"])
    found = read_backup(tmp_path / "out.backup")
    found.people.append(type(found.people[0])("anna", "", found.people[0].events))
    calls = iter((False, True))

    def fails_late(*_: object) -> range:
        if next(calls):
            raise KeyboardInterrupt
        return range(1000, 1000 + len(found.people[0].events))

    monkeypatch.setattr("backline.records.restore._free_ids", fails_late)
    with pytest.raises(KeyboardInterrupt):
        restore(store, found.people, {"mine.toml": "id = 1"}, replace=True)
    assert columns(store) == was
    assert store.profiles() == ["me"]
    assert not list(exercises_folder().glob("*"))


def test_a_folder_that_cannot_be_written(store: Store, tmp_path: Path) -> None:
    exercises_folder().parent.mkdir(parents=True, exist_ok=True)
    exercises_folder().write_text("a file", "utf-8")
    found = read_backup(packed(tmp_path / "x.backup", RELEASED))
    with pytest.raises(
        InputError, match=r"exercise files cannot be written .* nothing was restored"
    ):
        restore(store, found.people, {"mine.toml": ""})
    assert store.count_events("me") == 0


def test_an_hour_that_the_clocks_skipped_comes_back(store: Store, tmp_path: Path) -> None:
    store.append(Note("02:30 on a night without it"), datetime(2026, 3, 29, 2, 30, tzinfo=BERLIN))
    was = columns(store)
    back_up(store, tmp_path / "out.backup", ["me"])
    with opened(tmp_path / "other.db") as other:
        taken(other, tmp_path / "out.backup")
        assert columns(other) == was


@pytest.mark.slow
def test_years_of_records(tmp_path: Path) -> None:
    many = [
        Entry(Sitting(5.5, "desk"), NOW - timedelta(minutes=10 * number))
        for number in range(50_000)
    ]
    with opened(tmp_path / "a.db") as store, opened(tmp_path / "b.db") as other:
        store.append_many(many)
        back_up(store, tmp_path / "out.backup", ["me"])
        taken(other, tmp_path / "out.backup")
        assert other.count_events("me") == 50_000
    shutil.rmtree(tmp_path)


def test_from_one_server_to_another(server: str, tmp_path: Path) -> None:
    with opened(emptied(server)) as store:
        was = columns(filled(store))
        back_up(store, tmp_path / "out.backup", ["me"])
    with opened(emptied(server)) as store:
        taken(store, tmp_path / "out.backup")
        assert columns(store) == was
