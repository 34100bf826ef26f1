"""What a database says when it cannot do its work, as one sentence for a person."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError

from ..motion.errors import InputError
from ..motion.said import Own, Said, say

BUSY_S = 20.0
"""How long to wait for another program that is writing (chosen by us)."""

SQLITE: dict[str, Callable[[str, str], Said]] = {
    "SQLITE_NOTADB": lambda place, said: say(
        "{place} is not a Backline database, or it is damaged ({said}). Nothing in it was changed:"
        " name another file, or restore a backup.", place=place, said=said,
    ),
    "SQLITE_CORRUPT": lambda place, said: say(
        "{place} is not a Backline database, or it is damaged ({said}). Nothing in it was changed:"
        " keep a copy of it, and restore a backup.", place=place, said=said,
    ),
    "SQLITE_BUSY": lambda place, _: say(
        "Another program has been writing to {place} all the time; nothing was kept this time."
        " Close it and try again.", place=place,
    ),
    "SQLITE_LOCKED": lambda place, _: say(
        "Another program has locked {place}; nothing was kept this time. Close it and try again.",
        place=place,
    ),
    "SQLITE_READONLY": lambda place, _: say(
        "{place} or its folder may only be read, so nothing was kept; change its rights, or name"
        " another place.", place=place,
    ),
    "SQLITE_PERM": lambda place, _: say(
        "{place} may not be opened; change its rights, or name another place.", place=place
    ),
    "SQLITE_CANTOPEN": lambda place, _: say(
        "{place} cannot be opened; its folder has to exist, and you have to be allowed to write in"
        " it.", place=place,
    ),
    "SQLITE_FULL": lambda place, _: say(
        "The disk with {place} is full; nothing was kept this time, and nothing is half-written."
        " Make room and try again.", place=place,
    ),
    "SQLITE_IOERR": lambda place, said: say(
        "{place} cannot be written or read ({said}): the disk may be full or gone. Nothing is"
        " half-written; make room or connect it, and try again.", place=place, said=said,
    ),
}  # fmt: skip
"""By the beginning of SQLite's own name of the error."""


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
        said = say("an event in it cannot be read")
        raise InputError(SQLITE["SQLITE_CORRUPT"](Own(place), said)) from error


def _sentence(error: BaseException | None, where: str) -> str:
    place, said = Own(where), Own(" ".join(str(error).split()) or "no reason given")
    name = str(getattr(error, "sqlite_errorname", ""))
    for start, sentence in SQLITE.items():
        if name.startswith(start):
            return sentence(place, said)
    unreached = not isinstance(error, sqlite3.Error) and getattr(error, "sqlstate", None) is None
    if unreached:
        return say(
            "The database {place} cannot be reached ({said}); check its address, and that it runs.",
            place=place, said=said,
        )  # fmt: skip
    return say(
        "The database {place} refused ({said}); nothing was kept this time. Put that right and try"
        " again.", place=place, said=said,
    )  # fmt: skip
