"""`backline plan`, `backline today` and `backline why`, as one meets them."""

import json
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest

from backline.library import numbers
from backline.records import days, now, open_store
from backline.records.events import (
    ExerciseSet,
    MeasuredTest,
    NotToday,
    PainCheck,
    Screening,
    Symptoms,
)

from .kept import NO, bodies, screened
from .made import Backline, Ran, refused

FIRST = ("standing_march", "straight_leg_raise", "bridge", "active_hamstring_stretch")


def told(ran: Ran) -> str:
    """Return what a command that went well said, in one line."""
    assert (ran.code, ran.err) == (0, ""), ran
    return " ".join(ran.out.split())


def as_json(run: Backline, *words: str) -> Any:
    ran = run(*words, "--json", "-")
    assert (ran.code, ran.err) == (0, ""), ran
    return json.loads(ran.out)


def keep(*events: Any, at: datetime | None = None) -> None:
    with open_store() as store:
        for event in events:
            store.append(event, at or now())


def names(day: Any) -> list[str]:
    return [item["exercise"] for item in day["items"]]


def test_before_the_safety_questions_there_is_no_exercise(backline: Backline) -> None:
    said = told(backline("today"))
    assert "A few safety questions come first." in said
    assert "backline screen" in said
    assert "To do" not in said
    assert "Bridge" not in told(backline("plan"))
    assert as_json(backline, "today")["items"] == []


def test_a_first_week(backline: Backline) -> None:
    screened()
    said = told(backline("plan"))
    for part in ("Your week from", "Bridge 2 x 8", "Next: 2 x 10.", "a day off", "Walk 10 min"):
        assert part in said
    week = as_json(backline, "plan")["week"]
    assert len(week) == 7
    assert tuple(names(week[0]))[:4] == FIRST
    assert week[0]["day"] == days.day_of(now()).isoformat()


class Terminal(StringIO):
    """Somebody who types."""

    def isatty(self) -> bool:
        return True


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(text))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)


def test_at_a_terminal_the_two_questions_are_asked(
    backline: Backline, monkeypatch: pytest.MonkeyPatch
) -> None:
    screened()
    at_a_terminal(monkeypatch, "perhaps\nN\n11\nlittle\n2\n")
    ran = backline("today")
    assert ran.code == 0
    assert "To do, about" in ran.out
    assert "Please say yes, no or unsure." in ran.err
    assert ran.err.count("Please give a number from 0 to 10.") == 2
    assert [one["answer"] for one in bodies("change_check")] == ["no"]
    assert [one["pain"] for one in bodies("pain_check")] == [2]


def test_half_an_answer_keeps_nothing(backline: Backline, monkeypatch: pytest.MonkeyPatch) -> None:
    screened()
    at_a_terminal(monkeypatch, "no\n")
    ran = backline("today")
    assert (ran.code, ran.out, bodies("change_check")) == (2, "", [])
    assert ran.err.splitlines()[-1].endswith("give them with --change and --pain.")


def test_today_asks_two_questions_and_keeps_the_answers(backline: Backline) -> None:
    screened()
    said = told(backline("today"))
    assert "Anything new or worse since last time?" in said
    assert "0 to 10" in said
    answered = told(backline("today", "--change", "no", "--pain", "2"))
    assert "Anything new" not in answered
    assert "To do, about" in answered
    assert bodies("change_check") == [{"answer": "no"}]
    assert [(one["moment"], one["pain"]) for one in bodies("pain_check")] == [("before", 2.0)]


@pytest.mark.parametrize("answer", ["yes", "unsure", "Y"])
def test_something_new_leads_to_the_safety_questions(backline: Backline, answer: str) -> None:
    screened()
    said = told(backline("today", "--change", answer))
    assert "A few safety questions come first." in said
    assert "To do" not in said


@pytest.mark.parametrize("pain", ["5.5", "10"])
def test_too_much_pain_today(backline: Backline, pain: str) -> None:
    screened()
    said = told(backline("today", "--change", "no", "--pain", pain))
    assert "A few safety questions come first. There was" in said
    assert "To do" not in said
    screened(at=now())
    said = told(backline("today"))
    assert "no exercise" in said
    assert "To do" not in said


def test_after_a_soon_answer_it_says_where_to_go(backline: Backline) -> None:
    keep(Screening({**NO, "age_years": 40, "hot_swollen_calf": "yes"}, "soon"))
    for command in ("plan", "today"):
        said = told(backline(command))
        assert "The safety questions say: not now." in said
        assert "24 hours" in said or "today" in said.lower()
        assert "Bridge" not in said
        assert "measure" not in said
    assert as_json(backline, "today")["phase"] == "closed"


def test_not_today(backline: Backline) -> None:
    screened()
    keep(NotToday())
    assert "an answer, not a failure" in told(backline("today"))
    assert as_json(backline, "today")["items"] == []
    assert as_json(backline, "plan")["week"][1]["items"]


def test_the_short_form(backline: Backline) -> None:
    screened()
    whole, short = as_json(backline, "today"), as_json(backline, "today", "--minutes", "5")
    assert 0 < len(short["items"]) < len(whole["items"])
    assert all(item["sets"] == 1 for item in short["items"])
    assert "For 5 minutes" in told(backline("today", "--minutes", "5"))


def test_done_for_today(backline: Backline) -> None:
    screened()
    keep(
        *(ExerciseSet(name, "both", 10, 600, dose_met=True) for name in (*FIRST, "walk")),
        ExerciseSet("knee_to_chest", "both", 0, 30),
        PainCheck("during", 1.0),
    )
    assert "Done for today." in told(backline("today"))
    tomorrow = as_json(backline, "plan")["week"][1]
    assert not [item for item in tomorrow["items"] if item["kind"] == "strength"]


def test_why_gives_rules_numbers_and_sources(backline: Backline) -> None:
    screened()
    said = told(backline("why", "strap_stretch"))
    assert "Strap stretch" in said or "strap" in said.lower()
    assert "[stretch_unmeasured]" in said
    assert numbers("programme").explain("stretch_days").source in said
    assert "30 s did as much as 60 s" in said
    assert "What your results suggest" in said


def test_why_something_else(backline: Backline) -> None:
    refused(backline, "why", "bridge", "--today", "yesterday")
    said = backline("why", "bridge")
    assert said.code == 2
    assert "`backline today` says what comes first." in said.err
    screened()
    near = backline("why", "brigde")
    assert (near.code, near.out) == (2, "")
    assert "did you mean bridge" in near.err


@pytest.mark.parametrize(
    "words",
    [
        ("today", "--change", "maybe"), ("today", "--pain", "11"), ("today", "--pain", "-1"),
        ("today", "--minutes", "0"), ("plan", "--today", "2026-13-01"), ("why",),
        ("plan", "--profile", "nobody"),
    ],
)  # fmt: skip
def test_bad_input(backline: Backline, words: tuple[str, ...]) -> None:
    screened()
    ran = backline(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err
    assert ran.err.strip().endswith((".", "?"))
    assert bodies("change_check", "pain_check") == []


def test_an_answer_for_a_day_to_come_is_refused(backline: Backline) -> None:
    screened()
    later = (days.day_of(now()) + timedelta(3)).isoformat()
    ran = backline("today", "--today", later, "--pain", "2", "--change", "no")
    assert ran.code == 2
    assert "future" in ran.err
    assert bodies("pain_check", "change_check") == []


def test_a_sensitive_nerve(backline: Backline) -> None:
    screened()
    keep(Symptoms({"below_knee": "unsure"}), MeasuredTest("slr", "left", 40.0, 4.0))
    plan = as_json(backline, "plan")
    found = {name for day in plan["week"] for name in names(day)}
    assert not found & {"strap_stretch", "active_hamstring_stretch", "straight_leg_raise"}
    assert "nerve_sensitive" in plan["findings"]
    assert "see_someone" in plan["emphasis"]
    assert plan["today"]["seek_advice"]
    assert "have a doctor or a physical therapist look" in told(backline("plan"))


def test_the_json_of_an_item(backline: Backline) -> None:
    screened()
    day = as_json(backline, "today")
    item = next(item for item in day["items"] if item["exercise"] == "bridge")
    assert {key: item[key] for key in ("kind", "sets", "repetitions", "seconds", "load")} == {
        "kind": "strength", "sets": 2, "repetitions": 8, "seconds": None, "load": 16,
    }  # fmt: skip
    assert item["sides"] == ["both"]
    assert item["step"] == [1, 15]
    (why,) = item["reasons"]
    assert why["rule"] == "bridge"
    assert why["numbers"]["strength_days"]["value"] == 2
    assert why["numbers"]["strength_days"]["source"]
    assert day["retest"]
    assert [one["rule"] for one in day["reasons"]] == ["start", "first_test"]


def test_looking_at_another_day_keeps_nothing(backline: Backline) -> None:
    screened()
    day = (days.day_of(now()) + timedelta(1)).isoformat()
    assert as_json(backline, "today", "--today", day)["day"] == day
    assert bodies("pain_check", "change_check") == []


def test_hints_name_the_person(backline: Backline) -> None:
    screened("anna")
    said = told(backline("today", "--minutes", "5", "--profile", "anna"))
    assert "backline today --change ... --profile anna" in said
    assert "backline log done --minutes 5 --before ... --during ... --profile anna" in said
    assert "backline exercises" in said


def test_why_of_what_was_left_out(backline: Backline) -> None:
    screened()
    assert backline("log", "leave-out", "walk", "--for-good").code == 0
    assert "you asked for it" in told(backline("why", "walk"))


def test_a_morning_that_nobody_told_is_asked_for(backline: Backline) -> None:
    screened(at=now() - timedelta(days=5))
    keep(ExerciseSet("bridge", "both", 16, dose_met=True), at=now() - timedelta(days=3))
    said = told(backline("today"))
    after = days.day_of(now() - timedelta(days=2))
    assert f"log pain ... --moment morning --on {after}" in said
    keep(PainCheck("morning", 0), at=now() - timedelta(days=2))
    assert "--moment morning" not in told(backline("today"))
