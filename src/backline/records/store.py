"""The records of one person: events that are only ever added, and all that is read from them."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from ..care.history import History
from ..motion.errors import InputError
from . import derive, once, profiles, reading, schema, writing
from .database import Database, open_database
from .days import now
from .events import Event
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
    database = open_database(url, clock=clock)
    try:
        return Store(database, profile, create=create or profile == FIRST_PROFILE)
    except BaseException:
        database.close()
        raise


class Store(Database):
    """A database as one person sees it: their records.

    Parameters
    ----------
    database : Database
    profile : str
    create : bool
        Make the profile where it is missing.

    Raises
    ------
    InputError
        If there is no such profile.
    """

    def __init__(self, database: Database, profile: str, *, create: bool = False) -> None:
        super().__init__(database.engine, database.place, database.clock)
        self.profile = profile
        if create and profile not in self.profiles():
            self.add_profile(profile)
        with self.reading() as connection:
            self._profile_id = profiles.known(connection, profile, self.place)

    @contextmanager
    def _adding(self) -> Iterator[Connection]:
        with self.writing() as connection:
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
            return writing.keep(connection, self._profile_id, entries, self.clock())

    def append_new(self, entries: Sequence[Entry]) -> list[int]:
        """Keep those events whose key is not kept on their day yet, all or none of them.

        Returns
        -------
        list of int
            The ids of what is new, in the same order.

        Raises
        ------
        InputError
            With every problem of every new entry.
        """
        with self._adding() as connection:
            fresh = once.unkept(connection, self._profile_id, entries)
            return writing.keep(connection, self._profile_id, fresh, self.clock())

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
            if problems := list(writing.moment_problems(at, self.clock())):
                raise InputError(*problems)
            return writing.correct(connection, self._profile_id, event_id, changes, at)

    # What is read

    def event(self, event_id: int) -> Kept | None:
        """Return one kept event, with corrections applied; None where there is none."""
        with self.reading() as connection:
            return reading.event(connection, self._profile_id, event_id)

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
        with self.reading() as connection:
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
        with self.reading() as connection:
            return derive.history(connection, self._profile_id, since)

    def last_event_id(self) -> int:
        """Return the id of the event that was kept last; 0 where there is none."""
        with self.reading() as connection:
            newest = select(func.max(EVENT.c.id)).where(EVENT.c.profile_id == self._profile_id)
            return connection.execute(newest).scalar() or 0

    def changed_since(self, event_id: int) -> date | None:
        """Return the earliest day touched by what was kept after an event; None where nothing was.

        A correction touches the day of the event that it corrects.
        """
        with self.reading() as connection:
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
        with self.reading() as connection:
            own = (DERIVED.c.profile_id == self._profile_id, DERIVED.c.key == key)
            query = select(DERIVED.c.upto_event_id, DERIVED.c.body).where(*own)
            found = connection.execute(query).one_or_none()
            return None if found is None else (found[0], json.loads(found[1]))
