"""The door of the server: who may ask at all, and what every answer carries."""

from fastapi import FastAPI
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..settings import Settings
from . import csrf
from .headers import HEADERS

FOREIGN = 4403  # the code that closes a socket from elsewhere


class Guard:
    """Lets in requests and sockets for our own host and from our own pages only.

    A name that merely resolves to this machine (DNS rebinding) is no host of ours.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self._hosts = {f"{host}:{settings.port}" for host in settings.hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request or socket in, or refuse it."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        if reason := self.refusal(connection):
            await _refuse(scope, receive, send, reason)
            return
        token, new = csrf.token_of(connection)
        scope["csrf_token"] = token
        await self.app(scope, receive, _with_headers(send, token if new else None, self.settings))

    def refusal(self, connection: HTTPConnection) -> str | None:
        """Return why a request is refused; None where it is let in."""
        host = connection.headers.get("host", "")
        if host not in self._hosts:
            return f"This server answers at {self.settings.hosts[0]}:{self.settings.port} only."
        origin = connection.headers.get("origin")
        if origin is not None and origin not in self.settings.origins:
            return "Requests from other pages are refused."
        if origin is None and connection.scope["type"] == "websocket":
            return "A socket has to say which page it belongs to."
        changes = connection.scope.get("method", "GET") not in csrf.SAFE
        site = connection.headers.get("sec-fetch-site", "same-origin")
        if changes and site not in {"same-origin", "none"}:
            return "Requests from other pages are refused."
        return None


async def _refuse(scope: Scope, receive: Receive, send: Send, reason: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": FOREIGN, "reason": reason})
        return
    await PlainTextResponse(reason, 403)(scope, receive, send)


def _with_headers(send: Send, token: str | None, settings: Settings) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
            if token is not None:
                secure = "; Secure" if settings.lan else ""
                cookie = f"{csrf.COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict{secure}"
                headers.append("Set-Cookie", cookie)
        await send(message)

    return sending


def add_security(app: FastAPI, settings: Settings) -> None:
    """Put the guard in front of an app."""
    app.add_middleware(Guard, settings=settings)
