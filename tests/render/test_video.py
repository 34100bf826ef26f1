"""The annotated video: true times, one frame at a time, and nothing half-written."""

import weakref
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest

from backline.motion.errors import InputError
from backline.render.in_step import in_step
from backline.render.overlay import Rgb
from backline.render.video import write_video

from .planted import grey, lying, record, sample

UNEVEN_S = [0.0, 0.033, 0.1, 0.11, 0.4, 0.45]


def film(times: list[float], width: int = 160, height: int = 120) -> Iterator[tuple[float, Rgb]]:
    return ((t_s, grey(width, height)) for t_s in times)


def read_back(path: Path) -> tuple[list[float], tuple[int, int], str]:
    with av.open(path) as container:
        stream = container.streams.video[0]
        times = [float(frame.time or 0.0) for frame in container.decode(stream)]
        return times, (stream.width, stream.height), stream.codec_context.name


@pytest.mark.parametrize("start_s", [0.0, 61.5])
def test_frames_keep_their_distances(tmp_path: Path, start_s: float) -> None:
    times = [start_s + t_s for t_s in UNEVEN_S]
    write_video(tmp_path / "out.mp4", film(times), record(), [], [])
    found, size, codec = read_back(tmp_path / "out.mp4")
    assert found == pytest.approx(UNEVEN_S, abs=1e-4)
    assert (size, codec) == ((160, 120), "h264")


def test_odd_sizes_gain_a_row_and_a_column(tmp_path: Path) -> None:
    write_video(tmp_path / "out.mp4", film([0.0, 0.1], 161, 121), record(), [], [])
    assert read_back(tmp_path / "out.mp4")[1] == (162, 122)


def test_the_drawing_is_in_the_file(tmp_path: Path) -> None:
    judged = record("straight_leg_raise")
    poses, samples = [lying(0.0, 60.0)], [sample(0.0, 60.0)]
    write_video(tmp_path / "out.mp4", film([0.0], 640, 480), judged, samples, poses)
    with av.open(tmp_path / "out.mp4") as container:
        [frame] = container.decode(video=0)
    picture = frame.to_ndarray(format="rgb24").astype(int)
    assert np.abs(picture[248, 330] - (230, 159, 0)).max() < 40


def test_a_frame_between_judged_ones_gets_the_earlier_drawing() -> None:
    poses = [lying(t_s, 10.0) for t_s in (0.2, 0.4)]
    samples = [sample(t_s) for t_s in (0.2, 0.4)]
    shown = [shown for _, shown in in_step(film([0.1, 0.2, 0.3, 0.39999, 0.5]), samples, poses)]
    assert [one.pose and one.pose.t_s for one in shown] == [None, 0.2, 0.2, 0.4, 0.4]
    assert [one.sample and one.sample.t_s for one in shown] == [None, 0.2, 0.2, 0.4, 0.4]


def test_frames_are_not_kept(tmp_path: Path) -> None:
    alive: list[int] = []
    made: list[weakref.ref[Rgb]] = []

    def counted() -> Iterator[tuple[float, Rgb]]:
        for k in range(40):
            frame = grey(64, 64)
            made.append(weakref.ref(frame))
            yield k / 30, frame
            del frame
            alive.append(sum(ref() is not None for ref in made))

    write_video(tmp_path / "out.mp4", counted(), record(), [], [])
    assert max(alive) <= 2


@pytest.mark.parametrize("trouble", [ValueError, KeyboardInterrupt, GeneratorExit])
def test_an_interruption_leaves_the_folder_as_it_was(
    tmp_path: Path, trouble: type[BaseException]
) -> None:
    def broken() -> Iterator[tuple[float, Rgb]]:
        yield from film([0.0, 0.1, 0.2])
        raise trouble

    out = tmp_path / "out.mp4"
    out.write_bytes(b"an older video")
    with pytest.raises(trouble):
        write_video(out, broken(), record(), [], [])
    assert [file.name for file in tmp_path.iterdir()] == ["out.mp4"]
    assert out.read_bytes() == b"an older video"


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing/out.mp4", "there is no folder"),
        ("folder.mp4", "is a folder"),
        ("file/out.mp4", "there is no folder"),
        ("out.avi", "should end in .mp4"),
        ("x" * 300 + ".mp4", "cannot be written"),
    ],
)
def test_what_cannot_be_written_is_one_sentence(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "folder.mp4").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=says) as raised:
        write_video(tmp_path / name, film([0.0]), record(), [], [])
    assert len(raised.value.problems) == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "folder.mp4"]


def test_no_frame_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no frame"):
        write_video(tmp_path / "out.mp4", iter([]), record(), [], [])
    assert list(tmp_path.iterdir()) == []
