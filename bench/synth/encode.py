"""Writes frames to an H.264 file, whole or not at all."""

from fractions import Fraction
from pathlib import Path
from types import TracebackType

import av
import numpy as np

from .render import Image


class Encoder:
    """A file that takes frames; it appears under its name only when it is complete.

    One encoding thread, so that the same frames give the same bytes. A file for the web takes
    longer to write, is smaller, and has its index at the front.
    """

    def __init__(
        self, file: Path, fps: float, size: tuple[int, int], crf: int, *, for_web: bool = False
    ) -> None:
        self._file, self._part = file, file.with_suffix(".part")
        rate = Fraction(fps).limit_denominator(1001)
        index = {"movflags": "+faststart"} if for_web else {}
        self._container = av.open(str(self._part), "w", format="mp4", options=index)
        options = {"crf": str(crf), "preset": "veryslow" if for_web else "veryfast"}
        self._stream = self._container.add_stream("libx264", rate=rate, options=options)
        self._stream.width, self._stream.height = size
        self._stream.pix_fmt = "yuv420p"
        self._stream.codec_context.thread_count = 1

    def __enter__(self) -> "Encoder":
        """Return itself."""
        return self

    def write(self, image: Image) -> None:
        """Add one RGB frame, (height, width, 3)."""
        frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image), format="rgb24")
        self._container.mux(self._stream.encode(frame))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Finish the file, or remove what there is of it."""
        if kind is None:
            self._container.mux(self._stream.encode())
        self._container.close()
        if kind is None:
            self._part.replace(self._file)
        else:
            self._part.unlink(missing_ok=True)
