"""What was erased is not held in memory either."""

from fastapi import FastAPI

from backline.web import recent

from .conftest import Browser


def test_nothing_erased_is_held_in_memory(browser: Browser) -> None:
    browser.screened()
    browser.get("/progress")
    browser.post("/screening/start")
    app = browser.client.app
    assert isinstance(app, FastAPI)
    databases, drafts = app.state.databases, app.state.drafts
    assert recent._HELD[databases]
    assert drafts
    browser.post("/settings/people/erase", name="me", word="me")
    assert not recent._HELD.get(databases)
    assert not drafts
