"""The desk on Windows through its interface, over recorded answers."""

import asyncio
import sys
from dataclasses import replace

import pytest

from backline.desk.desktop import Desktop, Look, Monitor
from backline.desk.windows import open_windows
from backline.desk.windows.answers import Answers, Session, Ticks

from .recorded import WORKING, Recorded, using


def opened(calls: Recorded) -> Desktop:
    desk = asyncio.run(open_windows(calls))
    calls.calls.clear()
    return desk


def test_a_morning() -> None:
    calls = Recorded()
    desk = opened(calls)
    assert (desk.name, desk.blind) == ("Windows", ())
    seen = list[Look]()

    def then(**changes: object) -> None:
        calls.change(**changes)
        seen.append(asyncio.run(desk.look()))

    then()
    then(webcam=using(), microphone=using(), ticks=Ticks(259_200_000, 259_500_000))
    then(webcam=WORKING.webcam, microphone=WORKING.microphone, quiet_profile=2)
    then(quiet_profile=0, notification_state=2, execution_state=3)
    then(notification_state=1, execution_state=0, session=Session(0, 0))
    assert seen == [
        Look(4.0),
        Look(300.0, holds=frozenset({"camera", "microphone", "call"})),
        Look(300.0, holds=frozenset({"do_not_disturb"})),
        Look(300.0, holds=frozenset({"full_screen"}), watching=True),
        Look(300.0, locked=True),
    ]
    asyncio.run(desk.close())


def test_not_closely_leaves_the_registry_alone() -> None:
    calls = Recorded(replace(WORKING, webcam=using()))
    desk = opened(calls)
    assert asyncio.run(desk.look(closely=False)) == Look(4.0)
    assert calls.calls == ["ticks", "session", "notification_state"]


@pytest.mark.parametrize(
    "refusal",
    [
        PermissionError(5, "Access is denied"),
        FileNotFoundError(2, "The system cannot find the file specified"),
        OSError("powrprof has no CallNtPowerInformation"),
    ],
)
@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("ticks", "when a key or the mouse was last touched"),
        ("notification_state", "whether a window fills the screen"),
        ("quiet_profile", "whether do-not-disturb is on"),
        ("webcam", "whether the camera is in use"),
        ("microphone", "whether the microphone is in use"),
        ("execution_state", "whether a film keeps the screen on"),
    ],
)
def test_one_thing_is_refused(name: str, what: str, refusal: OSError) -> None:
    calls = Recorded(
        replace(WORKING, webcam=using(), microphone=using(), quiet_profile=1),
        refuse=frozenset({name}),
        refusal=refusal,
    )
    desk = opened(calls)
    assert [what in one for one in desk.blind] == [True]
    seen = asyncio.run(desk.look())
    assert seen.idle_s == (None if name == "ticks" else 4.0)
    assert seen.holds  # the others still say something


def test_a_lock_is_seen_by_either_of_two_answers() -> None:
    calls = Recorded(replace(WORKING, notification_state=1), refuse=frozenset({"session"}))
    desk = opened(calls)
    assert desk.blind == ()
    assert asyncio.run(desk.look()).locked
    calls = Recorded(WORKING, refuse=frozenset({"session", "notification_state"}))
    assert "whether the screen is locked" in opened(calls).blind[0]


def test_everything_is_refused() -> None:
    desk = opened(Recorded(Answers(), ()))
    assert len(desk.blind) == 7
    assert asyncio.run(desk.look()) == Look()
    assert asyncio.run(desk.monitors()) == ()


def test_what_is_refused_later_is_nothing_and_no_error() -> None:
    calls = Recorded(replace(WORKING, webcam=using()))
    desk = opened(calls)
    calls.refuse = frozenset({"webcam", "ticks", "screens"})
    assert asyncio.run(desk.look()) == Look(None)
    assert desk.blind == ()
    assert asyncio.run(desk.monitors()) == ()


def test_monitors() -> None:
    assert asyncio.run(opened(Recorded()).monitors())[0] == Monitor(0, 0, 2560, 1440)


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system itself")
def test_on_another_system_nothing_is_answered_and_nothing_breaks() -> None:
    desk = asyncio.run(open_windows())
    assert len(desk.blind) == 7
    assert asyncio.run(desk.look()) == Look()
