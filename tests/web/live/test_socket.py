"""A set over the socket: judged as a recording is, kept at once, and never twice."""

import json

from fastapi.testclient import TestClient

from backline.library import exercise
from backline.motion.record import record
from backline.records import Database

from .made import Page, bridges, events_of, frames, hello, kept


def test_a_set_is_counted_and_kept(client: TestClient, database: Database) -> None:
    page = Page(client, hello())
    assert page.ready["base"] == {"repetitions": 0, "seconds": 0}
    poses = bridges(3)
    replies = page.send(frames(poses))
    assert [reply["n"] for reply in replies] == list(range(len(poses)))
    assert replies[-1]["count"] == 3 == record(exercise("bridge"), poses).count.total
    ended = page.end()
    assert (ended["type"], ended["repetitions"]) == ("ended", 3)
    assert len(kept(database, "repetition")) == 3
    (end,) = kept(database, "set_end")
    assert end.repetitions == 3
    assert len(events_of(replies, "rep")) == 3


def test_x(client: TestClient) -> None:
    r = client.post("/api/session", json={})
    print(json.dumps(r.json())[:1500])
