"""Today: what is asked first, the one button, and every way in which there is nothing to do."""

from datetime import timedelta

import pytest

from backline.care.history import PainCheck as Told
from backline.records import Entry
from backline.records.events import (
    ChangeCheck,
    ExerciseSet,
    LeftOut,
    PainCheck,
    Screening,
    SessionStart,
)

from .conftest import ALL_NO, MORNING, Browser, words

UNUSABLE = 422
START = "Start, about"


def done(browser: Browser, days_ago: int, during: float = 0) -> None:
    """Plant an exercise session of bridges."""
    at = browser.now - timedelta(days=days_ago)
    inside = (ExerciseSet("bridge", "both", 8), ExerciseSet("bridge", "both", 8))
    pains = (PainCheck("before", 0), PainCheck("during", during))
    with browser.store() as store:
        store.append_many(
            [Entry(SessionStart(), at), *(Entry(one, at, within=0) for one in (*inside, *pains))]
        )


def test_the_safety_questions_come_first(browser: Browser) -> None:
    found = browser.get("/today")
    assert "A few safety questions come first" in words(found)
    assert 'href="/screening"' in found.text
    assert START not in words(found)


def test_closed_says_so_and_offers_no_exercise(browser: Browser) -> None:
    browser.screened(weight_loss="yes")
    said = words(browser.get("/today"))
    assert "No exercises for now" in said
    assert "See a doctor within the next one to two weeks" in said
    assert START not in said
    assert "Walk a little" not in said


def test_change_and_pain_are_asked_with_the_button(browser: Browser) -> None:
    browser.screened()
    said = words(browser.get("/today"))
    for what in ("Anything new or worse since last time?", "How much does it hurt now?", START):
        assert what in said
    assert browser.sent_to("/today", change="no", pain="3") == "/session"
    with browser.store() as store:
        history = store.history()
    assert [answer for _, answer in history.change_checks] == ["no"]
    assert history.days[0].pains == (Told("before", 3.0),)
    assert "Anything new or worse" not in words(browser.get("/today"))


@pytest.mark.parametrize(
    "given", [{}, {"change": "no"}, {"pain": "3"}, {"change": "no", "pain": "11"}]
)
def test_nothing_starts_before_both_are_answered(browser: Browser, given: dict[str, str]) -> None:
    browser.screened()
    found = browser.post("/today", **given)
    assert found.status_code == UNUSABLE
    assert "Please say first" in words(found)
    with browser.store() as store:
        assert not store.events(("change_check", "pain_check"))


def test_what_was_chosen_stays_beside_what_is_missing(browser: Browser) -> None:
    browser.screened()
    assert 'name="change" value="no" checked' in browser.post("/today", change="no").text


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_something_new_leads_to_the_safety_questions(browser: Browser, answer: str) -> None:
    browser.screened()
    assert browser.sent_to("/today", change=answer) == "/screening"
    assert START not in words(browser.get("/today"))


def test_too_much_pain_means_rest_today(browser: Browser) -> None:
    browser.screened()
    browser.keep(PainCheck("before", 7), days_ago=2)
    browser.keep(PainCheck("before", 7), days_ago=1)
    assert browser.sent_to("/today", change="no", pain="7") == "/today"
    said = words(browser.get("/today"))
    assert "Rest today" in said
    assert "Pain is 7 of 10 today" in said
    assert "What you can do instead" in said


def test_the_morning_after_is_kept_on_its_own_day(browser: Browser) -> None:
    browser.screened()
    done(browser, days_ago=3)
    assert "morning of 21 November 2026" in words(browser.get("/today"))
    browser.sent_to("/today", change="no", pain="1", morning_after="2")
    with browser.store() as store:
        days = {one.day: one.pains for one in store.history().days}
    assert days[(MORNING - timedelta(days=2)).date()] == (Told("morning", 2.0),)
    assert "morning of" not in words(browser.get("/today"))


def test_the_short_form_shortens_list_button_and_session(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    whole, short = (words(browser.get(path)) for path in ("/today", "/today?minutes=10"))
    assert "Straight-leg raise" in whole
    assert "Straight-leg raise" not in short
    assert "For 10 minutes: what matters most today" in short
    assert browser.sent_to("/today", minutes="10") == "/session?minutes=10"
    assert browser.sent_to("/today") == "/session"


@pytest.mark.parametrize("minutes", ["-5", "0", "100000"])
def test_minutes_that_cannot_be_are_passed_over(browser: Browser, minutes: str) -> None:
    browser.screened()
    browser.asked()
    assert "Straight-leg raise" in words(browser.get(f"/today?minutes={minutes}"))
    assert browser.sent_to("/today", minutes=minutes) == "/session"


def test_each_exercise_has_its_dose_and_its_reason(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    found = browser.get("/today")
    said = words(found)
    assert "Bridge 2 x 8 Buttocks and hamstrings grow stronger by it" in said
    assert "Single knee to chest 2 x 30 s each side" in said
    assert 'href="/exercises/bridge"' in found.text
    assert "Your first exercise session: light on purpose" in said


def test_a_test_that_is_due_is_a_link(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    found = browser.get("/today")
    assert "Nothing is measured yet" in words(found)
    assert 'href="/tests"' in found.text.partition("Nothing is measured yet")[2]


def test_not_today_is_an_answer(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    found = browser.post("/today/not")
    said = words(found)
    assert "an answer, not a failure" in said
    assert START not in said
    assert "What you can do instead" in said


def test_done_says_what_comes_tomorrow(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    with browser.store() as store:
        sets = [
            Entry(ExerciseSet(name, "both", repetitions=10), browser.now)
            for name in (
                "standing_march", "straight_leg_raise", "bridge", "active_hamstring_stretch",
                "knee_to_chest", "walk",
            )
        ]  # fmt: skip
        store.append_many(sets)
    said = words(browser.get("/today"))
    assert "Done for today" in said
    assert "6 sets are kept" in said
    assert START not in said


def test_half_done_goes_on(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    browser.keep(ExerciseSet("bridge", "both", 8))
    said = words(browser.get("/today"))
    assert "Go on, about" in said
    assert "Bridge 2 x 8" not in said


def test_what_is_left_out_is_named_with_its_reason(browser: Browser) -> None:
    browser.screened(scope=["osteoporosis"])
    browser.asked()
    browser.keep(LeftOut("bridge", "today"))
    said = words(browser.get("/today"))
    assert "2 exercises are left out today" in said
    assert "Single knee to chest: Left out because of your answers" in said
    assert "Bridge: Left out because you asked for it" in said


def test_more_in_the_leg_asks_for_the_safety_questions(browser: Browser) -> None:
    browser.screened()
    browser.keep(ChangeCheck("no"), PainCheck("during", 2, leg_worse="unsure"))
    said = words(browser.get("/today"))
    assert "Answer the safety questions" in said
    assert START not in said


def test_who_stopped_and_answered_again_rests_and_is_not_asked_once_more(browser: Browser) -> None:
    browser.keep(ChangeCheck("no"), PainCheck("during", 6, stopped=True))
    with browser.store() as store:
        store.append(Screening({**ALL_NO}, "ok"), browser.now)
    for path in ("/today", "/session"):
        said = words(browser.get(path))
        assert "Rest today" in said
        assert "You stopped because it hurt, or something in a leg was more than before" in said
        assert "Answer the safety questions" not in said
        assert START not in said


def test_only_what_was_left_out_by_choice_can_be_taken_up_again(browser: Browser) -> None:
    browser.screened(scope=["osteoporosis"])
    browser.asked()
    again = "Take one up again"
    assert again not in words(browser.get("/today"))
    browser.keep(LeftOut("bridge", "today"))
    assert again in words(browser.get("/today"))


def test_a_limit_is_told_with_its_source(browser: Browser) -> None:
    browser.screened()
    browser.asked(pain=7)
    said = words(browser.get("/today"))
    assert "above 5: no exercise" in said
    assert "Pain above this stops the exercise. 5 points of 10" in said
    assert "Source: chosen by us, tighter than the pain-monitoring model" in said
