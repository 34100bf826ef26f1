"""Whose records are in a database: one profile for each person, and erasing one."""

from sqlalchemy import Connection, Engine, delete, select, text, update

from ..motion.errors import InputError
from ..motion.said import Own, say
from .engine import outside_transaction
from .schema import derived, event, profile

NAME_LENGTH = 60
ADD = text(
    "INSERT INTO profile (name, created_utc, erasing) VALUES (:name, :created, false)"
    " ON CONFLICT (name) DO NOTHING"
)


def names(connection: Connection) -> list[str]:
    """Return the names of everybody, the oldest profile first."""
    return list(connection.execute(select(profile.c.name).order_by(profile.c.id)).scalars())


def find(connection: Connection, name: str) -> int | None:
    """Return the id of a profile; None where there is none of that name."""
    found: int | None = connection.execute(
        select(profile.c.id).where(profile.c.name == name)
    ).scalar()
    return found


def known(connection: Connection, name: str, place: str) -> int:
    """Return the id of a profile.

    Raises
    ------
    InputError
        If there is none of that name; the message says which there are.
    """
    found = find(connection, name)
    if found is None:
        there = ", ".join(names(connection)) or "none yet"
        message = say(
            "There is no profile {name!r} in {place}; there are: {there}. Check the name, or add it"
            " with {add}.",
            name=name,
            place=Own(place),
            there=Own(there),
            add=Own("`backline profiles --add NAME`"),
        )
        raise InputError(message)
    return found


def hold(connection: Connection, profile_id: int, name: str) -> None:
    """Keep a profile for this transaction alone.

    On PostgreSQL one writer of a profile waits for the other, so that ids come in the order in
    which they can be read, and no event joins a profile that is being erased.

    Raises
    ------
    InputError
        If it has been erased.
    """
    own = select(profile.c.id).where(profile.c.id == profile_id).with_for_update()
    if connection.execute(own).scalar() is None:
        raise InputError(say("The profile {name!r} has been erased; nothing was kept.", name=name))


def add(connection: Connection, name: str, created_utc: str) -> None:
    """Add a profile; one that is there already stays as it is.

    Raises
    ------
    InputError
        If the name cannot be one.
    """
    if not name.strip() or name != name.strip() or not name.isprintable():
        raise InputError(
            say("A profile needs a name of printable characters, not {name!r}.", name=name)
        )
    if len(name) > NAME_LENGTH:
        raise InputError(
            say(
                "A profile's name has at most {most} characters, not {given}.",
                most=NAME_LENGTH,
                given=len(name),
            )
        )
    connection.execute(ADD, {"name": name, "created": created_utc})


def erase(connection: Connection, profile_id: int) -> None:
    """Take out everything of one profile."""
    connection.execute(update(profile).where(profile.c.id == profile_id).values(erasing=True))
    connection.execute(delete(derived).where(derived.c.profile_id == profile_id))
    connection.execute(delete(event).where(event.c.profile_id == profile_id))
    connection.execute(delete(profile).where(profile.c.id == profile_id))


def wipe(engine: Engine, place: str) -> None:
    """Write an SQLite file anew without what was taken out of it, and empty its journal.

    Raises
    ------
    InputError
        If another program is reading it, so that the journal cannot be emptied yet.
    """
    with outside_transaction(engine) as connection:
        connection.exec_driver_sql("PRAGMA temp_store = MEMORY")  # nothing in a shared folder
        connection.exec_driver_sql("VACUUM")
        busy = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
    if busy:
        message = say(
            "The records were taken out, but another program still reads {place}: traces stay"
            " beside it until you close that program.",
            place=Own(place),
        )
        raise InputError(message)
