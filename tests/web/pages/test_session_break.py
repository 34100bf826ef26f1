"""A break before the camera: the way to it, its page, and what the journal says of it."""

import json
import re
from datetime import timedelta
from typing import Any

from backline.records import Entry, open_database
from backline.records.events import (
    Break,
    ExerciseSet,
    PainCheck,
    SessionEnd,
    SessionStart,
    SittingBout,
)
from tests.web.breaks.companion import companion

from .conftest import Browser, words

NAME = "standing_march"
HERE = f"/session?break={NAME}"
MARCH = {"exercise": NAME, "sets": 1, "repetitions": 20, "seconds": 0.0, "sides": ["both"]}
DATA = re.compile(r'id="session-data">(.*?)</script>', re.DOTALL)


def ready(browser: Browser) -> None:
    browser.screened()
    browser.asked()


def data(browser: Browser, path: str = HERE) -> dict[str, Any]:
    found = DATA.search(browser.get(path).text)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


def leads(browser: Browser, path: str) -> str:
    """Return where an address leads."""
    found: str = browser.client.get(path, follow_redirects=False).headers["location"]
    return found


def test_the_break_has_a_way_to_the_camera(browser: Browser) -> None:
    ready(browser)
    page = browser.get(f"/breaks/now?offer={NAME}")
    assert f'href="{HERE}">With the camera</a>' in page.text
    with companion(phase="page"):
        whole = browser.get(f"/breaks/now?full=1&profile=me&offer={NAME}").text
    assert f'href="/session?full=1&amp;profile=me&amp;break={NAME}">With the camera' in whole
    assert "With the camera" not in words(browser.get("/breaks/now?offer=walk"))
    assert "With the camera" not in words(browser.get("/breaks/now?offer=move"))


def test_the_question_of_the_day_comes_first(browser: Browser) -> None:
    browser.screened()
    page = browser.get(f"/breaks/now?offer={NAME}")
    assert "/session" not in page.text
    assert 'href="/today">Answer today' in page.text
    assert leads(browser, HERE) == "/today"


def test_where_exercise_is_closed_it_says_so(browser: Browser) -> None:
    assert "With the camera" not in words(browser.get("/breaks/now"))
    assert 'href="/screening"' in browser.get(HERE).text


def test_the_page_knows_what_to_play_and_where_to_go_back_to(browser: Browser) -> None:
    ready(browser)
    told = data(browser)
    assert told["session"] is None
    assert told["offer"] == {
        "name": NAME, "again": HERE, "leave": f"/breaks/now?offer={NAME}",
        "back": "/breaks?said=done", "full": False,
    }  # fmt: skip
    whole = data(browser, f"/session?full=1&profile=me&break={NAME}")["offer"]
    assert whole["full"] is True
    assert whole["back"] == "/breaks/now?full=1&profile=me&said=done"
    assert whole["leave"] == f"/breaks/now?full=1&profile=me&offer={NAME}"
    with browser.store() as store:
        assert store.events(("session_start",)) == []  # looking at the page begins nothing


def test_every_way_out_of_its_page_leads_to_the_break(browser: Browser) -> None:
    ready(browser)
    page = browser.get(HERE).text
    assert page.count(f'href="/breaks/now?offer={NAME}"') == 3
    assert f'href="{HERE}">Load again' in page
    assert 'href="/session"' not in page
    assert "Leave this one out today" not in page
    assert "That was the break" in page
    assert 'href="/worse"' in page
    assert "That was everything for today" in browser.get("/session").text


def test_the_day_s_session_stays_apart(browser: Browser) -> None:
    ready(browser)
    browser.keep(SessionStart((MARCH,), in_break=True))
    told = data(browser, "/session")
    assert (told["session"], told["offer"]) == (None, None)
    browser.keep(SessionStart((MARCH,)))
    assert data(browser)["session"] is None


def test_one_that_was_begun_goes_on_though_it_is_offered_no_more(browser: Browser) -> None:
    ready(browser)
    bridge = MARCH | {"exercise": "bridge"}
    assert leads(browser, "/session?break=bridge") == "/breaks/now"
    browser.keep(SessionStart((bridge,), in_break=True))
    assert data(browser, "/session?break=bridge")["offer"]["name"] == "bridge"
    browser.now += timedelta(hours=2)
    assert leads(browser, "/session?break=bridge") == "/breaks/now"


def test_nobody_does_the_break_of_another_person(browser: Browser) -> None:
    ready(browser)
    with open_database() as database:
        database.add_profile("ana")
    where = f"/breaks/now?full=1&profile=ana&offer={NAME}"
    assert leads(browser, f"/session?full=1&profile=ana&break={NAME}") == where
    with companion(phase="page", profile="ana"):
        assert "/session?" not in browser.get(where).text


def test_it_has_no_summary_of_a_session(browser: Browser) -> None:
    browser.keep(SessionStart((MARCH,), in_break=True))
    assert leads(browser, "/session/summary/1") == "/breaks"


def kept_break(browser: Browser, *, stopped: bool = False) -> None:
    with browser.store() as store:
        at = browser.now - timedelta(minutes=3)
        hurt = [Entry(PainCheck("during", 6, stopped=True), at, within=0)] if stopped else []
        store.append_many([
            Entry(SessionStart((MARCH,), in_break=True), at),
            Entry(ExerciseSet(NAME, "both", 20), at, within=0),
            *hurt,
            Entry(SessionEnd(stopped=stopped, in_break=True), browser.now, within=0),
            Entry(Break("taken", 180.0, exercise=NAME), at),
        ])  # fmt: skip


def test_the_journal_says_what_it_was(browser: Browser) -> None:
    kept_break(browser)
    said = words(browser.get("/journal"))
    assert "A break with the camera: Standing march" in said
    assert "Standing march: 20 repetitions" in said
    assert "A break of 3 minutes: Standing march" in said
    assert "session" not in said.lower().split("a break with the camera")[1]


def test_a_day_s_sitting_holds_it_but_not_the_pain_in_it(browser: Browser) -> None:
    browser.keep(SittingBout(2880.0, 2880.0, "natural"))
    kept_break(browser, stopped=True)
    page = browser.get("/journal").text
    first = page.index("<details", page.index("breaks: 1 taken") - 200)
    inside = page[first : page.index("</details>", first)]
    assert "A break with the camera: Standing march" in inside
    assert "Standing march: 20 repetitions" in inside
    assert "6 of 10" not in inside
    assert "6 of 10" in page
    assert "The break with the camera was stopped" in page
