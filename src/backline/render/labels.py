"""Where the words of a drawing go: in a column on each side, without lying on one another."""

from collections.abc import Callable
from dataclasses import dataclass

from backline.library.drawing_values import Drawing, Label

Say = Callable[[str], str]
"""Turns an English text into the reader's language."""

FONT = 12.5  # units of the drawing; about as many pixels on a phone of 390
LINE = 15.0
ROOM = 4.0  # between two labels
STUB = 5.0  # a leader begins level, this far from the words
NARROW, WIDE = frozenset("iljtfr.,'()I ⟦⟧"), frozenset("mwMW")


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with its place, in units of the drawing.

    Attributes
    ----------
    of : str
        What it names; empty for a landmark.
    lines : tuple of str
        In the reader's language.
    side : str
        "left", "right" or "on".
    left, top, width, height : float
        The room that its words take at most.
    point : (float, float)
        What it points to.
    """

    of: str
    lines: tuple[str, ...]
    side: str
    left: float
    top: float
    width: float
    height: float
    point: tuple[float, float]

    @property
    def leader(self) -> tuple[tuple[float, float], ...]:
        """The line from the words to what they name."""
        middle = self.top + self.height / 2
        begin = self.left + self.width + 2 if self.side == "left" else self.left - 2
        step = STUB if self.side == "left" else -STUB
        return (begin, middle), (begin + step, middle), self.point


def placed(drawing: Drawing, say: Say) -> tuple[Placed, ...]:
    """Return every label with its place, side by side and from the top."""
    found = [_at_its_height(drawing, one, say) for one in drawing.labels]
    on = [one for one in found if one.side == "on"]
    beside = [
        label
        for side in ("left", "right")
        for label in _spread([one for one in found if one.side == side], drawing.size[1])
    ]
    return (*on, *beside)


def width_of(text: str) -> float:
    """Return how wide a text is at most, in units of the drawing, in a wide sans-serif.

    >>> round(width_of("Semimembranosus"))
    127
    """
    shares = (0.4 if one in NARROW else 0.98 if one in WIDE else 0.64 for one in text)
    return FONT * sum(shares)


def _at_its_height(drawing: Drawing, label: Label, say: Say) -> Placed:
    """Return a label level with what it names."""
    lines = tuple(say(words) for words in label.words)
    width, height = max(map(width_of, lines)), LINE * len(lines)
    x, y = (
        start + value * drawing.units_per_mm
        for start, value in zip(drawing.origin, label.at, strict=True)
    )
    left = {
        "left": drawing.columns[0] - width, "right": drawing.columns[1], "on": x - width / 2,
    }[label.side]  # fmt: skip
    return Placed(label.of, lines, label.side, left, y - height / 2, width, height, (x, y))


def _spread(labels: list[Placed], bottom: float) -> list[Placed]:
    """Move labels apart: down from the top, then up where the last ones ran out of the drawing."""
    labels = sorted(labels, key=lambda one: one.top)
    tops: list[float] = []
    end = 0.0
    for one in labels:
        tops.append(max(one.top, end))
        end = tops[-1] + one.height + ROOM
    end = bottom
    for at in range(len(labels) - 1, -1, -1):
        tops[at] = min(tops[at], end - labels[at].height)
        end = tops[at] - ROOM
    return [
        Placed(one.of, one.lines, one.side, one.left, top, one.width, one.height, one.point)
        for one, top in zip(labels, tops, strict=True)
    ]
