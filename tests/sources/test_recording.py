"""Landmark recordings: every bit comes back, and nothing half-written or unread passes."""

import json
import struct
from dataclasses import replace
from math import inf, isnan, nan
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from backline.motion.errors import InputError
from backline.motion.types import Pose
from backline.sources import (
    LandmarkWriter,
    ModelUsed,
    Recording,
    VideoInfo,
    is_landmark_file,
    landmark_file_info,
)

INFO = VideoInfo("Übung 1.mp4", 90, 3.0, 29.97, (720, 1280))
MODEL = ModelUsed("heavy", "ab" * 32)
ANY_BITS = arrays(np.uint32, (33, 3), elements=st.integers(0, 2**32 - 1))
TIMES = st.lists(st.floats(0, 1e7), min_size=1, max_size=5, unique=True).map(sorted)


def pose(t_s: float) -> Pose:
    image = np.arange(99, dtype=np.float32).reshape(33, 3) + np.float32(t_s)
    return Pose(t_s, image, -image)


def written(path: Path, times_s: list[float], info: VideoInfo = INFO) -> Path:
    with LandmarkWriter(path, info, MODEL) as writer:
        for t_s in times_s:
            writer.write(pose(t_s))
    return path


@given(TIMES, st.lists(st.tuples(ANY_BITS, ANY_BITS), min_size=5, max_size=5))
def test_every_bit_comes_back(times_s: list[float], bits: list[tuple[np.ndarray, ...]]) -> None:
    poses = [
        Pose(t_s, image.view(np.float32), world.view(np.float32))
        for t_s, (image, world) in zip(times_s, bits, strict=False)
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder, "me.landmarks")
        with LandmarkWriter(path, INFO, MODEL) as writer:
            for one in poses:
                writer.write(one)
        back = list(Recording(path))
    assert [struct.pack("<d", one.t_s) for one in back] == [struct.pack("<d", t) for t in times_s]
    for one, two in zip(poses, back, strict=True):
        assert one.image.tobytes() == two.image.tobytes()
        assert one.world.tobytes() == two.world.tobytes()
        assert two.image.dtype == two.world.dtype == np.float32


def test_the_header_comes_back(tmp_path: Path) -> None:
    path = written(tmp_path / "me.landmarks", [0.0, 0.1])
    header = landmark_file_info(path)
    assert (header.version, header.video, header.model, header.poses) == (1, INFO, MODEL, 2)
    assert header.created_by.startswith("backline ")
    assert is_landmark_file(path)


def test_a_camera_has_no_length(tmp_path: Path) -> None:
    camera = VideoInfo("camera:0", None, nan, nan, (640, 480))
    info = Recording(written(tmp_path / "me.landmarks", [0.0], camera)).info
    assert (info.file, info.frames, info.size_px) == ("camera:0", None, (640, 480))
    assert isnan(info.duration_s)
    assert isnan(info.fps)


def test_nobody_is_still_nobody(tmp_path: Path) -> None:
    path = tmp_path / "me.landmarks"
    with LandmarkWriter(path, INFO, MODEL) as writer:
        writer.write(Pose.absent(0.5))
    (back,) = Recording(path)
    assert not back.seen


def test_the_documented_layout(tmp_path: Path) -> None:
    content = written(tmp_path / "me.landmarks", [1.5, 2.0]).read_bytes()
    magic, header, blocks = content.split(b"\n", 2)
    assert magic == b"backline landmarks"
    assert set(json.loads(header)) == {"version", "created_by", "source", "pose", "units"}
    assert len(blocks) == 2 * 800
    t_s, *numbers = struct.unpack("<d198f", blocks[800:])
    assert t_s == 2.0
    assert numbers[:3] == [2.0, 3.0, 4.0]
    assert numbers[99:102] == [-2.0, -3.0, -4.0]


def test_a_stretch(tmp_path: Path) -> None:
    path = written(tmp_path / "me.landmarks", [0.0, 0.5, 1.0, 1.5])
    assert [one.t_s for one in Recording(path, 0.5, 1.5)] == [0.5, 1.0]
    assert [one.t_s for one in Recording(path, 1.5)] == [1.5]
    for stretch, says in [((2, None), "ends at 1.50"), ((1, 0.5), "not before"), ((-1, 1), "-1")]:
        with pytest.raises(InputError, match=says):
            Recording(path, *stretch)
    with pytest.raises(InputError, match="no frame"):
        list(Recording(path, 0.6, 0.7))


def test_an_incomplete_last_frame_is_noted(tmp_path: Path) -> None:
    path = written(tmp_path / "me.landmarks", [0.0, 0.5, 1.0])
    path.write_bytes(path.read_bytes()[:-1])
    recording = Recording(path)
    assert [one.t_s for one in recording] == [0.0, 0.5]
    assert len(recording.notes) == 1
    assert "cut short" in recording.notes[0]


def changed(path: Path, **fields: object) -> Path:
    magic, header, blocks = path.read_bytes().split(b"\n", 2)
    new = json.dumps(json.loads(header) | fields).encode()
    path.write_bytes(b"\n".join([magic, new, blocks]))
    return path


def test_a_newer_version(tmp_path: Path) -> None:
    path = changed(written(tmp_path / "me.landmarks", [0.0]), version=2)
    with pytest.raises(InputError, match=r"version 2.*update Backline"):
        Recording(path)


@pytest.mark.parametrize(
    "fields",
    [{"source": {}}, {"source": None}, {"pose": {"model": 1}}, {"version": None}, {"version": "x"}],
)
def test_a_damaged_header(tmp_path: Path, fields: dict[str, object]) -> None:
    path = changed(written(tmp_path / "me.landmarks", [0.0]), **fields)
    with pytest.raises(InputError, match="header"):
        Recording(path)


def test_a_header_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "me.landmarks"
    path.write_bytes(b"backline landmarks\n\xff\xfe{]")
    with pytest.raises(InputError, match="header"):
        Recording(path)


@pytest.mark.parametrize("times_s", [(0.0, 0.0), (1.0, 0.5), (0.0, nan), (0.0, inf)])
def test_times_must_move_forward(tmp_path: Path, times_s: tuple[float, float]) -> None:
    path = written(tmp_path / "me.landmarks", [0.0])
    one, two = times_s
    blocks = b"".join(struct.pack("<d", t_s) + bytes(792) for t_s in (one, two, 9.0))
    path.write_bytes(path.read_bytes()[:-800] + blocks)
    with pytest.raises(InputError, match="damaged"):
        list(Recording(path))
    with LandmarkWriter(path, INFO, MODEL) as writer:
        writer.write(pose(one))
        with pytest.raises(ValueError, match="after one at"):
            writer.write(replace(pose(0.0), t_s=two))


def test_what_is_no_recording(tmp_path: Path) -> None:
    path = tmp_path / "me.landmarks"
    with pytest.raises(InputError, match="cannot be opened"):
        Recording(path)
    path.write_text("Dear diary")
    assert not is_landmark_file(path)
    with pytest.raises(InputError, match="not a landmark recording"):
        Recording(path)
    with pytest.raises(InputError, match="cannot be opened"):
        Recording(tmp_path)


def test_an_empty_recording_has_no_frame(tmp_path: Path) -> None:
    recording = Recording(written(tmp_path / "me.landmarks", []))
    with pytest.raises(InputError, match="no frame"):
        list(recording)


def test_an_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = written(tmp_path / "me.landmarks", [0.0])
    before = path.read_bytes()
    writer = LandmarkWriter(path, INFO, MODEL)
    writer.write(pose(0.0))
    assert len(list(tmp_path.iterdir())) == 2
    with pytest.raises(KeyboardInterrupt), writer:
        raise KeyboardInterrupt
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "me.landmarks"
    writer = LandmarkWriter(path, INFO, MODEL)
    writer.write(pose(0.0))
    assert not path.exists()
    writer.close()
    assert list(tmp_path.iterdir()) == [path]


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    for path in (tmp_path / "missing" / "me.landmarks", tmp_path):
        with pytest.raises(InputError, match=r"cannot be written|is a folder") as caught:
            LandmarkWriter(path, INFO, MODEL)
        assert str(path) in caught.value.problems[0]
    assert list(tmp_path.iterdir()) == []
