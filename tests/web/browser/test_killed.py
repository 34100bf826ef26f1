"""A server that is killed in the middle of a set: the set goes on, each repetition counts once."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from backline.records import now
from backline.records.events import ChangeCheck, PainCheck, ProfileFacts, Repetition, Screening
from backline.web import Settings, create_app

from ...care.screening.made import full
from ..live.made import bridges
from .conftest import OpenPage
from .serving import Served
from .test_socket import HELLO, OPEN, ended, got
from .watching import Watch, poll

TIMES, LOW = 6, 2
FEED_ALL = """async ([poses, from, until]) => {
  for (const [t_s, image, world] of poses.slice(from, until)) {
    lab.live.send({ t_s, captured_ms: performance.now(), found: true, second: false,
      brightness: 120, image, world });
    await new Promise((go) => setTimeout(go, 4));
  }
}"""


def may_exercise(at: datetime) -> None:
    """Write records of somebody who may exercise today."""
    databases = create_app(Settings()).state.databases
    store = databases.store("me")
    for event in (ProfileFacts("female", 1980), Screening(full(), "ok"), ChangeCheck("no"),
                  PainCheck("before", 1.0)):  # fmt: skip
        store.append(event, at)
    databases.close()


def kept() -> list[Repetition]:
    """Return the repetitions in the records."""
    databases = create_app(Settings()).state.databases
    found = [one.event for one in databases.store("me").events() if one.event.kind == "repetition"]
    databases.close()
    assert all(isinstance(one, Repetition) for one in found)
    return found


@pytest.fixture
def app_server(data_folder: Path) -> Any:
    may_exercise(now())
    served = Served(data_folder)
    served.start()
    yield served
    served.kill()


@pytest.mark.slow
def test_a_killed_server_loses_and_doubles_nothing(
    open_page: OpenPage, app_server: Served, watch: Watch
) -> None:
    watch.allowed += ["ERR_CONNECTION_REFUSED", "WebSocket connection", "Failed to fetch"]
    page = open_page()
    page.goto("/offline")
    page.evaluate(OPEN, HELLO | {"session": None, "slot": None})
    poses = [
        [pose.t_s, pose.image.ravel().tolist(), pose.world.ravel().tolist()]
        for pose in bridges(TIMES, low=[LOW])
    ]
    third = len(poses) // 3
    page.evaluate(FEED_ALL, [poses, 0, third])
    poll(page, "lab.got.answers.length", lambda count: count == third)
    app_server.kill()
    before = kept()
    assert 0 < len(before) < TIMES
    page.evaluate(FEED_ALL, [poses, third, 2 * third])
    assert got(page)["states"][-1] in {"offline", "connecting"}
    app_server.start()
    page.evaluate(FEED_ALL, [poses, 2 * third, len(poses)])
    last = ended(page)
    assert last["repetitions"] == TIMES
    assert last["faults"]
    found = got(page)
    assert found["answers"] == list(range(len(poses)))
    assert found["events"] == list(range(len(found["events"])))
    after = kept()
    assert after[: len(before)] == before
    assert len({one.start_s for one in after}) == len(after) == TIMES
    assert (found["off"] >= 1, found["on"]) == (True, 1)
