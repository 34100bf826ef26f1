"""One visit to a page or a socket: whose records, which day, which language."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from urllib.parse import unquote

from fastapi import Depends
from starlette.datastructures import FormData
from starlette.requests import HTTPConnection, Request

from backline.i18n import Texts, choose
from backline.planning import Planned, planned
from backline.records import Store, day_of
from backline.records.preferences import Preferences, preferences

from .cookies import cookie_name
from .database import Databases
from .settings import Settings

PROFILE_COOKIE = "profile"
FIRST_PROFILE = "me"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request, as a page sees it.

    Attributes
    ----------
    path : str
        Path and query, to come back to.
    settings : Settings
    databases : Databases
    profile : str
        Whose records.
    preferences : Preferences
    texts : Texts
        The language's words.
    csrf_token : str
        Goes into every form.
    """

    path: str
    settings: Settings
    databases: Databases
    profile: str
    preferences: Preferences
    texts: Texts
    csrf_token: str

    def now(self) -> datetime:
        """Return this moment, with its zone."""
        return self.settings.clock()

    @property
    def today(self) -> date:
        """The day, which turns at 03:00."""
        return day_of(self.now())

    @contextmanager
    def store(self) -> Iterator[Store]:
        """Give the person's records."""
        yield self.databases.store(self.profile)

    @contextmanager
    def changing(self) -> Iterator[Store]:
        """Give the person's records to look up and keep in, one request after the other."""
        with self.databases.turn:
            yield self.databases.store(self.profile)

    def planned(self) -> Planned:
        """Return the person's plan of today."""
        with self.store() as store:
            return planned(store, self.today)


def visit_of(connection: HTTPConnection) -> Visit:
    """Return what a request or a socket brings with it.

    Raises
    ------
    InputError
        If the records cannot say whether there is such a person.
    """
    return visit_as(connection, _profile(connection, connection.app.state.databases))


def visit_as(connection: HTTPConnection, profile: str) -> Visit:
    """Return the visit of one person."""
    state = connection.app.state
    chosen = preferences(profile)
    query = f"?{connection.url.query}" if connection.url.query else ""
    language = choose(chosen.language, connection.headers.get("accept-language", ""))
    return Visit(
        connection.url.path + query, state.settings, state.databases, profile, chosen,
        Texts(language), connection.scope.get("csrf_token", ""),
    )  # fmt: skip


def _profile(connection: HTTPConnection, databases: Databases) -> str:
    name = cookie_name(connection.app.state.settings, PROFILE_COOKIE)
    asked = unquote(connection.cookies.get(name, FIRST_PROFILE))
    if connection.scope.get("outside"):  # a device that has not paired learns nobody's name
        return FIRST_PROFILE
    if asked == FIRST_PROFILE or asked in databases.database().profiles():
        return asked
    return FIRST_PROFILE


async def _form(request: Request) -> FormData:
    return await request.form()


Here = Annotated[Visit, Depends(visit_of)]
Given = Annotated[FormData, Depends(_form)]
"""The fields of a posted form."""
