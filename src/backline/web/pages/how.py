"""How the body connects: a model to play with, in numbers and in words."""

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import JSONResponse

from backline.explaining import scene_json
from backline.library.walks_load import walks

from ..draw import page
from ..how.asked import LENGTH_RANGE_DEG, TOLERANCE_RANGE_NM, asked, range_of
from ..how.hub import hub_picture, walk_tiles
from ..how.people import everybody, known
from ..how.picture import for_script, mark, picture
from ..how.steps import step_shown
from ..how.table import words
from ..how.words import INPUTS, SCENES, told_numbers
from ..i18n.route import FOR_A_YEAR, NOT_FOUND, NOT_MODIFIED
from ..visit import Here

router = APIRouter()


@router.get("/how")
def how(here: Here) -> Response:
    """Show what there is to see."""
    return page(here, "how.html", svg=hub_picture(here.texts), walks=walk_tiles(here.texts))


@router.get("/how/move")
def move(here: Here, request: Request) -> Response:
    """Show a posture that can be played with."""
    found = known(here)
    people = everybody(found)
    one = asked(request.query_params, people)
    made = picture(one, here.texts)
    script = for_script(one, here.texts)
    return page(
        here, "how_move.html", one=one, made=made, people=people.values(), who=found,
        scenes=SCENES, inputs=INPUTS, numbers=list(told_numbers(made.told.shown.values)),
        range_of=range_of, lengths=LENGTH_RANGE_DEG, tolerances=TOLERANCE_RANGE_NM,
        script=script, words=words(one, people),
    )  # fmt: skip


@router.get("/how/told")
def told_words(here: Here, request: Request) -> Response:
    """Return the exact words for a posture, as a part of a page in JSON."""
    people = everybody(known(here))
    one = asked(request.query_params, people)
    part = page(here, "how_told.html", words=words(one, people))
    return JSONResponse({"html": bytes(part.body).decode()})


@router.get("/how/scene/{name}.json")
def scene(name: str, request: Request, v: str = "") -> Response:
    """Return a scene's data; for good under the address that `scene_url` gives."""
    if name not in SCENES:
        raise HTTPException(NOT_FOUND)
    cached = FOR_A_YEAR if v == mark(name) else "no-cache"
    headers = {"Cache-Control": cached, "ETag": f'"{mark(name)}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=NOT_MODIFIED, headers=headers)
    return Response(scene_json(name), media_type="application/json", headers=headers)


@router.get("/how/walks/{name}")
def walk(here: Here, name: str, step: str = "1") -> Response:
    """Show one step of a walk; a step that there is none of is the nearest."""
    one = walks().get(name)
    if one is None:
        raise HTTPException(NOT_FOUND)
    asked_for = int(step) if step.isascii() and step.isdigit() and len(step) < 4 else 1
    at = min(max(asked_for, 1), len(one.steps))
    others = [other for other in walks().values() if other.id != name]
    shown = step_shown(one, at, here.texts)
    return page(here, "how_walk.html", walk=one, at=at, others=others, shown=shown)
