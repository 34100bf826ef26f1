"""Progress: verdicts, charts with their tables, and the history that is kept in memory."""

import json
import re
from datetime import UTC, date, timedelta
from typing import Any

import pytest
from starlette.requests import Request

from backline.care.history import History
from backline.records import Store
from backline.records.demo import keep_story, story
from backline.records.events import ExerciseSet, Function, MeasuredTest, PainCheck, Sitting
from backline.web.recent import recent
from backline.web.visit import Visit, visit_of

from .conftest import Browser, words

WEEKS = 8


def lived(browser: Browser, weeks: int = WEEKS) -> None:
    """Plant the made-up weeks of the demo."""
    now = browser.now
    with browser.store() as store:
        keep_story(store, "me", story(weeks, 1, now.date(), UTC))


def data(text: str) -> list[dict[str, Any]]:
    found = re.search(r'id="charts">(.*?)</script>', text, re.DOTALL)
    assert found
    charts: list[dict[str, Any]] = json.loads(found[1])
    return charts


def visit(browser: Browser) -> Visit:
    """Return what a page of this browser sees."""
    app = browser.client.app
    scope = {
        "type": "http", "app": app, "path": "/progress", "query_string": b"", "headers": [],
        "server": ("127.0.0.1", 8765), "scheme": "http", "method": "GET",
    }  # fmt: skip
    return visit_of(Request(scope))


def test_an_empty_page_says_what_to_do(browser: Browser) -> None:
    page = browser.get("/progress")
    assert "Nothing to show yet." in words(page)
    for path in ("/today", "/tests", "/journal"):
        assert f'href="{path}"' in page.text
    assert "backline" not in words(page)  # no command to type


def test_a_change_is_told_against_the_noise(browser: Browser) -> None:
    browser.keep(MeasuredTest("slr", "left", 50.0, 5.0), days_ago=60)
    browser.keep(MeasuredTest("slr", "left", 75.0, 5.0))
    browser.keep(MeasuredTest("slr", "right", 60.0, 5.0), days_ago=60)
    browser.keep(MeasuredTest("slr", "right", 63.0, 5.0))
    page = browser.get("/progress")
    said = words(page)
    assert "Real change, for the better: from 50 to 75" in said
    assert "Within the noise: from 60 to 63" in said
    left, right = data(page.text)
    assert left["series"] == [{"name": "Value", "values": [50.0, 75.0], "errors": [5.0, 5.0]}]
    low, high = left["band"]
    assert (low + high) / 2 == 50.0
    assert 60 < high < 75
    assert right["band"][1] > 63


def test_a_test_that_could_not_be_measured_is_no_chart_and_no_command(browser: Browser) -> None:
    browser.keep(MeasuredTest("slr", "left", reason="too dark"))
    page = browser.get("/progress")
    assert data(page.text) == []
    assert "Not measurable so far." in words(page)
    assert "backline measure" not in page.text


def test_every_chart_has_its_picture_and_its_table(browser: Browser) -> None:
    lived(browser)
    page = browser.get("/progress?weeks=all")
    charts = data(page.text)
    assert len(charts) >= 11
    for one in charts:
        figure = page.text.split(f'data-chart="{one["id"]}"')[1].split("</figure>")[0]
        assert 'class="chart-still"' in figure
        rows = figure.split("<tbody>")[1].count("<tr>")
        assert rows == len(one["days"])
        assert f'id="{one["id"]}-title"' in figure
    assert "style=" not in page.text
    assert "<script>" not in page.text


def weeks_drawn(browser: Browser, span: str) -> int:
    charts = data(browser.get(f"/progress?weeks={span}").text)
    (pain,) = [one for one in charts if one["id"] == "pain"]
    days = pain["days"]
    assert isinstance(days, list)
    return len(days)


def test_the_time_shown_can_be_chosen(browser: Browser) -> None:
    lived(browser, 20)
    weeks = {span: weeks_drawn(browser, span) for span in ("13", "all", "nonsense")}
    assert weeks["13"] in {13, 14}  # the day lies within a week
    assert weeks["all"] in {21, 22}
    assert weeks["nonsense"] == weeks["all"]  # half a year holds them


def test_years_are_drawn_in_means_of_four_weeks(browser: Browser) -> None:
    for week, pain in enumerate((1.0, 2.0, 3.0, 6.0)):
        browser.keep(PainCheck("before", pain), days_ago=7 * (200 - week))
    browser.keep(PainCheck("before", 5.0))
    page = browser.get("/progress?weeks=all")
    (pain_chart,) = [one for one in data(page.text) if one["id"] == "pain"]
    (before,) = pain_chart["series"]
    assert len(pain_chart["days"]) == 51
    assert before["values"][0] == 3.0
    assert before["values"][1] is None
    assert before["values"][-1] == 5.0
    assert "Four weeks from" in words(page)


def test_the_calendar_says_pain_and_exercise_without_colour(browser: Browser) -> None:
    browser.keep(
        PainCheck("before", 2.0), PainCheck("during", 6.0), ExerciseSet("bridge", "both", 20)
    )
    browser.keep(PainCheck("morning", 1.0), days_ago=40)
    page = browser.get("/progress")
    cell = page.text.split('href="/journal?month=2026-11&amp;day=2026-11-23')[1].split("</td>")[0]
    assert "<b>6</b>" in cell
    assert "exercise done" in cell
    assert "pain-3" in page.text.split("2026-11-23")[0].rsplit("<td", 1)[1]
    assert "month=2026-10" in page.text
    earlier = browser.get("/progress?month=2026-10")
    assert "day=2026-10-14" in earlier.text
    assert "month=2026-09" not in earlier.text  # nothing was kept before


def test_pairs_of_days_come_with_the_warning_about_chance(browser: Browser) -> None:
    for day in range(60):
        browser.keep(Sitting(4.0 if day % 2 else 10.0), days_ago=day)
        browser.keep(PainCheck("morning", 5.0 if day % 2 else 1.0), days_ago=day)
    said = words(browser.get("/progress"))
    assert "need not cause one another" in said
    assert "does not say what caused what" in said or "nothing beyond what chance" in said


def test_a_persons_own_names_are_shown_as_they_are(browser: Browser) -> None:
    browser.keep(Function("<b>socks & shoes</b>", 4.0), days_ago=1)
    page = browser.get("/progress")
    assert "<b>socks" not in page.text
    assert "socks &amp; shoes" in page.text


def same_as_read_anew(browser: Browser) -> None:
    here = visit(browser)
    held = recent(here)
    with browser.store() as store:
        assert held.history == store.history()


def test_the_kept_history_follows_every_kind_of_change(browser: Browser) -> None:
    lived(browser)
    same_as_read_anew(browser)
    browser.keep(PainCheck("before", 3.0))
    same_as_read_anew(browser)
    browser.keep(ExerciseSet("bridge", "both", 12), days_ago=30)  # logged late
    same_as_read_anew(browser)
    with browser.store() as store:
        oldest = store.events(("set",), limit=1)[0]
        store.correct(oldest.id, {"repetitions": 3}, browser.now)
    same_as_read_anew(browser)
    browser.keep(MeasuredTest("slr", "left", 71.0, 4.0), days_ago=3)
    same_as_read_anew(browser)


def test_an_unchanged_history_is_not_read_again(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived(browser)
    first = recent(visit(browser))
    asked: list[date | None] = []
    read = Store.history

    def spied(store: Store, since: date | None = None) -> History:
        asked.append(since)
        return read(store, since)

    monkeypatch.setattr(Store, "history", spied)
    assert recent(visit(browser)) is first
    assert asked == []
    browser.keep(PainCheck("before", 3.0))
    recent(visit(browser))
    assert asked
    assert all(since is not None for since in asked)


def test_the_next_day_is_judged_anew(browser: Browser) -> None:
    lived(browser)
    first = recent(visit(browser)).progress.today
    browser.now += timedelta(days=1)
    assert recent(visit(browser)).progress.today == first + timedelta(days=1)


def test_erased_records_are_forgotten(browser: Browser) -> None:
    lived(browser)
    assert recent(visit(browser)).history.days
    with browser.store() as store:
        store.erase_profile("me")
    assert recent(visit(browser)).history.days == ()
