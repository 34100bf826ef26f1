"""One decoded frame of a video, turned upright only when somebody wants to see it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from av import VideoFrame
    from av.buffer import Buffer


@dataclass(frozen=True, slots=True)
class Upright:
    """How the stored frames of a file become what a player shows.

    Attributes
    ----------
    size_px : tuple of int
        Width and height of the upright picture, with square pixels.
    swapped, right_to_left, upside_down : bool
        Exchange rows and columns; then mirror along x; then along y.
    """

    size_px: tuple[int, int]
    swapped: bool = False
    right_to_left: bool = False
    upside_down: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A frame as decoded, its time in seconds on the file's own clock, and how it is turned."""

    t_s: float
    frame: "VideoFrame"
    upright: Upright

    def rgb(self, longest_px: int | None = None) -> NDArray[np.uint8]:
        """Return the upright picture in colour.

        Parameters
        ----------
        longest_px : int, optional
            Shrink a picture with a longer side than this to this; the default leaves the size.

        Returns
        -------
        ndarray, shape (height, width, 3), uint8
        """
        size_px = self.upright.size_px
        shrink = min(1.0, longest_px / max(size_px)) if longest_px else 1.0
        width, height = (max(1, round(side * shrink)) for side in size_px)
        if self.upright.swapped:
            width, height = height, width
        shown = self.frame.reformat(
            width=width,
            height=height,
            format="rgb24",
            interpolation="AREA" if shrink < 1 else "BILINEAR",
            threads=1,
        )
        rgb = cast("NDArray[np.uint8]", shown.to_ndarray())
        if self.upright.swapped:
            rgb = rgb.transpose(1, 0, 2)
        down, right = (
            (-1 if self.upright.upside_down else 1),
            (-1 if self.upright.right_to_left else 1),
        )
        # Rows are padded as they come; who takes the bytes for pixels would see noise.
        return np.ascontiguousarray(rgb[::down, ::right])


def upright(frame: "VideoFrame", pixel_aspect: "Fraction | None") -> Upright:
    """Return how a file's frames are turned, from one of them and the shape of its pixels.

    Once a file, not once a frame: a frame that was asked for its side data keeps itself alive.
    """
    width = round(frame.width * pixel_aspect) if pixel_aspect else frame.width
    matrix = cast("Mapping[str, Buffer]", frame.side_data).get("DISPLAYMATRIX")
    if matrix is None:
        return Upright((width, frame.height))
    # Point (x, y) goes to (a x + c y, b x + d y); phones and cameras use quarter turns only.
    a, b, _, c, d = np.frombuffer(bytes(matrix), np.int32)[:5].tolist()
    if abs(b) > abs(a):
        return Upright((frame.height, width), True, c < 0, b < 0)
    return Upright((width, frame.height), False, a < 0, d < 0)
