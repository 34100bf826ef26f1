"""The first page of the explainer: one figure to play with, and a picture for each walk."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from backline.body.person import typical
from backline.explaining import told
from backline.i18n import Texts
from backline.library.walks_load import Walk, walks
from backline.render.body_figure import Figure, drawn

from .steps import step_figure
from .words import SCENES

OPENING = ("bend", {"trunk": 70.0})
TELLING: dict[str, int] = {"bending": 3, "standing": 1, "sitting": 4, "muscle_or_nerve": 2,
                           "exercises": 4, "strength": 2}  # fmt: skip
"""Which step of a walk stands for it; the last one for others."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A walk, and a picture of it."""

    walk: Walk
    svg: Markup


def hub_picture(texts: Texts) -> Markup:
    """Return the figure that leads to the page where it moves."""
    scene, inputs = OPENING
    found = told(scene, inputs, typical()).shown
    title = texts.gettext(SCENES[scene].says)
    return drawn(Figure(found.frames, found.values, scene, title), id="opening", still=True)


def walk_tiles(texts: Texts) -> Iterator[Tile]:
    """Yield every walk with its picture."""
    for one in walks().values():
        at = min(TELLING.get(one.id, len(one.steps)), len(one.steps))
        figure = step_figure(one.steps[at - 1], texts)
        yield Tile(one, drawn(figure, id=f"walk-{one.id}", still=True))
