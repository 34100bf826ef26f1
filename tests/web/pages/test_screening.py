"""The safety questions in the browser: the same judgement as everywhere, and help at once."""

from collections.abc import Mapping

import pytest
from httpx2 import Response

from backline.care.screening import check, questions, screen
from backline.planning import planned
from backline.records import day_of
from backline.records.events import ChangeCheck, Screening

from .conftest import ALL_NO, MORNING, Browser, words

ASKED = [one for one in questions() if one.kind != "clearances"]
UNUSABLE = 422
HELP = "Get help now"


def answer_all(browser: Browser, **answers: object) -> Response:
    """Answer every question, no to all but these, as far as the pages ask."""
    found = browser.post("/screening/start")
    for one in ASKED:
        if not found.url.path.removeprefix("/screening/").isdecimal():
            break
        found = browser.post(found.url.path, answer=answers.get(one.id, ALL_NO[one.id]))
    return found


def kept(browser: Browser) -> list[Screening]:
    with browser.store() as store:
        events = [one.event for one in store.events(("screening",))]
    return [one for one in events if isinstance(one, Screening)]


def open_now(browser: Browser) -> bool:
    with browser.store() as store:
        return planned(store, day_of(browser.now)).outcome.open


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"age_years": 17},
        {"weight_loss": "unsure"},
        {"known_aneurysm": "yes"},
        {"acute_severe_pain": "yes", "scope": ["osteoporosis"]},
        {"scope": ["osteoporosis", "hip_replacement"]},
        {"old_saddle_numbness": "yes"},
        {"old_saddle_numbness": "unsure"},
        {"fever_or_very_unwell": "yes", "infection_risk": "unsure"},
    ],
)
def test_same_answers_come_to_the_same_as_in_the_terminal(
    browser: Browser, answers: Mapping[str, object]
) -> None:
    found = answer_all(browser, **answers)
    if found.url.path == "/screening/notes":
        browser.post("/screening/notes")
    given = check({**ALL_NO, **answers, "clearances": None})
    assert kept(browser)[-1].level == screen(given, day_of(MORNING)).level


def test_all_that_was_answered_is_kept(browser: Browser) -> None:
    answer_all(browser, age_years=52, scope=["osteoporosis"])
    answers = {name: value for name, value in ALL_NO.items() if name != "clearances"}
    assert kept(browser)[-1].answers == {**answers, "age_years": 52, "scope": ["osteoporosis"]}


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_an_emergency_is_told_and_kept_at_once(browser: Browser, answer: str) -> None:
    browser.post("/screening/start")
    browser.post("/screening/1", answer=41)
    found = browser.post("/screening/2", answer=answer)
    assert HELP in words(found)
    (only,) = kept(browser)
    assert only.level == "emergency"
    assert only.answers == {"age_years": 41, "saddle_numbness": answer}
    assert "Not every question" not in words(found)


def test_whoever_walks_away_from_an_emergency_meets_it_again(browser: Browser) -> None:
    answer_all(browser, saddle_numbness="yes")
    assert browser.get("/today").url.path == "/screening"
    assert browser.get("/screening/7").url.path == "/screening"
    browser.client.cookies.clear()
    found = browser.get("/screening")
    assert HELP in words(found)
    assert "I chose the wrong answer" not in words(found)


def test_no_way_leads_from_an_emergency_into_exercise(browser: Browser) -> None:
    text = answer_all(browser, bladder_change="yes").text
    for path in ("/today", "/session", "/plan", "/tests", "/exercises"):
        assert f'href="{path}' not in text


def test_two_answers_that_are_an_emergency_together(browser: Browser) -> None:
    found = answer_all(browser, fever_or_very_unwell="yes", infection_risk="yes")
    assert HELP in words(found)
    assert list(kept(browser)[0].answers)[-1] == "infection_risk"


def test_a_wrong_tap_is_taken_back_and_asked_again(browser: Browser) -> None:
    answer_all(browser, bladder_change="yes")
    found = browser.post("/screening/back")
    assert found.url.path == f"/screening/{[one.id for one in ASKED].index('bladder_change') + 1}"
    assert kept(browser)[-1].level == "soon"
    while found.url.path != "/screening":
        at = int(found.url.path.removeprefix("/screening/"))
        found = browser.post(found.url.path, answer=ALL_NO[ASKED[at - 1].id])
    assert "Exercises are open" in words(found)
    assert "get help now" not in words(found)


def test_who_takes_an_emergency_back_and_leaves_is_asked_the_rest(browser: Browser) -> None:
    answer_all(browser, bladder_change="yes")
    browser.post("/screening/back")
    found = browser.get("/screening")
    assert "Answer the questions first" in words(found)
    assert "Go on with question 3" in words(found)
    assert "No exercises for now" in words(browser.get("/today"))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("fever_or_very_unwell", "yes"),
        ("hot_swollen_calf", "unsure"),
        ("night_pain_no_relief", "yes"),
        ("scope", ["pregnant"]),
    ],
)
def test_who_leaves_half_way_after_telling_of_something_finds_exercise_closed(
    browser: Browser, question: str, answer: object
) -> None:
    browser.screened()
    browser.post("/screening/start")
    for step, one in enumerate(ASKED, 1):
        assert open_now(browser), one.id
        if one.id == question:
            browser.post(f"/screening/{step}", answer=answer)
            break
        browser.post(f"/screening/{step}", answer=ALL_NO[one.id])
    assert not open_now(browser)


def test_what_was_known_before_closes_nothing_half_way(browser: Browser) -> None:
    browser.screened(acute_severe_pain="yes")
    browser.post("/screening/start")
    for step, one in enumerate(ASKED[:-1], 1):
        known = "unsure" if one.id == "acute_severe_pain" else ALL_NO[one.id]
        browser.post(f"/screening/{step}", answer=known)
    assert open_now(browser)


def test_an_answer_of_days_ago_that_is_taken_back_is_named(browser: Browser) -> None:
    browser.keep(Screening({**ALL_NO, "bladder_change": "yes"}, "emergency"), days_ago=2)
    assert HELP in words(browser.get("/screening"))
    assert "you answered yes or not sure to this" in words(answer_all(browser))


def test_what_was_answered_survives_a_reload_and_is_in_no_address(browser: Browser) -> None:
    browser.post("/screening/start")
    found = browser.post("/screening/1", answer=64)
    assert found.url.path == "/screening/2"
    assert not found.url.query
    assert 'value="64"' in browser.get("/screening/1").text
    assert "Go on with question 2 of 34" in words(browser.get("/screening"))


def test_another_browser_does_not_see_what_is_not_kept_yet(browser: Browser) -> None:
    browser.post("/screening/start")
    browser.post("/screening/1", answer=64)
    browser.client.cookies.clear()
    assert "64" not in browser.get("/screening/1").text


def test_no_question_is_passed_over(browser: Browser) -> None:
    browser.post("/screening/start")
    assert browser.get("/screening/30").url.path == "/screening/1"
    assert browser.post("/screening/30", answer="no").url.path == "/screening"
    assert browser.get("/screening/notes").url.path == "/screening/1"
    assert browser.post("/screening/notes").url.path == "/screening/1"
    assert not kept(browser)


@pytest.mark.parametrize(
    ("step", "given", "says"),
    [
        (1, "", "number of years"),
        (1, "old", "number of years"),
        (1, "400", "number of years"),
        (2, "", "Please choose"),
        (2, "perhaps", "yes, no or unsure"),
    ],
)
def test_an_answer_that_is_none_is_asked_again(
    browser: Browser, step: int, given: str, says: str
) -> None:
    browser.post("/screening/start")
    if step > 1:
        browser.post("/screening/1", answer=41)
    found = browser.post(f"/screening/{step}", answer=given)
    assert found.status_code == UNUSABLE
    assert says in words(found)
    assert browser.get("/screening/9").url.path == f"/screening/{step}"


def test_a_word_that_goes_with_another_is_kept_with_it(browser: Browser) -> None:
    answer_all(browser, inflammatory_features=["onset_before_35"])
    words_kept = kept(browser)[-1].answers["inflammatory_features"]
    assert words_kept == ["onset_before_35", "onset_before_45"]


def test_soon_says_why_and_what_to_show_to_a_doctor(browser: Browser) -> None:
    found = answer_all(browser, weight_loss="unsure")
    assert found.url.path == "/screening/notes"
    said = words(browser.post("/screening/notes"))
    assert "See a doctor within one to two weeks" in said
    assert "Losing weight without trying" in said
    assert "Have you lost weight without trying, together with new back pain? Not sure" in said
    assert "Exercises are open" not in said


def test_a_note_of_a_doctor_opens_the_exercises(browser: Browser) -> None:
    answer_all(browser, weight_loss="yes")
    note = {"by": "Dr Example", "date": "2026-11-20", "note": "fine", "expires": "2027-01-20"}
    fields = {f"weight_loss:{name}": value for name, value in note.items()}
    said = words(browser.post("/screening/notes", **{"weight_loss:cleared": "yes"}, **fields))
    assert "Exercises are open" in said
    assert "Cleared by Dr Example" in said
    assert kept(browser)[-1].answers["clearances"] == [{"rule": "weight_loss", **note}]


def test_a_note_that_cannot_be_read_is_shown_again(browser: Browser) -> None:
    answer_all(browser, weight_loss="yes")
    fields = {"weight_loss:cleared": "yes", "weight_loss:by": "Dr Example", "weight_loss:date": "x"}
    found = browser.post("/screening/notes", **fields)
    assert found.status_code == UNUSABLE
    assert "has to be a day" in words(found)
    assert 'value="Dr Example"' in found.text
    assert not kept(browser)


def test_something_new_asks_again(browser: Browser) -> None:
    browser.screened()
    assert "These answers hold until 21 December 2026" in words(browser.get("/screening"))
    browser.keep(ChangeCheck("unsure"))
    said = words(browser.get("/screening"))
    assert "Answer the questions again" in said
    assert "something is new or worse" in said


def test_what_is_left_out_is_named(browser: Browser) -> None:
    said = words(answer_all(browser, scope=["osteoporosis"]))
    assert "Left out for now" in said
    assert "Single knee to chest" in said


def test_the_number_to_call_follows_the_country(browser: Browser) -> None:
    found = answer_all(browser, saddle_numbness="yes")
    assert "tel:" not in found.text
    found = browser.post("/screening/country", country="CH")
    assert 'href="tel:144"' in found.text
    assert 'href="tel:112"' in found.text
    assert "Call 144 or 112 now" in words(found)


def test_a_country_that_is_none_is_not_kept(browser: Browser) -> None:
    answer_all(browser, saddle_numbness="yes")
    assert "tel:" not in browser.post("/screening/country", country="XX").text


def test_what_speaks_against_the_answers_stands_before_the_way_on(browser: Browser) -> None:
    browser.keep(Screening({**ALL_NO, "saddle_numbness": "yes"}, "emergency"), days_ago=2)
    said = words(answer_all(browser))
    assert said.index("If nobody has looked at it since, get help now") < said.index("Next: about")


def test_no_name_of_a_rule_is_shown(browser: Browser) -> None:
    answer_all(browser, scope=["pregnant"])
    fields = {"cleared": "yes", "by": "Dr A", "date": "2026-11-01", "note": "", "expires": ""}
    said = words(
        browser.post("/screening/notes", **{f"scope_pregnant:{k}": v for k, v in fields.items()})
    )
    assert 'The note on "You are pregnant' in said
    assert "scope_pregnant" not in said
    browser.post("/screening/start")
    browser.post("/screening/1", answer=41)
    browser.post("/screening/2", answer="yes")
    browser.post("/screening/back")
    assert "Still open" not in words(browser.get("/screening"))
