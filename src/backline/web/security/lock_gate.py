"""Where the app is locked, only the lock page answers, and the page for when it got worse.

A calendar does, too, for whoever knows its secret address.
"""

from contextlib import nullcontext
from urllib.parse import quote

from fastapi.responses import JSONResponse, RedirectResponse
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from backline.motion.said import say

from ..cookies import cookie_name
from ..errors import wants_json
from ..settings import Settings
from .feed_path import is_feed
from .lock import AppLock

COOKIE = "unlocked"
LOCKED = 4423  # the code that closes a socket
OPEN = ("/lock", "/worse", "/static", "/texts", "/icons")
"""What answers all the same, with what is below it: no one may need a PIN when it hurts."""
OPEN_FILES = {"/app.css", "/manifest.webmanifest", "/sw.js", "/offline", "/api/hello"}


ASKED_ALONE = {"/api/breaks"}
"""What a page asks for again and again while nobody sits at it."""


class LockGate:
    """Lets through who has given the PIN."""

    def __init__(self, app: ASGIApp, settings: Settings, lock: AppLock) -> None:
        self.app = app
        self._settings, self._lock = settings, lock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request or socket through, or show the lock page."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        token = connection.cookies.get(cookie_name(self._settings, COOKIE), "")
        stays = scope["path"] not in ASKED_ALONE
        if is_feed(scope) or _open(scope["path"]) or self._lock.lets_in(token, stays=stays):
            staying = scope["type"] == "websocket"
            with self._lock.at_work(token) if staying else nullcontext():
                await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": LOCKED, "reason": "locked"})
        else:
            await _shown(connection)(scope, receive, send)


def _open(path: str) -> bool:
    return path in OPEN_FILES or any(path == one or path.startswith(f"{one}/") for one in OPEN)


def _shown(connection: HTTPConnection) -> Response:
    if wants_json(connection):
        locked = say("Backline is locked. Load the page again and type the PIN.")
        return JSONResponse({"problems": [locked], "locked": True}, 403)
    back = connection.url.path if connection.scope["method"] == "GET" else "/today"
    where = f"/lock?next={quote(back)}"
    if "hx-request" in connection.headers:
        return Response(headers={"HX-Redirect": where})
    return RedirectResponse(where, 303)
