"""Videos: the file's own times, the right way up, any stretch, and what is broken said plainly."""

import gc
import socket
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from backline.motion.errors import InputError
from backline.sources import Video

from .made import HEIGHT, WIDTH, every, number_in, numbered, song, video

UNEVEN = [0.0, 0.04, 0.07, 0.2, 0.21, 0.25, 0.6, 0.61, 0.7, 1.0]
LONG = every(25, 6)


def times(clip: Video) -> list[float]:
    return [round(t_s, 6) for t_s, _ in clip]


@pytest.mark.parametrize("suffix", [".mp4", ".mov", ".webm", ".gif"])
def test_every_frame_has_the_file_s_own_time(tmp_path: Path, suffix: str) -> None:
    clip = Video(video(tmp_path / f"clip{suffix}", UNEVEN))
    read = list(clip)
    assert [t_s for t_s, _ in read] == pytest.approx(UNEVEN, abs=1e-6)
    assert [number_in(rgb) for _, rgb in read] == list(range(len(UNEVEN)))
    assert read[0][1].shape == (HEIGHT, WIDTH, 3)
    assert read[0][1].dtype == np.uint8
    assert clip.notes == []


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".avi", ".gif"])
def test_info(tmp_path: Path, suffix: str) -> None:
    info = Video(video(tmp_path / f"clip{suffix}", LONG)).info
    assert info.file == f"clip{suffix}"
    assert info.frames in {None, len(LONG)}
    assert info.duration_s == pytest.approx(6.0, abs=0.06)
    assert info.fps == pytest.approx(25, abs=0.01)
    assert info.size_px == (WIDTH, HEIGHT)


def test_the_rate_is_the_median_one(tmp_path: Path) -> None:
    pause = [*every(30, 1), *every(30, 1, start_s=9.0)]
    assert Video(video(tmp_path / "clip.mp4", pause)).info.fps == pytest.approx(30, abs=0.5)


def test_a_clock_that_does_not_begin_at_zero_is_kept(tmp_path: Path) -> None:
    clip = Video(video(tmp_path / "clip.webm", every(25, 1, start_s=7.0)))
    assert times(clip)[0] == 7.0
    assert clip.start_s == 7.0


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".gif", ".avi"])
@pytest.mark.parametrize("stretch", [(1.0, 2.0), (2.013, None), (None, 0.5), (5.9, None), (0, 9)])
def test_a_stretch_is_the_same_frames(
    tmp_path: Path, suffix: str, stretch: tuple[float | None, float | None]
) -> None:
    path = video(tmp_path / f"clip{suffix}", LONG)
    from_s, to_s = stretch
    low, high = from_s or 0.0, 99.0 if to_s is None else to_s
    part = list(Video(path, from_s, to_s))
    wanted = [(t_s, number_in(rgb)) for t_s, rgb in Video(path) if low <= t_s < high]
    assert [(t_s, number_in(rgb)) for t_s, rgb in part] == wanted
    assert wanted


def test_reading_again_starts_anew(tmp_path: Path) -> None:
    clip = Video(video(tmp_path / "clip.mp4", UNEVEN))
    assert times(clip) == times(clip)


@pytest.mark.parametrize("degrees", [0, 90, 180, -90])
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_phone_s_rotation_is_applied(tmp_path: Path, degrees: int, mirrored: bool) -> None:
    stored = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    stored[:40, :60], stored[:40, -60:], stored[-40:, :60] = 80, 160, 240
    path = tmp_path / "clip.mp4"
    video(path, [0.0, 0.1], pictures=[stored, stored], degrees=degrees, mirrored=mirrored)
    shown = np.rot90(stored, degrees // 90)
    if mirrored:
        shown = shown[:, ::-1]
    clip = Video(path)
    (_, rgb), _ = clip
    assert clip.info.size_px == (shown.shape[1], shown.shape[0])
    assert rgb.shape == shown.shape
    assert np.abs(rgb.astype(int) - shown).mean() < 6


def test_wide_pixels_become_square(tmp_path: Path) -> None:
    path = video(tmp_path / "clip.mp4", [0.0, 0.1], pixel_aspect=Fraction(3, 2))
    clip = Video(path)
    assert clip.info.size_px == (WIDTH * 3 // 2, HEIGHT)
    assert next(iter(clip))[1].shape == (HEIGHT, WIDTH * 3 // 2, 3)


@pytest.mark.parametrize("rate", [24, 25, 30, 50, 60])
def test_thinning_keeps_a_steady_rate(tmp_path: Path, rate: int) -> None:
    clip = Video(video(tmp_path / "clip.mp4", every(rate, 4)), apart_s=1 / 16)
    gaps = np.diff(times(clip))
    assert gaps.min() >= 1 / 16 - 1e-6
    assert gaps.max() <= 1 / 16 + 1 / rate + 0.002
    assert 11.9 <= 1 / gaps.mean() <= 16


def test_times_that_do_not_move_forward_are_left_out(tmp_path: Path) -> None:
    # Every picture stands for itself in MJPEG, so Matroska takes two with the same time.
    path = tmp_path / "clip.mkv"
    video(path, [0.0, 0.1, 0.1, 0.2, 0.3], codec="mjpeg")
    clip = Video(path)
    assert times(clip) == [0.0, 0.1, 0.2, 0.3]
    assert clip.notes == ["1 frames of clip.mkv were left out: their times do not move forward."]


def test_a_truncated_video_gives_what_is_there(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (100, HEIGHT, WIDTH, 3), np.uint8)
    path = tmp_path / "clip.mp4"
    video(path, every(25, 4), pictures=list(noise), container_options={"movflags": "faststart"})
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    clip = Video(path)
    assert 20 < len(times(clip)) < 80
    assert len(clip.notes) >= 1
    assert "breaks off at" in clip.notes[0]


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (Path.exists, "cannot be opened"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.touch(), "is empty"),
        (lambda path: path.write_text("Dear diary,\n" * 99), "cannot be read as a video"),
        (song, "holds no video"),
        (lambda path: song(path, cover=True), "holds no video"),
        (lambda path: path.write_bytes(whole(path)[:2000]), "cannot be read as a video"),
        (lambda path: path.write_bytes(whole(path)[:-900]), "holds no video"),
        (lambda path: path.write_bytes(no_pictures(path)), "no picture that can be decoded"),
    ],
)
def test_what_is_no_video_gets_one_sentence(tmp_path: Path, make, says: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "clip.mp4"
    make(path)
    with pytest.raises(InputError, match=says) as caught:
        Video(path)
    (problem,) = caught.value.problems
    assert "clip.mp4" in problem
    assert problem.endswith(".")


def whole(path: Path) -> bytes:
    """Return a video whose index stands at its end."""
    return video(path, every(25, 2)).read_bytes()


def no_pictures(path: Path) -> bytes:
    """Return a video with its index in front and nothing behind it."""
    video(path, every(25, 2), container_options={"movflags": "faststart"})
    content = path.read_bytes()
    return content[: content.index(b"mdat") + 4]


@pytest.mark.parametrize(
    ("stretch", "says"),
    [
        ((-1, None), "'from' is -1 s"),
        ((None, -0.5), "'to' is -0.5 s"),
        ((3, 2), "not before 'to'"),
        ((2, 2), "not before 'to'"),
        ((6.1, None), "ends at 6.00 s"),
        ((600, 700), "ends at 6.00 s"),
        ((float("nan"), None), "'from' is nan s"),
    ],
)
def test_a_stretch_that_cannot_be(
    tmp_path: Path, stretch: tuple[float | None, float | None], says: str
) -> None:
    path = video(tmp_path / "clip.mp4", LONG)
    with pytest.raises(InputError, match=says):
        Video(path, *stretch)


def test_a_stretch_without_a_frame(tmp_path: Path) -> None:
    path = video(tmp_path / "clip.mp4", [0.0, 0.1, 0.2, 5.0, 5.1])
    with pytest.raises(InputError, match="no picture between 1 and 2 s"):
        list(Video(path, 1.0, 2.0))


def test_a_play_list_reaches_no_network(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        path = tmp_path / "clip.mp4"
        path.write_text(
            "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n"
            f"http://127.0.0.1:{port}/a.ts\n#EXT-X-ENDLIST\n"
        )
        with pytest.raises(InputError, match=r"no video|cannot be read|no picture"):
            list(Video(path))
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_colon_in_the_name_is_only_a_name(tmp_path: Path) -> None:
    path = video(tmp_path / "clip.mp4", UNEVEN).rename(tmp_path / "http:clip.mp4")
    assert len(times(Video(path))) == len(UNEVEN)


def test_shrinking_keeps_the_shape(tmp_path: Path) -> None:
    path = video(tmp_path / "clip.mp4", [0.0, 0.1], pictures=[numbered(170, 320, 128)] * 2)
    picture = next(Video(path).pictures())
    assert picture.rgb(160).shape == (64, 160, 3)
    assert number_in(picture.rgb(160)) == 170
    assert picture.rgb(1920).shape == (128, 320, 3)


def frames_alive() -> int:
    return sum(isinstance(thing, av.VideoFrame) for thing in gc.get_objects())


def test_memory_does_not_grow_with_the_length(tmp_path: Path) -> None:
    path = video(tmp_path / "clip.mp4", every(25, 6), degrees=90)
    gc.collect()
    before = frames_alive()  # other tests keep films
    gc.disable()  # a frame that waits for the collector is a frame too many
    try:
        for picture in Video(path).pictures():
            picture.rgb(80)
        alive = frames_alive() - before
    finally:
        gc.enable()
    assert alive < 5
