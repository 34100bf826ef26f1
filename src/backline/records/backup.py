"""Backups: one portable file for every kind of database, a consistent copy while others write.

The file is gzip with one JSON object a line: what it is, then each profile followed by its events
in the order of their ids, then the person's own exercise files, then how many lines there were.
"""

import gzip
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, select

from backline import __version__

from ..motion.errors import InputError
from ..motion.said import Own, say
from ..render.files import replacing
from . import profiles, schema
from .database import Database
from .days import as_utc, now
from .failures import told
from .paths import OWNER_ONLY, exercises_folder

FORMAT = 1
MARK = "backline_backup"
AT_ONCE = 1000
PROFILE, EVENT = schema.profile.c, schema.event.c
COLUMNS = (
    EVENT.id, EVENT.kind, EVENT.at_utc, EVENT.zone, EVENT.day, EVENT.parent_id, EVENT.body,
    EVENT.package_version, EVENT.definition_sha256, EVENT.model_sha256, EVENT.corrects,
    EVENT.made_up,
)  # fmt: skip


@dataclass(slots=True)
class Person:
    """One profile of a backup; ``events`` are its rows as they are kept, the oldest first."""

    name: str
    created_utc: str
    events: list[dict[str, Any]] = field(default_factory=list)


def back_up(
    database: Database, out: Path, names: Sequence[str], *, replace: bool = False
) -> dict[str, int]:
    """Write profiles with all their events, and the own exercise files, whole or not at all.

    Parameters
    ----------
    database : Database
    out : Path
    names : sequence of str
        The profiles.
    replace : bool
        Whether a file that is there may be replaced.

    Returns
    -------
    dict of str to int
        How many events of each profile are in it.

    Raises
    ------
    InputError
        If the file is there already or cannot be written, the database cannot be read, or there
        is no such profile.
    """
    _check(database, out, replace=replace)
    with replacing(out) as part:
        part.touch(OWNER_ONLY)
        with part.open("wb") as raw:
            with gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as file, told(database.place):
                counts = _write(file, database, names)
            raw.flush()
            os.fsync(raw.fileno())
    return counts


def _check(database: Database, out: Path, *, replace: bool) -> None:
    path = database.engine.url.database
    if database.engine.dialect.name == "sqlite" and path:
        own = Path(path).resolve()
        if out.resolve() in {own, *(own.with_name(own.name + end) for end in ("-wal", "-shm"))}:
            raise InputError(
                say("{out} holds the records themselves; choose another file.", out=Own(out))
            )
    if out.exists() and not out.is_dir() and not replace:
        raise InputError(
            say("{out} is there already; choose another name, or give --force.", out=Own(out))
        )


def _write(file: gzip.GzipFile, database: Database, names: Sequence[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    lines = 0

    def write(line: dict[str, Any]) -> None:
        nonlocal lines
        lines += 1
        file.write(json.dumps(line, separators=(",", ":"), allow_nan=False).encode() + b"\n")

    write({MARK: FORMAT, "schema": schema.HEAD, "made_utc": as_utc(now()), "by": __version__})
    with snapshot(database.engine) as connection:
        for name in names:
            number = profiles.known(connection, name, database.place)
            created = connection.execute(select(PROFILE.created_utc).where(PROFILE.id == number))
            write({"profile": name, "created_utc": created.scalar()})
            counts[name] = 0
            for event in _events(connection, number):
                write({"event": event})
                counts[name] += 1
    for path in own_files():
        write({"exercise_file": path.name, "text": _text(path)})
    write({"lines": lines})
    return counts


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        message = say(
            "Your exercise file {path} cannot be read as text, so nothing was backed up;"
            " correct it, or move it away.",
            path=Own(path),
        )
        raise InputError(message) from error


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees the database as it is now, whatever others write meanwhile."""
    level = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    with engine.connect().execution_options(**level) as connection:
        yield connection


def _events(connection: Connection, profile_id: int) -> Iterator[dict[str, Any]]:
    query = select(*COLUMNS).where(EVENT.profile_id == profile_id).order_by(EVENT.id)
    for row in connection.execute(query.execution_options(yield_per=AT_ONCE)):
        yield {**row._mapping, "body": json.loads(row.body)}


def own_files() -> list[Path]:
    """Return the person's own exercise files."""
    folder = exercises_folder()
    return sorted(path for path in folder.glob("*.toml") if path.is_file())
