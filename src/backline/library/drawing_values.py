"""What a drawing is made of, as frozen values; `drawings_load` reads them from their files."""

from dataclasses import dataclass

Point = tuple[float, ...]
"""Millimetres: x and y; then half the width along a ribbon, degrees where a shape is repeated."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of a frame.

    Attributes
    ----------
    kind : str
        "skin", "bone", "hole", "joint", "muscle", "nerve" or "root".
    of : str
        The id of a muscle, nerve or root; for the other kinds a name of its own.
    form : str
        "outline" (closed), "along" (a ribbon: a middle line with half its width) or "line".
    points : tuple of Point
    belly : (int, int)
        The first and the last point of a muscle's belly; the rest is tendon.
    at : tuple of Point
        Where it is repeated: x, y and degrees clockwise.
    both_sides : bool
        Whether the other side of the body has it too, mirrored at x = 0.
    in_front : bool
        Whether it lies in front of what is drawn.
    joins : str
        The nerve that a root goes to.
    """

    kind: str
    of: str
    form: str
    points: tuple[Point, ...]
    belly: tuple[int, int]
    at: tuple[Point, ...]
    both_sides: bool
    in_front: bool
    joins: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a drawing: beside it with a line to `at`, or "on" it.

    Attributes
    ----------
    of : str
        What it names; empty for a landmark.
    words : tuple of str
        Line by line.
    side : str
        "left", "right" or "on".
    at : Point
    """

    of: str
    words: tuple[str, ...]
    side: str
    at: Point


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a drawing shows, and how large.

    Attributes
    ----------
    title, describes : str
    shapes : tuple of Shape
        The lowest first.
    labels : tuple of Label
    both_sides : bool
        Whether shapes of both sides of the body are drawn on both.
    size, origin : Point
        In units of the drawing; where the frame's (0, 0) lies.
    units_per_mm : float
    columns : Point
        The inner edges of the words to the left and to the right.
    room : Point
        Left, top, width and height of where the picture is seen; it fades out at the edges.
    """

    id: str
    title: str
    describes: str
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
    both_sides: bool
    size: Point
    origin: Point
    units_per_mm: float
    columns: Point
    room: Point
