"""Look at a video file before reading it: its size, rate, length and first time."""

from collections.abc import Iterator
from itertools import islice
from math import isnan, nan
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import av
import numpy as np

from backline.motion.errors import InputError

from .container import KINDS, Damage, frames, opened
from .info import VideoInfo
from .picture import Upright, upright

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.frame import VideoFrame
    from av.video.stream import VideoStream

RATE_FRAMES = 500
"""The frame rate is the median over so many first frames; chosen by us."""


def look(path: Path) -> tuple[VideoInfo, float, Upright]:
    """Return what is known of a file, the time of its first frame, and how frames are turned."""
    with opened(path) as (container, stream):
        first = next(frames(container, stream, Damage()), None)
        if first is None:
            raise InputError(
                f"{str(path)!r} holds no picture that can be decoded: record it again, or {KINDS}."
            )
        first_s = frame_time(first)
        turned = upright(first, stream.sample_aspect_ratio)
    with opened(path) as (container, stream):
        stated_s = _stated_duration(container, stream, first_s)
        packets = packet_times(container, stream, Damage())
        times = sorted(set(islice(packets, None if isnan(stated_s) else RATE_FRAMES)))
        gap_s = float(median(np.diff(times))) if len(times) > 1 else nan
        if times:
            # Some files state too short a time.
            seen_s = times[-1] - times[0] + (0.0 if isnan(gap_s) else gap_s)
            stated_s = seen_s if isnan(stated_s) else max(stated_s, seen_s)
        fps = round(1 / gap_s, 6)
        info = VideoInfo(path.name, stream.frames or None, stated_s, fps, turned.size_px)
    return info, first_s, turned


def _stated_duration(container: "InputContainer", stream: "VideoStream", first_s: float) -> float:
    """Return the duration that the file states in seconds, NaN where it states none."""
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    if container.duration:
        # Of the whole container, as in Matroska and webm: counted from zero.
        return container.duration / av.time_base - first_s
    return nan


def packet_times(
    container: "InputContainer", stream: "VideoStream", damage: Damage
) -> Iterator[float]:
    """Yield the times that the packets state, in the order of the file; nothing is decoded."""
    try:
        for packet in container.demux(stream):
            stamp = packet.pts if packet.pts is not None else packet.dts
            if stamp is not None and packet.time_base:
                yield float(stamp * packet.time_base)
    except av.FFmpegError:
        damage.broke_off = True


def frame_time(frame: "VideoFrame") -> float:
    """Return when a frame is shown, in seconds; NaN where the file does not say."""
    # AVI files state when a frame is decoded, not when it is shown.
    stamp = frame.pts if frame.pts is not None else frame.dts
    return nan if stamp is None or frame.time_base is None else float(stamp * frame.time_base)
