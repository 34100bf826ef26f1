"""The session's page, its summary, and the page for when it got worse: without scripts."""

import json
import re
from typing import Any

from backline.library.worse_load import worse
from backline.records.events import (
    ExerciseSet,
    NotToday,
    PainCheck,
    ProfileFacts,
    SessionEnd,
    SessionStart,
)

from .conftest import Browser, words

BRIDGE = {
    "exercise": "bridge", "sets": 1, "repetitions": 8, "seconds": 0.0, "sides": ["both"],
    "rung": 1, "step": 1, "eased": False,
}  # fmt: skip
DATA = re.compile(r'id="session-data">(.*?)</script>', re.DOTALL)


def data(browser: Browser, path: str = "/session") -> dict[str, Any]:
    """Return what the page tells its script."""
    found = DATA.search(browser.get(path).text)
    assert found
    told: dict[str, Any] = json.loads(found[1])
    return told


def happened(browser: Browser, kind: str) -> list[Any]:
    """Return what was kept of a kind."""
    with browser.store() as store:
        return [one.event for one in store.events((kind,))]


def test_words_that_no_clinician_has_read_say_so(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    unread = "Estas palabras se tradujeron"
    assert unread not in browser.get("/session").text
    browser.post("/welcome", language="es", country="CH", then="stay")
    assert unread in browser.get("/session").text


def test_an_open_day_has_a_session(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    told = data(browser, "/session?minutes=10")
    assert told["session"] is None
    assert told["minutes"] == 10
    assert told["preferences"]["voice"] is True
    assert told["tempos"]["bridge"] == 3.5
    assert happened(browser, "session_start") == []  # looking at the page begins nothing


def test_a_session_that_was_begun_goes_on(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    browser.keep(SessionStart((BRIDGE,)))
    with browser.store() as store:
        number = store.events(("session_start",))[0].id
    assert data(browser)["session"] == number


def test_without_answers_the_questions_come_first(browser: Browser) -> None:
    page = browser.get("/session")
    assert "session-data" not in page.text
    assert 'href="/screening"' in page.text


def test_a_day_kept_free_says_so(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    browser.keep(NotToday())
    said = words(browser.get("/session"))
    assert "Not today: that is an answer, not a failure." in said
    assert "Back to today" in said


def test_a_stop_closes_the_session_until_the_questions(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    browser.keep(PainCheck("during", 8, stopped=True))
    page = browser.get("/session")
    assert "session-data" not in page.text


def test_the_summary_says_what_went_well_and_what_comes(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    with browser.store() as store:
        number = store.append(SessionStart((BRIDGE,)), browser.now)
        store.append(ExerciseSet("bridge", "both", 8, None, True), browser.now, number)
        store.append(SessionEnd(), browser.now, number)
    said = words(browser.get(f"/session/summary/{number}"))
    for text in ("Session done", "You did all that was planned.", "Tomorrow", "One thing to work"):
        assert text in said


def test_an_unfinished_session_can_go_on_from_its_summary(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    browser.keep(SessionStart((BRIDGE,)))
    with browser.store() as store:
        number = store.events(("session_start",))[0].id
    assert "Go on where you were" in words(browser.get(f"/session/summary/{number}"))


def test_there_is_no_summary_of_what_was_not(browser: Browser) -> None:
    browser.screened()
    assert browser.get("/session/summary/999").status_code == 404


def test_worse_says_what_to_do_before_anything_is_known(browser: Browser) -> None:
    said = words(browser.get("/worse"))
    known = worse()
    for text in (*known.stop, known.then, known.no_ease, known.usual, known.tomorrow):
        assert text in said
    for one in known.ease:
        assert one.how in said
    assert "stop and call your local emergency number now" in said


def test_worse_dials_the_number_of_the_country(browser: Browser) -> None:
    browser.keep(ProfileFacts(country="US"))
    assert 'href="tel:911"' in browser.get("/worse").text


def test_what_got_worse_is_kept_ends_the_session_and_asks_again(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    browser.keep(SessionStart((BRIDGE,)))
    page = browser.post("/worse", pain="6", where="buttock", leg_worse="yes")
    assert "It is written down" in words(page)
    assert 'href="/screening"' in page.text
    check = happened(browser, "pain_check")[-1]
    assert (check.pain, check.leg_worse, check.stopped) == (6.0, "yes", True)
    assert happened(browser, "session_end")[-1].stopped
    assert happened(browser, "note")[-1].text == "It hurt in a buttock."
    assert "session-data" not in browser.get("/session").text


def test_worse_asks_for_the_one_number_that_it_needs(browser: Browser) -> None:
    page = browser.post("/worse", where="buttock")
    assert page.status_code == 422
    assert "Please say how much it hurts, from 0 to 10." in words(page)
    assert happened(browser, "pain_check") == []


def test_an_unanswered_leg_counts_as_not_sure(browser: Browser) -> None:
    browser.screened()
    browser.post("/worse", pain="3")
    assert happened(browser, "pain_check")[-1].leg_worse == "unsure"
