"""The door of the server: who may ask at all, and what every answer carries."""

from collections.abc import Iterator

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..cookies import YEAR_S, cookie
from ..settings import Settings
from . import csrf
from .feed_path import is_feed
from .headers import HEADERS

FOREIGN = 4403  # the code that closes a socket from elsewhere
DEFAULT_PORTS = {"http": 80, "https": 443}
ELSEWHERE = "Requests from other pages are refused."


class Guard:
    """Lets in requests and sockets for our own host and from our own pages only.

    A name that merely resolves to this machine (DNS rebinding) is no host of ours.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self._hosts = frozenset(_hosts(settings))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request or socket in, or refuse it."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        if reason := self.refusal(connection):
            await _refuse(scope, receive, self._with_headers(send, None), reason)
            return
        token, new = csrf.token_of(connection, self.settings)
        scope["csrf_token"] = token
        kept = token if new and not is_feed(scope) else None  # a calendar program has no use for it
        await self.app(scope, receive, self._with_headers(send, kept))

    def refusal(self, connection: HTTPConnection) -> str | None:
        """Return why a request is refused; None where it is let in."""
        hosts = [host.lower() for host in connection.headers.getlist("host")]
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            return f"This server answers at {self.settings.hosts[0]}:{self.settings.port} only."
        origins = connection.headers.getlist("origin")
        # A page under another of our names is another page.
        if any(origin != f"{self.settings.scheme}://{hosts[0]}" for origin in origins):
            return ELSEWHERE
        if not origins and connection.scope["type"] == "websocket":
            return "A socket has to say which page it belongs to."
        site = connection.headers.get("sec-fetch-site", "same-origin")
        if site not in {"same-origin", "none"} and not _followed_link(connection):
            return ELSEWHERE
        return None

    def _with_headers(self, send: Send, token: str | None) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] in {"http.response.start", "websocket.http.response.start"}:
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if token is not None:
                    kept = cookie(self.settings, csrf.COOKIE, token, YEAR_S)
                    headers.append("Set-Cookie", kept)
            await send(message)

        return sending


def _hosts(settings: Settings) -> Iterator[str]:
    for host in settings.hosts:
        yield f"{host}:{settings.port}".lower()
        if settings.port == DEFAULT_PORTS[settings.scheme]:
            yield host.lower()


def _followed_link(connection: HTTPConnection) -> bool:
    """Whether somebody followed a link here from another page: nothing else may come from one."""
    headers = connection.headers
    return (
        connection.scope.get("method") == "GET"
        and headers.get("sec-fetch-mode") == "navigate"
        and headers.get("sec-fetch-dest") == "document"
    )


async def _refuse(scope: Scope, receive: Receive, send: Send, reason: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": FOREIGN, "reason": reason})
        return
    await PlainTextResponse(reason, 403)(scope, receive, send)
