"""From every schema that was ever released to this one, with everything that was kept."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from backline.motion.errors import InputError
from backline.records import Store
from backline.records.engine import connect_to
from backline.records.events import Break, ExerciseSet, Note, ProfileFacts, SittingBout
from backline.records.migrate import bring_forward, configuration
from backline.records.schema import HEAD, metadata
from backline.records.urls import database_url

from .made import NOW, before, opened

SCRIPTS = ScriptDirectory.from_config(configuration())
REVISIONS = [one.revision for one in SCRIPTS.walk_revisions()][::-1]


def rows_of_0001(path: Path) -> None:
    """Write what version 0.2 of the program would have kept."""
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO profile VALUES (1, 'me', '2026-01-05T18:00:00.000000', 0)")
        file.executemany(
            "INSERT INTO event VALUES (?, 1, ?, ?, 'Europe/Berlin', ?, NULL, ?, '0.2.0',"
            " NULL, NULL, ?, 0)",
            [
                (1, "profile_facts", "2026-01-05T18:00:00.000000", "2026-01-05",
                 '{"sex":"male","birth_year":1970}', None),
                (2, "set", "2026-01-05T18:10:00.000000", "2026-01-05",
                 '{"exercise":"bridge","side":"both","repetitions":12,"dose_met":true}', None),
                (3, "correction", "2026-01-06T08:00:00.000000", "2026-01-05",
                 '{"changes":{"repetitions":13}}', 2),
            ],
        )  # fmt: skip
    file.close()


def rows_of_0002(path: Path) -> None:
    """Write what the program kept when it began to watch sitting: a set may lie in a break."""
    rows_of_0001(path)
    with sqlite3.connect(path) as file:
        file.executemany(
            "INSERT INTO event VALUES (?, 1, ?, ?, 'Europe/Berlin', '2026-01-06', ?, ?, '0.6.0',"
            " NULL, NULL, NULL, 0)",
            [
                (4, "sitting_bout", "2026-01-06T09:00:00.000000", None,
                 '{"seconds":2400.0,"unbroken_s":2400.0,"ended":"break","where":"desk",'
                 '"source":"companion","key":"a"}'),
                (5, "break", "2026-01-06T09:00:00.000000", None,
                 '{"outcome":"taken","seconds":120.0,"snoozes":1,"held_s":0.0,"key":"a"}'),
                (6, "set", "2026-01-06T09:00:00.000000", 5,
                 '{"exercise":"standing_march","side":"both","repetitions":20}'),
            ],
        )  # fmt: skip
    file.close()


WRITE: dict[str, Callable[[Path], None]] = {"0001": rows_of_0001, "0002": rows_of_0002}
"""By revision: what a released program of that schema kept. A new migration adds its own."""
WATCHED = [
    SittingBout(2400.0, 2400.0, "break", key="a"),
    Break("taken", 120.0, 1, key="a"),
    ExerciseSet("standing_march", "both", 20),
]


def test_migrations_are_one_line_up_to_this_schema() -> None:
    assert [int(one) for one in REVISIONS] == list(range(1, len(REVISIONS) + 1))
    assert SCRIPTS.get_heads() == [HEAD]
    assert set(WRITE) == set(REVISIONS)


def test_they_make_the_tables_that_the_program_knows(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


@pytest.mark.parametrize("revision", REVISIONS)
def test_everything_comes_along(revision: str, database: Path) -> None:
    engine = connect_to(database_url(str(database)))
    bring_forward(engine, "", revision)
    engine.dispose()
    WRITE[revision](database)
    with opened(database) as store:
        facts, done, *watched = store.events()
        assert facts.event == ProfileFacts("male", 1970)
        assert done.event == ExerciseSet("bridge", "both", 13, dose_met=True)
        assert done.as_measured == ExerciseSet("bridge", "both", 12, dose_met=True)
        assert [one.event for one in watched] == (WATCHED if revision >= "0002" else [])
        assert store.append(Note("goes on"), NOW) > done.id
        assert store.profiles() == ["me"]


def test_a_newer_database_is_left_alone(store: Store, url: str) -> None:
    store.append(Note("kept"), before(hours=1))
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(InputError, match=r"newer Backline \(schema 9999; .* Update Backline\.$"):
        opened(url)
    with store.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{HEAD}'")
    with opened(url) as again:
        assert len(again.events()) == 1


def test_another_programs_database_is_left_alone(database: Path) -> None:
    with sqlite3.connect(database) as file:
        file.execute("CREATE TABLE bookmarks (title TEXT)")
    file.close()
    was = database.read_bytes()
    with pytest.raises(InputError, match=r"tables of another program \(bookmarks\)"):
        opened(database)
    assert database.read_bytes() == was


def test_half_a_migration_leaves_nothing(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = connect_to(database_url(str(database)))
    with monkeypatch.context() as patched:
        patched.setattr("alembic.op.create_index", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            bring_forward(engine, "")
    engine.dispose()
    with sqlite3.connect(database) as file:
        assert file.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    file.close()
    opened(database).close()
