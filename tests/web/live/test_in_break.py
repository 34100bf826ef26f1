"""A break before the camera: from an offer to what is kept of it, apart from the day's session."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from backline.breaktime import channel
from backline.motion.errors import InputError
from backline.planning import planned
from backline.records import Database, Store
from backline.records.events import ChangeCheck, Screening, SessionStart
from backline.records.sessions import session_of
from backline.web.breaks import asking
from tests.web.breaks.companion import companion

from ...care.screening.made import full
from .made import NOW, Page, Reply, hello, kept

NAME = "standing_march"
KEY = f"{NAME}/1/both"


def begun(client: TestClient, offer: str = NAME) -> Reply:
    answer = client.post("/api/session", json={"offer": offer})
    assert answer.status_code == 200, answer.text
    found: Reply = answer.json()
    return found


def post(client: TestClient, path: str, **given: Any) -> Reply:
    answer = client.post(f"/api{path}", json=given)
    assert answer.status_code == 200, answer.text
    found: Reply = answer.json()
    return found


def refused(client: TestClient, offer: str = NAME) -> str:
    answer = client.post("/api/session", json={"offer": offer})
    assert answer.status_code == 409
    code: str = answer.json()["code"]
    return code


def does(client: TestClient, number: int, **amount: float) -> Reply:
    """Do the set by the clock."""
    return post(client, f"/session/{number}/set", slot=KEY, **amount)


def later(app: FastAPI, **by: float) -> None:
    """Turn the clock."""
    state = app.state
    at = state.settings.clock() + timedelta(**by)
    state.settings = replace(state.settings, clock=lambda: at)
    state.databases.database().clock = state.settings.clock


def test_it_plays_what_the_break_offers_and_asks_for_nothing_else(client: TestClient) -> None:
    script = begun(client)
    assert script["in_break"] is True
    assert [one["key"] for one in script["slots"]] == [KEY]
    (slot,) = script["slots"]
    assert slot["watched"] is True
    assert slot["target"]["repetitions"] > 0
    assert client.get(f"/api/session/{script['id']}").json() == script


def test_its_sets_are_those_of_a_break_and_the_break_is_kept_once(
    client: TestClient, database: Database, app: FastAPI
) -> None:
    script = begun(client)
    whole = script["slots"][0]["target"]["repetitions"]
    with companion(phase="break", snoozes=1, held_s=30.0) as one:
        later(app, seconds=95)
        done = does(client, script["id"], repetitions=whole)
        assert done["next"] is None
        for _ in range(2):  # an answer that was lost is asked for again
            end = post(client, f"/session/{script['id']}/end")
            assert end == {"id": script["id"], "url": "/breaks?said=done"}
    assert one.told == [{"do": "done", "kept": True, "seconds": 95.0}]
    (rest,) = kept(database, "break")
    assert (rest.outcome, rest.seconds, rest.exercise) == ("taken", 95.0, NAME)
    assert (rest.snoozes, rest.held_s) == (1, 30.0)
    (day,) = Store(database, "me").history().days
    assert not day.sets
    assert [(one.exercise, one.repetitions) for one in day.in_breaks] == [(NAME, whole)]
    assert [one.moment for one in day.pains] == ["before"]


def test_a_part_of_a_step_leaves_the_plan_as_it_was(client: TestClient, database: Database) -> None:
    store = Store(database, "me")
    before = planned(store, NOW.date()).plan
    number = begun(client)["id"]
    does(client, number, repetitions=4)
    post(client, f"/session/{number}/end")
    assert store.history().days[0].in_breaks[0].repetitions == 4
    assert planned(store, NOW.date()).plan == before
    assert planned(store, NOW.date() + timedelta(1)).plan.today.items


def test_a_break_in_which_nothing_was_done_has_no_exercise(
    client: TestClient, database: Database
) -> None:
    number = begun(client)["id"]
    post(client, f"/session/{number}/end")
    (rest,) = kept(database, "break")
    assert rest.exercise is None
    assert Store(database, "me").history().days[0].in_breaks == ()


def test_the_session_of_the_day_and_a_break_are_not_mixed_up(client: TestClient) -> None:
    session = post(client, "/session")
    rest = begun(client)
    assert rest["id"] != session["id"]
    assert post(client, "/session")["id"] == session["id"]
    assert begun(client)["id"] == rest["id"]
    does(client, rest["id"], repetitions=2)
    assert post(client, "/session") == session
    post(client, f"/session/{rest['id']}/end")
    assert post(client, "/session")["id"] == session["id"]
    post(client, f"/session/{session['id']}/end")
    assert begun(client)["id"] not in {session["id"], rest["id"]}


def test_an_open_break_is_not_the_session_that_a_page_finds(client: TestClient) -> None:
    number = begun(client)["id"]
    session = post(client, "/session")
    assert session["id"] != number
    assert session["in_break"] is False


def test_a_page_that_comes_back_goes_on_where_it_was(client: TestClient, app: FastAPI) -> None:
    number = begun(client)["id"]
    page = Page(client, hello(exercise=NAME, session=number, slot=KEY))
    assert page.ready["type"] == "ready", page.ready
    page.leave()
    later(app, minutes=50)
    again = begun(client)
    assert again["id"] == number
    assert again["slots"][0]["set_id"] == page.ready["set"]
    later(app, minutes=20)
    assert begun(client)["id"] != number


def test_another_exercise_is_another_break(client: TestClient, database: Database) -> None:
    """One that was left is not taken for the break with something else."""
    hinge = {"exercise": "hip_hinge", "sets": 1, "repetitions": 5, "seconds": 0, "sides": ["both"]}
    store = Store(database, "me")
    left = store.append(SessionStart((hinge,), in_break=True), NOW)
    number = begun(client)["id"]
    assert number != left
    assert begun(client, "hip_hinge")["id"] == left
    assert begun(client)["id"] == number


@pytest.mark.parametrize("offer", ["bridge", "walk", "move", "nonsense"])
def test_what_a_break_does_not_offer_to_the_camera_is_refused(
    client: TestClient, database: Database, offer: str
) -> None:
    assert refused(client, offer) == "nothing"
    assert kept(database, "session_start") == []


def test_no_gate_is_passed_by(client: TestClient, database: Database, app: FastAPI) -> None:
    later(app, days=1)
    assert refused(client) == "ask"
    store = Store(database, "me")
    store.append(ChangeCheck("no"), NOW + timedelta(days=1))
    number = begun(client)["id"]
    store.append(Screening(full(saddle_numbness="yes"), "emergency"), NOW + timedelta(days=1))
    assert refused(client) == "closed"
    page = Page(client, hello(exercise=NAME, session=number, slot=KEY))
    assert page.ready["code"] == "closed"
    page.leave()


def test_stopping_because_it_hurts_ends_it_and_says_where_to_go(
    client: TestClient, database: Database
) -> None:
    number = begun(client)["id"]
    does(client, number, repetitions=2)
    with companion(phase="sitting") as one:
        given = {"pain": 7, "where": "lower_back", "leg_worse": "no", "exercise": NAME}
        answer = post(client, f"/session/{number}/stop", **given)
        post(client, f"/session/{number}/stop", **given)
    assert (answer["stop"], answer["go"]) == (True, "/worse?kept=1")
    assert [told["do"] for told in one.told] == ["done"]
    (end,) = kept(database, "session_end")
    assert (end.stopped, end.in_break) == (True, True)
    assert len(kept(database, "break")) == 1
    check = next(one for one in kept(database, "pain_check") if one.moment == "during")
    assert (check.pain, check.stopped) == (7, True)
    assert refused(client) != ""


def test_a_companion_that_waits_for_the_end_keeps_a_page_that_says_what_to_do(
    client: TestClient, database: Database
) -> None:
    number = begun(client)["id"]
    with companion(phase="break") as one:
        post(client, f"/session/{number}/stop", pain=7)
    assert one.told == []
    assert kept(database, "break") == []
    lived = session_of(Store(database, "me"), number)
    assert lived is not None
    assert lived.over


def test_a_break_that_is_due_begins_for_the_companion_too(client: TestClient) -> None:
    with companion(phase="page") as one:
        begun(client)
        begun(client)
    with companion(phase="sitting") as other:
        begun(client)
    assert one.told == [{"do": "answer", "answer": "start", "kept": True}]
    assert other.told == []


def test_what_was_done_is_kept_whatever_the_companion_makes_of_it(
    client: TestClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object) -> object:
        raise InputError("Not now.")

    number = begun(client)["id"]
    monkeypatch.setattr(channel, "ask", refuses)
    monkeypatch.setattr("backline.web.live.in_break.mine", lambda _: None)
    monkeypatch.setattr(asking, "mine", lambda _: object())
    assert post(client, f"/session/{number}/end")["url"] == "/breaks?said=done"
    assert len(kept(database, "break")) == 1
