"""Recorded answers of Windows, and what follows from each."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.care.breaks import Hold
from backline.desk.desktop import Look, Monitor
from backline.desk.windows.answers import Answers, Session, Ticks, Times, Use
from backline.desk.windows.decide import blind, idle_s, in_use, locked, look, monitors

from .recorded import LAPTOP_AND_SCREENS, NOW, SECOND, STARTED, WORKING, using

TIMES = Times(NOW, STARTED)


def test_somebody_writes() -> None:
    assert look(WORKING, closely=True) == Look(idle_s=4.0)
    assert blind(WORKING) == ()


@pytest.mark.parametrize(
    ("touched_ms", "now_ms", "expected_s"),
    [
        (1000, 1000, 0.0),
        (1000, 241_000, 240.0),
        (2**32 - 1000, 500, 1.5),  # the counter turned in between
        (2**32 - 1, 0, 0.001),
        (0, 2**32 - 60_001, 4_294_907.295),  # 49.7 days without a touch
        (1016, 1000, 0.0),  # the tick of an event may lie a little ahead of the clock
        (5, 2**32 - 5, 0.0),  # the same where the counter turns
    ],
)
def test_idle_time_across_the_turn_of_the_counter(
    touched_ms: int, now_ms: int, expected_s: float
) -> None:
    assert idle_s(Ticks(touched_ms, now_ms)) == pytest.approx(expected_s)


@given(now_ms=st.integers(0, 2**32 - 1), ago_ms=st.integers(0, 2**32 - 60_001))
def test_idle_time_is_right_wherever_the_counter_stands(now_ms: int, ago_ms: int) -> None:
    assert idle_s(Ticks((now_ms - ago_ms) % 2**32, now_ms)) == ago_ms / 1000


@pytest.mark.parametrize(
    ("session", "state", "expected"),
    [
        (Session(0, 1), 5, False),
        (Session(0, 0), 1, True),  # locked
        (Session(0, 0), 5, True),
        (Session(0, 1), 1, True),  # a screen saver
        (Session(4, 1), 5, True),  # a remote desktop that nobody looks at
        (Session(0, 0xFFFFFFFF), 5, False),  # unknown
        (None, 1, True),
        (None, None, False),
    ],
)
def test_locked(session: Session | None, state: int | None, expected: bool) -> None:
    assert locked(session, state) is expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"notification_state": 1}, set()),
        ({"notification_state": 2}, {"full_screen"}),
        ({"notification_state": 3}, {"full_screen"}),
        ({"notification_state": 4}, {"do_not_disturb"}),
        ({"notification_state": 5}, set()),
        ({"notification_state": 6}, {"do_not_disturb"}),
        ({"notification_state": 7}, set()),
        ({"notification_state": 99}, set()),
        ({"quiet_profile": 1}, {"do_not_disturb"}),
        ({"quiet_profile": 2}, {"do_not_disturb"}),
        ({"quiet_profile": 1, "notification_state": 2}, {"do_not_disturb", "full_screen"}),
        ({"webcam": using()}, {"camera"}),
        ({"microphone": using()}, {"microphone"}),
        ({"webcam": using(), "microphone": using()}, {"camera", "microphone", "call"}),
        ({"webcam": using("C:#Zoom.exe"), "microphone": ()}, {"camera"}),
    ],
)
def test_what_a_break_waits_for(changes: dict[str, object], expected: set[Hold]) -> None:
    answers = replace(WORKING, **changes)  # type: ignore[arg-type]
    assert look(answers, closely=True).holds == expected
    assert look(answers, closely=False).holds == frozenset()


@pytest.mark.parametrize(("flags", "expected"), [(0, False), (1, False), (2, True), (7, True)])
def test_a_film_keeps_the_screen_on(flags: int, expected: bool) -> None:
    answers = replace(WORKING, execution_state=flags)
    assert look(answers, closely=True).watching is expected
    assert look(answers, closely=False).watching is False


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        (Use("Teams", NOW - 60 * SECOND, 0), True),
        (Use("Teams", NOW - 60 * SECOND, NOW - SECOND), False),
        (Use("Teams", 0, 0), False),  # never used
        (Use("crashed before the start", STARTED - SECOND, 0), False),
        (Use("never lets go", NOW - 5 * 3600 * SECOND, 0), False),
        (Use("a long workshop", NOW - 3 * 3600 * SECOND, 0), True),
        (Use("the clock was set back since", NOW + 3600 * SECOND, 0), True),
    ],
)
def test_a_device_in_use(use: Use, expected: bool) -> None:
    done = Use("done", NOW - 9 * SECOND, NOW - 8 * SECOND)
    assert in_use((done, use), TIMES) is expected
    assert in_use((use, done), TIMES) is expected


def test_without_a_clock_an_entry_is_believed() -> None:
    assert in_use(using(since_s=86_400), None)
    assert not in_use((), None)


def test_nothing_answered_is_somebody_there_and_a_sentence_each() -> None:
    assert look(Answers(), closely=True) == Look()
    sentences = blind(Answers())
    assert len(set(sentences)) == 7
    assert all(one.startswith("Windows does not tell here w") for one in sentences)


def test_monitors_begin_with_the_primary_one() -> None:
    assert monitors(LAPTOP_AND_SCREENS) == (
        Monitor(0, 0, 2560, 1440),
        Monitor(-1920, 120, 1920, 1080),
        Monitor(2560, 0, 1920, 1080),
    )
    assert monitors(()) == ()
