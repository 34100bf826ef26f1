"""The break itself: what is offered, what is kept, what the companion is told."""

from typing import Any

import pytest

from backline.motion.errors import InputError
from backline.records import Store, open_database, open_store
from backline.records.bodies import as_body
from backline.records.break_settings import break_settings, keep_break_settings
from backline.web.pages import breaks_now
from tests.web.breaks.companion import companion

from .conftest import MORNING, Browser, words

WALK = "Walk for 2 minutes"


def breaks_of(store: Store) -> list[dict[str, Any]]:
    return [{**as_body(one.event)} for one in store.events(("break",))]


def test_somebody_new_is_offered_a_change_of_position(browser: Browser) -> None:
    page = browser.get("/breaks/now")
    assert "Change position" in words(page)
    assert 'href="/screening">See what to do' in page.text
    assert "Done" in words(page)
    assert 'href="/worse"' in page.text
    assert "Back to the breaks" in words(page)


def test_the_main_offer_is_shown_with_its_film_and_others_beside(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    page = browser.get("/breaks/now")
    assert 'src="/static/demos/' in page.text
    assert "Or rather" in words(page)
    walk = browser.get("/breaks/now?offer=walk")
    assert f'<h1 id="what">{WALK}</h1>' in walk.text
    assert browser.get("/breaks/now?offer=nonsense").text.count("<h1") == 1


def test_done_is_kept_once_and_told(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    with companion(phase="page") as one:
        for _ in range(2):
            fields = {"what": "done", "offer": "walk", "seconds": "90", "key": "page-1"}
            assert browser.sent_to("/breaks/now", **fields) == "/breaks?said=done"
    assert one.told == [{"do": "done", "kept": True, "seconds": 90.0}] * 2
    with browser.store() as store:
        (kept,) = breaks_of(store)
        (walk,) = [as_body(each.event) for each in store.events(("set",))]
    assert (kept["outcome"], kept["seconds"], kept["exercise"]) == ("taken", 90.0, "walk")
    assert (walk["exercise"], walk["seconds"], walk["dose_met"]) == ("walk", 90.0, False)


def test_without_a_companion_it_is_kept_all_the_same(browser: Browser) -> None:
    browser.post("/breaks/now", what="done", offer="move", seconds="120", key="page-2")
    with browser.store() as store:
        (kept,) = breaks_of(store)
        (event,) = store.events(("break",))
    assert kept["seconds"] == 120.0
    assert (MORNING - event.at).total_seconds() == 120.0
    assert "Done, and kept." in words(browser.get("/breaks?said=done"))


def counted(browser: Browser) -> str:
    """Return the counted exercise that a break offers on a planned day."""
    keep_break_settings("me", break_settings("me").changed({"place": "desk"}))
    browser.screened()
    browser.asked()
    page = browser.get("/breaks/now?offer=standing_march").text
    assert 'name="repetitions"' in page
    return "standing_march"


def test_repetitions_are_kept_with_whether_the_dose_was_met(browser: Browser) -> None:
    name = counted(browser)
    fields = {"what": "done", "offer": name, "seconds": "60", "key": "page-3"}
    browser.post("/breaks/now", **fields, repetitions="3")
    with browser.store() as store:
        (done,) = [as_body(each.event) for each in store.events(("set",))]
    assert (done["exercise"], done["repetitions"], done["dose_met"]) == (name, 3, False)


def test_a_number_that_is_none_is_asked_for_again(browser: Browser) -> None:
    name = counted(browser)
    answer = browser.post("/breaks/now", what="done", offer=name, repetitions="many")
    assert answer.status_code == 422
    assert "Say how many you did" in words(answer)
    with browser.store() as store:
        assert not breaks_of(store)


@pytest.mark.parametrize("what", ["skip", "snooze", "standing", "close"])
def test_an_answer_reaches_the_companion(browser: Browser, what: str) -> None:
    with companion(phase="page") as one:
        where = browser.sent_to("/breaks/now", what=what, full="1")
        assert where == f"/breaks/now?full=1&said={what}"
        said = browser.get(where)
        assert browser.sent_to("/breaks/now", what=what) == f"/breaks?said={what}"
    assert one.told == [{"do": "answer", "answer": what}] * 2
    assert "<header" not in said.text
    assert len(words(said)) < 80


def test_an_answer_without_a_companion_leads_back(browser: Browser) -> None:
    assert browser.sent_to("/breaks/now", what="skip") == "/breaks?said=skip"
    assert "You can close this window." in words(browser.get("/breaks/now?full=1&said=close"))
    assert browser.post("/breaks/now", what="fly").status_code == 422


def test_the_whole_screen_has_nothing_around_it(browser: Browser) -> None:
    with companion(phase="page", may_snooze=False):
        page = browser.get("/breaks/now?full=1")
        calm = browser.get("/breaks/now?full=1&calm=1")
    for one in (page, calm):
        assert "<header" not in one.text
        assert "<footer" not in one.text
        assert 'value="close"' in one.text
        assert 'name="full" value="1"' in one.text
    assert 'value="skip"' in page.text
    assert 'value="snooze"' not in page.text
    assert 'value="done"' not in calm.text


def test_after_several_skips_one_more_step_is_needed(browser: Browser) -> None:
    with companion(phase="page", may_skip=False):
        page = browser.get("/breaks/now?full=1")
    assert "A shorter one is fine, too." in words(page)
    assert 'value="skip"' in page.text


def test_nothing_to_skip_where_nothing_is_offered(browser: Browser) -> None:
    with companion():
        page = browser.get("/breaks/now").text
    assert 'value="skip"' not in page
    assert 'value="standing"' in page


def test_a_named_person_is_the_page_s_and_nobody_else_s(browser: Browser) -> None:
    with open_database() as database:
        database.add_profile("ana")
    with companion(phase="page", profile="ana") as one:
        page = browser.get("/breaks/now?full=1&profile=ana")
        assert 'name="profile" value="ana"' in page.text
        where = browser.sent_to(
            "/breaks/now", what="done", offer="move", seconds="60", full="1", profile="ana"
        )
        browser.sent_to("/breaks/now", what="skip")  # of "me", whose companion it is not
    assert where == "/breaks/now?full=1&profile=ana&said=done"
    assert [message["do"] for message in one.told] == ["done"]
    with open_store(profile="ana") as hers, browser.store() as mine:
        assert len(breaks_of(hers)) == 1
        assert not breaks_of(mine)
    assert "ana" not in browser.get("/today").text


def test_nobody_has_a_made_up_name(browser: Browser) -> None:
    answer = browser.get("/breaks/now?profile=nobody")
    assert answer.status_code == 422
    assert "Nobody has that name here." in words(answer)
    with open_database() as database:
        assert "nobody" not in database.profiles()


def test_the_script_tells_of_the_start(browser: Browser) -> None:
    browser.get("/breaks/now")
    token = next(value for name, value in browser.client.cookies.items() if "csrf" in name)
    headers = {"X-CSRF-Token": token}
    given = {"do": "start", "profile": "me"}
    with companion(phase="page") as one:
        told = browser.client.post("/api/breaks", json=given, headers=headers)
    assert told.json() == {"told": True}
    assert one.told == [{"do": "answer", "answer": "start", "kept": True}]
    again = browser.client.post("/api/breaks", json=given, headers=headers)
    assert again.json() == {"told": False}


def test_a_plan_that_cannot_be_read_is_no_reason_to_sit(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise InputError("bridge.toml: no steps.")

    monkeypatch.setattr(breaks_now, "offers_for", broken)
    said = words(browser.get("/breaks/now?full=1"))
    assert "Change position" in said
    assert "Your plan cannot be read now: bridge.toml: no steps." in said


@pytest.mark.parametrize("way", ["?full=1", "?full=1&calm=1", ""])
def test_who_needs_help_now_gets_no_timer(browser: Browser, way: str) -> None:
    browser.screened(saddle_numbness="yes")
    with companion(phase="break", may_skip=False):
        page = browser.get(f"/breaks/now{way}")
    said = words(page)
    assert "Get help now: this comes before any break" in said
    assert "data-clock" not in page.text
    assert "data-start" not in page.text
    for answer in ("done", "skip", "snooze", "standing"):
        assert f'value="{answer}"' not in page.text
    if "calm" not in way:
        assert page.text.count('href="/screening">See what to do') == 1
    assert ('value="close"' in page.text) is ("full" in way)


def test_links_lead_only_to_pages_of_the_same_person(browser: Browser) -> None:
    with open_database() as database:
        database.add_profile("ana")
    page = browser.get("/breaks/now?full=1&profile=ana")
    assert 'href="/screening"' not in page.text
    assert 'href="/screening"' in browser.get("/breaks/now?full=1&profile=me").text


def test_the_question_of_the_day_comes_first_on_the_whole_screen_too(browser: Browser) -> None:
    browser.screened()
    page = browser.get("/breaks/now?full=1&offer=standing_march")
    assert "Then no exercise now: answer the question first." in words(page)
    assert 'href="/today"' in page.text
    assert "Not on or beside a chair that rolls" in words(page)
    assert "You need: a wall or a steady chair to hold on to" in words(page)


def test_who_stays_seated_is_not_told_to_get_up(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    assert "Get up slowly" in words(browser.get("/breaks/now"))
    keep_break_settings("me", break_settings("me").changed({"place": "seated"}))
    said = words(browser.get("/breaks/now"))
    assert "Get up" not in said
    assert "Walk" not in said
