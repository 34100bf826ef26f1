"""The anatomy as SVG: bones, muscles and nerves, each with its class, its words and its link.

Colours are the stylesheet's, by class. The picture is one image to a screen reader. The links are
the words beside it; each takes clicks on what it names too.
"""

from collections.abc import Collection, Iterator

from markupsafe import Markup

from backline.library.anatomy_values import Anatomy
from backline.library.drawing_values import Drawing, Point, Shape

from .curve import edge, moved, ribbon, smooth
from .labels import FONT, LINE, Placed, Say, placed

FIBRES = (-0.66, -0.33, 0.0, 0.33, 0.66)
"""Where the fibres of a muscle's belly run, in shares of half its width."""

_SVG = Markup(
    '<svg class="anatomy{chosen}" viewBox="0 0 {width:g} {height:g}" role="group" '
    'aria-labelledby="{id}-title"><g role="img" aria-labelledby="{id}-title {id}-says">'
    '<title id="{id}-title">{title}</title><desc id="{id}-says">{says}</desc>'
    '<filter id="{id}-soft"><feGaussianBlur stdDeviation="5"/></filter><mask id="{id}-room">'
    '<rect x="{room[0]:g}" y="{room[1]:g}" width="{room[2]:g}" height="{room[3]:g}" fill="white" '
    'filter="url(#{id}-soft)"/></mask><g mask="url(#{id}-room)">{picture}</g></g>'
    "{words}</svg>"
)
_GROUP = Markup('<g class="{}">{}</g>')
_LINK = Markup('<a class="{}" href="#{}">{}</a>')
_PATH = Markup('<path class="{}" d="{}"/>')
_TEXT = Markup('<text class="anatomy-words" x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>')
_LEADER = Markup(
    '<polyline class="anatomy-leader" points="{0}"/><circle class="anatomy-dot" cx="{1:.1f}" '
    'cy="{2:.1f}" r="2.4"/>'
)
ANCHORS = {"left": ("end", 1.0), "right": ("start", 0.0), "on": ("middle", 0.5)}


def drawn(drawing: Drawing, known: Anatomy, say: Say, chosen: str = "") -> Markup:
    """Return a drawing with its title, its description and its words.

    The words of a muscle, nerve or root lead to its id in the page.

    Parameters
    ----------
    drawing : Drawing
    known : Anatomy
    say : callable
        Turns an English text into the reader's language.
    chosen : str
        The id of the muscle or nerve that is shown with everything that belongs to it, the rest
        paler; empty to show all alike.
    """
    named = {one.of for one in drawing.labels}
    picture = [
        _shape(drawing, shape, _classes(shape, known, chosen, named)) for shape in drawing.shapes
    ]
    words = [_words(drawing, one, chosen) for one in placed(drawing, say)]
    return _SVG.format(
        chosen=" has-chosen" if chosen else "", width=drawing.size[0], height=drawing.size[1],
        id=drawing.id, room=drawing.room, title=say(drawing.title), says=say(drawing.describes),
        picture=Markup("").join(picture), words=Markup("").join(words),
    )  # fmt: skip


def paths(drawing: Drawing, shape: Shape) -> Iterator[str]:
    """Yield the path of a shape at each place that it is repeated at."""
    for points in _copies(drawing, shape, shape.points):
        outline = ribbon(points) if shape.form == "along" else points
        yield smooth(outline, closed=shape.form != "line")


def _classes(shape: Shape, known: Anatomy, chosen: str, named: Collection[str]) -> str:
    nerve = known.nerves.get(chosen)
    more = {
        f"nerve-{shape.joins}": shape.joins,
        "ghost": shape.kind == "muscle" and shape.of not in named,
        "in-front": shape.in_front,
        "chosen": belongs(shape, known, chosen),
        "trunk": nerve and shape.of == nerve.trunk,
    }
    return " ".join(
        [shape.kind, f"{shape.kind}-{shape.of}", *(n for n, yes in more.items() if yes)]
    )


def belongs(shape: Shape, known: Anatomy, chosen: str) -> bool:
    """Whether a shape is what was chosen, or a root or muscle of the nerve that was."""
    nerve = known.nerves.get(chosen)
    if nerve and shape.kind == "root":
        return shape.of in nerve.roots and shape.joins in {nerve.id, nerve.trunk}
    return shape.of == chosen or bool(nerve and shape.of in nerve.muscles)


def _shape(drawing: Drawing, shape: Shape, classes: str) -> Markup:
    parts = [_PATH.format(f"{shape.kind}-whole", path) for path in paths(drawing, shape)]
    if shape.kind in {"nerve", "root"}:
        parts = [_PATH.format("nerve-halo", path) for path in paths(drawing, shape)] + parts
    first, last = shape.belly
    if last:
        belly = shape.points[first : last + 1]
        for points in _copies(drawing, shape, belly):
            parts.append(_PATH.format("muscle-belly", smooth(ribbon(points), closed=True)))
            parts += [
                _PATH.format("muscle-fibre", smooth(edge(points, share)[1:-1], closed=False))
                for share in FIBRES
            ]
    return _GROUP.format(classes, Markup("").join(parts))


def _copies(drawing: Drawing, shape: Shape, points: tuple[Point, ...]) -> Iterator[list[Point]]:
    """Yield points in units of the drawing, at each place, on each side."""
    for place in shape.at:
        here = moved(points, place)
        yield [_unit(drawing, point) for point in here]
        if shape.both_sides and drawing.both_sides:
            yield [_unit(drawing, (-x, *rest)) for x, *rest in here]


def _unit(drawing: Drawing, point: Point) -> Point:
    scale = drawing.units_per_mm
    (left, top), (x, y, *half) = drawing.origin, point
    return (left + x * scale, top + y * scale, *(one * scale for one in half))


def _words(drawing: Drawing, label: Placed, chosen: str) -> Markup:
    anchor, share = ANCHORS[label.side]
    texts = [
        _TEXT.format(
            label.left + share * label.width, label.top + at * LINE + FONT - 1, anchor, line
        )
        for at, line in enumerate(label.lines)
    ]
    words = Markup(" ").join(texts)  # a blank, so that a screen reader keeps the lines apart
    parts = words if label.side == "on" else _leader(label) + words
    if not label.of:
        return _GROUP.format("anatomy-landmark", parts)
    hits = [
        _PATH.format(f"anatomy-hit {shape.form}", path)
        for shape in drawing.shapes
        if shape.of == label.of
        for path in paths(drawing, shape)
    ]
    classes = [f"anatomy-label anatomy-{label.side}", *(["chosen"] if label.of == chosen else [])]
    return _LINK.format(" ".join(classes), label.of, Markup("").join(hits) + parts)


def _leader(label: Placed) -> Markup:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in label.leader)
    return _LEADER.format(points, *label.point)
