"""The app as browsers of this machine, of the home network and from elsewhere meet it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import FastAPI
from fastapi.testclient import TestClient

from backline.web.app import create_app
from backline.web.settings import LOOPBACK, Settings

HOST = "127.0.0.1:8765"
HOME = "192.168.7.2"
PHONE = "192.168.7.30"
Response = Any
"""Of whichever client library the test client stands on."""


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> None:
        self.now += timedelta(**time)


class Visitor:
    """A browser at an app: keeps cookies, sends forms with their token."""

    def __init__(self, app: FastAPI, host: str = "127.0.0.1", at: str = "127.0.0.1") -> None:
        settings: Settings = app.state.settings
        self.origin = f"{settings.scheme}://{at}:{settings.port}"
        self.client = TestClient(
            app, base_url=self.origin, client=(host, 50000), raise_server_exceptions=False
        )

    def get(self, path: str, **headers: str) -> Response:
        return self.client.get(path, headers=headers, follow_redirects=False)

    def token(self) -> str:
        found = [value for name, value in self.client.cookies.items() if "csrf" in name]
        if not found:
            self.get("/lock")
            self.get("/pair")
            return self.token()
        return found[0]

    def post(self, path: str, files: Any = None, **fields: str) -> Response:
        data = {"csrf_token": self.token(), **fields}
        headers = {"Origin": self.origin, "Sec-Fetch-Site": "same-origin"}
        return self.client.post(
            path, data=data, files=files, headers=headers, follow_redirects=False
        )


def local(clock: Callable[[], datetime] | None = None) -> FastAPI:
    return create_app(Settings(clock=clock or Clock()))


def at_home(clock: Callable[[], datetime] | None = None) -> FastAPI:
    """Return an app that phones may pair with."""
    return create_app(
        Settings(hosts=(*LOOPBACK, HOME), lan=True, fingerprint="AB:CD", clock=clock or Clock())
    )
