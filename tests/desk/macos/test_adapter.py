"""The desk on macOS through its interface, over recorded answers and a clock of ours."""

import asyncio
import sys
from dataclasses import replace

import pytest

from backline.desk.desktop import Desktop, Look, Monitor
from backline.desk.macos import open_macos
from backline.desk.macos.answers import Answers

from .recorded import FOCUS_ON, WORKING, Recorded, camera, display, pmset, registry, sound


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now_s = 1000.0

    def __call__(self) -> float:
        return self.now_s


def opened(calls: Recorded, clock: Clock | None = None) -> Desktop:
    desk = asyncio.run(open_macos(calls, clock or Clock()))
    calls.calls.clear()
    return desk


def test_a_morning() -> None:
    calls, clock = Recorded(), Clock()
    desk = opened(calls, clock)
    assert (desk.name, desk.blind) == ("macOS", ())
    seen = list[Look]()

    def then(**changes: object) -> None:
        clock.now_s += 60
        calls.change(**changes)
        seen.append(asyncio.run(desk.look()))

    then()
    then(assertions=pmset(camera(), sound("audio-in")), idle_s=300.0)
    then(assertions=pmset(), focus=FOCUS_ON)
    then(assertions=pmset(display("9(Safari)")), focus="{}")
    then(session={"CGSSessionScreenIsLocked": True})
    assert seen == [
        Look(4.25),
        Look(300.0, holds=frozenset({"camera", "microphone", "call"})),
        Look(300.0, holds=frozenset({"do_not_disturb"})),
        Look(300.0, watching=True),
        Look(300.0, locked=True, watching=True),
    ]
    asyncio.run(desk.close())


def test_not_closely_starts_nothing_and_lists_nothing() -> None:
    calls = Recorded(replace(WORKING, assertions=pmset(camera()), focus=FOCUS_ON))
    desk = opened(calls)
    assert asyncio.run(desk.look(closely=False)) == Look(4.25)
    assert calls.calls == ["idle_s", "session", "asleep"]


def test_the_tool_is_started_every_half_minute_at_most() -> None:
    calls, clock = Recorded(), Clock()
    desk = opened(calls, clock)  # asks at 1000
    calls.change(assertions=pmset(sound("audio-in")))
    started = list[int]()
    for _ in range(14):  # 5 s apart
        clock.now_s += 5
        asyncio.run(desk.look())
        started.append(calls.calls.count("assertions"))
    assert started == [0] * 5 + [1] * 6 + [2] * 3
    assert asyncio.run(desk.look()).holds == {"microphone"}


def test_a_tool_that_fails_is_not_started_more_often() -> None:
    calls, clock = Recorded(replace(WORKING, assertions=None)), Clock()
    desk = opened(calls, clock)
    for _ in range(12):
        clock.now_s += 5
        asyncio.run(desk.look())
    assert calls.calls.count("assertions") == 2


def test_a_clock_that_went_back_asks_again() -> None:
    calls, clock = Recorded(), Clock()
    desk = opened(calls, clock)
    clock.now_s -= 500
    asyncio.run(desk.look())
    assert calls.calls.count("assertions") == 1


def test_idle_time_from_the_registry_where_quartz_is_silent() -> None:
    calls, clock = (
        Recorded(replace(WORKING, idle_s=None, registry=registry(7_000_000_000))),
        Clock(),
    )
    desk = opened(calls, clock)
    assert desk.blind == ()
    looks = list[Look]()
    for idle_ns in (12, 17, 22, 27, 32, 37):
        calls.change(registry=registry(idle_ns * 1_000_000_000))
        clock.now_s += 5
        looks.append(asyncio.run(desk.look(closely=False)))
    assert [one.idle_s for one in looks] == [7.0] * 5 + [37.0]
    assert calls.calls.count("registry") == 1


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("idle_s", "when a key or the mouse was last touched"),
        ("session", "whether the screen is locked"),
        ("windows", "whether a window fills the screen"),
        ("displays", "whether a window fills the screen"),
        ("focus", "full disk access"),
        ("assertions", "whether camera or microphone are in use"),
    ],
)
def test_one_thing_is_refused(name: str, what: str) -> None:
    calls = Recorded(
        replace(WORKING, assertions=pmset(sound("audio-in")), focus=FOCUS_ON),
        refuse=frozenset({name}),
    )
    desk = opened(calls)
    assert [what in one for one in desk.blind] == [True]
    seen = asyncio.run(desk.look())
    assert seen.idle_s == (None if name == "idle_s" else 4.25)
    assert seen.holds  # the others still say something


def test_everything_is_refused() -> None:
    desk = opened(Recorded(Answers()))
    assert len(desk.blind) == 5
    assert asyncio.run(desk.look()) == Look()
    assert asyncio.run(desk.monitors()) == ()


def test_monitors() -> None:
    assert asyncio.run(opened(Recorded()).monitors())[0] == Monitor(0, 0, 1512, 982)


@pytest.mark.skipif(sys.platform == "darwin", reason="asks the system itself")
def test_on_another_system_nothing_is_answered_and_nothing_breaks() -> None:
    desk = asyncio.run(open_macos())
    assert len(desk.blind) == 5
    assert asyncio.run(desk.look()) == Look()
