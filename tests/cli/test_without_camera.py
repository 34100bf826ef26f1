"""What is done without a camera is shown, and answered with one sentence where it is judged."""

from pathlib import Path

from backline.library import activity

from .made import Backline, refused

MINE = """\
id = "calf_raise"
name = "Calf raise"
kind = "strength"
position = "standing"
watched = false
why = "My therapist asked for it."
steps = ["Hold on to a chair and rise onto your toes."]
warnings = ["Stop if it hurts."]
[dose]
text = "8 to 12."
repetitions = [8, 12]
"""


def test_walking_is_shown_whole(backline: Backline) -> None:
    ran = backline("exercises", "walk")
    assert (ran.code, ran.err) == (0, "")
    shown = " ".join(ran.out.split())
    one = activity("walk")
    for text in (one.name, one.dose.text, *one.steps, *one.warnings, "No camera watches"):
        assert " ".join(text.split()) in shown
    assert "What the camera looks for" not in shown


def test_walking_is_not_judged(backline: Backline) -> None:
    said = refused(backline, "analyze", "walk.mp4", "--exercise", "walk")
    assert said.splitlines() == [
        "Walk is done without a camera, so no recording can be judged as it; write it down with"
        " `backline log`."
    ]


def test_a_short_file_of_ones_own_is_shown_and_not_judged(backline: Backline) -> None:
    Path("mine.toml").write_text(MINE, encoding="utf-8")
    ran = backline("exercises", "mine.toml")
    assert (ran.code, ran.err) == (0, "")
    for text in ("Calf raise", "8 to 12.", "Stop if it hurts.", "No camera watches"):
        assert text in ran.out
    for empty in ("Easier", "evidence", "cannot see"):
        assert empty not in ran.out
    said = refused(backline, "analyze", "walk.mp4", "--exercise", "mine.toml")
    assert said.startswith("mine.toml: Calf raise is done without a camera")
