"""Connections to the database: how they begin, wait, and write to the disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy import event as listen
from sqlalchemy.engine import URL

from ..motion.errors import InputError
from ..motion.said import Own, say
from .failures import BUSY_S
from .paths import OWNER_ONLY

BEGIN = "begin_with"
"""Execution option: what begins a transaction on SQLite; nothing where it is empty."""


def connect_to(url: URL) -> Engine:
    """Return the engine of a database; a new SQLite file is made for its owner alone.

    Raises
    ------
    InputError
        If the file cannot be made, or PostgreSQL's driver is not installed.
    """
    if url.get_backend_name() != "sqlite":
        try:
            return create_engine(url, pool_pre_ping=True)
        except ModuleNotFoundError as error:
            message = say("PostgreSQL needs one more package: install backline[clinic].")
            raise InputError(message) from error
    if url.database and url.database != ":memory:":
        _make_file(Path(url.database))
    engine = create_engine(url, connect_args={"timeout": BUSY_S})
    listen.listen(engine, "connect", _connected)
    listen.listen(engine, "begin", _begun)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection in a transaction that may write, committed at the end."""
    # A transaction that reads first and writes later cannot wait for another writer on SQLite.
    options = {BEGIN: "BEGIN IMMEDIATE"}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        yield connection


@contextmanager
def outside_transaction(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose statements stand alone, as SQLite's housekeeping asks for."""
    options = {BEGIN: "", "isolation_level": "AUTOCOMMIT"}
    with engine.connect().execution_options(**options) as connection:
        yield connection


def _make_file(path: Path) -> None:
    if path.is_dir():
        raise InputError(
            say("{path} is a folder; name a file in it for the database.", path=Own(path))
        )
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))
    except FileExistsError:
        return
    except OSError as error:
        message = say(
            "The database {path} cannot be made ({why}); its folder has to exist, and you have to"
            " be allowed to write in it.",
            path=Own(path), why=Own(error.strerror),
        )  # fmt: skip
        raise InputError(message) from error


def _connected(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver begins no transaction of its own
    connection.execute("PRAGMA foreign_keys = ON")
    # With WAL this survives the end of the program at any moment; losing the machine's power may
    # cost the last transactions, never the database.
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")  # what is erased is written over
    connection.execute("PRAGMA cache_size = -32768")  # KiB; years of exercise are read in one go


def _begun(connection: Connection) -> None:
    if begin := connection.get_execution_options().get(BEGIN, "BEGIN"):
        connection.exec_driver_sql(begin)
