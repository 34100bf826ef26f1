"""Cameras, with FFmpeg's own test picture in place of a device."""

import os
import signal
import threading
from collections.abc import Iterator
from itertools import islice
from math import isnan

import pytest

from backline.motion.errors import InputError
from backline.sources.camera import Camera, Device, camera_device
from backline.sources.interrupt import on_ctrl_c

LATE = Device("lavfi", "testsrc=size=64x48:rate=50,setpts=PTS+7/TB,realtime", {})


@pytest.fixture
def camera() -> Camera:
    return Camera(0, LATE)


def test_times_count_from_the_first_picture(camera: Camera) -> None:
    read = list(islice(camera, 4))
    assert [t_s for t_s, _ in read] == pytest.approx([0.0, 0.02, 0.04, 0.06])
    assert read[0][1].shape == (48, 64, 3)


def test_info(camera: Camera) -> None:
    assert (camera.info.file, camera.info.frames, camera.info.fps) == ("camera:0", None, 50.0)
    assert camera.info.size_px == (64, 48)
    assert isnan(camera.info.duration_s)
    assert camera.notes == []


def test_stop_ends_the_stream(camera: Camera) -> None:
    seen = 0
    for _ in camera:
        seen += 1
        if seen == 3:
            camera.stop()
    assert 3 <= seen <= 4
    camera.close()


def test_ctrl_c_ends_the_stream_and_the_old_handler_comes_back(camera: Camera) -> None:
    before = signal.getsignal(signal.SIGINT)
    timer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    with on_ctrl_c(camera.stop):
        timer.start()
        seen = sum(1 for _ in camera)
    assert 5 < seen < 50
    assert signal.getsignal(signal.SIGINT) is before


@pytest.fixture
def minding_ctrl_c() -> Iterator[None]:
    """Mind Ctrl-C as Python does, also where the shell has told its background jobs not to."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("minding_ctrl_c")
def test_a_second_ctrl_c_interrupts() -> None:
    stopped = threading.Event()
    with on_ctrl_c(stopped.set):
        os.kill(os.getpid(), signal.SIGINT)
        assert stopped.is_set()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)


def test_a_missing_camera_gets_one_sentence() -> None:
    with pytest.raises(InputError, match="Camera 99 cannot be opened") as caught:
        Camera(99)
    assert len(caught.value.problems) == 1


def test_a_device_without_pictures() -> None:
    with pytest.raises(InputError, match="Camera 1 cannot be opened"):
        Camera(1, Device("lavfi", "sine", {}))


def test_every_system_has_its_way_in() -> None:
    assert camera_device(1, "linux")[:2] == ("v4l2", "/dev/video1")
    assert camera_device(1, "darwin")[:2] == ("avfoundation", "1")
    with pytest.raises(InputError, match="Camera 5"):
        camera_device(5, "win32")
