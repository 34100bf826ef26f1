"""The exercises: each with its words, its film, its forms, and a sheet."""

import pytest

from backline.library import activities
from backline.motion.definition import Activity, Exercise
from backline.records.events import MeasuredTest
from backline.web.exercise_words import NO_FORM, ON_THE_FLOOR, VERDICTS, off_floor

from .conftest import Browser, words

EVERY = list(activities().values())
FOUND = 13
every = pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)


def test_all_of_them_are_listed(browser: Browser) -> None:
    page = browser.get("/exercises")
    assert len(EVERY) == FOUND
    for one in EVERY:
        assert f'href="/exercises/{one.id}"' in page.text
        assert one.name in words(page)
    assert words(page).count("without camera") == 1  # the walk


@every
def test_a_page_tells_all_of_the_definition(browser: Browser, one: Activity) -> None:
    said = words(browser.get(f"/exercises/{one.id}"))
    forms = (*one.words["easier"], *one.words.get("harder", ()))
    told = [one.name, one.why, *one.steps, *one.warnings, *one.unwatched, one.dose.text]
    told += [form["how"] for form in forms] + list(one.words.get("equipment", ()))
    told += [one.words["evidence"]["says"], *one.words["evidence"]["sources"]]
    told += [part for reference in one.references for part in (reference.claim, reference.source)]
    if isinstance(one, Exercise):
        told += [one.words["camera"], *(fault.says for fault in one.faults)]
    assert [text for text in told if text not in said] == []
    assert VERDICTS[one.words["evidence"]["verdict"]][0] in said


@every
def test_who_cannot_get_down_to_the_floor_has_a_form_or_is_told(one: Activity) -> None:
    forms, says = off_floor(one)
    if one.position in ON_THE_FLOOR:
        assert forms
        assert all(form["source"] for form in forms)
    else:
        assert says


def test_where_no_form_is_known_that_is_said(browser: Browser) -> None:
    browser.post("/exercises/new", **PLANK)
    assert NO_FORM in words(browser.get("/exercises/plank"))


PLANK = {
    "base": "none", "name": "Plank", "kind": "strength", "position": "prone", "sides": "both",
    "why": "My therapist asked for it.", "steps": "Lie on your front.\nLift.",
    "warnings": "Stop if it hurts.", "equipment": "", "by": "hold_s", "least": "10", "most": "20",
    "sets": "3", "dwell_s": "", "text": "",
}  # fmt: skip


def test_the_film_has_a_poster_never_starts_alone_and_turns(browser: Browser) -> None:
    page = browser.get("/exercises/strap_stretch")
    video = page.text.split("<video")[1].split(">")[0]
    for mark in ("loop", "muted", "playsinline", "controls", "poster=", "aria-label="):
        assert mark in video
    assert "autoplay" not in video
    assert "mirrored" not in video
    left = browser.get("/exercises/strap_stretch?side=left").text
    assert 'class="mirrored"' in left.split("<video")[1].split(">")[0]
    assert "?side=" not in browser.get("/exercises/bridge").text  # both legs work


@every
def test_a_sheet_for_paper(browser: Browser, one: Activity) -> None:
    said = words(browser.get(f"/exercises/{one.id}/sheet"))
    assert [text for text in (one.name, *one.steps, *one.warnings) if text not in said] == []


def test_a_sheet_of_some(browser: Browser) -> None:
    said = words(browser.get("/exercises/sheet?ids=bridge,walk,nothing"))
    assert "Bridge" in said
    assert "Walk" in said
    assert "Chair stand" not in said


def test_a_sheet_of_todays_plan_asks_for_what_the_plan_asks(browser: Browser) -> None:
    browser.screened()
    browser.asked()
    browser.keep(MeasuredTest("slr", "left", 50.0, 5.0), MeasuredTest("slr", "right", 52.0, 5.0))
    found = browser.get("/exercises/sheet")
    assert "Exercises for 23 November 2026" in words(found)
    assert " x " in words(found).split("How much:")[1][:12]


def test_a_sheet_without_a_plan_says_what_to_do(browser: Browser) -> None:
    page = browser.get("/exercises/sheet")
    assert "nothing on today's plan to print" in words(page)
    assert 'href="/plan"' in page.text


def test_there_is_no_such_exercise(browser: Browser) -> None:
    for path in ("/exercises/brige", "/exercises/brige/sheet"):
        assert browser.get(path).status_code == 404
