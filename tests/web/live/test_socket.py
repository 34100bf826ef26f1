"""A set over the socket: judged as a recording is; who may begin one; tests and recordings."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from backline.care.measure import measure, watch
from backline.library import exercise
from backline.library.tests_load import protocol
from backline.motion.record import record
from backline.records import Database, Store
from backline.records.events import (
    Event,
    ExerciseSet,
    LeftOut,
    NotToday,
    PainCheck,
    SessionEnd,
    SessionStart,
)

from .made import NOW, Page, asked, bridges, events_of, frames, hello, kept, straps

STRAP = {"exercise": "strap_stretch"}


def test_a_set_is_counted_and_kept(client: TestClient, database: Database) -> None:
    page = Page(client, hello())
    assert page.ready["base"] == {"repetitions": 0, "seconds": 0}
    poses = bridges(3)
    replies = page.send(frames(poses))
    assert [reply["n"] for reply in replies] == list(range(len(poses)))
    assert replies[-1]["count"] == 3 == record(exercise("bridge"), poses).count.total
    ended = page.end()
    assert (ended["type"], ended["repetitions"]) == ("ended", 3)
    (one,) = kept(database, "set")
    assert (one.exercise, one.side) == ("bridge", "both")
    assert len(kept(database, "repetition")) == len(events_of(replies, "rep")) == 3
    (end,) = kept(database, "set_end")
    assert end.repetitions == 3


def session(database: Database, *names: str) -> int:
    start = SessionStart(tuple(asked(name) for name in names))
    return Store(database, "me").append(start, NOW)


def test_a_set_of_a_session_reaches_what_was_asked_for(
    client: TestClient, database: Database
) -> None:
    number = session(database, "bridge")
    page = Page(client, hello(session=number, slot="bridge/1/both"))
    assert page.ready["target"] == {"repetitions": 3, "seconds": 0.0}
    page.send(frames(bridges(3)))
    assert page.end()["dose_met"] is True
    short = Page(client, hello(session=number, slot="bridge/2/both"))
    assert short.ready["set"] != page.ready["set"]
    short.send(frames(bridges(2)))
    assert short.end()["dose_met"] is False
    assert [one.parent for one in Store(database, "me").events(("set",))] == [number, number]


def test_a_page_that_never_heard_its_number_finds_its_set(
    client: TestClient, database: Database
) -> None:
    greeting = hello(session=session(database, "bridge"), slot="bridge/1/both")
    for _ in range(2):
        page = Page(client, greeting)
        page.leave()
    assert len(kept(database, "set")) == 1


def test_a_march_is_one_set_of_both_legs(client: TestClient, database: Database) -> None:
    number = session(database, "standing_march")
    page = Page(client, hello(exercise="standing_march", session=number, side=None))
    assert page.ready["target"]["repetitions"] == 6
    page.leave()
    assert [one.side for one in kept(database, "set")] == ["both"]


@pytest.mark.parametrize(
    ("events", "code"),
    [
        ([PainCheck("during", 8.0)], "ask"),
        ([PainCheck("during", 2.0, "yes")], "ask"),
        ([NotToday()], "not_today"),
    ],
)
def test_where_exercise_is_shut_there_is_no_set(
    client: TestClient, database: Database, events: list[Event], code: str
) -> None:
    for event in events:
        Store(database, "me").append(event, NOW)
    for greeting in (hello(), hello(mode="test", test="slr", side=None)):
        page = Page(client, greeting)
        assert (page.ready["type"], page.ready["code"]) == ("error", code)
        assert page.ready["text"]
        page.leave()
    assert kept(database, "set") == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"exercise": "brige"}, "no_exercise"),
        ({"exercise": "walk"}, "no_camera"),
        ({"session": 4000}, "no_session"),
        ({"set": 4000}, "no_set"),
        ({"mode": "test", "test": "none", "side": None}, "no_test"),
        ({"mode": "test", "test": "slr", "side": "both"}, "wrong_side"),
        ({"side": "left"}, "wrong_side"),
        ({"v": 7}, "malformed"),
        ({"exercise": "\ud800"}, "malformed"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    client: TestClient, change: dict[str, Any], code: str
) -> None:
    page = Page(client, hello(**change))
    assert (page.ready["type"], page.ready["code"]) == ("error", code)
    assert page.ready["text"].endswith((".", "?"))
    page.leave()


@pytest.mark.parametrize(
    ("prepare", "greeting", "code"),
    [
        (lambda _n: None, {"exercise": "bridge"}, "wrong_exercise"),
        (lambda _n: None, {"exercise": "strap_stretch", "slot": "x/1/left"}, "wrong_exercise"),
        (lambda n: (SessionEnd(), n), STRAP, "session_over"),
        (lambda n: (LeftOut("strap_stretch", "today"), n), STRAP, "left_out"),
        (
            lambda _n: (ExerciseSet("chair_stand", "both"), None),
            {"exercise": "strap_stretch", "set": "newest"},
            "wrong_exercise",
        ),
    ],
)  # fmt: skip
def test_what_does_not_fit_the_session_is_refused(
    client: TestClient,
    database: Database,
    prepare: Callable[[int], tuple[Event, int | None] | None],
    greeting: dict[str, Any],
    code: str,
) -> None:
    number, store = session(database, "strap_stretch"), Store(database, "me")
    given = hello(session=number, side="left", **greeting)
    if (found := prepare(number)) is not None:
        newest = store.append(found[0], NOW, found[1])
        given["set"] = newest if given["set"] == "newest" else None
    page = Page(client, given)
    assert page.ready["code"] == code
    page.leave()


def test_a_recording_is_judged_and_not_kept(client: TestClient, database: Database) -> None:
    Store(database, "me").append(NotToday(), NOW)
    page = Page(client, hello(mode="recording"))
    assert page.ready["set"] is None
    page.send(frames(bridges(3)))
    ended = page.end()
    assert (ended["repetitions"], ended["set"]) == (3, None)
    assert kept(database, "set", "repetition", "set_end") == []


@pytest.mark.parametrize("keep", [True, False])
def test_a_test_is_measured_as_a_recording_is(
    client: TestClient, database: Database, keep: bool
) -> None:
    poses = straps(4.0, 3)
    page = Page(client, hello(mode="test", test="slr", exercise=None, side="right", keep=keep))
    assert page.ready == {"type": "ready", "set": None, "base": {"repetitions": 0, "seconds": 0}}
    trials = events_of(page.send(frames(poses)), "trial")
    assert [(one["number"], one["usable"], one["over"]) for one in trials] == [
        (1, True, False), (2, True, False), (3, True, True),
    ]  # fmt: skip
    test = protocol("slr")
    seen = watch(exercise(test.uses), poses, (640, 480))
    (expected,) = measure(test, seen, "right", "female", 46)
    (told,) = page.end()["results"]
    assert told["value"] == round(expected.value or 0.0, 1)
    assert (told["side"], told["error"]) == ("right", round(expected.error or 0.0, 1))
    found = kept(database, "test")
    assert [(one.test, one.value) for one in found] == ([("slr", told["value"])] if keep else [])


def test_a_frame_that_cannot_be_ends_it_with_a_sentence(
    client: TestClient, database: Database
) -> None:
    page = Page(client, hello())
    page.send(frames(bridges(1))[:3])
    page.socket.send_bytes(b"what")
    told = page.receive()
    assert told["code"] == "malformed"
    page.leave()
    assert len(kept(database, "set")) == 1


@pytest.mark.parametrize("text", ["", "x", "[]", '{"type":"stop"}', "x" * 5000])
def test_another_text_than_the_end_is_refused(client: TestClient, text: str) -> None:
    page = Page(client, hello())
    page.socket.send_text(text)
    assert page.receive()["code"] == "malformed"
    page.leave()


def test_words_come_in_the_language_of_the_page(client: TestClient) -> None:
    page = Page(client, hello(exercise="walk"))
    assert "without a camera" in json.dumps(page.ready)
    page.leave()
