"""Recorded answers of macOS, and what follows from each."""

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from backline.care.breaks import Hold
from backline.desk.desktop import Look, Monitor
from backline.desk.macos.answers import Answers, Area, Window
from backline.desk.macos.decide import (
    blind,
    focus_on,
    full_screen,
    locked,
    look,
    monitors,
    registry_idle_s,
)

from .recorded import (
    BUILT_IN,
    EDITOR,
    EXTERNAL,
    FOCUS_OFF,
    FOCUS_ON,
    MENU_BAR,
    WORKING,
    camera,
    display,
    pmset,
    registry,
    sound,
)

WHOLE = Window(901, 0, BUILT_IN)
BELOW_THE_CAMERA = Window(901, 0, Area(0.0, 38.0, 1512.0, 944.0))


def test_somebody_writes() -> None:
    assert look(WORKING, closely=True) == Look(idle_s=4.25)
    assert blind(WORKING) == ()


@pytest.mark.parametrize(
    ("session", "asleep", "expected"),
    [
        ({"kCGSSessionOnConsoleKey": True}, False, False),
        ({"kCGSSessionOnConsoleKey": True, "CGSSessionScreenIsLocked": True}, False, True),
        ({"kCGSSessionOnConsoleKey": False}, False, True),  # another person's turn
        ({"kCGSSessionOnConsoleKey": True}, True, True),
        ({}, None, False),
        (None, None, False),
        (None, True, True),
    ],
)
def test_locked(session: Mapping[str, bool] | None, asleep: bool | None, expected: bool) -> None:
    assert locked(session, asleep) is expected


@pytest.mark.parametrize(
    ("changes", "expected", "watching"),
    [
        ({"assertions": pmset(sound("audio-in"))}, {"microphone"}, False),
        ({"assertions": pmset(camera())}, {"camera"}, False),
        (
            {"assertions": pmset(camera(), sound("audio-in audio-out"))},
            {"camera", "microphone", "call"},
            False,
        ),
        (
            {"assertions": pmset(display("60833(FaceTime)", "Ongoing A/V conference"))},
            {"call"},
            True,
        ),
        ({"assertions": pmset(display("901(Safari)"))}, set(), True),
        ({"focus": FOCUS_ON}, {"do_not_disturb"}, False),
        ({"windows": (MENU_BAR, WHOLE)}, {"full_screen"}, False),
        (
            {
                "windows": (BELOW_THE_CAMERA, EDITOR),
                "assertions": pmset(display("901(IINA)", "IINA is playing video")),
            },
            {"full_screen"},
            True,
        ),
    ],
)
def test_what_a_break_waits_for(
    changes: dict[str, object], expected: set[Hold], watching: bool
) -> None:
    answers = replace(WORKING, **changes)  # type: ignore[arg-type]
    assert look(answers, closely=True) == Look(4.25, holds=frozenset(expected), watching=watching)
    assert look(answers, closely=False) == Look(4.25)


@pytest.mark.parametrize(
    ("window", "film", "expected"),
    [
        (WHOLE, False, True),
        (Window(901, 0, EXTERNAL), False, True),
        (Window(901, -2147483623, BUILT_IN), True, False),  # the picture of the desktop
        (Window(145, 24, BUILT_IN), False, False),  # not a program's
        (BELOW_THE_CAMERA, False, False),  # may be an ordinary large window
        (BELOW_THE_CAMERA, True, True),
        (Window(901, 0, Area(0.0, 38.0, 1512.0, 900.0)), True, False),  # above the Dock
        (Window(901, 0, Area(0.0, 60.0, 1512.0, 922.0)), True, False),
        (Window(901, 0, Area(0.0, 0.0, 756.0, 982.0)), True, False),  # half of it
    ],
)
def test_a_window_that_covers_a_display(window: Window, film: bool, expected: bool) -> None:
    pids = {901} if film else set[int]()
    assert full_screen((MENU_BAR, window), (BUILT_IN, EXTERNAL), pids) is expected
    assert full_screen((window,), (), pids) is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FOCUS_OFF, False),
        (FOCUS_ON, True),
        ('{"data":[]}', False),
        ('{"data":[{"storeAssertionRecords":[]}]}', False),
        ("", None),
        ("{}", None),
        ("[]", None),
        ("null", None),
        ('{"data":[1]}', None),
        ('{"data":7}', None),
        (FOCUS_ON[:40], None),
    ],
)
def test_a_focus(text: str, expected: bool | None) -> None:
    assert focus_on(text) is expected


@pytest.mark.parametrize(
    ("given", "expected_s"),
    [
        (registry(4_250_000_000), 4.25),
        (registry(0), 0.0),
        (registry("4"), None),
        (registry(-5), None),
        (b"", None),
        (b"<plist", None),
        (b"<?xml version='1.0'?><plist><dict><key>a</key></dict></plist>", None),
        (json.dumps({"HIDIdleTime": 4}).encode(), None),
    ],
)
def test_idle_time_of_the_registry(given: bytes, expected_s: float | None) -> None:
    assert registry_idle_s(given) == expected_s
    assert look(Answers(registry=given), closely=True).idle_s == expected_s


def test_nothing_answered_is_somebody_there_and_a_sentence_each() -> None:
    assert look(Answers(), closely=True) == Look()
    sentences = blind(Answers())
    assert len(set(sentences)) == 5
    assert all(one.startswith("macOS does not tell here w") for one in sentences)


def test_monitors() -> None:
    assert monitors((BUILT_IN, EXTERNAL)) == (
        Monitor(0, 0, 1512, 982),
        Monitor(-1920, -98, 1920, 1080),
    )
