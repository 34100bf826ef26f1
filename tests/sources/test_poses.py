"""Opening anything: a video, a camera, a landmark recording, each the same kind of stream."""

from pathlib import Path

import numpy as np
import pytest

from backline.motion.errors import InputError
from backline.motion.types import Pose
from backline.sources import (
    Bundle,
    LandmarkWriter,
    ModelUsed,
    Video,
    VideoInfo,
    found,
    open_poses,
)
from backline.sources.camera import Camera, Device
from backline.sources.follower import Follower
from backline.sources.found import FoundPoses

from .made import every, video

MODEL = ModelUsed("heavy", "ab" * 32)


@pytest.fixture
def bridge(shared: Path) -> str:
    """Return a real clip: 91 frames, 30 a second, 640 by 480."""
    return str(shared / "clips/bridge-physioplus/bridging.mp4")


def recorded(path: Path) -> str:
    info = VideoInfo("me.mp4", 3, 1.5, 2.0, (640, 480))
    with LandmarkWriter(path, info, MODEL) as writer:
        for t_s in (0.0, 0.5, 1.0):
            writer.write(Pose.absent(t_s))
    return str(path)


def test_a_fast_video_is_judged_at_half_its_rate(bridge: str, lite: Bundle) -> None:
    with open_poses(bridge, lite, to_s=1.0) as source:
        times = [pose.t_s for pose in source]
    assert times == pytest.approx(every(15, 1.0), abs=1e-3)
    assert (source.info.frames, source.info.fps) == (91, 30.0)


def test_a_slow_video_is_judged_whole(tmp_path: Path, lite: Bundle) -> None:
    with open_poses(str(video(tmp_path / "clip.mp4", every(20, 0.5))), lite) as source:
        read = list(source)
    assert len(read) == 10
    assert not any(pose.seen for pose in read)


def test_one_core_gives_the_same_poses(bridge: str, lite: Bundle) -> None:
    with open_poses(bridge, lite, 1.0, 1.5) as two, open_poses(bridge, lite, 1.0, 1.5, True) as one:
        for a, b in zip(two, one, strict=True):
            np.testing.assert_array_equal(a.image, b.image)
            np.testing.assert_array_equal(a.world, b.world)


def test_a_phone_held_upright_gives_upright_landmarks(
    bridge: str, lite: Bundle, tmp_path: Path
) -> None:
    upright = [rgb for _, rgb in Video(Path(bridge), 1.0, 1.3)]
    times = every(10, len(upright) / 10)
    turned = [np.ascontiguousarray(np.rot90(rgb, -1)) for rgb in upright]
    plain = video(tmp_path / "plain.mp4", times, pictures=upright)
    phone = video(tmp_path / "phone.mp4", times, pictures=turned, degrees=90)
    with open_poses(str(plain), lite) as one, open_poses(str(phone), lite) as two:
        assert one.info.size_px == two.info.size_px == (640, 480)
        for a, b in zip(one, two, strict=True):
            assert np.median(np.abs(a.image[:, :2] - b.image[:, :2])) < 4


def test_pictures_come_in_full_size_with_the_same_poses(
    bridge: str, lite: Bundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_poses(bridge, lite, 1.0, 1.5) as source:
        plain = list(source)
        monkeypatch.setattr(found, "LONGEST_PX", 320)
        shrunk = list(source.frames())
    assert {rgb.shape for rgb, _ in shrunk} == {(480, 640, 3)}
    off_px = np.abs(shrunk[-1][1].image[23:29, :2] - plain[-1].image[23:29, :2])
    assert np.median(off_px) < 8


def test_progress_and_model(bridge: str, lite: Bundle) -> None:
    with open_poses(bridge, lite, 1.0, 1.5) as source:
        told = [source.progress for _ in source]
    assert source.model == ModelUsed(lite.name, lite.sha256)
    assert told == sorted(told)  # type: ignore[type-var]
    assert (told[0], source.progress) == (0.0, 1.0)


def test_a_bundle_by_path(bridge: str, lite: Bundle) -> None:
    with open_poses(bridge, lite.path, to_s=0.2) as source:
        assert source.model == ModelUsed("lite.task", lite.sha256)
        assert list(source)


def test_a_recording_is_known_by_its_content(tmp_path: Path) -> None:
    with open_poses(recorded(tmp_path / "holiday.mp4"), None, from_s=0.5) as source:
        assert [pose.t_s for pose in source] == [0.5, 1.0]
        assert source.model == MODEL
        assert source.info.file == "me.mp4"
        assert source.progress == 1.0
        with pytest.raises(InputError, match="no pictures"):
            source.frames()


def test_what_is_replayed_is_what_was_found(bridge: str, lite: Bundle, tmp_path: Path) -> None:
    path = tmp_path / "me.landmarks"
    with (
        open_poses(bridge, lite, 1.0, 1.5) as source,
        LandmarkWriter(path, source.info, source.model) as writer,
    ):
        found = list(source)
        for pose in found:
            writer.write(pose)
    with open_poses(str(path), None) as again:
        for one, two in zip(found, again, strict=True):
            assert one.t_s == two.t_s
            np.testing.assert_array_equal(one.image, two.image)
        assert (again.info, again.model) == (source.info, source.model)


def test_a_camera_runs_until_it_is_stopped(lite: Bundle) -> None:
    camera = Camera(0, Device("lavfi", "testsrc=size=64x48:rate=30,realtime", {}))
    with FoundPoses(camera, Follower(lite.path), MODEL, one_core=False) as source:
        times: list[float] = []
        for pose in source:
            times.append(pose.t_s)
            assert source.progress is None
            if len(times) == 3:
                camera.stop()
    assert 3 <= len(times) <= 8
    assert times == sorted(times)


@pytest.mark.parametrize(
    ("given", "stretch", "says"),
    [
        ("camera:x", (None, None), "is no camera"),
        ("camera:", (None, None), "is no camera"),
        ("camera:0", (1.0, None), "no stretch"),
        ("camera:99", (None, None), "Camera 99 cannot be opened"),
        ("missing.mp4", (None, None), "cannot be opened"),
    ],
)
def test_what_cannot_be_opened(
    lite: Bundle, given: str, stretch: tuple[float | None, float | None], says: str
) -> None:
    with pytest.raises(InputError, match=says):
        open_poses(given, lite, *stretch)


def test_a_video_needs_a_model(tmp_path: Path) -> None:
    path = video(tmp_path / "clip.mp4", every(20, 0.5))
    with pytest.raises(InputError, match="name a pose model"):
        open_poses(str(path), None)
    (tmp_path / "bad.task").write_text("no")
    with pytest.raises(InputError):
        open_poses(str(path), tmp_path / "bad.task")
