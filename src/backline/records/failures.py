"""What a database says when it cannot do its work, as one sentence for a person."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError

from ..motion.errors import InputError

BUSY_S = 20.0
"""How long to wait for another program that is writing (chosen by us)."""

DAMAGED = (
    "{place} is not a Backline database, or it is damaged ({said}). Nothing in it was changed:"
)
SQLITE = {
    "SQLITE_NOTADB": f"{DAMAGED} name another file, or restore a backup.",
    "SQLITE_CORRUPT": f"{DAMAGED} keep a copy of it, and restore a backup.",
    "SQLITE_BUSY": "Another program has been writing to {place} all the time; nothing was kept"
    " this time. Close it and try again.",
    "SQLITE_LOCKED": "Another program has locked {place}; nothing was kept this time. Close it"
    " and try again.",
    "SQLITE_READONLY": "{place} or its folder may only be read, so nothing was kept; change its"
    " rights, or name another place.",
    "SQLITE_PERM": "{place} may not be opened; change its rights, or name another place.",
    "SQLITE_CANTOPEN": "{place} cannot be opened; its folder has to exist, and you have to be"
    " allowed to write in it.",
    "SQLITE_FULL": "The disk with {place} is full; nothing was kept this time, and nothing is"
    " half-written. Make room and try again.",
    "SQLITE_IOERR": "{place} cannot be written or read ({said}): the disk may be full or gone."
    " Nothing is half-written; make room or connect it, and try again.",
}
"""By the beginning of SQLite's own name of the error."""
REFUSED = "The database {place} refused ({said}); nothing was kept this time. Put that right and"
UNREACHED = "The database {place} cannot be reached ({said}); check its address, and that it runs."


@contextmanager
def told(place: str) -> Iterator[None]:
    """Turn what the database `place` cannot do into `InputError`; our own mistakes stay.

    Raises
    ------
    InputError
        If the database is damaged, busy, full, read-only or out of reach.
    """
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except DBAPIError as error:
        raise InputError(_sentence(error.orig, place)) from error
    except sqlite3.Error as error:
        raise InputError(_sentence(error, place)) from error
    except json.JSONDecodeError as error:
        said = "an event in it cannot be read"
        raise InputError(SQLITE["SQLITE_CORRUPT"].format(place=place, said=said)) from error


def _sentence(error: BaseException | None, place: str) -> str:
    said = " ".join(str(error).split()) or "no reason given"
    name = str(getattr(error, "sqlite_errorname", ""))
    for start, sentence in SQLITE.items():
        if name.startswith(start):
            return sentence.format(place=place, said=said)
    unreached = not isinstance(error, sqlite3.Error) and getattr(error, "sqlstate", None) is None
    return (UNREACHED if unreached else f"{REFUSED} try again.").format(place=place, said=said)
