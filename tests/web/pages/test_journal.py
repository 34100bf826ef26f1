"""The journal: what is kept is shown, added to, and put right beside what was there."""

from datetime import timedelta

import pytest

from backline.records import Entry
from backline.records.bodies import as_body
from backline.records.events import (
    Break,
    ExerciseSet,
    Function,
    MeasuredTest,
    Note,
    PainCheck,
    SessionStart,
    SetEnd,
    Sitting,
    SittingBout,
)

from .conftest import Browser, words

UNUSABLE = 422
YESTERDAY = "2026-11-22"


def kept(browser: Browser, kind: str) -> list[dict[str, object]]:
    with browser.store() as store:
        return [as_body(one.event) for one in store.events((kind,))]


def test_an_empty_journal_says_what_to_do(browser: Browser) -> None:
    assert "Nothing is kept yet. Add a note" in words(browser.get("/journal"))


def test_a_month_at_a_time(browser: Browser) -> None:
    browser.keep(Note("In October"), days_ago=40)
    browser.keep(Note("In November"))
    here, there = words(browser.get("/journal")), words(browser.get("/journal?month=2026-10"))
    assert "In November" in here
    assert "In October" not in here
    assert "In October" in there
    assert "month=2026-10" in browser.get("/journal").text
    assert "month=2026-12" not in browser.get("/journal").text


def test_a_note_is_kept_as_it_was_written(browser: Browser) -> None:
    page = browser.post("/journal/add/note", text=" Stiff {in} the <morning> ", day=YESTERDAY)
    assert "Kept." in words(page)
    assert "Note: Stiff {in} the <morning>" in words(page)
    assert "<morning>" not in page.text
    assert kept(browser, "note") == [{"text": "Stiff {in} the <morning>"}]
    with browser.store() as store:
        assert store.events(("note",))[0].day.isoformat() == YESTERDAY


def test_pain_sitting_and_an_activity(browser: Browser) -> None:
    browser.post("/journal/add/pain", moment="morning", pain="3", leg_worse="no")
    browser.post("/journal/add/sitting", hours="7,5", where="desk")
    browser.post("/journal/add/function", activity="putting on socks", score="6")
    assert kept(browser, "pain_check")[0]["pain"] == 3.0
    assert kept(browser, "sitting") == [{"hours": 7.5, "where": "desk"}]
    assert kept(browser, "function") == [{"activity": "putting on socks", "score": 6.0}]
    assert "putting on socks" in browser.get("/journal").text.split("<datalist")[1]


def test_an_exercise_without_the_app(browser: Browser) -> None:
    browser.post("/journal/add/set", exercise="bridge", amount="25")
    browser.post("/journal/add/set", exercise="strap_stretch", side="both", amount="10")
    browser.post("/journal/add/set", exercise="walk", amount="15")
    bridge, left, right, walk = kept(browser, "set")
    assert (bridge["repetitions"], bridge["side"], bridge["dose_met"]) == (25, "both", True)
    assert (left["side"], right["side"]) == ("left", "right")
    assert (left["seconds"], left["dose_met"]) == (10.0, False)
    assert walk["seconds"] == 15 * 60
    said = words(browser.get("/journal"))
    assert "Hamstring stretch with a strap: 2 sets" in said
    assert "less than asked for" in said


@pytest.mark.parametrize(
    ("form", "fields", "problem"),
    [
        ("note", {"text": " "}, "Write a few words first."),
        ("pain", {"pain": "4", "leg_worse": "no"}, "Choose when it hurt."),
        ("pain", {"moment": "before", "leg_worse": "no"}, "Choose how much it hurts"),
        ("pain", {"moment": "before", "pain": "4"}, "Answer the question about the leg"),
        ("sitting", {"hours": "many"}, "Give the hours as a number"),
        ("sitting", {"hours": "30"}, "hours has to be"),
        ("function", {"activity": "", "score": "3"}, "Name the activity"),
        ("set", {"exercise": "", "amount": "3"}, "Choose the exercise."),
        ("set", {"exercise": "strap_stretch", "amount": "30"}, "Choose the side"),
        ("set", {"exercise": "bridge", "amount": "3.5"}, "whole numbers"),
        ("note", {"text": "x", "day": "2026-11-24"}, "has not come yet"),
        ("note", {"text": "x", "day": "soon"}, "Give the day as a date"),
    ],
)
def test_what_cannot_be_kept_is_said_and_stays_typed(
    browser: Browser, form: str, fields: dict[str, str], problem: str
) -> None:
    page = browser.post(f"/journal/add/{form}", **fields)
    assert page.status_code == UNUSABLE
    assert problem in words(page)
    opened = page.text.split(f'id="add-{form}"')[1].split("</details>")[0]
    assert problem in words(page).split("Add something")[1]
    for name, value in fields.items():
        if value.strip() and name in {"hours", "activity", "text", "amount"}:
            assert value in opened
    with browser.store() as store:
        assert store.last_event_id() == 0


def test_all_problems_at_once(browser: Browser) -> None:
    said = words(browser.post("/journal/add/pain", day="soon"))
    for problem in ("date", "Choose when it hurt", "from 0 to 10", "about the leg"):
        assert problem in said


@pytest.mark.parametrize(
    "fields",
    [
        {"moment": "during", "pain": "7", "leg_worse": "no"},
        {"moment": "during", "pain": "2", "leg_worse": "yes"},
        {"moment": "during", "pain": "2", "leg_worse": "no", "stopped": "yes"},
    ],
)
def test_a_pain_that_asks_for_a_stop(browser: Browser, fields: dict[str, str]) -> None:
    browser.screened()
    page = browser.post("/journal/add/pain", **fields)
    assert "Stop for today." in words(page)
    assert 'href="/screening"' in page.text


def test_strong_pain_in_the_morning_asks_for_a_stop_where_it_has_risen(browser: Browser) -> None:
    browser.now -= timedelta(days=3)
    browser.screened()
    browser.keep(PainCheck("morning", 1.0))
    browser.now += timedelta(days=3)
    page = browser.post("/journal/add/pain", moment="morning", pain="8", leg_worse="no")
    assert "Stop for today." in words(page)


def test_a_pain_that_does_not(browser: Browser) -> None:
    browser.screened()
    page = browser.post("/journal/add/pain", moment="during", pain="3", leg_worse="no")
    assert "Stop for today." not in words(page)


def test_a_set_that_was_watched_tells_its_end(browser: Browser) -> None:
    with browser.store() as store:
        session = store.append(SessionStart(), browser.now)
        one = store.append(ExerciseSet("bridge", "both"), browser.now, session)
        store.append(SetEnd(repetitions=17, dose_met=False, faults=1), browser.now, one)
    said = words(browser.get("/journal"))
    assert "Bridge: 17 repetitions, 1 fault, less than asked for" in said
    browser.post(f"/journal/{one}", repetitions="22")
    said = words(browser.get("/journal"))
    assert "Bridge: 22 repetitions" in said
    assert "Kept beside it: Bridge: 17 repetitions" in said
    with browser.store() as store:
        (day,) = store.history().days
    assert (day.sets[0].repetitions, day.sets[0].dose_met) == (22, True)


@pytest.mark.parametrize(
    ("event", "fields", "said"),
    [
        (PainCheck("morning", 6.0), {"pain": "4", "leg_worse": "no"}, "the morning: 4 of 10"),
        (Sitting(9.0), {"hours": "8,5"}, "Sitting: 8.5 h"),
        (Function("socks", 4.0), {"score": "5"}, "socks: 5 of 10"),
        (Note("bad"), {"text": "better"}, "Note: better"),
        (MeasuredTest("slr", "left", 60.0, 5.0), {"value": "62"}, "left: 62 ± 5 degrees"),
        (ExerciseSet("strap_stretch", "left", seconds=9), {"seconds": "40"}, "left: 40 s"),
    ],
)  # fmt: skip
def test_every_kind_can_be_put_right(
    browser: Browser, event: PainCheck, fields: dict[str, str], said: str
) -> None:
    browser.keep(event)
    assert browser.get("/journal/1").status_code == 200
    page = browser.post("/journal/1", **fields)
    assert said in words(page)
    assert "Corrected. Kept beside it:" in words(page)
    with browser.store() as store:
        assert store.event(1).as_measured == event  # type: ignore[union-attr]


def test_a_correction_that_cannot_be(browser: Browser) -> None:
    browser.keep(Sitting(9.0))
    for hours, problem in (("x", "is no number"), ("9", "Nothing differs"), ("99", "has to be")):
        page = browser.post("/journal/1", hours=hours)
        assert page.status_code == UNUSABLE
        assert problem in words(page)
        assert f'value="{hours}"' in page.text


def test_there_is_no_entry_of_that_number(browser: Browser) -> None:
    assert browser.get("/journal/7").status_code == 404
    assert browser.post("/journal/add/nothing").status_code == 404


def test_after_midnight_it_is_still_the_same_day(browser: Browser) -> None:
    browser.now = browser.now.replace(hour=1) + timedelta(days=1)
    browser.post("/journal/add/note", text="late", day="2026-11-23")
    with browser.store() as store:
        assert store.events(("note",))[0].at == browser.now


def test_dozens_of_bouts_and_breaks_of_a_day_are_one_line(browser: Browser) -> None:
    browser.now = browser.now.replace(hour=18)
    march = ExerciseSet("standing_march", "both", 20)
    taken = Break("taken", 120.0, exercise="standing_march")
    with browser.store() as store:
        store.append(Note("before"), browser.now - timedelta(hours=9))
        for number in range(12):
            at = browser.now - timedelta(minutes=40 * (12 - number))
            store.append(SittingBout(2280.0, 2280.0, "break"), at)
            if number % 3:
                store.append_many([Entry(taken, at), Entry(march, at, within=0)])
            else:
                store.append(Break("skipped"), at)
        store.append(Note("after"), browser.now)
    page = browser.get("/journal")
    shown = page.text.split('id="month"')[1]
    assert shown.count("<summary>") == 2  # the day, and its sitting
    said = words(page)
    line = "Sitting 7 h 36 min, 38 minutes at the longest; breaks: 8 taken, 4 skipped"
    assert said.index("Note: before") < said.index(line) < said.index("Note: after")
    inside = shown.split(line)[1]
    assert inside.count("Sitting 38 minutes, ended by a break") == 12
    assert inside.count("A break of 2 minutes: Standing march") == 8
    assert inside.count("A break skipped") == 4
    # Only the sets and the notes are put right one by one.
    assert inside.count('<span class="sr">: Standing march: 20 repetitions') == 8
    assert shown.count(">Correct<") == 8 + 2


def test_a_single_bout_stands_among_the_others(browser: Browser) -> None:
    browser.keep(SittingBout(2880.0, 2880.0, "natural"), Note("x"))
    said = words(browser.get("/journal"))
    assert "Sitting 48 minutes, then away from the desk" in said
    assert "at the longest" not in said


def test_what_was_measured_is_put_right_by_hours_of_ones_own(browser: Browser) -> None:
    browser.keep(SittingBout(7200.0, 2880.0, "natural"))
    assert browser.get("/journal/1").status_code == 404
    browser.post("/journal/add/sitting", hours="5", where="Desk")
    with browser.store() as store:
        assert store.history().days[0].sitting_h == 5.0


def test_a_set_in_a_break_is_put_right_like_any_other(browser: Browser) -> None:
    browser.screened()
    march = ExerciseSet("standing_march", "both", 20)
    with browser.store() as store:
        at = browser.now
        _, number = store.append_many([Entry(Break("taken"), at), Entry(march, at, within=0)])
    browser.post(f"/journal/{number}", repetitions="6")
    with browser.store() as store:
        (day,) = store.history().days
    assert (day.sets, day.in_breaks[0].repetitions, day.in_breaks[0].dose_met) == ((), 6, False)
