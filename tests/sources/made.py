"""Small videos whose every picture says its own number, made where they are needed."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 160, 96
BITS = 8
CODECS = {".mp4": "libx264", ".mov": "libx264", ".webm": "libvpx", ".gif": "gif", ".avi": "mpeg4"}
QUICK = {".webm": {"deadline": "realtime", "cpu-used": "8"}}
CLOCKS = {".gif": 100, ".avi": 25}


def numbered(number: int, width: int = WIDTH, height: int = HEIGHT) -> NDArray[np.uint8]:
    """Draw a number as eight columns, black or white, the highest bit on the left."""
    bits = [(number >> bit) & 1 for bit in reversed(range(BITS))]
    row = np.repeat(np.array(bits, np.uint8) * 255, width // BITS)
    return np.ascontiguousarray(np.broadcast_to(row[None, :, None], (height, width, 3)))


def number_in(rgb: NDArray[np.uint8]) -> int:
    """Read the number back."""
    row = rgb[rgb.shape[0] // 2].mean(axis=1)
    bits = row[rgb.shape[1] // BITS // 2 :: rgb.shape[1] // BITS] > 128
    return int(sum(1 << (BITS - 1 - at) for at, bit in enumerate(bits) if bit))


def video(
    path: Path,
    times_s: Sequence[float],
    *,
    pictures: Sequence[NDArray[np.uint8]] | None = None,
    degrees: int = 0,
    mirrored: bool = False,
    pixel_aspect: Fraction | None = None,
    container_options: dict[str, str] | None = None,
    codec: str | None = None,
) -> Path:
    """Write numbered pictures (or those given) at these times."""
    pictures = pictures or [numbered(number) for number in range(len(times_s))]
    with av.open(str(path), "w", container_options=container_options or {}) as container:
        codec = codec or CODECS[path.suffix]
        clock = Fraction(1, CLOCKS.get(path.suffix, 1000))
        stream = container.add_stream(codec, rate=1 / clock, options=QUICK.get(path.suffix, {}))
        assert isinstance(stream, av.VideoStream)
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = {"gif": "rgb8", "mjpeg": "yuvj420p"}.get(codec, "yuv420p")
        stream.codec_context.time_base = clock
        if degrees or mirrored:
            stream.set_display_rotation(degrees, hflip=mirrored)
        if pixel_aspect:
            stream.codec_context.sample_aspect_ratio = pixel_aspect
        for at, (t_s, rgb) in enumerate(zip(times_s, pictures, strict=True)):
            frame = av.VideoFrame.from_ndarray(rgb, format="rgb24")
            # The encoder of single pictures takes no two with one time; the file does.
            frame.time_base, frame.pts = clock, at if codec == "mjpeg" else round(t_s / clock)
            for packet in stream.encode(frame):
                if codec == "mjpeg":
                    packet.pts = packet.dts = round(t_s / clock)
                container.mux(packet)
        container.mux(stream.encode())
    return path


def every(rate: float, length_s: float, start_s: float = 0.0) -> list[float]:
    """Return the times of a constant rate, in whole milliseconds."""
    return [round(start_s + at / rate, 3) for at in range(round(rate * length_s))]


def song(path: Path, cover: bool = False) -> Path:
    """Write a second of silence, with a cover picture if asked for."""
    with av.open(str(path), "w") as container:
        sound = container.add_stream("aac", rate=44100)
        assert isinstance(sound, av.AudioStream)
        picture = None
        if cover:
            picture = container.add_stream("mjpeg", rate=1)
            assert isinstance(picture, av.VideoStream)
            picture.width, picture.height, picture.pix_fmt = WIDTH, HEIGHT, "yuvj420p"
            picture.disposition = av.stream.Disposition.attached_pic
        for at in range(40):
            frame = av.AudioFrame.from_ndarray(
                np.zeros((1, 1024), np.float32), format="fltp", layout="mono"
            )
            frame.sample_rate, frame.pts = 44100, at * 1024
            container.mux(sound.encode(frame))
        container.mux(sound.encode())
        if picture is not None:
            container.mux(picture.encode(av.VideoFrame.from_ndarray(numbered(1), format="rgb24")))
            container.mux(picture.encode())
    return path
