"""`backline analyze`: what it writes and what it says."""

import json
import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from backline.library import exercise
from backline.sources.bundle import Bundle
from backline.sources.figure import figure_poses
from backline.sources.info import ModelUsed, VideoInfo
from backline.sources.recording import LandmarkWriter

from ..sources.made import video
from .made import (
    BRIDGE,
    FIRST_REP_S,
    FPS,
    LANDMARKS,
    REPO,
    TO_S,
    WRITTEN,
    Backline,
    files,
    frames,
    grey,
    loaded,
    pictures,
    rows,
    with_index_first,
)


def test_landmarks_are_judged_again_without_the_video(backline: Backline, seen: Path) -> None:
    ran = backline("analyze", seen / "out.landmarks", "--exercise", "bridge", *WRITTEN)
    assert (ran.code, ran.err) == (0, "")
    assert loaded(Path("out.json")) == loaded(seen / "out.json")
    assert files(Path())["out.csv"] == files(seen)["out.csv"]
    assert "<svg" in Path("out.html").read_text("utf-8")
    for name in WRITTEN[1::2]:
        assert f"Wrote {name}\n" in ran.out


def test_landmarks_need_no_model(
    backline: Backline, seen: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("backline.sources.bundle.MODELS", tmp_path)
    assert backline("analyze", seen / "out.landmarks", "--exercise", "bridge").code == 0


def test_without_options_there_is_a_table_and_a_line(backline: Backline, seen: Path) -> None:
    ran = backline("analyze", seen / "out.landmarks", "--exercise", "bridge")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Bridge")
    assert "0:01.0" in ran.out
    assert ran.out.endswith("1 good repetition, both legs.\n")
    assert files(Path()) == {}


def test_json_for_the_terminal_is_nothing_but_json(backline: Backline, seen: Path) -> None:
    ran = backline("analyze", seen / "out.landmarks", "--exercise", "bridge", "--json", "-")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == loaded(seen / "out.json")
    assert files(Path()) == {}


def test_a_definition_of_one_s_own(backline: Backline, seen: Path) -> None:
    text = (REPO / "src/backline/library/exercises/bridge.toml").read_text("utf-8")
    Path("mine.toml").write_text(text.replace('id = "bridge"', 'id = "mine"'), "utf-8")
    clip = seen / "out.landmarks"
    ran = backline("analyze", clip, "--exercise", "mine.toml", "--json", "-")
    assert json.loads(ran.out)["exercise"] == "mine"
    assert json.loads(ran.out)["count"]["total"] == 1


def test_a_stretch_keeps_the_file_s_clock(backline: Backline, seen: Path) -> None:
    clip = seen / "out.landmarks"
    stretch = ("--from", "0.5", "--to", "4.8")
    ran = backline("analyze", clip, "--exercise", "bridge", *stretch, *WRITTEN)
    assert ran.code == 0
    part, whole = loaded(Path("out.json")), loaded(seen / "out.json")
    times = [float(row["t_s"]) for row in rows(Path("out.csv"))]
    assert 0.5 <= times[0] < 0.6
    assert 4.7 < times[-1] < 4.8
    assert part["source"]["frames"] == len(times) < whole["source"]["frames"]
    for name in ("start_s", "turn_s", "end_s"):
        assert part["reps"][0][name] == pytest.approx(whole["reps"][0][name], abs=0.1)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 30])
def test_every_judged_frame_has_its_row(backline: Backline, count: int) -> None:
    example = exercise("bridge").examples[0]
    poses = figure_poses(example.traces, posture=example.posture, working=example.working)[:count]
    info = VideoInfo("figure", count, count / 30, 30.0, (640, 480))
    with LandmarkWriter(Path("figure"), info, ModelUsed("none", "")) as out:
        for pose in poses:
            out.write(pose)
    ran = backline("analyze", "figure", "--exercise", "bridge", *WRITTEN)
    assert ran.code == 0
    table = rows(Path("out.csv"))
    assert loaded(Path("out.json"))["source"]["frames"] == len(table) == count
    assert [float(row["t_s"]) for row in table] == pytest.approx(
        [pose.t_s for pose in poses], abs=1e-4
    )
    # One or two frames are too few to tell an angle from a glitch.
    assert count < 3 or all(row["hip_flexion_right_deg"] for row in table)


def test_the_signals_of_a_video_have_a_row_a_frame(seen: Path) -> None:
    times = [float(row["t_s"]) for row in rows(seen / "out.csv")]
    assert len(times) == loaded(seen / "out.json")["source"]["frames"] == round(TO_S * FPS)
    assert all(later > earlier for earlier, later in pairwise(times))
    assert times[-1] == pytest.approx(TO_S - 1 / FPS, abs=0.001)


def test_a_report_has_its_pictures(seen: Path) -> None:
    page = (seen / "out.html").read_text("utf-8")
    assert page.count("data:image/jpeg;base64,") == 1
    assert "<script" not in page


def test_the_annotated_video_alone(backline: Backline, lite: Bundle) -> None:
    stretch = ("--from", "0.5", "--to", "1.5", "--model", lite.name)
    ran = backline("analyze", BRIDGE, "--exercise", "bridge", *stretch, "--video", "out.mp4")
    assert (ran.code, ran.err) == (0, "")
    assert list(files(Path())) == ["out.mp4"]
    assert frames(Path("out.mp4")) == FPS


def test_the_report_alone(backline: Backline, lite: Bundle) -> None:
    options = ("--to", "1", "--model", lite.name, "--report", "out.html", "--one-core")
    ran = backline("analyze", BRIDGE, "--exercise", "bridge", *options)
    assert (ran.code, ran.err) == (0, "")
    assert list(files(Path())) == ["out.html"]


@pytest.mark.slow
def test_one_core_comes_to_the_same(backline: Backline, seen: Path, lite: Bundle) -> None:
    options = ("--to", str(TO_S), "--model", lite.name, "--one-core", "--json", "-")
    ran = backline("analyze", BRIDGE, "--exercise", "bridge", *options)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == loaded(seen / "out.json")


@pytest.mark.slow
def test_a_person_in_only_a_part_of_the_clip(backline: Backline, lite: Bundle) -> None:
    away = round(1.5 * FPS)
    shown = [*grey(away), *pictures(70), *grey(away)]
    video(Path("clip.mp4"), [at / FPS for at in range(len(shown))], pictures=shown)
    options = ("--model", lite.name, "--json", "-")
    found = json.loads(backline("analyze", "clip.mp4", "--exercise", "bridge", *options).out)
    assert found["pose"]["frames_with_person"] == pytest.approx(70, abs=2)
    assert found["count"]["total"] == 1
    assert found["reps"][0]["start_s"] == pytest.approx(FIRST_REP_S[0] + 1.5, abs=0.3)
    before, after = found["unseen"]
    assert before["start_s"] == 0.0
    assert before["end_s"] == pytest.approx(1.5, abs=0.2)
    assert after["start_s"] == pytest.approx((away + 70) / FPS, abs=0.2)
    assert "left_hip" in after["landmarks"]


@pytest.mark.slow
def test_a_truncated_clip_gives_what_is_there(backline: Backline, lite: Bundle) -> None:
    clip = Path("clip.mp4")
    clip.write_bytes(with_index_first(clip)[:50_000])
    options = ("--model", lite.name, "--json", "-", "--report", "out.html")
    ran = backline("analyze", clip, "--exercise", "bridge", *options)
    assert ran.code == 0
    assert ran.err.startswith("Note: clip.mp4 breaks off at ")
    found = json.loads(ran.out)
    assert 60 < found["source"]["frames"] < 180
    assert found["count"]["total"] >= 1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to a whole console.")
@pytest.mark.parametrize(
    ("part", "size", "whole"),
    # The landmarks are whole before the drawing begins.
    [(".out.landmarks.*.part", 9_000, []), (".out.mp4.part", 0, ["out.landmarks"])],
)
def test_ctrl_c_leaves_nothing_half_written(
    tmp_path: Path, lite: Bundle, part: str, size: int, whole: list[str]
) -> None:
    # A parent that works in the background may have told its children to ignore Ctrl-C.
    code = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from backline.cli import main; main()"
    )
    words = ["analyze", str(BRIDGE), "--exercise", "bridge", "--model", lite.name]
    running = subprocess.Popen(
        [sys.executable, "-c", code, *words, *LANDMARKS, "--video", "out.mp4"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(REPO / "src")},
    )  # fmt: skip
    while running.poll() is None:
        time.sleep(0.05)
        if any(path.stat().st_size >= size for path in tmp_path.glob(part)):
            break
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, "")
    assert "Stopped: nothing half-written was left behind.\n" in err
    assert "Traceback" not in err
    assert list(files(tmp_path)) == whole
