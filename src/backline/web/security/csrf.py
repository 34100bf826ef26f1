"""A token that only our own pages know: a cookie that has to come back in the form or a header."""

from collections.abc import AsyncIterator
from hmac import compare_digest
from secrets import token_urlsafe

from fastapi import HTTPException
from starlette.requests import HTTPConnection, Request

from ..cookies import cookie_name
from ..settings import Settings

COOKIE = "csrf"
FIELD = "csrf_token"
HEADER = "x-csrf-token"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
LEAST = 32  # characters of a token


def token_of(connection: HTTPConnection, settings: Settings) -> tuple[str, bool]:
    """Return the browser's token, and whether it is a new one, to be set as a cookie."""
    known = connection.cookies.get(cookie_name(settings, COOKIE), "")
    return (known, False) if _usable(known) else (token_urlsafe(LEAST), True)


async def check_csrf(connection: HTTPConnection) -> AsyncIterator[None]:
    """Refuse a change that does not carry the browser's token; close its files in the end.

    Raises
    ------
    HTTPException
        403 without the token.
    """
    if not isinstance(connection, Request) or connection.method in SAFE:
        yield
        return
    try:
        await _check(connection)
        yield
    finally:
        await connection.close()


async def _check(connection: Request) -> None:
    given = connection.headers.get(HEADER)
    if given is None:
        field = (await connection.form()).get(FIELD, "")
        given = field if isinstance(field, str) else ""
    known = connection.cookies.get(cookie_name(connection.app.state.settings, COOKIE), "")
    if not _usable(known) or not compare_digest(given.encode(), known.encode()):
        raise HTTPException(403)


def _usable(token: str) -> bool:
    return len(token) >= LEAST and token.isascii()
