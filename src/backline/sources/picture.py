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
class Picture:
    """A frame, its time and its size as a player would show it.

    Attributes
    ----------
    t_s : float
        Seconds on the file's own clock.
    size_px : tuple of int
        Width and height of the upright picture.
    frame : VideoFrame
        As decoded.
    """

    t_s: float
    size_px: tuple[int, int]
    frame: "VideoFrame"

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
        shrink = min(1.0, longest_px / max(self.size_px)) if longest_px else 1.0
        width, height = (max(1, round(side * shrink)) for side in self.size_px)
        swapped, right_to_left, upside_down = _turn(self.frame)
        if swapped:
            width, height = height, width
        shown = self.frame.reformat(
            width=width,
            height=height,
            format="rgb24",
            interpolation="AREA" if shrink < 1 else "BILINEAR",
            threads=1,
        )
        rgb = cast("NDArray[np.uint8]", shown.to_ndarray())
        if swapped:
            rgb = rgb.transpose(1, 0, 2)
        return np.ascontiguousarray(
            rgb[:: -1 if upside_down else 1, :: -1 if right_to_left else 1],
        )


def upright_size(frame: "VideoFrame", pixel_aspect: "Fraction | None") -> tuple[int, int]:
    """Return width and height of a frame with square pixels, after the file's own rotation."""
    width = round(frame.width * pixel_aspect) if pixel_aspect else frame.width
    swapped, _, _ = _turn(frame)
    return (frame.height, width) if swapped else (width, frame.height)


def _turn(frame: "VideoFrame") -> tuple[bool, bool, bool]:
    """Return what the display matrix asks for: rows for columns, then mirror x, then mirror y."""
    matrix = cast("Mapping[str, Buffer]", frame.side_data).get("DISPLAYMATRIX")
    if matrix is None:
        return False, False, False
    # Point (x, y) goes to (a x + c y, b x + d y); phones and cameras use quarter turns only.
    a, b, _, c, d = np.frombuffer(bytes(matrix), np.int32)[:5].tolist()
    if abs(b) > abs(a):
        return True, c < 0, b < 0
    return False, a < 0, d < 0
