"""Erasing everything: nothing of it is left, and nothing else is touched."""

import sqlite3
from pathlib import Path

import pytest

from backline.motion.errors import InputError
from backline.records import Store, data_folder, exercises_folder, open_store
from backline.records.erase_all import erase_everything, what_there_is
from backline.records.events import Note

from .made import NOW, opened


def fill_default() -> None:
    """Keep something in the data folder."""
    with open_store() as store:
        store.append(Note("a secret"), NOW)
        store.add_profile("anna")
    exercises_folder().mkdir()
    (exercises_folder() / "mine.toml").write_text("id = 1", "utf-8")


def test_nothing_is_left_of_the_data_folder() -> None:
    fill_default()
    folder = data_folder()
    assert erase_everything() == [
        str(folder / "backline.db"), str(folder / "exercises" / "mine.toml"),
        str(folder / "exercises"), str(folder),
    ]  # fmt: skip
    assert not folder.exists()
    assert what_there_is(None) == []
    assert erase_everything() == []


def test_the_journals_of_a_program_that_was_killed_go_too() -> None:
    fill_default()
    database = data_folder() / "backline.db"
    for end in ("-wal", "-shm", "-journal"):
        database.with_name(f"backline.db{end}").write_bytes(b"left over")
    erase_everything()
    assert not data_folder().exists()


def test_what_is_not_ours_stays() -> None:
    fill_default()
    (exercises_folder() / "notes.txt").write_text("mine", "utf-8")
    gone = erase_everything()
    assert str(data_folder()) not in gone
    left = [path.name for path in data_folder().rglob("*")]
    assert sorted(left) == ["exercises", "notes.txt"]


def test_a_linked_folder_is_not_followed_away(tmp_path: Path) -> None:
    with open_store():
        pass
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "keep.txt").write_text("mine", "utf-8")
    exercises_folder().symlink_to(elsewhere)
    erase_everything()
    assert (elsewhere / "keep.txt").exists()
    assert not (data_folder() / "backline.db").exists()


def test_a_database_that_is_open_elsewhere_stays() -> None:
    fill_default()
    with open_store() as store:
        assert store.profiles()
        with store.engine.connect() as reader:
            reader.exec_driver_sql("SELECT count(*) FROM event").scalar()
            with pytest.raises(InputError, match=r"has .* open; nothing was erased"):
                erase_everything()
    with open_store() as store:
        assert len(store.events()) == 1


def test_a_damaged_one_may_go() -> None:
    fill_default()
    (data_folder() / "backline.db").write_bytes(b"no database at all" * 500)
    erase_everything()
    assert not data_folder().exists()


def test_another_sqlite_file_goes_without_the_exercises(tmp_path: Path) -> None:
    fill_default()
    other = tmp_path / "other.db"
    opened(other).close()
    assert erase_everything(str(other)) == [str(other)]
    assert not other.exists()
    assert (exercises_folder() / "mine.toml").exists()


def test_a_database_of_another_program_stays(tmp_path: Path) -> None:
    other = tmp_path / "theirs.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE bookmarks (x)")
    connection.close()
    with pytest.raises(InputError, match="another program"):
        erase_everything(str(other))
    assert other.exists()


def test_of_any_database_the_rows_are_gone(store: Store, url: str) -> None:
    store.append(Note("a secret"), NOW)
    opened(url, "anna", create=True).close()
    store.close()
    assert erase_everything(url)
    if url.startswith("postgresql"):
        with store.engine.connect() as connection:
            for table in ("event", "profile", "derived"):
                rows = connection.exec_driver_sql(f"SELECT count(*) FROM {table}")
                assert rows.scalar() == 0


def test_a_file_that_may_not_be_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    fill_default()

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", forbidden)
    with pytest.raises(InputError, match=r"cannot be removed \(Permission denied\)"):
        erase_everything()
