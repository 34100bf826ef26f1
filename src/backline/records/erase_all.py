"""Erasing everything: the database with its journals, own exercise files, the app's files."""

import sqlite3
from contextlib import closing
from pathlib import Path

from ..motion.errors import InputError
from ..motion.said import Own, say
from . import profiles
from .app_files import APP_FILES, app_file
from .backup import own_files
from .database import open_database
from .paths import data_folder, exercises_folder
from .urls import database_url, place

BESIDE = ("", "-wal", "-shm", "-journal")
"""The database itself first: a journal alone gives nothing back."""


def what_there_is(given: str | None) -> list[str]:
    """Return what `erase_everything` would take out, in words; nothing where there is nothing."""
    url = database_url(given)
    if url.get_backend_name() != "sqlite":
        with open_database(given) as database:
            return [say("the profile {name!r}", name=name) for name in database.profiles()]
    return [str(path) for path in _files(given)]


def erase_everything(given: str | None = None) -> list[str]:
    """Take out everything, and return what is gone, in words.

    Parameters
    ----------
    given : str, optional
        The path of an SQLite file, which is removed, or the URL of another database, whose rows
        are. By default everything in the data folder that Backline keeps there.

    Raises
    ------
    InputError
        If another program has the database open, or something cannot be removed.
    """
    url = database_url(given)
    found = what_there_is(given)
    if url.get_backend_name() != "sqlite":
        with open_database(given) as there, there.writing() as connection:
            for name in profiles.names(connection):
                profiles.erase(connection, profiles.known(connection, name, there.place))
        return found
    database = Path(url.database or "")
    if given is not None and database.exists():
        open_database(given).close()  # refuses what is not ours
    if database.exists():
        _check_alone(database, place(url))
    for path in map(Path, found):
        _remove(path)
    return [one for one in found if not Path(one).exists()]


def _files(given: str | None) -> list[Path]:
    database = Path(database_url(given).database or "")
    beside = [database.with_name(database.name + end) for end in BESIDE]
    found = [path for path in beside if path.is_file()]
    if given is None:
        folders = [one for one in (exercises_folder(), data_folder()) if one.is_dir()]
        beside = [path for name in APP_FILES if (path := app_file(name)).is_file()]
        found += [*own_files(), *beside, *folders]
    return found


def _check_alone(database: Path, where: str) -> None:
    """Raise InputError while another program has the database open; a damaged one may go."""
    try:
        with closing(sqlite3.connect(database, timeout=1.0)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            message = say(
                "Another program has {where} open; nothing was erased. Close it and erase again.",
                where=Own(where),
            )
            raise InputError(message) from error


def _remove(path: Path) -> None:
    try:
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        if path.is_dir():
            return  # what is left in a folder is not ours
        message = say(
            "{path} cannot be removed ({strerror}); what comes after it was kept. Change its rights"
            " and erase again.",
            path=Own(path), strerror=Own(error.strerror),
        )  # fmt: skip
        raise InputError(message) from error
