"""The page of breaks: where things stand, and what can be asked of the companion."""

from typing import Any

import pytest

from backline.breaktime import channel
from backline.library.claims_load import claims
from backline.library.numbers_load import numbers
from backline.records.events import SittingBout
from tests.web.breaks.companion import companion
from tests.web.security.made import PHONE, Visitor
from tests.web.security.made import at_home as at_home_app

from .conftest import Browser, words

PRESSES = ("start", "stop", "now", "standing", "sitting", "pause_30", "resume", "skip", "snooze")


def offered(html: str) -> set[str]:
    """Return what a page has a visible button for."""
    hidden = {one.partition('"')[0] for one in html.split('data-action="') if " hidden" in one[:30]}
    return {one for one in PRESSES if f'value="{one}"' in html} - hidden


def test_without_a_companion_there_is_one_button(browser: Browser) -> None:
    page = browser.get("/breaks")
    said = words(page)
    assert "The break companion is not running." in said
    assert "backline breaks autostart on" in said
    assert offered(page.text) == {"start"}
    assert browser.get("/api/breaks").json() == {"running": False}


def test_the_state_and_the_day(browser: Browser) -> None:
    with companion():
        page, told = browser.get("/breaks"), browser.get("/api/breaks").json()
    said = words(page)
    assert "You have been sitting for 25 minutes without a break." in said
    assert "The next break is due in 10 minutes." in said
    assert "Sitting today 2 h 30 min" in said
    assert "Calls cannot be seen here." in said
    assert {"now", "standing", "pause_30", "stop"} <= offered(page.text)
    assert not {"start", "sitting", "skip", "snooze"} & offered(page.text)
    assert (told["running"], told["mine"], told["here"]) == (True, True, True)
    assert (told["phase"], told["prompt"], told["notices"]) == ("sitting", 4, True)
    assert told["says"] == [
        "You have been sitting for 25 minutes without a break.",
        "The next break is due in 10 minutes.",
    ]


@pytest.mark.parametrize(
    ("press", "message"),
    [
        ("now", {"do": "answer", "answer": "now"}),
        ("standing", {"do": "answer", "answer": "standing"}),
        ("sitting", {"do": "answer", "answer": "sitting"}),
        ("skip", {"do": "answer", "answer": "skip"}),
        ("snooze", {"do": "answer", "answer": "snooze"}),
        ("resume", {"do": "resume"}),
        ("pause_30", {"do": "pause", "minutes": 30.0}),
        ("pause_60", {"do": "pause", "minutes": 60.0}),
        # It is 09:00, and days turn at 03:00.
        ("pause_tomorrow", {"do": "pause", "minutes": 18 * 60.0}),
        ("stop", {"do": "stop"}),
    ],
)  # fmt: skip
def test_a_press_reaches_the_companion(
    browser: Browser, press: str, message: dict[str, Any]
) -> None:
    with companion() as one:
        assert browser.sent_to("/breaks", do=press) == "/breaks"
    assert one.told == [message]


def test_the_companion_is_started_for_this_person(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []
    monkeypatch.setattr(channel, "start", lambda *given: started.append(given))
    assert browser.sent_to("/breaks", do="start") == "/breaks"
    assert started == [("me", None)]


def test_what_goes_wrong_is_said_on_the_page(browser: Browser) -> None:
    assert "No companion of yours runs" in words(browser.post("/breaks", do="pause_30"))
    assert "is not running" in words(browser.post("/breaks", do="stop"))
    assert "Choose one of the buttons" in words(browser.post("/breaks", do="dance"))


def test_the_companion_of_somebody_else_is_left_alone(browser: Browser) -> None:
    with companion(profile="ana") as one:
        page, told = browser.get("/breaks"), browser.get("/api/breaks").json()
        assert browser.post("/breaks", do="pause_30").status_code == 422
    assert "runs for somebody else: ana" in words(page)
    assert "25 minutes" not in words(page)
    assert told == {"running": True, "mine": False}
    assert one.told == []


def paired() -> Visitor:
    """Return a phone that is paired."""
    app = at_home_app()
    phone = Visitor(app, PHONE, "192.168.7.2")
    code, _ = app.state.pairing.code()
    phone.post("/pair", code=code, name="phone")
    return phone


def test_a_phone_sees_the_state_and_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    monkeypatch.setattr(channel, "start", lambda *given: started.append(given))
    phone = paired()
    assert "It is started on the computer itself." in words(phone.get("/breaks"))
    assert phone.post("/breaks", do="start").status_code == 422
    assert not started
    with companion() as one:
        page = phone.get("/breaks")
        assert "25 minutes" in words(page)
        assert "stop" not in offered(page.text)
        assert phone.post("/breaks", do="stop").status_code == 422
        assert phone.get("/api/breaks").json()["here"] is False
        assert phone.post("/breaks", do="standing").status_code == 303
    assert one.told == [{"do": "answer", "answer": "standing"}]


def test_the_page_says_honestly_what_breaks_do(browser: Browser) -> None:
    page = browser.get("/breaks")
    said = words(page)
    for name in ("breaks", "sitting"):
        claim = claims()[name]
        assert claim.instead in said
        assert f'href="/claims/{name}"' in page.text
        assert all(one.source in said for one in claim.found)
    known = numbers("breaks")
    assert all(known.explain(name).source in said for name in known)


def test_the_log_has_a_chart_and_a_table(browser: Browser) -> None:
    browser.keep(SittingBout(5400.0, 5400.0, "break"), days_ago=1)
    page = browser.get("/breaks")
    assert "Sitting by day" in words(page)
    assert 'class="chart-still"' in page.text
    assert "need not cause one another" in words(page)
