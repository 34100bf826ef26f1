"""Fixtures of live coaching: an app with records in which exercise is open."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from backline.records import Database
from backline.records.events import ChangeCheck, PainCheck, ProfileFacts, Screening
from backline.web.app import create_app
from backline.web.live import api_router, socket_router
from backline.web.settings import Settings

from ...care.screening.made import full
from .made import HEADERS, HOST, NOW


@pytest.fixture
def app() -> Iterator[FastAPI]:
    app = create_app(Settings(clock=lambda: NOW))
    if not any(getattr(route, "path", "") == "/live" for route in app.routes):
        app.include_router(socket_router)
        app.include_router(api_router)
    yield app
    app.state.databases.close()


@pytest.fixture
def database(app: FastAPI) -> Database:
    """Return records of somebody who may exercise today."""
    found: Database = app.state.databases.database()
    store = app.state.databases.store("me")
    for event in (ProfileFacts("female", 1980), Screening(full(), "ok"), ChangeCheck("no"),
                  PainCheck("before", 1.0)):  # fmt: skip
        store.append(event, NOW)
    return found


@pytest.fixture
def client(app: FastAPI, database: Database) -> Iterator[TestClient]:  # noqa: ARG001 - filled first
    with TestClient(app, base_url=f"http://{HOST}", headers=HEADERS) as client:
        client.get("/api/session/1")
        token = next(value for name, value in client.cookies.items() if "csrf" in name)
        client.headers["X-CSRF-Token"] = token
        yield client
