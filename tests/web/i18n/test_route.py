"""The messages of the page's scripts, as JSON."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from backline.i18n.catalogue import catalogue
from backline.web.i18n import router, texts_url


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    app.include_router(router)
    return TestClient(app)


def test_spanish_has_the_scripts_messages_and_no_others(client: TestClient) -> None:
    found = client.get(texts_url("es")).json()
    assert set(found) == catalogue("es").for_scripts
    assert "Bridge" not in found
    assert found["{n} second"] == ["{n} segundo", "{n} segundos"]


def test_its_address_changes_with_it_and_holds_for_good(client: TestClient) -> None:
    answer = client.get(texts_url("es"))
    assert "immutable" in answer.headers["cache-control"]
    other = client.get("/texts/es.json?v=old")
    assert other.headers["cache-control"] == "no-cache"
    again = client.get("/texts/es.json", headers={"If-None-Match": other.headers["etag"]})
    assert again.status_code == 304


def test_english_needs_none(client: TestClient) -> None:
    assert texts_url("en") == ""
    assert client.get("/texts/en.json").json() == {}


def test_the_pseudo_language_is_marked(client: TestClient) -> None:
    found = client.get("/texts/qps.json").json()
    assert found["{n} second"] == ["⟦{n} second⟧", "⟦{n} seconds⟧"]


def test_another_language_is_not_there(client: TestClient) -> None:
    assert client.get("/texts/xx.json").status_code == 404
