"""Erasing is the one exception to keeping everything: nothing of the person is left."""

import sqlite3
from pathlib import Path

import pytest

from backline.motion.errors import InputError
from backline.records import Store, engine, exercises_folder
from backline.records.events import ExerciseSet, Fault, Note, NotToday, Repetition, SessionStart

from .made import NOW, before, opened

WORDS = "the sore spot is left of the spine"


def fill(store: Store, text: str) -> None:
    session = store.append(SessionStart(), before(hours=1))
    one_set = store.append(ExerciseSet("bridge", "both"), before(hours=1), session)
    rep = store.append(Repetition("both", 0, 1, 2, 0.5, True), before(hours=1), one_set)
    store.append(Fault("hips_low", 0, 1), before(hours=1), rep)
    store.correct(one_set, {"repetitions": 3}, NOW)
    for number in range(50):
        store.append(Note(f"{text} {number}"), NOW)
    store.remember("plan", 3, {"why": text})


def bytes_beside(database: Path) -> bytes:
    return b"".join(file.read_bytes() for file in database.parent.iterdir())


def test_one_of_two_people_is_erased(store: Store, url: str) -> None:
    fill(store, "mine")
    with opened(url, "anna", create=True) as hers:
        fill(hers, WORDS)
    there = store.events()
    store.erase_profile("anna")
    assert store.profiles() == ["me"]
    assert store.events() == there
    with store.engine.connect() as connection:
        for table, left in (("event", 55), ("derived", 1), ("profile", 1)):
            counted = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
            assert counted == left


def test_no_byte_of_it_is_left(database: Path) -> None:
    with opened(database, "Anna Beispiel", create=True) as store:
        fill(store, WORDS)
        assert WORDS.encode() in bytes_beside(database)
        assert b"Anna Beispiel" in bytes_beside(database)
        store.erase_profile("Anna Beispiel")
        for trace in (WORDS.encode(), b"sore spot", b"Anna", b"hips_low"):
            assert trace not in bytes_beside(database)
    assert [file.name for file in database.parent.iterdir()] == [database.name]


def test_who_is_erased_keeps_nothing_more(store: Store, url: str) -> None:
    fill(store, WORDS)
    store.erase_profile("me")
    with pytest.raises(InputError, match="has been erased"):
        store.append(NotToday(), NOW)
    with opened(url) as again:
        assert again.events() == []
        assert again.append(NotToday(), NOW) > 55  # ids are never used twice


def test_nobody_of_that_name(store: Store) -> None:
    with pytest.raises(InputError, match="no profile 'anna'"):
        store.erase_profile("anna")
    assert store.profiles() == ["me"]


def test_another_program_that_still_reads(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_S", 0.1)
    with opened(database) as store:
        fill(store, WORDS)
        other = sqlite3.connect(database, isolation_level=None)
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM event").fetchone()
        with pytest.raises(InputError, match="another program still reads"):
            store.erase_profile("me")
        other.close()
    assert WORDS.encode() not in bytes_beside(database)


def test_the_exercise_files_of_the_person_go_too(url: str) -> None:
    folder = exercises_folder()
    folder.mkdir(parents=True)
    for name, text in (
        ("hers", 'whose = "anna"'), ("mine", 'whose = "me"'), ("all", 'id = "x"'), ("bad", "="),
    ):  # fmt: skip
        (folder / f"{name}.toml").write_text(text, "utf-8")
    with opened(url, "anna", create=True) as hers:
        hers.erase_profile("anna")
    assert sorted(path.stem for path in folder.iterdir()) == ["all", "bad", "mine"]


def test_a_file_that_cannot_be_removed_keeps_the_profile(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store, WORDS)
    exercises_folder().mkdir(parents=True)
    (exercises_folder() / "mine.toml").write_text('whose = "me"', "utf-8")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(InputError, match=r"mine\.toml cannot be removed"):
        store.erase_profile("me")
    assert store.profiles() == ["me"]
    assert store.events()
