"""Too much and too often are refused, with a sentence."""

from collections.abc import Iterator

import pytest
from starlette.testclient import WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect

from backline.web.security import limits
from backline.web.security.limits import LARGEST_B, Buckets

from .made import HOST, Visitor, local


def test_a_bucket_fills_again() -> None:
    now = 0.0
    buckets = Buckets(2.0, 3, lambda: now)
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]
    assert buckets.take("b") == 0
    now = 0.5
    assert buckets.take("a") == 0
    assert buckets.take("a") == 0.5
    now = 100.0
    assert [buckets.take("a") for _ in range(4)] == [0, 0, 0, 0.5]


def test_buckets_of_many_clients_do_not_grow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_CLIENTS", 2)
    buckets = Buckets(1.0, 1, lambda: 0.0)
    for who in ("a", "b", "c"):
        buckets.take(who)
    assert len(buckets._left) == 2
    assert buckets.take("c") > 0


def test_a_large_body_is_refused_by_what_it_says() -> None:
    visitor = Visitor(local())
    answer = visitor.post("/settings", theme="x" * (LARGEST_B + 1))
    assert answer.status_code == 413
    assert "That is too large" in answer.text


def test_a_large_body_is_refused_without_a_length() -> None:
    visitor = Visitor(local())

    def stream() -> Iterator[bytes]:
        for _ in range(LARGEST_B // 1000 + 2):
            yield b"x" * 1000

    for headers in ({"X-CSRF-Token": visitor.token()}, {}):
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = visitor.client.post("/settings", content=stream(), headers=headers | kind)
        assert answer.status_code == 413
    said = {"X-CSRF-Token": visitor.token(), "Content-Type": "application/json"}
    assert visitor.client.post("/api/settings", content=stream(), headers=said).status_code == 413


@pytest.mark.parametrize("length", ["-1", "many", "1e3"])
def test_a_length_that_is_none_is_refused(length: str) -> None:
    visitor = Visitor(local())
    answer = visitor.client.post("/lock", content=b"a", headers={"Content-Length": length})
    assert answer.status_code == 413


def test_a_backup_may_be_larger() -> None:
    visitor = Visitor(local())
    file = ("a.backup", b"x" * (LARGEST_B + 1), "application/octet-stream")
    answer = visitor.post("/settings/data/restore", files={"file": file})
    assert answer.status_code == 422
    assert "a.backup is not a backup of Backline" in answer.text


def test_too_many_changes_have_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CHANGES_AT_ONCE", 3)
    monkeypatch.setattr(limits, "CHANGES_PER_S", 0.001)
    visitor = Visitor(local())
    answers = [visitor.post("/settings", theme="dark") for _ in range(4)]
    assert [one.status_code for one in answers] == [303, 303, 303, 429]
    assert int(answers[-1].headers["Retry-After"]) > 900
    assert visitor.get("/more").status_code == 200


def test_too_many_sockets_have_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SOCKETS_AT_ONCE", 1)
    monkeypatch.setattr(limits, "SOCKETS_PER_S", 0.001)
    client = Visitor(local()).client
    headers = {"Origin": f"http://{HOST}", "Host": HOST}
    with client.websocket_connect("/live", headers=headers):
        pass
    with (
        pytest.raises((WebSocketDenialResponse, WebSocketDisconnect)) as refused,
        client.websocket_connect("/live", headers=headers),
    ):
        pass
    assert isinstance(refused.value, WebSocketDenialResponse)
    assert refused.value.status_code == 429
    assert int(refused.value.headers["Retry-After"]) > 900
