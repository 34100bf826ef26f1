"""How much one browser may send, and how often."""

from collections.abc import Callable
from time import monotonic

from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from ..errors import problem
from . import csrf

# All chosen by us: far more than a person does, far less than a runaway script does.
CHANGES_PER_S, CHANGES_AT_ONCE = 10.0, 300
SOCKETS_PER_S, SOCKETS_AT_ONCE = 5.0, 300
LARGEST_B = 1 << 20
LARGEST_BACKUP_B = 256 << 20
LARGER = {"/settings/data/restore": LARGEST_BACKUP_B, "/breaks/import": LARGEST_BACKUP_B}
MOST_CLIENTS = 1000


class Buckets:
    """A bucket of tokens for each client: one goes with each request, and they come back in time.

    Parameters
    ----------
    per_s : float
        How many come back in a second.
    at_once : int
        How many a full bucket holds.
    clock : callable
        Gives seconds that only grow.
    """

    def __init__(self, per_s: float, at_once: int, clock: Callable[[], float] = monotonic) -> None:
        self._per_s, self._at_once, self._clock = per_s, at_once, clock
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, who: str) -> float:
        """Take a token; return 0, or how many seconds until there is one."""
        now = self._clock()
        left, since = self._left.pop(who, (float(self._at_once), now))
        left = min(self._at_once, left + (now - since) * self._per_s)
        taken = left >= 1
        self._left[who] = (left - taken, now)
        while len(self._left) > MOST_CLIENTS:  # the one not heard of for longest
            self._left.pop(next(iter(self._left)))
        return 0.0 if taken else (1 - left) / self._per_s


class Limits:
    """Refuses bodies that are too large, and changes and sockets that come too fast."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._changes = Buckets(CHANGES_PER_S, CHANGES_AT_ONCE)
        self._sockets = Buckets(SOCKETS_PER_S, SOCKETS_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request or socket through, or refuse it."""
        who = (scope.get("client") or ("",))[0]
        wait_s = 0.0
        if scope["type"] == "websocket":
            wait_s = self._sockets.take(who)
        elif scope["type"] == "http" and scope["method"] not in csrf.SAFE:
            wait_s = self._changes.take(who)
        if wait_s:
            await _too_fast(scope, receive, send, wait_s)
        elif scope["type"] == "http":
            await self._within(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _within(self, scope: Scope, receive: Receive, send: Send) -> None:
        most = LARGER.get(scope["path"], LARGEST_B)
        length = Request(scope).headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > most:
            await _problem(scope, 413)(scope, receive, send)
            return
        got = 0

        async def receiving() -> Message:
            nonlocal got
            message = await receive()
            got += len(message.get("body", b""))
            if got > most:
                raise HTTPException(413)
            return message

        await self.app(scope, receiving, send)


def _problem(scope: Scope, status: int) -> Response:
    return problem(Request({**scope, "type": "http"}), status)


async def _too_fast(scope: Scope, receive: Receive, send: Send, wait_s: float) -> None:
    response = _problem(scope, 429)
    response.headers["Retry-After"] = str(int(wait_s) + 1)
    if scope["type"] == "http":
        await response(scope, receive, send)
    else:
        await WebSocket(scope, receive, send).send_denial_response(response)
