"""Lines, arcs and words on a picture, sized by the picture and outlined for any background."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from textwrap import wrap

from PIL import ImageDraw, ImageFont

from .figure import Line, Point

Colour = tuple[int, int, int]

# From the colour-blind safe palette of Okabe and Ito (2008): sky blue, orange.
SIDES: dict[str, Colour] = {"left": (86, 180, 233), "right": (230, 159, 0)}
BODY: Colour = (240, 228, 66)
WHITE: Colour = (255, 255, 255)
OUTLINE: Colour = (0, 0, 0)
SHADE = (0, 0, 0, 170)  # behind words, so that white on it keeps a contrast of 4.5 on any picture

REFERENCE_PX = 480.0  # sizes are given for a picture whose shorter side is this long
SMALLEST_UNIT = 0.75  # a smaller picture gets words as large as this one's, to be readable
BIG, MIDDLE, SMALL = 44.0, 22.0, 15.0

_TYPOGRAPHY = str.maketrans({"\N{MINUS SIGN}": "-", "\N{EN DASH}": "-", "\N{EM DASH}": "-"})


@lru_cache(maxsize=16)
def _font(size_px: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size_px)


def plain(words: str) -> str:
    """Return words in letters that the drawing library's own font has: no accents, no long dashes.

    >>> plain("Füße 3°")
    'Fusse 3°'
    """
    bare = words.translate(_TYPOGRAPHY).replace("ß", "ss")
    parts = unicodedata.normalize("NFD", bare)
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


class Pen:
    """Draws on one picture.

    Parameters
    ----------
    draw : ImageDraw
        In mode RGBA, so that shades let the picture through.
    width, height : int
        Of the picture, pixels.
    """

    def __init__(self, draw: ImageDraw.ImageDraw, width: int, height: int) -> None:
        self.draw = draw
        self.width, self.height = width, height
        self.unit = max(SMALLEST_UNIT, min(width, height) / REFERENCE_PX)

    def bones(self, lines: Sequence[Line], colour: Colour, width: float) -> None:
        """Draw outlined lines with round ends; `width` in units of the pen."""
        for extra, paint in ((2.0, OUTLINE), (0.0, colour)):
            thick = max(1, round((width + extra) * self.unit))
            for start, end in lines:
                self.draw.line((start, end), fill=paint, width=thick)
                for x, y in (start, end):
                    self._dot(x, y, thick / 2, paint)

    def arc(self, at: Point, radius: float, start: float, end: float, colour: Colour) -> None:
        """Draw a sector; degrees clockwise from the right, `start` the smaller."""
        if end - start < 1.0:
            return
        far = radius * self.unit
        box = (at[0] - far, at[1] - far, at[0] + far, at[1] + far)
        self.draw.pieslice(box, start, end, fill=(*colour, 90))
        self.draw.arc(box, start, end, fill=colour, width=max(1, round(2 * self.unit)))

    def label(self, at: Point, outward: Point, distance: float, words: str) -> None:
        """Write words on a shade beside a point, kept within the picture."""
        font, pad = self._sized(SMALL + 3), 4 * self.unit
        left, top, right, bottom = font.getbbox(plain(words))
        wide, high = right - left + 2 * pad, bottom - top + 2 * pad
        far = distance * self.unit
        x = at[0] + outward[0] * (far + wide / 2) - wide / 2
        y = at[1] + outward[1] * far - high / 2
        x = max(0.0, min(x, self.width - wide))
        y = max(0.0, min(y, self.height - high))
        self._shade(x, y, wide, high)
        self.draw.text((x + pad - left, y + pad - top), plain(words), font=font, fill=WHITE)

    def panel(self, big: str, small: Sequence[tuple[str, Colour]]) -> None:
        """Write a large number and small lines below it into the upper left corner."""
        pad, font = 8 * self.unit, self._sized(SMALL)
        step = SMALL * 1.35 * self.unit
        wide = max(self.draw.textlength(plain(line), font=font) for line, _ in small)
        wide = max(wide, self.draw.textlength(big, font=self._sized(BIG)))
        self._shade(pad, pad, wide + 2 * pad, BIG * 1.1 * self.unit + step * len(small) + 2 * pad)
        self.draw.text((2 * pad, 1.5 * pad), big, font=self._sized(BIG), fill=WHITE)
        for number, (line, colour) in enumerate(small):
            y = 2 * pad + BIG * 1.1 * self.unit + step * number
            self.draw.text((2 * pad, y), plain(line), font=font, fill=colour)

    def caption(self, words: str) -> None:
        """Write words across the bottom, in as many lines as they need."""
        font, pad = self._sized(MIDDLE), 8 * self.unit
        letter = self.draw.textlength("n", font=font)
        lines = wrap(plain(words), max(8, int(0.9 * self.width / letter))) or [""]
        step = MIDDLE * 1.3 * self.unit
        wide = max(self.draw.textlength(line, font=font) for line in lines) + 2 * pad
        high = step * len(lines) + pad
        top = self.height - high - 2 * pad
        self._shade((self.width - wide) / 2, top, wide, high)
        for number, line in enumerate(lines):
            place = (self.width / 2, top + pad / 2 + step * (number + 0.5))
            self.draw.text(place, line, font=font, fill=WHITE, anchor="mm")

    def _sized(self, size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
        return _font(round(size * self.unit))

    def _shade(self, x: float, y: float, wide: float, high: float) -> None:
        box = (x, y, x + wide, y + high)
        self.draw.rounded_rectangle(box, radius=4 * self.unit, fill=SHADE)

    def _dot(self, x: float, y: float, radius: float, paint: Colour) -> None:
        self.draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=paint)
