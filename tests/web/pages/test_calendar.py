"""The page of the calendar, and the feed: its secret is its key, and the key to nothing else."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from backline.care.breaks.hours import spans
from backline.care.breaks.settings import BreakSettings
from backline.records.app_files import CALENDAR, app_file
from backline.records.break_settings import keep_break_settings
from backline.records.calendar_feed import feed_of, new_secret, whose
from backline.records.paths import OWNER_ONLY
from backline.web.pages.calendar import ASKED_AT_ONCE
from backline.web.security.feed_path import is_feed
from tests.breaktime.ics import days, read, titled
from tests.web.security.made import HOME, PHONE, Visitor, at_home, local

from .conftest import MORNING, Browser, words

OK, NOT_MODIFIED, SEE_OTHER, REFUSED, NOT_FOUND, TOO_OFTEN = 200, 304, 303, 403, 404, 429
SECRET = "a" * 32
LONDON = "82.1.2.3"


def address(browser: Browser) -> str:
    """Return the path of the address that the page shows."""
    found = re.search(r'value="http://127\.0\.0\.1:8765(/calendar/[^"]+\.ics)"', page(browser))
    assert found
    return unescape(found[1])


def page(browser: Browser) -> str:
    found = browser.get("/calendar")
    assert found.status_code == OK
    return found.text


def program(app: Any, host: str = "127.0.0.1") -> TestClient:
    """Return a calendar program: it keeps no cookies and sends no headers of a browser."""
    return TestClient(app, base_url="http://127.0.0.1:8765", client=(host, 50000))


def test_there_is_no_address_before_one_is_asked_for(browser: Browser) -> None:
    said = words(browser.get("/calendar"))
    assert "Make an address" in said
    assert "Make a new address" not in said
    assert "Only programs on this computer can subscribe" in said
    assert not app_file(CALENDAR).exists() or feed_of("me").secret == ""


def test_a_program_subscribes(browser: Browser) -> None:
    browser.screened()
    browser.post("/calendar/new")
    got = program(browser.client.app).get(address(browser))
    assert got.status_code == OK
    assert got.headers["content-type"] == "text/calendar; charset=utf-8"
    assert got.headers["cache-control"] == "no-store"
    assert "set-cookie" not in got.headers
    found = read(got.content)
    assert MORNING.date() in days(found, "Exercises")
    assert app_file(CALENDAR).stat().st_mode & 0o777 == OWNER_ONLY


def test_the_same_is_not_sent_twice(browser: Browser) -> None:
    browser.screened()
    browser.post("/calendar/new")
    client, path = program(browser.client.app), address(browser)
    mark = client.get(path).headers["etag"]
    for known in (mark, f"W/{mark}", f'"other", {mark}', "*"):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (
            NOT_MODIFIED,
            b"",
            mark,
        )
    assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == OK
    browser.now += timedelta(1)
    later = client.get(path, headers={"If-None-Match": mark})
    assert later.status_code == OK
    assert later.headers["etag"] != mark


def test_a_new_address_ends_the_old_one_and_off_ends_all(browser: Browser) -> None:
    browser.screened()
    browser.post("/calendar/new")
    client, first = program(browser.client.app), address(browser)
    browser.post("/calendar/new")
    second = address(browser)
    assert client.get(first).status_code == NOT_FOUND
    assert client.get(second).status_code == OK
    browser.post("/calendar/off")
    gone = client.get(second)
    assert (gone.status_code, "set-cookie" in gone.headers) == (NOT_FOUND, False)
    assert "no such calendar" in gone.text
    assert "Make an address" in words(browser.get("/calendar"))


def test_choices_hold_for_feed_and_file(browser: Browser) -> None:
    browser.screened()
    keep_break_settings("me", BreakSettings(work_hours=spans("mon-fri 9:00-17:00")))
    browser.post("/calendar/new")
    assert browser.sent_to("/calendar", breaks="yes", words="busy") == "/calendar?saved=true"
    for got in (program(browser.client.app).get(address(browser)), browser.get("/calendar/file")):
        found = read(got.content)
        assert len([*titled(found, "Busy")]) == len(found.events) > 8
    file = browser.get("/calendar/file")
    assert file.headers["content-disposition"] == 'attachment; filename="backline-2026-11-23.ics"'
    assert browser.post("/calendar", words="loud").status_code == 422
    assert feed_of("me").choices.words == "busy"


def test_the_feed_speaks_the_language_of_its_page(browser: Browser) -> None:
    browser.screened()
    browser.client.headers["accept-language"] = "es"
    browser.post("/calendar/new")
    browser.post("/calendar", words="details")
    got = program(browser.client.app).get(address(browser))
    assert "Puente" in got.content.decode()


def test_what_is_not_in_it_is_said(browser: Browser) -> None:
    assert "No exercises are in it. A few safety questions" in words(browser.get("/calendar"))
    browser.screened()
    browser.post("/calendar", breaks="yes", words="plain")
    said = words(browser.get("/calendar"))
    assert "set your working hours first" in said
    assert "You have not set working hours yet." in said


def test_each_person_has_an_address_of_their_own(browser: Browser) -> None:
    browser.screened()
    browser.post("/calendar/new")
    mine = address(browser)
    browser.post("/settings/people/add", name="anna")
    assert "Make an address" in words(browser.get("/calendar"))
    browser.post("/calendar/new")
    hers = address(browser)
    client = program(browser.client.app)
    assert read(client.get(mine).content).events
    assert str(read(client.get(hers).content)["X-WR-CALNAME"]) == "Backline (anna)"
    browser.post("/settings/people/erase", name="anna", word="anna")
    assert client.get(hers).status_code == NOT_FOUND
    assert client.get(mine).status_code == OK


def test_a_secret_of_somebody_who_is_gone_opens_nothing(browser: Browser) -> None:
    secret = new_secret("nobody")
    got = program(browser.client.app).get(f"/calendar/{secret}.ics")
    assert got.status_code == NOT_FOUND
    assert "nobody" not in got.text


def test_what_is_wrong_with_the_records_is_said_in_the_app_alone(
    browser: Browser, data_folder: Path
) -> None:
    browser.screened()
    browser.post("/calendar/new")
    client, path = program(browser.client.app), address(browser)
    (data_folder / "exercises").mkdir()
    (data_folder / "exercises" / "mine.toml").write_text("id = 3")
    got = client.get(path)
    assert (got.status_code, "set-cookie" in got.headers) == (503, False)
    assert got.text == "The calendar cannot be made just now: open Backline, which says why."
    assert "mine.toml" in browser.get("/calendar").text


# The gates

WRONG = (
    "/calendar", "/calendar/", "/calendar/file", "/calendar/new", "/calendar/.ics",
    f"/calendar/{SECRET}", f"/calendar/{SECRET}a.ics", f"/calendar/{SECRET[1:]}.ics",
    f"/calendar/{SECRET}.ics/", f"/calendar/x/{SECRET}.ics", f"/calendar/{SECRET}.ics.ics",
    f"/x/calendar/{SECRET}.ics", f"/calendar/{SECRET[1:]}%20.ics", f"/calendar/{SECRET}%0a.ics",
    f"/calendar/../calendar/{SECRET}.ics/../../today",
)  # fmt: skip


@pytest.fixture
def locked() -> FastAPI:
    app = local()
    owner = Visitor(app)
    assert owner.post("/settings/lock", pin="4711", again="4711", minutes="15").status_code == 303
    return app


def test_the_lock_lets_a_calendar_through_and_nothing_else(locked: FastAPI) -> None:
    secret, client = new_secret("me"), program(locked)
    got = client.get(f"/calendar/{secret}.ics")
    assert got.status_code == OK
    read(got.content)
    assert client.get(f"/calendar/{SECRET}.ics").status_code == NOT_FOUND
    for path in (*WRONG, f"/calendar/{secret}", f"/calendar/{secret}.ics/x"):
        answer = client.get(path, follow_redirects=False)
        assert answer.status_code == SEE_OTHER, path
        assert answer.headers["location"].startswith("/lock?next="), path
    for method in ("POST", "PUT", "DELETE", "HEAD", "OPTIONS"):
        answer = client.request(method, f"/calendar/{secret}.ics", follow_redirects=False)
        assert answer.status_code == SEE_OTHER, method


def test_at_home_a_calendar_needs_no_pairing_and_elsewhere_nothing_helps() -> None:
    app, secret = at_home(), new_secret("me")
    phone = Visitor(app, PHONE, HOME)
    got = phone.get(f"/calendar/{secret}.ics")
    assert (got.status_code, "set-cookie" in got.headers) == (OK, False)
    assert phone.get(f"/calendar/{SECRET}.ics").status_code == NOT_FOUND
    for path in WRONG:
        assert phone.get(path).headers["location"] == "/pair", path
    assert Visitor(app, LONDON, HOME).get(f"/calendar/{secret}.ics").status_code == REFUSED
    laptop = Visitor(app).get("/calendar").text
    assert f"https://127.0.0.1:8765/calendar/{secret}.ics" in laptop
    assert f"https://{HOME}:8765/calendar/{secret}.ics" in laptop
    assert "do not know that certificate" in laptop


def test_no_other_host_and_no_other_page_gets_a_calendar() -> None:
    client, path = program(local()), f"/calendar/{new_secret('me')}.ics"
    for headers in (
        {"Host": "evil.example:8765"}, {"Origin": "http://evil.example"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
    ):  # fmt: skip
        assert client.get(path, headers=headers).status_code == REFUSED


def test_who_asks_too_often_has_to_wait() -> None:
    client = program(local())
    answers = [client.get(f"/calendar/{n:032}.ics") for n in range(ASKED_AT_ONCE + 5)]
    codes = [one.status_code for one in answers]
    assert codes[:ASKED_AT_ONCE] == [NOT_FOUND] * ASKED_AT_ONCE
    assert codes[-1] == TOO_OFTEN
    assert 0 < int(answers[-1].headers["retry-after"]) < 10


def test_only_the_shape_of_a_secret_is_a_feed() -> None:
    asked = {"type": "http", "method": "GET"}
    assert is_feed({**asked, "path": f"/calendar/{SECRET}.ics"})
    assert not is_feed({**asked, "path": f"/calendar/{SECRET}.ics\n"})
    assert not is_feed({"type": "websocket", "path": f"/calendar/{SECRET}.ics"})
    assert whose(SECRET) is None
