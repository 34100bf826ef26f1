"""A database that cannot do its work: one clear sentence, nothing lost, nothing half-written."""

import json
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event as listen

from backline.motion.errors import InputError
from backline.records import Store, engine
from backline.records.events import Note, NotToday

from .made import NOW, child, opened

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits.")


def with_notes(path: Path, count: int = 1) -> None:
    with opened(path) as store:
        for number in range(count):
            store.append(Note(f"{number} {'x' * 900}"), NOW)


def notes(path: Path) -> int:
    with opened(path) as store:
        with store.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        return len(store.events(("note",)))


def said(error: pytest.ExceptionInfo[InputError]) -> str:
    (problem,) = error.value.problems
    assert problem.endswith(".")
    return problem


def test_a_file_that_is_no_database(database: Path) -> None:
    database.write_text("Dear diary, today I stretched my hamstrings. " * 50)
    was = database.read_bytes()
    with pytest.raises(InputError) as error:
        opened(database)
    assert "is not a Backline database, or it is damaged" in said(error)
    assert database.read_bytes() == was


def test_a_database_with_a_hole_in_it(database: Path) -> None:
    with_notes(database, 200)
    content = bytearray(database.read_bytes())
    content[20 * 4096 : 40 * 4096] = bytes(20 * 4096)
    database.write_bytes(content)
    with pytest.raises(InputError) as error, opened(database) as store:
        store.events()
    assert "it is damaged" in said(error)
    assert database.read_bytes() == content


def test_a_database_cut_short(database: Path) -> None:
    with_notes(database, 200)
    content = database.read_bytes()[: 30 * 4096]
    database.write_bytes(content)
    with pytest.raises(InputError) as error, opened(database) as store:
        store.events()
    assert "it is damaged" in said(error)


def test_an_event_that_was_tampered_with(database: Path) -> None:
    with_notes(database)
    with sqlite3.connect(database) as file:
        file.execute("DROP TRIGGER event_stays")
        file.execute("UPDATE event SET body = '{'")
    file.close()
    with (
        pytest.raises(InputError, match="an event in it cannot be read"),
        opened(database) as store,
    ):
        store.events()


def test_a_full_disk(database: Path) -> None:
    with opened(database) as store:
        store.append(Note("kept"), NOW)
        limit_pages(store)
        with pytest.raises(InputError) as error:
            fill(store)
        assert "is full; nothing was kept this time" in said(error)
        there = len(store.events())
    assert notes(database) == there >= 1


def fill(store: Store) -> None:
    while True:
        store.append(Note("x" * 4000), NOW)


def limit_pages(store: Store) -> None:
    """Let the database grow by a few pages only."""
    store.engine.dispose()
    listen.listen(
        store.engine, "connect", lambda one, _record: one.execute("PRAGMA max_page_count = 20")
    )


@posix
@pytest.mark.slow
def test_a_quota(database: Path) -> None:
    with_notes(database)
    with child("fill", database, "50000") as process:
        out, _ = process.communicate(timeout=60)
    kept, (problem,) = json.loads(out)
    assert problem.startswith(str(database))
    assert "the disk may be full" in problem
    assert notes(database) == 1 + kept
    assert kept >= 1


def test_somebody_else_writes_all_the_time(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_S", 0.1)
    with opened(database) as store:
        other = sqlite3.connect(database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InputError) as error:
            store.append(NotToday(), NOW)
        assert "Another program has been writing" in said(error)
        assert store.events() == []  # reading goes on
        other.execute("ROLLBACK")
        other.close()
        store.append(NotToday(), NOW)


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """Return a folder that every user may enter, unlike those of pytest."""
    folder = Path(tempfile.mkdtemp(prefix="backline"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@posix
@pytest.mark.slow
@pytest.mark.parametrize(
    ("folder_mode", "file_mode"), [("555", "444"), ("555", "644"), ("755", "444")]
)
def test_what_may_only_be_read(open_to_all: Path, folder_mode: str, file_mode: str) -> None:
    database = open_to_all / "backline.db"
    with_notes(database)
    with child("try_to_write", database, folder_mode, file_mode) as process:
        out, _ = process.communicate(timeout=60)
    (problem,) = json.loads(out)
    assert problem.startswith(str(database))
    assert "may only be read" in problem or "cannot be opened" in problem
    open_to_all.chmod(0o755)
    database.chmod(0o644)
    assert notes(database) == 1


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        opened(f"postgresql://anna:secret@/clinic?host={tmp_path}")
    assert "cannot be reached" in said(error)
    assert "secret" not in said(error)


def test_a_driver_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(InputError, match=r"install backline\[clinic\]"):
        opened("postgresql://anna@host/clinic")
