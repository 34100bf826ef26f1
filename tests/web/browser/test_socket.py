"""The way to the judge: what is lost on it comes again, and nothing counts twice."""

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .judge import EVERY, SET, Judge, judging
from .watching import poll

OPEN = """async (hello) => {
  const { LiveSocket } = await import("/static/js/pose/socket.js");
  const got = { ready: [], states: [], answers: [], events: [], late: [], ended: [], errors: [],
    off: 0, on: 0 };
  const live = new LiveSocket({
    hello,
    onready: (message) => got.ready.push(message),
    onstate: (state) => got.states.push(state),
    onanswer: ({ n }) => got.answers.push(n),
    onevent: (event, { late }) => { got.events.push(event.i); got.late.push(late); },
    onoffline: () => { got.off += 1; },
    ononline: () => { got.on += 1; },
    onended: (message) => got.ended.push(message),
    onerror: (error) => got.errors.push(error),
  });
  window.lab = { live, got };
  live.open();
}"""

# So many frames, at an even pace; the image tells the frame's number.
FEED = """async ([count, pause_ms]) => {
  for (let at = 0; at < count; at += 1) {
    const [image, world] = [new Float32Array(99).fill(at), new Float32Array(99)];
    lab.live.send({ t_s: at / 15, captured_ms: performance.now(), found: true, second: false,
      brightness: 99, image, world });
    if (pause_ms) await new Promise((go) => setTimeout(go, pause_ms));
  }
}"""

HELLO = {"mode": "set", "exercise": "bridge", "side": "both", "session": 1, "slot": "bridge/1/both",
         "set": None, "size": [640, 480], "keep": True}  # fmt: skip
Opened = Callable[[Judge], Page]


@pytest.fixture
def opened(browser: Callable[..., Browser]) -> Iterator[Opened]:
    """Return what opens a page with a socket to a judge."""
    with ExitStack() as stack:

        def open_(judge: Judge) -> Page:
            address = stack.enter_context(judging(judge))
            context = browser().new_context(base_url=address)
            stack.callback(context.close)
            page = context.new_page()
            page.goto("/offline")
            page.evaluate(OPEN, HELLO)
            return page

        yield open_


def got(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("lab.got")
    return found


def ended(page: Page) -> dict[str, Any]:
    """End the set and return the judge's last word; fails where it never comes."""
    page.evaluate("() => { lab.live.end(); }")
    last: dict[str, Any] = poll(page, "lab.got.ended[0]")
    return last


def test_frames_go_out_and_answers_come_back(opened: Opened) -> None:
    judge = Judge([])
    page = opened(judge)
    page.evaluate(FEED, [20, 0])
    poll(page, "lab.got.answers.length", lambda count: count == 20)
    assert got(page)["states"] == ["connecting", "live"]
    assert page.evaluate("performance.getEntriesByName('backline:answer').length") == 20
    assert got(page)["answers"] == list(range(20))
    assert got(page)["events"] == [0, 1, 2, 3]
    assert got(page)["ready"][0]["base"]["repetitions"] == 7
    (hello,) = judge.hellos
    assert {key: hello[key] for key in HELLO} == HELLO
    assert (hello["type"], hello["v"]) == ("hello", 1)
    last = ended(page)
    assert (last["type"], last["set"], last["repetitions"]) == ("ended", SET, 4)
    assert got(page)["events"] == [0, 1, 2, 3, 4]
    assert got(page)["states"][-1] == "ended"
    assert got(page)["ended"] == [last]
    assert page.evaluate("lab.live.send({ t_s: 9, found: false, brightness: 1 })") == 19


@pytest.mark.parametrize("seed", range(4))
def test_lost_connections_lose_and_double_nothing(opened: Opened, seed: int) -> None:
    frames = 60
    made = random.Random(seed)
    plan = [made.randrange(0, 50) for _ in range(4)]
    judge = Judge(plan)
    page = opened(judge)
    page.evaluate(FEED, [frames, 12])
    last = ended(page)
    assert last["repetitions"] == frames // EVERY
    found = got(page)
    assert found["answers"] == list(range(frames))
    assert found["events"] == list(range(frames // EVERY + 1))
    assert len(found["ended"]) == 1
    assert found["off"] == len(judge.hellos) - 1 == 4
    assert len({hello["part"] for hello in judge.hellos}) == 1
    heard = [cut > 0 for cut in plan]  # the set's number comes with the first answer
    sets = [hello["set"] for hello in judge.hellos]
    assert sets == [SET if any(heard[:at]) else None for at in range(5)]
    assert len(judge.frames[-1]) == frames
    for frames_then in judge.frames:
        assert frames_then == judge.frames[-1][: len(frames_then)]


def test_the_end_survives_a_cut(opened: Opened) -> None:
    judge = Judge([11])  # the ready, ten frames; then it is cut, with the end on its way
    page = opened(judge)
    page.evaluate(f"async () => {{ await ({FEED})([10, 0]); lab.live.end(); }}")
    assert poll(page, "lab.got.ended[0]")["repetitions"] == 2
    assert len(judge.hellos) == 2
    assert judge.ends == 1


@pytest.mark.slow
def test_what_was_said_long_ago_is_marked(opened: Opened) -> None:
    page = opened(Judge([0] * 4))  # gone for more than two seconds
    page.evaluate(FEED, [EVERY, 0])
    poll(page, "lab.got.events.length")
    page.evaluate(FEED, [EVERY, 0])
    poll(page, "lab.got.events.length", lambda count: count == 2)
    assert got(page)["late"] == [True, False]


@pytest.mark.slow
def test_a_silent_connection_is_given_up(opened: Opened) -> None:
    judge = Judge([-4])
    page = opened(judge)
    page.evaluate(FEED, [10, 0])
    poll(page, "lab.got.answers.length", lambda count: count == 10)
    assert len(judge.hellos) == 2
    assert got(page)["events"] == [0, 1]


def test_leaving_does_not_end_the_set(opened: Opened) -> None:
    judge = Judge([])
    page = opened(judge)
    page.evaluate(FEED, [3, 0])
    poll(page, "lab.got.answers.length", lambda count: count == 3)
    page.evaluate("lab.live.close()")
    page.wait_for_timeout(600)
    assert (judge.ends, len(judge.hellos)) == (0, 1)
    assert got(page)["ended"] == []
