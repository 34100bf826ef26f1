"""The records of one person: events that are only ever added, and all that is read from them."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, delete, func, insert, select

from ..care.history import History
from ..motion.errors import InputError
from . import derive, profiles, reading, schema, writing
from .days import as_utc, now
from .engine import connect_to
from .engine import writing as transaction
from .events import Event
from .failures import told
from .migrate import bring_forward
from .paths import database_url, made_data_folder, place
from .reading import Kept
from .writing import Entry

FIRST_PROFILE = "me"
EVENT, DERIVED = schema.event, schema.derived


def open_store(
    url: str | None = None,
    profile: str = FIRST_PROFILE,
    *,
    create: bool = False,
    clock: Callable[[], datetime] = now,
) -> "Store":
    """Open the records of one person; close them, or use them in a ``with`` statement.

    A database that does not exist is made, one with an older schema is brought forward.

    Parameters
    ----------
    url : str, optional
        The path of an SQLite file or a URL; the database in the data folder by default.
    profile : str
        Whose records; ``me`` is made at first use.
    create : bool
        Make the profile where it is missing.
    clock : callable
        Gives this moment, with its zone.

    Raises
    ------
    InputError
        If the database cannot be used as it is, or there is no such profile.
    """
    if url is None:
        made_data_folder()
    address = database_url(url)
    where = place(address)
    engine = connect_to(address)
    try:
        with told(where):
            bring_forward(engine, where)
        return Store(engine, where, profile, clock, create=create or profile == FIRST_PROFILE)
    except BaseException:
        engine.dispose()
        raise


class Store:
    """The records of one person in one database.

    Every method raises `InputError`, with nothing half-written, when the database is damaged, busy,
    full, read-only or out of reach.

    Parameters
    ----------
    engine : Engine
    place : str
        The database's name for messages.
    profile : str
    clock : callable
        Gives this moment, with its zone.
    create : bool
        Make the profile where it is missing.
    """

    def __init__(
        self,
        engine: Engine,
        place: str,
        profile: str,
        clock: Callable[[], datetime] = now,
        *,
        create: bool = False,
    ) -> None:
        self.engine, self.place, self.profile = engine, place, profile
        self._clock = clock
        with self._reading() as connection:
            missing = profiles.find(connection, profile) is None
        if missing and create:
            self.add_profile(profile)
        with self._reading() as connection:
            self._profile_id = profiles.known(connection, profile, place)

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
    def _reading(self) -> Iterator[Connection]:
        with told(self.place), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with told(self.place), transaction(self.engine) as connection:
            yield connection

    @contextmanager
    def _adding(self) -> Iterator[Connection]:
        with self._writing() as connection:
            profiles.hold(connection, self._profile_id, self.profile)
            yield connection

    # What is added

    def append(  # noqa: PLR0913 - what is known about one event
        self,
        event: Event,
        at: datetime,
        parent: int | None = None,
        *,
        made_up: bool = False,
        definition_sha256: str | None = None,
        model_sha256: str | None = None,
    ) -> int:
        """Keep one event and return its id; `Entry` says what each argument is.

        Raises
        ------
        InputError
            With every problem of it.
        """
        entry = Entry(
            event,
            at,
            parent,
            made_up=made_up,
            definition_sha256=definition_sha256,
            model_sha256=model_sha256,
        )
        return self.append_many([entry])[0]

    def append_many(self, entries: Sequence[Entry]) -> list[int]:
        """Keep many events, all or none of them, and return their ids in the same order.

        Raises
        ------
        InputError
            With every problem of every entry.
        """
        with self._adding() as connection:
            return writing.keep(connection, self._profile_id, entries, self._clock())

    def correct(self, event_id: int, changes: Mapping[str, Any], at: datetime) -> int:
        """Keep what was put right by hand in an event, beside what was measured.

        Parameters
        ----------
        event_id : int
        changes : mapping
            The changed fields only; None takes a value away.
        at : datetime
            When it was put right, with its zone.

        Returns
        -------
        int
            The id of the correction.

        Raises
        ------
        InputError
            If there is no such event, or the event would break a rule with these changes.
        """
        with self._adding() as connection:
            if problems := list(writing.moment_problems(at, self._clock())):
                raise InputError(*problems)
            return writing.correct(connection, self._profile_id, event_id, changes, at)

    # What is read

    def events(
        self,
        kinds: Sequence[str] = (),
        since: date | None = None,
        until: date | None = None,
        *,
        newest_first: bool = False,
        limit: int | None = None,
    ) -> list[Kept]:
        """Return kept events, by days and then by moments, with corrections applied.

        Parameters
        ----------
        kinds : sequence of str
            Only these; all but corrections themselves where there are none.
        since, until : date, optional
            Only these days, both included.
        newest_first : bool
            In the reverse order.
        limit : int, optional
            No more than these many.
        """
        with self._reading() as connection:
            return reading.events(
                connection, self._profile_id, kinds, since, until,
                newest_first=newest_first, limit=limit,
            )  # fmt: skip

    def history(self, since: date | None = None) -> History:
        """Return the person as the decisions see them.

        Parameters
        ----------
        since : date, optional
            Days and change checks from this day on only; the rest holds until it is replaced, and
            is given whole: person, tests, symptoms, screenings, whole body, exercises kept out.
        """
        with self._reading() as connection:
            return derive.history(connection, self._profile_id, since)

    def last_event_id(self) -> int:
        """Return the id of the event that was kept last; 0 where there is none."""
        with self._reading() as connection:
            newest = select(func.max(EVENT.c.id)).where(EVENT.c.profile_id == self._profile_id)
            return connection.execute(newest).scalar() or 0

    def changed_since(self, event_id: int) -> date | None:
        """Return the earliest day touched by what was kept after an event; None where nothing was.

        A correction touches the day of the event that it corrects.
        """
        with self._reading() as connection:
            # Asked for the plain day, SQLite would walk the days from the first one on.
            new = select(func.min(EVENT.c.day.concat(""))).where(
                EVENT.c.profile_id == self._profile_id, EVENT.c.id > event_id
            )
            day = connection.execute(new).scalar()
        return None if day is None else date.fromisoformat(day)

    # What is derived, and may be thrown away

    def remember(self, key: str, upto: int, body: object) -> None:
        """Keep something derived from the events up to one of them; it replaces the earlier one."""
        with self._adding() as connection:
            own = (DERIVED.c.profile_id == self._profile_id, DERIVED.c.key == key)
            connection.execute(delete(DERIVED).where(*own))
            values = {"upto_event_id": upto, "body": writing.as_json(body)}
            connection.execute(
                insert(DERIVED).values(profile_id=self._profile_id, key=key, **values)
            )

    def recall(self, key: str) -> tuple[int, Any] | None:
        """Return what was derived under a key, after the id of the event it goes up to."""
        with self._reading() as connection:
            own = (DERIVED.c.profile_id == self._profile_id, DERIVED.c.key == key)
            query = select(DERIVED.c.upto_event_id, DERIVED.c.body).where(*own)
            found = connection.execute(query).one_or_none()
            return None if found is None else (found[0], json.loads(found[1]))

    # Whose records

    def profiles(self) -> list[str]:
        """Return the names of everybody whose records are here, the oldest profile first."""
        with self._reading() as connection:
            return profiles.names(connection)

    def add_profile(self, name: str) -> None:
        """Add a profile; one that is there already stays as it is.

        Raises
        ------
        InputError
            If the name cannot be one.
        """
        with self._writing() as connection:
            profiles.add(connection, name, as_utc(self._clock()))

    def erase_profile(self, name: str) -> None:
        """Take out everything of one profile, and leave nothing of it in an SQLite file.

        Raises
        ------
        InputError
            If there is no such profile, or another program is reading the file just now.
        """
        with self._writing() as connection:
            profiles.erase(connection, profiles.known(connection, name, self.place))
        if self.engine.dialect.name == "sqlite":
            with told(self.place):
                profiles.wipe(self.engine, self.place)
