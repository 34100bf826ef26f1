"""What is read out of ``pmset -g assertions``."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.desk.macos.assertions import (
    Assertion,
    assertions,
    call,
    camera,
    films,
    microphone,
)

from .recorded import camera as taking_pictures
from .recorded import display, pmset, sound


def test_each_line_of_a_process() -> None:
    found = assertions(pmset(sound("audio-in audio-out"), display("76096(Google Chrome)")))
    assert [(one.pid, one.process, one.kind, one.held_s) for one in found] == [
        (145, "WindowServer", "UserIsActive", 0),
        (80, "powerd", "PreventUserIdleSystemSleep", 1354),
        (406, "coreaudiod", "PreventUserIdleSystemSleep", 1683),
        (76096, "Google Chrome", "PreventUserIdleDisplaySleep", 1700),
    ]
    assert found[2].resources == {"audio-in", "audio-out", "BuiltInMicrophoneDevice"}
    assert found[3].resources == frozenset()
    assert found[3].name == "Video Wake Lock"


def test_odd_names() -> None:
    line = (
        '   pid 7(Helper (Renderer): [x]): [0x00] 123:00:01 NoDisplaySleepAssertion named: "a "b""'
    )
    assert assertions(line) == (
        Assertion(7, "Helper (Renderer): [x]", "NoDisplaySleepAssertion", 'a "b"', 442_801),
    )
    assert assertions(
        "pid 1(x): [0x00] 00:00:01 PreventUserIdleSystemSleep named: unquoted.noidlesleep"
    ) == (Assertion(1, "x", "PreventUserIdleSystemSleep", "unquoted.noidlesleep", 1),)


@pytest.mark.parametrize(
    ("held", "microphone_on", "camera_on", "call_on"),
    [
        ((), False, False, False),
        ((sound("audio-out", device="BuiltInSpeakerDevice"),), False, False, False),  # music
        ((sound("audio-in"),), True, False, False),
        ((sound("audio-in audio-out"), taking_pictures()), True, True, False),
        (
            (sound("audio-in"), display("60833(FaceTime)", "Ongoing A/V conference")),
            True, False, True,
        ),
        ((taking_pictures(),), False, True, False),
        ((taking_pictures(owner="53746(WhatsApp)"),), False, True, False),
        ((taking_pictures("04:06:29", "15049(WhatsApp)"),), False, False, False),  # never lets go
        ((sound("audio-in", "72:27:41"),), False, False, False),
        ((sound("audio-in", device="AudioTap-48890594"),), False, False, False),
    ],
)  # fmt: skip
def test_devices(
    held: tuple[str, ...], microphone_on: bool, camera_on: bool, call_on: bool
) -> None:
    found = assertions(pmset(*held))
    assert (microphone(found), camera(found), call(found)) == (microphone_on, camera_on, call_on)


def test_films() -> None:
    found = assertions(
        pmset(
            display("76096(Safari)", "com.apple.WebCore: HTMLMediaElement playback"),
            display("98217(caffeinate)", "caffeinate command-line tool"),
            display("79350(Amphetamine)"),
            sound("audio-out"),
        )
    )
    assert films(found) == {76096}


def test_what_the_kernel_holds_is_nobodys() -> None:
    assert all(not one.resources for one in assertions(pmset()))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No assertions.",
        "\x00\x01",
        "   pid x(y): [0x] 00:00:01 A named: b",
        "\tResources: audio-in Nobody",
        pmset(sound("audio-in"))[:500],
    ],
)
def test_odd_texts_say_nothing_and_break_nothing(text: str) -> None:
    found = assertions(text)
    assert not microphone(found)
    assert not camera(found)
    assert not films(found)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assertions(text)
    assertions(pmset(text))
