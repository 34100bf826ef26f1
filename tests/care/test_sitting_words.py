"""Bouts and breaks in words."""

import pytest

from backline.care.breaks.decisions import ENDINGS, OUTCOMES
from backline.care.log_words import says
from backline.care.sitting_words import COUNTS, lasted, summed


def sat(minutes: float, unbroken: float | None = None) -> dict[str, float]:
    return {"seconds": 60 * minutes, "unbroken_s": 60 * (unbroken or minutes)}


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"), (59, "59 s"), (60, "1 minute"), (89, "1 minute"), (2880, "48 minutes"),
        (3570, "1 h"), (3600, "1 h"), (5700, "1 h 35 min"), (86400, "24 h"),
    ],
)  # fmt: skip
def test_how_long(seconds: float, words: str) -> None:
    assert lasted(seconds) == words


@pytest.mark.parametrize("ended", ENDINGS)
def test_every_bout_has_words(ended: str) -> None:
    words = says("sitting_bout", {"seconds": 2880.0, "unbroken_s": 2880.0, "ended": ended})
    assert words.startswith("Sitting 48 minutes, ")
    if ended == "break":
        assert words == "Sitting 48 minutes, ended by a break"


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_every_break_has_words(outcome: str) -> None:
    words = says("break", {"outcome": outcome, "seconds": 120.0})
    assert "reak" in words
    assert outcome in COUNTS


def test_what_was_done_in_a_break() -> None:
    body = {"outcome": "taken", "seconds": 120.0}
    assert says("break", body) == "A break of 2 minutes"
    body = {**body, "exercise": "standing_march"}
    assert says("break", body) == "A break of 2 minutes: Standing march"
    mine = {**body, "exercise": "swing {it}"}
    assert says("break", mine, {"swing {it}": "Swing {it}"}) == "A break of 2 minutes: Swing {it}"


def test_a_day_in_one_line() -> None:
    breaks = [{"outcome": one} for one in ("skipped", "taken", "taken", "missed")]
    assert summed([sat(40), sat(35, 55)], breaks) == (
        "Sitting 1 h 15 min, 55 minutes at the longest; breaks: 2 taken, 1 skipped, 1 not answered"
    )
    assert summed([sat(40)], []) == "Sitting 40 minutes"
    assert summed([], breaks[:2]) == "Breaks: 1 taken, 1 skipped"
