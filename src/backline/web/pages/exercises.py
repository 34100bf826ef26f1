"""The exercises: all of them, one of them, and sheets for paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from fastapi import APIRouter, HTTPException, Response

from backline.care.programme import Item, dose_words
from backline.motion.definition import Activity, Exercise
from backline.records import exercises_folder

from ..claim_words import behind
from ..draw import asset, page
from ..exercise_words import KINDS, POSITIONS, SIDES, eased, off_floor, verdict
from ..how.steps import shown_at
from ..known import Known, is_ours, known
from ..shown import DEMOS, poster
from ..visit import Here

MOST_ON_A_SHEET = 20
USUAL_SIDE = "right"
"""The films show the person's right side at work; the left one is their mirror image."""

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Tile:
    """One exercise in the list."""

    one: Activity
    name: str
    poster: str | None
    watched: bool
    ours: bool


@dataclass(frozen=True, slots=True)
class OnPaper:
    """One exercise on a sheet; ``dose`` is that of the plan, else the definition's."""

    one: Activity
    name: str
    poster: str | None
    dose: str
    each_side: bool
    forms: Sequence[object]


@router.get("/exercises")
def exercises(here: Here) -> Response:
    """Show all exercises by kind, the person's own among them."""
    found = known(here.profile)
    ordered = sorted(
        found.all.values(), key=lambda one: (list(KINDS).index(one.kind), one.position)
    )
    kinds = {
        kind: [tile(one) for one in some]
        for kind, some in groupby(ordered, key=lambda one: one.kind)
    }
    return page(
        here, "exercises.html",
        kinds=kinds, names=KINDS, positions=POSITIONS,
        problems=[here.texts.gettext(one) for one in found.problems], folder=exercises_folder(),
    )  # fmt: skip


def tile(one: Activity) -> Tile:
    """Return an exercise as the list shows it."""
    return Tile(one, Known.name(one), poster(one.id), isinstance(one, Exercise), is_ours(one))


@router.get("/exercises/sheet")
def sheets(here: Here, ids: str = "") -> Response:
    """Show exercises for paper: those that are asked for, or all of today's plan."""
    found = known(here.profile)
    if ids:
        names = ids.split(",")[:MOST_ON_A_SHEET]
        shown = [on_paper(found.all[name]) for name in names if name in found.all]
    else:
        shown = planned_on_paper(here.planned().plan.today.items, found)
    return page(here, "exercise_sheet.html", shown=shown, planned=not ids, back="/plan")


def on_paper(one: Activity) -> OnPaper:
    """Return an exercise as its definition asks for it."""
    forms = [*off_floor(one)[0], *eased(one)]
    return OnPaper(one, Known.name(one), poster(one.id), one.dose.text, False, forms)


def planned_on_paper(items: Sequence[Item], found: Known) -> list[OnPaper]:
    """Return the exercises of a day with what the plan asks for."""
    shown = []
    for item in items:
        one = on_paper(found.all[item.exercise])
        each = len(item.sides) > 1
        shown.append(OnPaper(one.one, one.name, one.poster, dose_words(item), each, one.forms))
    return shown


@router.get("/exercises/{name}")
def exercise(here: Here, name: str, side: str = USUAL_SIDE, saved: str = "") -> Response:
    """Show one exercise: how it looks, how it is done, what speaks for it."""
    one = known(here.profile).all.get(name)
    if one is None:
        raise HTTPException(404)
    film = f"demos/{name}.mp4"
    forms, no_form = off_floor(one)
    return page(
        here, "exercise.html",
        one=one, name=Known.name(one), ours=is_ours(one), watched=isinstance(one, Exercise),
        film=asset(film) if (DEMOS / f"{name}.mp4").is_file() else None, poster=poster(name),
        side=side if side in SIDES else USUAL_SIDE, sides=SIDES if "left" in one.sides else {},
        kind=KINDS[one.kind], position=POSITIONS[one.position], verdict=verdict(one),
        off_floor=forms, no_form=no_form, easier=eased(one), saved=saved, figure=shown_at(name),
        behind=behind("exercise", name),
    )  # fmt: skip


@router.get("/exercises/{name}/sheet")
def sheet(here: Here, name: str) -> Response:
    """Show one exercise for paper."""
    one = known(here.profile).all.get(name)
    if one is None:
        raise HTTPException(404)
    shown = [on_paper(one)]
    return page(here, "exercise_sheet.html", shown=shown, planned=False, back=f"/exercises/{name}")
