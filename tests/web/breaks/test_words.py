"""Where things stand, in plain words."""

from datetime import UTC, date, datetime

import pytest

from backline.i18n import Texts
from backline.web.breaks.running import PHASES, Running
from backline.web.breaks.words import says_of, tally

TODAY = date(2026, 11, 23)


def said(one: Running) -> str:
    return " ".join(says_of(one, TODAY, Texts()))


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (Running("sitting", 2100.0, 300.0), "sitting for 35 minutes without a break. The next"),
        (Running("sitting", 2100.0, 300.0), "break is due in 5 minutes."),
        (Running("sitting", 2100.0, 20.0), "due in less than a minute."),
        (Running("sitting", 10.0, 2090.0), "You have just sat down."),
        (Running("sitting", 2100.0, 0.0, on_duty=False), "No break is offered at this hour"),
        (Running("standing", 660.0, 1440.0), "You are standing, for 11 minutes now."),
        (Running("held", held_by=("call", "full_screen")), "a call, a full-screen window."),
        (Running("held"), "It comes in a moment."),
        (Running("snoozed"), "It comes again 5 minutes later."),
        (Running("away"), "Time away counts as a break."),
    ],
)  # fmt: skip
def test_a_state_in_words(one: Running, words: str) -> None:
    assert words in said(one)


def test_a_pause_says_until_when() -> None:
    today, tomorrow = (datetime(2026, 11, day, 3, tzinfo=UTC) for day in (23, 24))
    assert "Paused until 03:00." in said(Running("held", paused_until=today))
    assert "Paused until 03:00 on 24 November" in said(Running("held", paused_until=tomorrow))


@pytest.mark.parametrize("phase", PHASES)
def test_every_phase_says_something(phase: str) -> None:
    assert said(Running(phase))


def test_the_day_in_numbers() -> None:
    one = Running("sitting", sitting_s=9000.0, longest_s=30.0, counts=dict.fromkeys(
        ("taken", "natural", "standing", "skipped"), 2
    ))  # fmt: skip
    found = tally(one, Texts())
    assert (found["sitting"], found["longest"], found["taken"]) == ("2 h 30 min", "0 minutes", "2")
