"""The annotated video: H.264 in mp4, with the recording's own frame times."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
from av.video.reformatter import Colorspace

from backline.motion.errors import InputError

from .files import replacing
from .in_step import Frames, in_step
from .overlay import Rgb, Shown, annotate

if TYPE_CHECKING:
    from backline.motion.record import Record
    from backline.motion.types import Pose, Sample

CLOCK = Fraction(1, 90_000)  # of the frame times in the file, seconds; the usual one for video
NOMINAL_FPS = 30  # what the encoder plans its bits by; frame times do not depend on it
OPTIONS = {"crf": "23", "preset": "veryfast"}  # a few MB a minute; chosen by us


def write_video(  # noqa: PLR0913 - a video is made of all of these
    out: Path,
    frames: Frames,
    record: "Record",
    samples: Sequence["Sample"],
    poses: Sequence["Pose"],
    *,
    threads: int = 0,
) -> None:
    """Write the recording with everything drawn on it; frames are read one at a time.

    A frame between two judged ones gets the earlier one's drawing. The first frame stands at 0 in
    the file, later ones as far from it as in the recording; the clock in the picture is the
    recording's own. `out` appears whole or not at all.

    Parameters
    ----------
    out : Path
        Ends in ``.mp4``.
    frames : iterable of (float, ndarray)
        Time on the recording's clock, seconds, strictly rising; RGB, shape (height, width, 3).
    record : Record
    samples, poses : sequence
        In time order.
    threads : int
        For the encoder; 0 leaves it to the encoder.

    Raises
    ------
    InputError
        `out` cannot be written, is no mp4, or there is no frame.
    """
    if out.suffix.lower() != ".mp4":
        raise InputError(f"The annotated video is an mp4; {out.name} should end in .mp4.")
    paired = in_step(frames, samples, poses)
    with replacing(out) as part:
        first = next(paired, None)
        if first is None:
            raise InputError(f"{out} was not written: the recording has no frame to draw on.")
        _encode(part, record, chain([first], paired), threads)


def _encode(
    part: Path, record: "Record", paired: Iterator[tuple[Rgb, Shown]], threads: int
) -> None:
    stream, start_s = None, 0.0
    with av.open(part, "w", format="mp4", options={"movflags": "faststart"}) as container:
        for rgb, shown in paired:
            picture = _even(annotate(rgb, record, shown))
            if stream is None:
                stream, start_s = container.add_stream("libx264", NOMINAL_FPS, OPTIONS), shown.t_s
                stream.height, stream.width = picture.shape[:2]
                stream.pix_fmt = "yuv420p"
                stream.codec_context.time_base = CLOCK
                stream.codec_context.colorspace = Colorspace.ITU709
                stream.codec_context.thread_count = threads
            frame = av.VideoFrame.from_ndarray(picture, "rgb24")
            frame = frame.reformat(format="yuv420p", dst_colorspace=Colorspace.ITU709)
            frame.pts, frame.time_base = round((shown.t_s - start_s) / CLOCK), CLOCK
            container.mux(stream.encode(frame))
        if stream is not None:
            container.mux(stream.encode())


def _even(picture: Rgb) -> Rgb:
    """Repeat the last row or column where their number is odd: the format has no half pixels."""
    height, width = picture.shape[:2]
    return np.pad(picture, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
