"""Open a video file and read its frames: every way in which that fails gets its sentence."""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import av
from av.stream import Disposition

from backline.motion.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

KINDS = "give an mp4, mov, webm, gif or another video file"


class Damage:
    """What could not be read: single frames, and everything from where the file breaks off."""

    def __init__(self) -> None:
        self.frames = 0
        self.broke_off = False


@contextmanager
def opened(path: Path) -> "Iterator[tuple[InputContainer, VideoStream]]":
    """Open a file; give its container and its video stream.

    Raises
    ------
    InputError
        When the file is missing, a folder, empty, no video, or has no video stream that can be
        decoded.
    """
    _check_file(path)
    try:
        # "file:" and the white list keep a play list or an odd file name from reaching a network.
        container = av.open(f"file:{path}", options={"protocol_whitelist": "file"})
    except av.FFmpegError as error:
        raise _unreadable(path, str(error.strerror)) from error
    with container:
        if not container.streams:
            raise _unreadable(path, "no index found")
        # The cover picture of a song counts as a video stream.
        cover = Disposition.attached_pic
        streams = [video for video in container.streams.video if cover not in video.disposition]
        if not streams:
            raise InputError(
                f"{str(path)!r} holds no video, only sound or a damaged index: {KINDS}."
            )
        # PyAV leaves the context out where no decoder is known, against its annotations.
        if getattr(streams[0], "codec_context", None) is None:
            raise InputError(
                f"The video in {str(path)!r} is in a format that cannot be decoded here: convert "
                "it to an mp4 with H.264 first."
            )
        yield container, streams[0]


def frames(
    container: "InputContainer", stream: "VideoStream", damage: Damage
) -> "Iterator[VideoFrame]":
    """Decode every frame that can be decoded, from where the container stands; note the damage."""
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except av.FFmpegError:
            damage.broke_off = True
            return
        if packet is None:
            return
        try:
            yield from packet.decode()
        except av.FFmpegError:
            damage.frames += 1


def _unreadable(path: Path, reason: str) -> InputError:
    return InputError(
        f"{str(path)!r} cannot be read as a video ({reason}): it is none, or its copy was cut "
        f"short; {KINDS}, copied whole."
    )


def _check_file(path: Path) -> None:
    if path.is_dir():
        raise InputError(f"{str(path)!r} is a folder: give one video file in it.")
    try:
        size = path.stat().st_size
    except OSError as error:
        raise InputError(
            f"{str(path)!r} cannot be opened ({error.strerror}): give the path of a video file."
        ) from error
    if size == 0:
        raise InputError(f"{str(path)!r} is empty (0 bytes): copy or record it again.")
