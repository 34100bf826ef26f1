"""A camera of this machine as an endless stream of pictures."""

import sys
from collections.abc import Iterator
from math import nan
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

import av
import numpy as np
from av.device import enumerate_input_devices
from numpy.typing import NDArray

from backline.motion.errors import InputError

from .info import VideoInfo
from .picture import Picture, upright

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

NOT_READY_S = 0.005
"""Pause before a camera without a new picture is asked again; chosen by us."""


class Device(NamedTuple):
    """What FFmpeg needs to open a camera: its input format, a name in it, and options."""

    format: str
    name: str
    options: dict[str, str]


class Camera:
    """A camera; iterating gives ``(t_s, rgb)`` until `stop`, ``t_s`` from the first picture on.

    Parameters
    ----------
    number : int
        0 is the first camera of the machine.
    device : Device, optional
        Another FFmpeg input to read in its place.

    Attributes
    ----------
    info : VideoInfo
        Without frames and duration; ``fps`` is the rate that the device states.
    notes : list of str
        Always empty.

    Raises
    ------
    InputError
        When there is no such camera, or it is in use or not allowed.
    """

    def __init__(self, number: int, device: Device | None = None) -> None:
        device = device or camera_device(number, sys.platform)
        self.notes: list[str] = []
        self._stopped = Event()
        try:
            self._container = av.open(device.name, format=device.format, options=device.options)
            self._stream = self._container.streams.video[0]
            self._frames = self._decoded()
            self._first = next(self._frames)
        except (OSError, ValueError, IndexError, StopIteration) as error:
            raise _no_camera(number, getattr(error, "strerror", None)) from error
        self._upright = upright(self._first, self._stream.sample_aspect_ratio)
        rate = self._stream.average_rate
        self.info = VideoInfo(
            f"camera:{number}",
            None,
            nan,
            float(rate) if rate else nan,
            self._upright.size_px,
        )

    def __iter__(self) -> Iterator[tuple[float, NDArray[np.uint8]]]:
        """Yield time and picture, shape (height, width, 3)."""
        return ((picture.t_s, picture.rgb()) for picture in self.pictures())

    def pictures(self) -> Iterator[Picture]:
        """Yield the same frames before they are turned into colours."""
        start_s = last_s = self._first.time or 0.0
        yield Picture(0.0, self._first, self._upright)
        for frame in self._frames:
            t_s = frame.time
            if t_s is not None and t_s > last_s:
                last_s = t_s
                yield Picture(t_s - start_s, frame, self._upright)

    def stop(self) -> None:
        """End the stream after the next picture; may be called from anywhere."""
        self._stopped.set()

    def close(self) -> None:
        """Give the camera back; only after its stream has ended."""
        self._container.close()

    def _decoded(self) -> "Iterator[VideoFrame]":
        packets = self._container.demux(self._stream)
        while not self._stopped.is_set():
            try:
                packet = next(packets, None)
            except av.error.BlockingIOError:
                self._stopped.wait(NOT_READY_S)
                packets = self._container.demux(self._stream)
                continue
            except av.FFmpegError:  # unplugged: the recording ends here
                return
            if packet is None:
                return
            yield from packet.decode()


def camera_device(number: int, platform: str) -> Device:
    """Return how the camera of this number is opened on a platform (a ``sys.platform``).

    Raises
    ------
    InputError
        On Windows, when there are not so many cameras.
    """
    if platform == "win32":
        try:
            cameras = [d for d in enumerate_input_devices("dshow") if "video" in d.media_types]
        except (OSError, ValueError):
            cameras = []
        if number >= len(cameras):
            raise _no_camera(number, None)
        return Device("dshow", f"video={cameras[number].name}", {})
    if platform == "darwin":
        # Without a rate it asks for NTSC's, which built-in cameras refuse.
        return Device("avfoundation", str(number), {"framerate": "30"})
    return Device("v4l2", f"/dev/video{number}", {})


def _no_camera(number: int, reason: str | None) -> InputError:
    why = f" ({reason})" if reason else ""
    return InputError(
        f"Camera {number} cannot be opened{why}: connect it, close other programs that use it, "
        "allow this one to, or give another number, as in camera:1."
    )
