"""A database with the records of a household: opening it, reading, writing, and its profiles."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, func, select

from . import profiles, schema
from .days import as_utc, now
from .engine import connect_to
from .engine import writing as transaction
from .failures import told
from .forget import forget_choices
from .migrate import bring_forward
from .own_exercises import forget_own_exercises
from .paths import made_data_folder
from .urls import database_url, place


def open_database(url: str | None = None, *, clock: Callable[[], datetime] = now) -> "Database":
    """Open a database; close it, or use it in a ``with`` statement.

    One that does not exist is made, one with an older schema is brought forward.

    Parameters
    ----------
    url : str, optional
        The path of an SQLite file or a URL; the database in the data folder by default.
    clock : callable
        Gives this moment, with its zone.

    Raises
    ------
    InputError
        If it cannot be used as it is.
    """
    if url is None:
        made_data_folder()
    address = database_url(url)
    where = place(address)
    engine = connect_to(address)
    try:
        with told(where):
            bring_forward(engine, where)
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, where, clock)


class Database:
    """One database, with the records of everybody in it.

    Every method raises `InputError`, with nothing half-written, when the database is damaged, busy,
    full, read-only or out of reach.

    Parameters
    ----------
    engine : Engine
    place : str
        The database's name for messages.
    clock : callable
        Gives this moment, with its zone.
    """

    def __init__(self, engine: Engine, place: str, clock: Callable[[], datetime] = now) -> None:
        self.engine, self.place, self.clock = engine, place, clock

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with."""
        with told(self.place), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction that may write, committed at the end."""
        with told(self.place), transaction(self.engine) as connection:
            yield connection

    def profiles(self) -> list[str]:
        """Return the names of everybody whose records are here, the oldest profile first."""
        with self.reading() as connection:
            return profiles.names(connection)

    def count_events(self, name: str) -> int:
        """Return how many events a profile has; 0 where there is no such profile."""
        with self.reading() as connection:
            own = schema.event.c.profile_id == profiles.find(connection, name)
            found: int = connection.execute(select(func.count()).where(own)).scalar_one()
            return found

    def count_kinds(self, name: str) -> dict[str, int]:
        """Return how many events of each kind a profile has, in the order of their names."""
        kind, owner = schema.event.c.kind, schema.event.c.profile_id
        with self.reading() as connection:
            own = owner == profiles.find(connection, name)
            query = select(kind, func.count()).where(own).group_by(kind).order_by(kind)
            return {found: count for found, count in connection.execute(query)}

    def add_profile(self, name: str) -> None:
        """Add a profile; one that is there already stays as it is.

        Raises
        ------
        InputError
            If the name cannot be one.
        """
        with self.writing() as connection:
            profiles.add(connection, name, as_utc(self.clock()))

    def erase_profile(self, name: str) -> None:
        """Take out everything of one profile, and leave nothing of it in an SQLite file.

        What the person has chosen for the app goes, too, and the exercises written for them alone.

        Raises
        ------
        InputError
            If there is no such profile, an exercise file cannot be removed, or another program is
            reading the database just now.
        """
        with self.writing() as connection:
            profiles.erase(connection, profiles.known(connection, name, self.place))
            forget_own_exercises(name)  # where it fails, the profile stays, to be erased again
        forget_choices(name)
        if self.engine.dialect.name == "sqlite":
            with told(self.place):
                profiles.wipe(self.engine, self.place)
