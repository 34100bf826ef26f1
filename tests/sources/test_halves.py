"""A video read in two halves: the same frames, the same poses but for noise, the same notes."""

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from backline.motion.errors import InputError
from backline.motion.types import Pose
from backline.sources import Bundle, PoseSource, Video, found, halves, open_poses
from backline.sources.follower import Follower

from .made import every, number_in, video

SETTLED_PX = 12


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found, "cores", lambda: 2)


@pytest.fixture
def march(repo: Path) -> str:
    """Return fifteen seconds of one person, fifteen pictures a second."""
    return str(repo / "samples/standing_march.mp4")


def split(whole: Video) -> tuple[Video, Video, float]:
    parts = halves.halves(whole)
    assert parts is not None
    return parts


@pytest.mark.parametrize("suffix", [".mp4", ".webm", ".mov", ".avi"])
@pytest.mark.parametrize("apart_s", [0.0, 1 / 16])
def test_the_halves_judge_the_frames_of_the_whole(
    tmp_path: Path, suffix: str, apart_s: float
) -> None:
    path = video(tmp_path / f"clip{suffix}", every(25, 10))
    whole = Video(path, apart_s=apart_s)
    first, second, middle_s = split(whole)
    wanted = [(t_s, number_in(rgb)) for t_s, rgb in whole]
    begun = [(t_s, number_in(rgb)) for t_s, rgb in first]
    ended = [(t_s, number_in(rgb)) for t_s, rgb in second]
    assert begun + [kept for kept in ended if kept[0] >= middle_s] == wanted
    assert 1.0 <= middle_s - ended[0][0] < 1.2
    assert abs(len(begun) - len(wanted) / 2) <= 1


def test_uneven_times_and_a_stretch(tmp_path: Path) -> None:
    gaps = np.random.default_rng(3).choice([0.02, 0.033, 0.05, 0.3], 250)
    path = video(tmp_path / "clip.mp4", [round(float(t_s), 3) for t_s in np.cumsum(gaps)])
    whole = Video(path, 3.0, 18.0, apart_s=1 / 16)
    first, second, middle_s = split(whole)
    both = [t_s for t_s, _ in first] + [t_s for t_s, _ in second if t_s >= middle_s]
    assert both == [t_s for t_s, _ in whole]
    assert both[0] >= 3.0
    assert both[-1] < 18.0


def test_what_is_read_in_one_pass(tmp_path: Path) -> None:
    path = video(tmp_path / "clip.mp4", every(25, 9), container_options={"movflags": "faststart"})
    assert halves.halves(Video(path)) is not None
    assert halves.halves(Video(path, 0.0, 7.9)) is None
    two_frames = video(tmp_path / "two.mp4", [0.0, 0.1, 9.0])
    assert halves.halves(Video(two_frames)) is None
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    assert halves.halves(Video(path)) is None


def read(source: PoseSource) -> list[Pose]:
    with source:
        return list(source)


@pytest.mark.slow
@pytest.mark.parametrize("one_core", [True, False])
def test_one_core_finds_the_very_same(
    march: str, lite: Bundle, one_core: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = read(open_poses(march, lite, lying=False))
    monkeypatch.setattr(found, "cores", lambda: 1)
    alone = read(open_poses(march, lite, lying=False, one_core=one_core))
    for one, two in zip(both, alone, strict=True):
        np.testing.assert_array_equal(one.image, two.image)
        np.testing.assert_array_equal(one.world, two.world)


@pytest.mark.slow
def test_the_same_poses_but_for_noise(march: str, lite: Bundle) -> None:
    both = read(open_poses(march, lite, lying=False))
    again = read(open_poses(march, lite, lying=False))
    with open_poses(march, lite, lying=False) as source:
        single = [pose for _, pose in source.frames()]
    assert [pose.t_s for pose in both] == [pose.t_s for pose in single]
    for one, two in zip(both, again, strict=True):
        np.testing.assert_array_equal(one.image, two.image)
        np.testing.assert_array_equal(one.world, two.world)
    middle = len(single) // 2
    for one, two in zip(both[:middle], single[:middle], strict=True):
        np.testing.assert_array_equal(one.image, two.image)
    off_px = [
        np.abs(one.image[23:29, :2] - two.image[23:29, :2]).max()
        for one, two in zip(both[middle:], single[middle:], strict=True)
    ]
    assert np.median(off_px) < SETTLED_PX / 4
    assert np.percentile(off_px, 95) < SETTLED_PX
    assert max(off_px) > 0  # two passes they were


def decoders() -> int:
    return sum(thread.name == "decode" for thread in threading.enumerate())


def numbers(monkeypatch: pytest.MonkeyPatch, judge: Callable[[float], None]) -> None:
    """Let the pose be absent, and something happen, in place of the model."""

    def detect(_follower: Follower, _rgb: object, t_s: float) -> Pose:
        judge(t_s)
        return Pose.absent(t_s)

    monkeypatch.setattr(Follower, "detect", detect)


def test_progress_grows_and_ends_at_one(
    tmp_path: Path, lite: Bundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers(monkeypatch, lambda _t_s: None)
    path = video(tmp_path / "clip.mp4", every(15, 10))
    with open_poses(str(path), lite) as source:
        told = [source.progress or 0.0 for _ in source]
        assert len(told) == 150
        assert told == sorted(told)
        assert 0 <= told[0] < told[-1] <= 1
        assert source.progress == 1.0
        assert source.notes == []
    assert decoders() == 0


@pytest.mark.parametrize(("from_s", "before"), [(2.0, 30), (7.0, 105)])
def test_an_error_in_either_half_comes_in_its_place(
    tmp_path: Path, lite: Bundle, monkeypatch: pytest.MonkeyPatch, from_s: float, before: int
) -> None:
    def fail(t_s: float) -> None:
        if from_s <= t_s < from_s + 0.1:
            raise InputError("No more.")

    numbers(monkeypatch, fail)
    path = video(tmp_path / "clip.mp4", every(15, 10))
    found: list[Pose] = []
    with open_poses(str(path), lite) as source, pytest.raises(InputError, match="No more"):
        found.extend(source)
    with open_poses(str(path), lite) as source:
        stream = iter(source)
        for _ in range(before):
            next(stream)
        with pytest.raises(InputError, match="No more"):
            next(stream)
    assert decoders() == 0


def test_ctrl_c_ends_both_threads(
    tmp_path: Path, lite: Bundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(t_s: float) -> None:
        if t_s > 1.0 and threading.current_thread() is threading.main_thread():
            raise KeyboardInterrupt

    numbers(monkeypatch, stop)
    path = video(tmp_path / "clip.mp4", every(15, 10))
    with pytest.raises(KeyboardInterrupt), open_poses(str(path), lite) as source:
        list(source)
    assert decoders() == 0


def test_closing_ends_both_threads(march: str, lite: Bundle) -> None:
    source = open_poses(march, lite)
    stream = iter(source)
    next(stream)
    assert decoders() >= 2
    source.close()
    assert decoders() == 0


def test_the_notes_of_both_halves_are_one(
    tmp_path: Path, lite: Bundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers(monkeypatch, lambda _t_s: None)
    times = every(10, 10)
    for at in (20, 45, 58, 80):  # the second half starts at 40 and counts from 50
        times[at] = times[at - 1]
    path = video(tmp_path / "clip.mkv", times, codec="mjpeg")
    with open_poses(str(path), lite) as source:
        both = [pose.t_s for pose in source]
        notes = list(source.notes)
    with open_poses(str(path), lite, one_core=True) as source:
        assert [pose.t_s for pose in source] == both
        assert source.notes == notes
    assert notes == ["4 frames of clip.mkv were left out: their times do not move forward."]
