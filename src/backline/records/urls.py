"""Which database: the one in the data folder, a file, or any by its URL."""

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from ..motion.errors import InputError
from .paths import data_folder

DATABASE = "backline.db"


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
