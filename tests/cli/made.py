"""What the command-line tests share: a way to run it, and clips to run it on."""

import csv
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from backline.analysis import Clip, Outputs, Watch, analyze
from backline.cli import main
from backline.library import exercise
from backline.sources.bundle import Bundle

REPO = Path(__file__).parents[2]
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


def lock(name: str) -> str:
    """Return the path of a file in a folder in which we may not write."""
    if sys.platform == "linux" and os.geteuid() == 0:
        return "/proc/out.mp4"
    if sys.platform == "win32":
        pytest.skip("A folder that cannot be written in is made otherwise on Windows.")
    Path(name).mkdir(mode=0o500)
    return f"{name}/out.mp4"
