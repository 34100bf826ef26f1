"""One posture of the body model as SVG: a person from the side, with what pulls in them.

Every part says in ``data-path`` which points in which segments it goes through, so that a script
moves the figure by the same rule (`body_paths`). Colours are the stylesheet's, by ``lv-0`` to
``lv-10``; a ribbon is also wider at a higher level, and hatched where its level is not known.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import hypot, isfinite

from markupsafe import Markup

from . import body_paths as paths
from . import body_shapes as shapes
from .body_arms import with_arms
from .body_paths import Frames
from .body_scenery import VIEWS, scenery
from .body_style import STYLE
from .curve import smooth

LEVELS = 10

_FOR_SCRIPTS = re.compile(r' data-(?:path|form|level|segment|vertebra|block)="[^"]*"')

_SVG = Markup(
    '<svg class="body{classes}"{more} viewBox="{view}" data-scene="{scene}">{style}{defs}'
    '<g class="body-picture" role="img" aria-labelledby="{id}-title"><title id="{id}-title">{title}'
    "</title>{inside}</g>{over}</svg>"
)
_XMLNS = Markup(' xmlns="http://www.w3.org/2000/svg"')
_DEFS = Markup(
    '<defs><pattern id="{0}-unknown" width="9" height="9" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect class="body-hatch-ground" width="9" height="9"/>'
    '<line class="body-hatch" y1="0" y2="9"/></pattern></defs>'
)
_PATH = Markup('<path class="{}" data-form="{}" data-path="{}" d="{}"/>')
_LEVEL_PATH = Markup('<path class="{}" data-form="{}" data-level="{}" data-path="{}" d="{}"{}/>')
_HATCHED = Markup(' fill="url(#{}-unknown)"')
_RIGID = Markup('<g class="{}" data-segment="{}" transform="{}">{}</g>')
_PLAIN = Markup('<path class="{}" d="{}"/>')
_GROUP = Markup('<g class="{}">{}</g>')
_SKIN = Markup('<g class="{0}-edge">{1}</g><g class="{0}">{1}</g>')
_VERTEBRA = Markup('<g data-vertebra="{}" transform="{}">{}</g>')
_VERTEBRA_SHAPE = Markup(
    '<path class="bone" d="M-44 -3L-22 -8L-19 -12Q0 -8 19 -12Q16 0 19 12Q0 9 -19 12L-22 6L-46 7Z"/>'
)


@dataclass(frozen=True, slots=True)
class Figure:
    """What is drawn.

    Attributes
    ----------
    frames : mapping of str to (x_mm, y_mm, angle_deg)
    values : mapping of str to float
        The levels (``level_*``) among them.
    scene : str
        "bend", "sit", "long" or "lie": what the person stands, sits or lies on.
    title : str
        What is seen, in the reader's language.
    ghosts : sequence of frames
        Others in the same posture, drawn faintly behind.
    look : sequence of str
        Parts that stand out.
    """

    frames: Frames
    values: Mapping[str, float]
    scene: str
    title: str
    ghosts: Sequence[Frames] = ()
    look: Sequence[str] = ()


def drawn(
    figure: Figure, *, id: str = "body", standalone: bool = False, still: bool = False,
    over: Markup | str = "",
) -> Markup:  # fmt: skip
    """Return a figure as SVG.

    Parameters
    ----------
    figure : Figure
    id : str
        The beginning of the ids within; different for each figure of a page.
    standalone : bool
        With its own styles, as a file.
    still : bool
        Without what a script moves it by: smaller.
    over : Markup
        What lies above the picture, such as handles.
    """
    frames = with_arms(sized(figure.frames), figure.scene)
    behind, before = scenery(figure.scene, frames)
    ghosts = [ghost(sized(one)) for one in figure.ghosts]
    inside = [behind, *ghosts, *_far(frames), *_near(frames), *_inner(figure, frames, id), before]
    svg = _SVG.format(
        classes=" has-look" if figure.look else "", more=_XMLNS if standalone else "",
        view=" ".join(f"{one:g}" for one in VIEWS.get(figure.scene, VIEWS["bend"])),
        scene=figure.scene, style=STYLE if standalone else "", defs=_DEFS.format(id), id=id,
        title=figure.title, inside=Markup("").join(inside), over=over,
    )  # fmt: skip
    return Markup(_FOR_SCRIPTS.sub("", svg)) if still or standalone else svg


def level_class(level: float) -> str:
    """Return the class of a level.

    >>> level_class(0.2), level_class(3.0), level_class(float("nan"))
    ('lv-2', 'lv-10', 'lv-unknown')
    """
    if not isfinite(level):
        return "lv-unknown"
    return f"lv-{round(LEVELS * min(max(level, 0.0), 1.0))}"


def sized(frames: Frames) -> Frames:
    """Return the frames of somebody of another height at the size of the shapes."""
    (hip_x, hip_y, _), (knee_x, knee_y, _) = frames["thigh"], frames["shank"]
    share = shapes.THIGH_MM / hypot(knee_x - hip_x, knee_y - hip_y)
    return {name: (x * share, y * share, angle) for name, (x, y, angle) in frames.items()}


def ghost(frames: Frames) -> Markup:
    """Return the silhouette of somebody else in the same posture."""
    whole = [
        _outline("ghost", shapes.LEG, frames), _outline("ghost", shapes.TRUNK, frames),
        *(_rigid("ghost", name, line, frames) for name, line in _RIGID_SKIN.items()),
    ]  # fmt: skip
    return _GROUP.format("body-ghost", Markup("").join(whole))


_RIGID_SKIN = {"foot": shapes.FOOT, "head": shapes.HEAD}


def _far(frames: Frames) -> Iterator[Markup]:
    """Yield the far leg, and the arm, which would hide what there is to see."""
    arm = [
        _rigid("skin", "upper_arm", shapes.UPPER_ARM, frames),
        _rigid("skin", "forearm", shapes.FOREARM, frames),
    ]
    leg = [
        _rigid("skin", "other_foot", shapes.FOOT, frames),
        _outline("skin", shapes.FAR_LEG, frames),
    ]
    for parts in (leg, arm):
        yield _SKIN.format("skin-far", Markup("").join(parts))


def _near(frames: Frames) -> Iterator[Markup]:
    """Yield the near skin: an edge behind all of it, so that none runs across the body."""
    parts = [
        _outline("skin", shapes.TRUNK, frames), _rigid("skin", "head", shapes.HEAD, frames),
        _rigid("skin", "foot", shapes.FOOT, frames), _outline("skin", shapes.LEG, frames),
    ]  # fmt: skip
    yield _SKIN.format("skin-near", Markup("").join(parts))
    face = Markup("").join(
        _PLAIN.format(name, smooth(_local(line), closed=True))
        for name, line in (("hair", shapes.HAIR), ("ear", shapes.EAR))
    )
    yield _RIGID.format("face", "head", transform(frames["head"]), face)


def _inner(figure: Figure, frames: Frames, id: str) -> Iterator[Markup]:
    """Yield bones, discs, muscles and nerves, as if the skin were clear."""
    look = figure.look
    yield _GROUP.format("bones", Markup("").join(_bones(frames, look)))
    level = figure.values.get("level_disc", float("nan"))
    classes = _classes("disc", "disc", level, look)
    disc = paths.lowest_disc(frames)
    yield _LEVEL_PATH.format(classes, "disc", "level_disc", "", disc, _hatched(level, id))
    for name, muscle in shapes.MUSCLES.items():
        yield _muscle(name, muscle, figure, frames, id)
    yield _GROUP.format("nerves", Markup("").join(_nerves(figure, frames)))


def _bones(frames: Frames, look: Sequence[str]) -> Iterator[Markup]:
    for line in shapes.RIBS.split("|"):
        yield _PATH.format("rib", "line", line, paths.line_path(line, frames))
    spine = shapes.THORACIC
    yield _PATH.format("bone", "tube", spine, paths.tube_path(spine, frames))
    yield _rigid(_part("bone", "knee", look), "shank", shapes.FIBULA, frames)
    yield _rigid(_part("bone", "knee", look), "shank", shapes.TIBIA, frames)
    yield _rigid(_part("bone", "knee", look), "thigh", shapes.FEMUR, frames)
    yield _rigid(_part("bone", "pelvis", look), "pelvis", shapes.ILIUM, frames)
    yield _rigid(_part("bone", "pelvis", look), "pelvis", shapes.SACRUM, frames)
    column = shapes.DISCS
    yield _PATH.format(
        _part("discs", "lumbar", look), "tube", column, paths.tube_path(column, frames)
    )
    stack = Markup("").join(
        _VERTEBRA.format(at, transform(place), _VERTEBRA_SHAPE)
        for at, place in enumerate(paths.vertebrae(frames))
    )
    yield _GROUP.format(_part("vertebrae", "lumbar", look), stack)


def _hatched(level: float, id: str) -> Markup | str:
    return "" if isfinite(level) else _HATCHED.format(id)


def _muscle(name: str, muscle: shapes.Muscle, figure: Figure, frames: Frames, id: str) -> Markup:
    level = figure.values.get(muscle.level, float("nan")) if muscle.level else shapes.PLAIN_LEVEL
    path = paths.ribbon_path(muscle.along, frames, level)
    if not muscle.level:
        return _PATH.format(f"muscle muscle-plain muscle-{name}", "ribbon", muscle.along, path)
    classes = _classes(f"muscle muscle-{name}", muscle.part, level, figure.look)
    return _LEVEL_PATH.format(
        classes, "ribbon", muscle.level, muscle.along, path, _hatched(level, id)
    )


def _nerves(figure: Figure, frames: Frames) -> Iterator[Markup]:
    yield _PATH.format("cord", "line", shapes.CORD, paths.line_path(shapes.CORD, frames))
    level = figure.values.get("level_nerve", float("nan"))
    for kind, lines in (("root", shapes.ROOTS), ("sciatic", (shapes.SCIATIC,))):
        for line in lines:
            classes = _classes(kind, "nerve", level, figure.look)
            path = paths.line_path(line, frames)
            yield _LEVEL_PATH.format(classes, "line", "level_nerve", line, path, "")


def _classes(kind: str, part: str, level: float, look: Sequence[str]) -> str:
    return f"{_part(kind, part, look)} {level_class(level)}"


def _part(kind: str, part: str, look: Sequence[str]) -> str:
    return f"{kind} part-{part}{' look' if part in look else ''}"


def _outline(classes: str, line: str, frames: Frames) -> Markup:
    return _PATH.format(classes, "shape", line, paths.shape_path(line, frames))


def _rigid(classes: str, segment: str, line: str, frames: Frames) -> Markup:
    shape = _PLAIN.format(classes, smooth(_local(line), closed=True))
    return _RIGID.format("rigid", segment, transform(frames[segment]), shape)


def transform(frame: tuple[float, float, float]) -> str:
    """Return a frame as the transform of an SVG group."""
    x, y, angle = frame
    return f"translate({x:.1f} {y:.1f}) rotate({angle:.2f})"


def _local(line: str) -> list[tuple[float, ...]]:
    return [tuple(map(float, point.split(","))) for point in line.split(";")]
