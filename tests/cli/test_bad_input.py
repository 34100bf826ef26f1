"""Every bad input: one clear sentence, exit code 2, nothing half-written."""

import os
import re
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from backline.sources.bundle import Bundle
from backline.sources.landmark_format import MAGIC

from ..sources.made import every, song, video
from .made import BRIDGE, BROKEN, LANDMARKS, WRITTEN, Backline, grey, lock, no_pictures, refused


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (Path.exists, "cannot be opened"),
        (Path.mkdir, "is a folder"),
        (Path.touch, "is empty"),
        (lambda path: path.write_text("Dear diary,\n" * 99), "cannot be read as a video"),
        (lambda path: path.write_bytes(BRIDGE.read_bytes()[:9000]), "cannot be read as a video"),
        (song, "holds no video"),
        (lambda path: path.write_bytes(no_pictures(path)), "no picture that can be decoded"),
        (lambda path: video(path, every(5, 1), pictures=grey(5)), "No person was found in clip"),
        (lambda path: path.write_bytes(MAGIC + b'{"version": 9}\n'), "version 9, .* update"),
        (lambda path: path.write_bytes(MAGIC + b"{"), "header .* damaged"),
    ],
)
def test_a_clip_that_cannot_be_used(
    backline: Backline, lite: Bundle, make: Callable[[Path], object], says: str
) -> None:
    make(Path("clip.mp4"))
    Path("out.json").write_text("an older result")
    wanted = ("--exercise", "bridge", "--model", lite.name, *WRITTEN, *LANDMARKS)
    said = refused(backline, "analyze", "clip.mp4", *wanted)
    assert len(said.splitlines()) == 1
    assert re.search(says, said)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--exercise", "brigde"], "'brigde'; did you mean bridge"),
        (["--exercise", "juggling"], "there are active_hamstring_stretch, bridge,"),
        (["--exercise", "none.toml"], "none.toml: cannot be read"),
        (["--from", "99"], "ends at 12.80 s, before 99 s"),
        (["--from", "3", "--to", "2"], "'from' (3 s) is not before 'to' (2 s)"),
        (["--from", "-1"], "'from' is -1 s"),
        (["--to", "-1"], "'to' is -1 s"),
        (["--from", "nan"], "'from' is nan s"),
        (["--from", "soon"], "'--from'"),
        (["--nope"], "--nope"),
        (["--model", "none.task"], "There is no pose model 'none.task'"),
        (["--model", str(BRIDGE)], "cannot be read as a pose model"),
        (["--model", "other.zip"], "is not a bundle for pose landmarks"),
        (["another"], "another"),
    ],
)
def test_an_option_that_cannot_be(backline: Backline, options: list[str], says: str) -> None:
    with zipfile.ZipFile("other.zip", "w") as archive:
        archive.writestr("readme.txt", "no model")
    # Of an option that is given twice the later one holds.
    wanted = ("--exercise", "bridge", *WRITTEN, *LANDMARKS)
    said = refused(backline, "analyze", BRIDGE, *wanted, *options)
    assert len(said.splitlines()) == 1
    assert says in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["analyze"], "Missing argument"),
        (["analyze", "clip.mp4"], "Missing option '--exercise'"),
        (["analyse"], "'analyse'"),
        (["exercises", "brigde"], "did you mean bridge"),
        (["analyze", "camera:9", "--exercise", "bridge"], "Camera 9 cannot be opened"),
        (["analyze", "camera:one", "--exercise", "bridge"], "camera:0 for the first"),
        (["analyze", "camera:0", "--exercise", "bridge", "--to", "9"], "has no stretch"),
    ],
)
def test_a_command_that_cannot_be(backline: Backline, words: list[str], says: str) -> None:
    said = refused(backline, *words)
    assert len(said.splitlines()) == 1
    assert says in said


def test_all_problems_of_a_definition_are_said_at_once(backline: Backline) -> None:
    Path("mine.toml").write_text(BROKEN)
    said = refused(backline, "analyze", BRIDGE, "--exercise", "mine.toml", *WRITTEN)
    for name in ("kind has", "colour", "elbow_flexion_deg", "rest_deg", "dose", "warnings"):
        assert name in said
    assert all(line.startswith("mine.toml") for line in said.splitlines())


def test_a_definition_that_is_no_toml(backline: Backline) -> None:
    Path("mine.toml").write_text("id = bridge")
    said = refused(backline, "analyze", BRIDGE, "--exercise", "mine.toml", *WRITTEN)
    assert said.startswith("mine.toml: is not valid TOML")


@pytest.mark.parametrize("option", ["--json", "--signals", "--video", "--report", "--landmarks"])
@pytest.mark.parametrize(
    ("out", "says"),
    [
        ("nowhere/out.mp4", "there is no folder nowhere"),
        ("folder", "is a folder"),
        ("clip.mp4/out.mp4", "there is no folder clip.mp4"),
        ("x" * 300 + ".mp4", "cannot be written"),
        ("clip.mp4", "is the recording itself"),
        ("locked/out.mp4", "cannot be written"),
    ],
)
def test_an_output_that_cannot_be_written(
    backline: Backline, option: str, out: str, says: str
) -> None:
    Path("folder").mkdir()
    Path("clip.mp4").write_bytes(BRIDGE.read_bytes())
    if out.startswith("locked"):
        # Rights do not bind root; nobody may make a file in /proc.
        out = lock("locked")
    words = [] if option == "--json" else ["--json", "other.json"]
    said = refused(backline, "analyze", "clip.mp4", "--exercise", "bridge", option, out, *words)
    assert says in said
    assert out in said


def test_all_problems_of_the_outputs_are_said_at_once(backline: Backline) -> None:
    wanted = ["--json", "no/out.json", "--signals", "out", "--report", "./out", "--video", "a.avi"]
    said = refused(backline, "analyze", BRIDGE, "--exercise", "bridge", *wanted)
    assert len(said.splitlines()) == 3
    assert "no folder no" in said
    assert "is named for 2 results" in said
    assert "a.avi should end in .mp4" in said


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with a path.")
def test_a_pipe_or_a_device_is_not_replaced(backline: Backline) -> None:
    os.mkfifo("pipe")
    said = refused(backline, "analyze", BRIDGE, "--exercise", "bridge", "--json", "pipe")
    assert "pipe is a device or a pipe" in said
    assert Path("pipe").is_fifo()


@pytest.mark.parametrize(
    ("clip", "options"),
    [
        ("landmarks", ["--video", "out.mp4"]),
        ("camera:0", ["--video", "out.mp4"]),
        ("camera:0", ["--report", "out.html"]),
    ],
)
def test_what_has_no_pictures(
    backline: Backline, seen: Path, clip: str, options: list[str]
) -> None:
    given = clip if clip.startswith("camera") else seen / "out.landmarks"
    said = refused(backline, "analyze", given, "--exercise", "bridge", *options)
    assert "keeps no pictures" in said
