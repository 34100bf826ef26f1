"""Where records are kept, and who may read them there."""

import stat
import sys
from pathlib import Path

import pytest

from backline.motion.errors import InputError
from backline.records import data_folder, database_url, exercises_folder, open_store
from backline.records.urls import place


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own = tmp_path / "data" / "mine"
    monkeypatch.setenv("BACKLINE_DATA", str(own))
    return own


def test_the_data_folder_can_be_named(folder: Path) -> None:
    assert data_folder() == folder
    assert exercises_folder() == folder / "exercises"
    assert place(database_url()) == str(folder / "backline.db")
    assert not folder.exists()


def test_without_a_name_it_is_the_users_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BACKLINE_DATA", raising=False)
    assert data_folder().name == "backline"
    assert data_folder().is_relative_to(Path.home())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of this kind.")
def test_nobody_else_may_read_it(folder: Path) -> None:
    open_store().close()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    modes = {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()}
    assert modes == {0o600}


def test_a_data_folder_that_is_a_file(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("not a folder")
    with pytest.raises(InputError, match=r"is a file; .* BACKLINE_DATA\.$"):
        open_store()
    assert folder.read_text() == "not a folder"


def test_a_data_folder_that_cannot_be_made(folder: Path) -> None:
    folder.parent.write_text("a file where a folder should be")
    with pytest.raises(InputError, match=r"cannot be made \(.*BACKLINE_DATA\.$"):
        open_store()


@pytest.mark.parametrize(
    ("given", "driver"),
    [
        ("mine.db", "sqlite"),
        ("sqlite:///mine.db", "sqlite"),
        ("postgresql://anna@host/clinic", "postgresql+psycopg"),
        ("postgres://anna@host/clinic", "postgresql+psycopg"),
        ("postgresql+psycopg2://anna@host/clinic", "postgresql+psycopg"),
    ],
)
def test_any_supported_database_by_its_url(given: str, driver: str) -> None:
    assert database_url(given).drivername == driver


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("mysql://host/name", "SQLite or PostgreSQL"),
        ("postgresql://host:port/name", "cannot be read"),
        ("://", "cannot be read"),
    ],
)
def test_what_is_no_supported_database(given: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        database_url(given)


def test_a_password_is_never_shown() -> None:
    assert "secret" not in place(database_url("postgresql://anna:secret@host/clinic"))


def test_a_database_in_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="its folder has to exist"):
        open_store(str(tmp_path / "none" / "mine.db"))
    with pytest.raises(InputError, match="is a folder; name a file"):
        open_store(str(tmp_path))
    assert list(tmp_path.iterdir()) == []
