"""Adding to the log of sitting: by hand in two taps, or from ActivityWatch."""

import json
from datetime import timedelta
from typing import Any

import pytest

from backline.breaktime import activitywatch
from backline.breaktime.spells import Spell
from backline.motion.errors import InputError
from backline.records.bodies import as_body

from .conftest import MORNING, Browser, words


def hours(browser: Browser) -> dict[Any, float]:
    with browser.store() as store:
        found = [as_body(one.event) for one in store.events(("sitting",))]
    return {one["where"]: one["hours"] for one in found}


def test_two_taps_add_sitting(browser: Browser) -> None:
    assert browser.sent_to("/breaks/add", where="car", minutes="30") == "/breaks?kept=1#log"
    browser.post("/breaks/add", where="car", minutes="60")
    browser.post("/breaks/add", where="other", place="Cinema", own_minutes="90")
    browser.post("/breaks/add", where="other", place="", minutes="15")
    assert hours(browser) == {"car": 1.5, "cinema": 1.5, "other": 0.25}
    assert "Kept." in words(browser.get("/breaks?kept=1"))


@pytest.mark.parametrize(
    "fields",
    [
        {"minutes": "30"},
        {"where": "car"},
        {"where": "car", "own_minutes": "many"},
        {"where": "sofa", "minutes": "-5"},
        {"where": "car", "minutes": "nan"},
    ],
)
def test_what_cannot_be_added_is_said(browser: Browser, fields: dict[str, str]) -> None:
    answer = browser.post("/breaks/add", **fields)
    assert answer.status_code == 422
    assert "This could not be kept yet:" in words(answer)
    assert not hours(browser)


def export(*minutes: tuple[float, float]) -> bytes:
    """Return an export of spells that began and ended so many minutes before now."""
    events = [
        {
            "timestamp": (MORNING - timedelta(minutes=start)).isoformat(),
            "duration": 60 * (start - end),
            "data": {"status": "not-afk"},
        }
        for start, end in minutes
    ]
    bucket = {"id": "aw-watcher-afk_x", "type": "afkstatus", "events": events}
    return json.dumps({"buckets": {"aw-watcher-afk_x": bucket}}).encode()


def sent(browser: Browser, data: bytes) -> Any:
    browser.get("/breaks")
    token = next(value for name, value in browser.client.cookies.items() if "csrf" in name)
    files = {"file": ("export.json", data, "application/json")}
    return browser.client.post("/breaks/import", data={"csrf_token": token}, files=files)


def test_an_export_is_brought_in_once(browser: Browser) -> None:
    data = export((1500, 1440), (1400, 1380))
    assert "Added 1.3 hours" in words(sent(browser, data))
    assert "Nothing new" in words(sent(browser, data))
    with browser.store() as store:
        assert len(store.events(("sitting_bout",))) == 2


def test_what_is_no_export_is_said(browser: Browser) -> None:
    for data in (b"", b"{}", b"not json"):
        assert sent(browser, data).status_code == 422
    assert "Choose the file" in words(browser.post("/breaks/import"))


def test_the_server_here_is_asked(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    spell = Spell(MORNING - timedelta(hours=3), MORNING - timedelta(hours=2))
    monkeypatch.setattr(activitywatch, "from_server", lambda: [spell])
    assert "Added 1.0 hours" in words(browser.post("/breaks/import", local="1"))


def test_no_server_is_said(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> list[Spell]:
        raise InputError("Nothing answers there.")

    monkeypatch.setattr(activitywatch, "from_server", nobody)
    assert "Nothing answers there." in words(browser.post("/breaks/import", local="1"))
