"""Where records are kept: one folder of the user's, or any database by its URL."""

import os
from pathlib import Path

from platformdirs import user_data_dir
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from ..motion.errors import InputError
from ..motion.said import Own, say

ENVIRONMENT = "BACKLINE_DATA"
DATABASE = "backline.db"
PRIVATE = 0o700


def data_folder() -> Path:
    """Return the folder of everything that is kept; it need not exist yet.

    The environment variable ``BACKLINE_DATA`` names another one.
    """
    given = os.environ.get(ENVIRONMENT)
    return Path(given).expanduser() if given else Path(user_data_dir("backline", appauthor=False))


def exercises_folder() -> Path:
    """Return the folder of a person's own exercise files; it need not exist yet."""
    return data_folder() / "exercises"


def made_data_folder() -> Path:
    """Return the data folder, made where it is missing, open to its owner alone.

    Raises
    ------
    InputError
        If it is a file, or cannot be made.
    """
    folder = data_folder()
    try:
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    except FileExistsError:
        message = say(
            "The data folder {path} is a file; move it away, or name a folder in {variable}.",
            path=Own(folder), variable=Own(ENVIRONMENT),
        )  # fmt: skip
        raise InputError(message) from None
    except OSError as error:
        message = say(
            "The data folder {path} cannot be made ({why}); name one that may be written to in"
            " {variable}.",
            path=Own(folder), why=Own(error.strerror), variable=Own(ENVIRONMENT),
        )  # fmt: skip
        raise InputError(message) from error
    return folder


def database_url(given: str | None = None) -> URL:
    """Return the database's URL: the one in the data folder unless another is given.

    Parameters
    ----------
    given : str, optional
        The path of an SQLite file, or a URL (``sqlite:///...``, ``postgresql://...``).

    Raises
    ------
    InputError
        If it is no URL, or of a kind of database that is not supported.
    """
    if not given:
        return URL.create("sqlite", database=str(data_folder() / DATABASE))
    if "://" not in given:
        return URL.create("sqlite", database=given)
    try:
        url = make_url(given)
    except (ArgumentError, ValueError) as error:
        message = "The database's URL cannot be read; it looks like"
        raise InputError(f"{message} postgresql://user@host/name or sqlite:///file.db.") from error
    kind = url.drivername.partition("+")[0]
    if kind == "sqlite":
        return url.set(drivername="sqlite")
    if kind in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    message = f"Records are kept in SQLite or PostgreSQL, not in {kind!r};"
    raise InputError(f"{message} give a file, or a URL that begins with postgresql://.")


def place(url: URL) -> str:
    """Return a database's name for a sentence, without its password."""
    if url.drivername == "sqlite":
        return url.database or ":memory:"
    return url.render_as_string(hide_password=True)
