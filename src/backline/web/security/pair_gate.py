"""On the home network: this machine and its paired phones, and for others the pairing page."""

from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from backline.motion.said import say

from ..cookies import cookie_name
from ..errors import wants_json
from ..settings import Settings
from .addresses import is_home, is_loopback
from .feed_path import is_feed
from .pairing import paired

COOKIE = "device"
UNPAIRED = 4401  # the code that closes a socket
FOR_ALL = {"/pair", "/app.css", "/static/icons/icon.svg"}


class PairGate:
    """Lets through this machine and paired devices."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request or socket through, or show the pairing page."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        host = (scope.get("client") or (None,))[0]
        token = connection.cookies.get(cookie_name(self._settings, COOKIE), "")
        if is_loopback(host) or (is_home(host) and paired(token)):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": UNPAIRED, "reason": "not paired"})
        elif not is_home(host):
            response = PlainTextResponse("Backline answers on the home network only.", 403)
            await response(scope, receive, send)
        elif scope["path"] in FOR_ALL or is_feed(scope):  # the secret in it is the key
            scope["outside"] = True
            await self.app(scope, receive, send)
        else:
            await _shown(connection)(scope, receive, send)


def _shown(connection: HTTPConnection) -> Response:
    if wants_json(connection):
        unpaired = say("This device is not paired. Load the page again and type the code.")
        return JSONResponse({"problems": [unpaired]}, 403)
    return RedirectResponse("/pair", 303)
