"""The session's JSON: what is planned, what is done, stop and summary; all of it in the records."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from time import sleep
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from backline.care.session.stopping import PLACES
from backline.records import Database, Store
from backline.records.events import ChangeCheck, NotToday, Screening
from backline.web.live import api

from ...care.screening.made import full
from .made import NOW, Page, Reply, bridges, frames, hello, kept


def begun(client: TestClient, **given: Any) -> Reply:
    answer = client.post("/api/session", json=given)
    assert answer.status_code == 200, answer.text
    found: Reply = answer.json()
    return found


def post(client: TestClient, path: str, **given: Any) -> Reply:
    answer = client.post(f"/api{path}", json=given)
    assert answer.status_code == 200, answer.text
    found: Reply = answer.json()
    return found


def by_hand(client: TestClient, script: Reply, key: str) -> Reply:
    """Do a set by the clock, as asked for."""
    slot = next(one for one in script["slots"] if one["key"] == key)
    return post(client, f"/session/{script['id']}/set", slot=key, **slot["target"])


def test_a_session_begins_once_and_goes_on(client: TestClient, database: Database) -> None:
    first = begun(client)
    assert begun(client) == first == client.get(f"/api/session/{first['id']}").json()
    assert len(kept(database, "session_start")) == 1
    assert first["next"] == first["slots"][0]["key"]
    assert first["rest_s"] == 20
    assert {one["exercise"] for one in first["items"]} == {
        one["exercise"] for one in first["slots"]
    }


def test_easier_forms_begin_with_those_off_the_floor(client: TestClient) -> None:
    forms = {one["exercise"]: one["easier"] for one in begun(client)["items"]}
    floor = [[form["off_floor"] for form in some] for some in forms.values()]
    assert floor == [sorted(some, reverse=True) for some in floor]
    assert any(True in some and False in some for some in floor)
    assert all(form["name"] and form["how"] for some in forms.values() for form in some)


def test_two_pages_at_once_begin_one_session(
    client: TestClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up = api.open_session

    def slowly(*given: Any) -> Any:
        found = looked_up(*given)
        sleep(0.02)
        return found

    monkeypatch.setattr(api, "open_session", slowly)
    with ThreadPoolExecutor(6) as pool:
        begun = list(pool.map(lambda _: client.post("/api/session", json={}), range(6)))
    assert len({one.json()["id"] for one in begun}) == 1
    assert len(kept(database, "session_start")) == 1


def test_few_minutes_make_a_short_form(client: TestClient) -> None:
    short = begun(client, minutes=4)
    assert {one["sets"] for one in short["slots"]} == {1}
    assert short["minutes"] == 4


def test_every_set_by_hand_to_the_summary(client: TestClient, database: Database) -> None:
    script = begun(client)
    keys = [slot["key"] for slot in script["slots"]]
    for number, key in enumerate(keys):
        assert script["next"] == key
        script = by_hand(client, script, key)
        assert script["slots"][number]["done"]["dose_met"] is True
        assert by_hand(client, script, key)["slots"] == script["slots"]
    assert script["next"] is None
    assert len(kept(database, "set")) == len(keys)
    summary = post(client, f"/session/{script['id']}/end", pain=1)
    assert "You did all that was planned." in summary["went_well"]
    assert summary["url"] == f"/session/summary/{script['id']}"
    assert summary["tomorrow"]["day"] == "2026-03-03"
    assert post(client, f"/session/{script['id']}/end") == summary
    assert len(kept(database, "session_end")) == 1
    assert client.post("/api/session", json={}).json()["code"] == "nothing"


def test_a_killed_page_goes_on_where_it_was(client: TestClient) -> None:
    script = begun(client)
    key = next(slot["key"] for slot in script["slots"] if slot["exercise"] == "bridge")
    page = Page(client, hello(session=script["id"], slot=key))
    page.send(frames(bridges(2)))
    page.leave()
    again = begun(client)
    assert again["next"] == key
    slot = next(one for one in again["slots"] if one["key"] == key)
    assert slot["partial"]["repetitions"] >= 1
    assert slot["set_id"] == page.ready["set"]
    done = post(client, f"/session/{script['id']}/set", slot=key, repetitions=20)
    assert done["slot"]["done"]["repetitions"] == 20


def test_a_wrong_count_is_put_right(client: TestClient, database: Database) -> None:
    script = begun(client)
    slot = next(one for one in script["slots"] if one["exercise"] == "bridge")
    page = Page(client, hello(session=script["id"], slot=slot["key"]))
    page.send(frames(bridges(2)))
    number, asked = page.end()["set"], slot["target"]["repetitions"]
    assert post(client, f"/set/{number}/correct", repetitions=asked)["dose_met"] is True
    (end,) = kept(database, "set_end")
    assert (end.repetitions, end.dose_met) == (asked, True)
    day = Store(database, "me").history().days[-1]
    assert [(one.repetitions, one.dose_met) for one in day.sets] == [(asked, True)]
    assert client.post("/api/set/4000/correct", json={"repetitions": 1}).status_code == 422


def test_little_pain_goes_on_and_much_stops(client: TestClient, database: Database) -> None:
    number = begun(client)["id"]
    told = post(client, f"/session/{number}/pain", pain=2, exercise="bridge")
    assert (told["stop"], told["go"]) == (False, None)
    told = post(client, f"/session/{number}/pain", pain=2, leg_worse="unsure")
    assert (told["stop"], told["go"]) == (True, "/worse?kept=1")
    assert told["advice"]
    assert told["safety_net"]
    assert [one.exercise for one in kept(database, "pain_check")] == [None, "bridge", None]


@pytest.mark.parametrize("where", [None, *PLACES])
def test_stop_is_kept_and_closes_the_day(
    client: TestClient, database: Database, where: str | None
) -> None:
    number = begun(client)["id"]
    told = post(client, f"/session/{number}/stop", pain=6, where=where, exercise="bridge")
    assert (told["stop"], told["go"]) == (True, "/worse?kept=1")
    assert post(client, f"/session/{number}/stop", pain=6) == told
    *_, check = kept(database, "pain_check")
    assert (check.pain, check.stopped, check.exercise) == (6, True, "bridge")
    assert [one.stopped for one in kept(database, "session_end")] == [True]
    assert len(kept(database, "note")) == (where is not None)
    answer = client.post("/api/session", json={})
    assert (answer.status_code, answer.json()["code"]) == (409, "ask")
    summary = client.get(f"/api/session/{number}/summary").json()
    assert summary["stopped"] is True
    assert "You stopped when it hurt. That was right." in summary["went_well"]


def test_what_is_skipped_is_left_out_today(client: TestClient, database: Database) -> None:
    script = begun(client)
    name = script["slots"][0]["exercise"]
    for _ in range(2):
        after = post(client, f"/session/{script['id']}/skip", exercise=name)
        assert not after["next"].startswith(f"{name}/")
        assert after["left_out"] == [name]
    assert [one.until for one in kept(database, "left_out")] == ["today"]
    other = client.post(f"/api/session/{script['id']}/skip", json={"exercise": "chair_stand"})
    assert other.status_code == 422


def test_effort_is_kept(client: TestClient, database: Database) -> None:
    number = begun(client)["id"]
    post(client, f"/session/{number}/effort", exercise="bridge", effort="hard")
    assert [one.effort for one in kept(database, "effort")] == ["hard"]


@pytest.mark.parametrize(
    ("event", "code"), [(NotToday(), "not_today"), (ChangeCheck("yes"), "ask")]
)
def test_where_exercise_is_shut_there_is_no_session(
    client: TestClient, database: Database, event: Any, code: str
) -> None:
    Store(database, "me").append(event, NOW)
    answer = client.post("/api/session", json={})
    assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert answer.json()["problems"]
    assert kept(database, "session_start") == []


def test_before_a_session_something_new_is_asked_for(app: FastAPI, client: TestClient) -> None:
    """Yesterday's answer is none for today."""
    app.state.settings = replace(app.state.settings, clock=lambda: NOW + timedelta(days=1))
    answer = client.post("/api/session", json={})
    assert (answer.status_code, answer.json()["code"]) == (409, "ask")
    page = client.get("/session", follow_redirects=False)
    assert page.headers["location"] == "/today"


def test_an_emergency_that_is_told_elsewhere_stops_the_session(
    client: TestClient, database: Database
) -> None:
    script = begun(client)
    Store(database, "me").append(Screening(full(saddle_numbness="yes"), "emergency"), NOW)
    told = by_hand(client, script, script["slots"][0]["key"])
    assert (told["stop"], told["go"]) == (True, "/screening")
    assert told["slot"]["done"], "what was done is kept all the same"
    told = post(client, f"/session/{script['id']}/pain", pain=1, exercise="bridge")
    assert told["stop"] is True


@pytest.mark.parametrize(
    ("path", "given"),
    [
        ("/session/4000/pain", {"pain": 1}),
        ("/session/1/pain", {"pain": 11}),
        ("/session/1/pain", {"pain": "1"}),
        ("/session/1/stop", {"pain": 1, "where": "knee"}),
        ("/session/1/effort", {"exercise": "bridge", "effort": "odd"}),
        ("/session", {"minutes": 0}),
        ("/session", {"other": 1}),
    ],
)
def test_what_cannot_be_is_refused(client: TestClient, path: str, given: dict[str, Any]) -> None:
    answer = client.post(f"/api{path}", json=given)
    assert answer.status_code == 422
    assert answer.json()["problems"]
