"""The plan: the week, why, what comes next; leaving out, easier forms, taking up again."""

from datetime import timedelta

import pytest

from backline.care.programme import Item
from backline.planning import planned
from backline.records import Entry, day_of
from backline.records.events import ExerciseSet, PainCheck, SessionStart

from .conftest import Browser, words

NOT_FOUND = 404


def ready(browser: Browser) -> None:
    browser.screened()
    browser.asked()


def items(browser: Browser) -> dict[str, Item]:
    with browser.store() as store:
        plan = planned(store, day_of(browser.now)).plan
    return {item.exercise: item for day in reversed(plan.week) for item in day.items}


def climbed_to_the_long_lever(browser: Browser) -> None:
    """Plant four weeks of earned bridges, two steps of every week."""
    first = browser.now - timedelta(days=32)
    doses = [(2, 8, 0), (2, 10, 0), (1, 10, 5), (1, 10, 10)]
    with browser.store() as store:
        for week, (sets, repetitions, seconds) in enumerate(doses):
            for day in (0, 3, 5):
                at = first + timedelta(days=7 * week + day)
                done = ExerciseSet("bridge", "both", repetitions, float(seconds), dose_met=True)
                inside = [done] * sets + [PainCheck("before", 0), PainCheck("during", 0)]
                entries = [Entry(SessionStart(), at), *(Entry(one, at, within=0) for one in inside)]
                store.append_many(entries)
                store.append(PainCheck("morning", 0), at + timedelta(days=1))


def test_the_week_has_seven_days_and_marks_today(browser: Browser) -> None:
    ready(browser)
    found = browser.get("/plan")
    week = found.text.partition('<ol class="week">')[2].partition("</ol>")[0]
    assert week.count("<h3>") == len(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
    assert week.count('aria-current="date"') == 1
    assert "Mon 23 Nov today" in words(found)


def test_days_that_were_done_are_marked(browser: Browser) -> None:
    ready(browser)
    browser.keep(ExerciseSet("bridge", "both", 8), days_ago=2)
    assert "21 November 2026: done" in words(browser.get("/plan"))
    assert "20 November 2026: nothing" in words(browser.get("/plan"))


def test_each_exercise_says_why_and_what_comes_next(browser: Browser) -> None:
    ready(browser)
    said = words(browser.get("/plan"))
    for one in items(browser).values():
        assert one.why in said
    assert "Next: 2 x 10." in said


def test_closed_shows_no_exercise(browser: Browser) -> None:
    browser.screened(weight_loss="yes")
    said = words(browser.get("/plan"))
    assert "Bridge" not in said
    assert "See a doctor" in said


def test_one_is_left_out_and_taken_up_again(browser: Browser) -> None:
    ready(browser)
    assert "bridge" in items(browser)
    said = words(browser.post("/plan/bridge", until="further_notice"))
    assert "Bridge : Left out because you asked for it" in said
    assert "bridge" not in items(browser)
    said = words(browser.post("/plan/bridge", until="again"))
    assert "Left out because you asked for it" not in said
    assert "bridge" in items(browser)


def test_left_out_today_is_back_tomorrow(browser: Browser) -> None:
    ready(browser)
    browser.post("/plan/bridge", until="today")
    with browser.store() as store:
        week = planned(store, day_of(browser.now)).plan.week
    assert "bridge" not in {item.exercise for item in week[0].items}
    assert "bridge" in {item.exercise for day in week[1:] for item in day.items}


def test_the_easier_form_takes_its_place_as_it_was_said(browser: Browser) -> None:
    ready(browser)
    climbed_to_the_long_lever(browser)
    before = items(browser)["bridge_long_lever"]
    said = words(browser.get("/plan/bridge_long_lever"))
    assert "you do its easier form: Bridge, 1 x 10 of 10 s" in said
    browser.post("/plan/bridge_long_lever", until="further_notice")
    after = items(browser)
    assert "bridge_long_lever" not in after
    bridge = after["bridge"]
    assert (bridge.sets, bridge.repetitions, bridge.seconds) == (1, 10, 10)
    assert bridge.load <= before.load
    assert "Take it up again" in words(browser.get("/plan"))
    assert "Take it up again" in words(browser.get("/plan/bridge_long_lever"))


def test_why_names_rules_what_they_saw_and_sources(browser: Browser) -> None:
    ready(browser)
    said = words(browser.get("/plan/bridge"))
    for what in ("step 1 of 15", "days = 2", "2 days a week", "chosen by us", "The steps:"):
        assert what in said


def test_what_screening_left_out_cannot_be_taken_up(browser: Browser) -> None:
    browser.screened(scope=["osteoporosis"])
    browser.asked()
    said = words(browser.get("/plan/knee_to_chest"))
    assert "Left out because of your answers to the safety questions" in said
    assert "Take it up again" not in said


def test_an_exercise_that_is_not_in_the_plan(browser: Browser) -> None:
    ready(browser)
    assert "not in this week's plan" in words(browser.get("/plan/hip_hinge"))
    assert browser.get("/plan/nothing").status_code == NOT_FOUND


@pytest.mark.parametrize(
    ("exercise", "until"), [("bridge", "for ever"), ("bridge", ""), ("nothing", "today")]
)
def test_what_cannot_be_left_out_changes_nothing(
    browser: Browser, exercise: str, until: str
) -> None:
    ready(browser)
    assert browser.post(f"/plan/{exercise}", until=until).status_code == NOT_FOUND
    with browser.store() as store:
        assert not store.events(("left_out",))
