"""The command line, called as a person calls it: what is refused, and what is said and written."""

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from backline import __version__
from backline.analysis import Clip, Outputs, Watch, analyze
from backline.cli import main
from backline.library import exercise, exercises
from backline.sources.bundle import Bundle
from backline.sources.figure import figure_poses
from backline.sources.info import ModelUsed, VideoInfo
from backline.sources.landmark_format import MAGIC
from backline.sources.recording import LandmarkWriter

from .sources.made import every, song, video

REPO = Path(__file__).parents[1]
BRIDGE = REPO / "samples" / "bridge.mp4"
FPS, FIRST_REP_S = 15, (1.0, 4.2)  # of that clip
TO_S = 5.0
WRITTEN = ("--json", "out.json", "--signals", "out.csv", "--report", "out.html")
LANDMARKS = ("--landmarks", "out.landmarks")
BROKEN = """
id = "mine"
name = "Mine"
kind = "dance"
position = "supine"
sides = ["both"]
colour = "red"
why = "To see what is said."
steps = ["Lie down."]
[movement]
kind = "cycle"
signal = "elbow_flexion_deg"
"""


@dataclass(frozen=True)
class Ran:
    """What a command came to."""

    code: int
    out: str
    err: str


Backline = Callable[..., Ran]


@pytest.fixture
def backline(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> Backline:
    """Return the command, run in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["backline", *map(str, words)])
        capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        said = capfd.readouterr()
        code = ended.value.code or 0
        assert isinstance(code, int)
        return Ran(code, said.out, said.err)

    return run


@contextmanager
def silent(_title: str) -> Iterator[Watch]:
    yield lambda _share: None


@pytest.fixture(scope="session")
def seen(lite: Bundle, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with everything that the first five seconds of the bridge come to."""
    folder = tmp_path_factory.mktemp("bridge")
    names = {"json": "json", "signals": "csv", "report": "html", "landmarks": "landmarks"}
    outputs = Outputs(**{kind: folder / f"out.{name}" for kind, name in names.items()})
    analyze(Clip(str(BRIDGE), to_s=TO_S, model=lite.name), exercise("bridge"), outputs, silent)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Return everything in a folder, hidden files too."""
    found = sorted(folder.rglob("*"))
    return {str(path.relative_to(folder)): path.read_bytes() for path in found if path.is_file()}


def refused(run: Backline, *words: str | Path) -> str:
    """Run a command that has to be refused in whole sentences, leaving nothing behind."""
    before = files(Path())
    ran = run(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert ran.err.strip()
    assert all(line.endswith((".", "?")) for line in ran.err.splitlines()), ran.err
    assert files(Path()) == before
    return ran.err


def loaded(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def frames(path: Path) -> int:
    with av.open(path) as container:
        return sum(1 for _ in container.decode(video=0))


def pictures(count: int) -> list[np.ndarray]:
    """Return the first pictures of the bridge."""
    with av.open(BRIDGE) as container:
        decoded = container.decode(video=0)
        return [next(decoded).to_ndarray(format="rgb24") for _ in range(count)]


def grey(count: int) -> list[np.ndarray]:
    return [np.full((480, 640, 3), 128, np.uint8)] * count


def with_index_first(path: Path) -> bytes:
    """Return the bridge with its index in front, as a recording that can be read while it comes."""
    with (
        av.open(BRIDGE) as given,
        av.open(path, "w", container_options={"movflags": "faststart"}) as out,
    ):
        stream = out.add_stream_from_template(given.streams.video[0])
        for packet in given.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                out.mux(packet)
    return path.read_bytes()


def no_pictures(path: Path) -> bytes:
    content = with_index_first(path)
    return content[: content.index(b"mdat") + 4]


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


def lock(name: str) -> str:
    """Return the path of a file in a folder in which we may not write."""
    if sys.platform == "linux" and os.geteuid() == 0:
        return "/proc/out.mp4"
    if sys.platform == "win32":
        pytest.skip("A folder that cannot be written in is made otherwise on Windows.")
    Path(name).mkdir(mode=0o500)
    return f"{name}/out.mp4"


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


def test_version(backline: Backline) -> None:
    assert backline("--version") == Ran(0, f"backline {__version__}\n", "")


def test_without_a_command_there_is_help(backline: Backline) -> None:
    ran = backline()
    assert ran.code == 2
    assert "analyze" in ran.out + ran.err


def test_exercises_are_listed(backline: Backline) -> None:
    ran = backline("exercises")
    assert (ran.code, ran.err) == (0, "")
    first = [line.split()[0] for line in ran.out.splitlines() if line[:1].strip()]
    assert first == ["id", *exercises()]


@pytest.mark.parametrize("name", exercises())
def test_one_exercise_is_shown_whole(backline: Backline, name: str) -> None:
    ran = backline("exercises", name)
    assert (ran.code, ran.err) == (0, "")
    shown = " ".join(ran.out.split())
    one = exercise(name)
    for text in (one.name, one.dose.text, *one.warnings, *one.unwatched):
        assert " ".join(text.split()) in shown
    for number, step in enumerate(one.steps, 1):
        assert f"{number} {step}" in shown
    for fault in one.faults:
        assert fault.says in shown


def test_model_says_where_and_what(backline: Backline, lite: Bundle, heavy: Bundle) -> None:
    ran = backline("model")
    assert (ran.code, ran.err) == (0, "")
    for one in (lite, heavy):
        for said in (one.name, str(one.path), one.sha256, one.source):
            assert said in ran.out


def test_models_that_are_missing(
    backline: Backline, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("backline.sources.bundle.MODELS", tmp_path)
    said = refused(backline, "model")
    assert [line.split()[1] for line in said.splitlines()] == ["heavy", "full", "lite"]
    ran = backline("doctor")
    assert ran.code == 1
    assert "missing  heavy model: The heavy pose model is missing: " in ran.out


def test_doctor(backline: Backline, lite: Bundle, heavy: Bundle) -> None:
    ran = backline("doctor")
    assert (ran.code, ran.err) == (0, "")
    states = {line[9:].split(":")[0]: line[:9].strip() for line in ran.out.splitlines()}
    del states["camera"]
    assert len(states) >= 7
    assert set(states.values()) == {"ok"}
    assert lite.sha256[:12] in ran.out
    assert heavy.sha256[:12] in ran.out
