"""An exercise of one's own: written in a form, checked by the loader, changed, deleted."""

from collections.abc import Mapping

from fastapi import APIRouter, HTTPException, Response

from backline.library import exercises
from backline.motion.definition import Activity
from backline.motion.said import say

from ..draw import page, see
from ..exercise_words import KINDS, POSITIONS
from ..known import is_ours, known
from ..own import Draft, draft_of, emptied, keep, path_of, read, take_away
from ..own.draft import SECONDS, THRESHOLDS
from ..own.toml_text import HEAD
from ..shown import poster
from ..visit import Given, Here, Visit

UNUSABLE = 422
PLAIN = "none"
BY = {
    "repetitions": say("Repetitions"), "hold_s": say("Seconds held"), "minutes": say("Minutes"),
}  # fmt: skip
SIDES = {"both": say("Both legs together"), "each": say("One side at a time")}

router = APIRouter()


@router.get("/exercises/new")
def new(here: Here, base: str = "") -> Response:
    """Ask how the exercise is followed, then for its words."""
    if base != PLAIN and base not in exercises():
        tiles = [(one, poster(one.id)) for one in exercises().values()]
        return page(here, "own_exercise_start.html", tiles=tiles, plain=PLAIN)
    return _form(here, emptied(exercises().get(base), here.texts), base)


@router.post("/exercises/new")
def made(here: Here, given: Given) -> Response:
    """Keep a new exercise, or show the form again with what is wrong."""
    base = str(given.get("base", PLAIN))
    draft = emptied(exercises().get(base), here.texts).filled(given)
    return _kept(here, draft, base)


@router.get("/exercises/{name}/edit")
def change(here: Here, name: str) -> Response:
    """Show the form of an exercise that is there."""
    return _form(here, draft_of(_own(here, name), here.texts), "")


@router.post("/exercises/{name}/edit")
def changed(here: Here, given: Given, name: str) -> Response:
    """Keep a changed exercise; a new name is asked about once more."""
    return _kept(here, draft_of(_own(here, name), here.texts).filled(given), "")


@router.get("/exercises/{name}/delete")
def ask(here: Here, name: str) -> Response:
    """Ask whether an exercise is to be deleted."""
    return page(here, "own_exercise_delete.html", one=_own(here, name), path=path_of(name))


@router.post("/exercises/{name}/delete")
def delete(here: Here, name: str) -> Response:
    """Delete an exercise."""
    take_away(_own(here, name).id)
    return see("/exercises")


def _own(here: Visit, name: str) -> Activity:
    one = known(here.profile).all.get(name)
    if one is None or is_ours(one):
        raise HTTPException(404)
    return one


def _kept(here: Visit, draft: Draft, base: str) -> Response:
    found = read(draft, known(here.profile).household, here.texts, here.profile)
    if found.wrong:
        return _form(here, draft, base, found.wrong)
    keep(found.data)
    return see(f"/exercises/{found.data['id']}?saved=1")


def _form(
    here: Visit, draft: Draft, base: str, wrong: Mapping[str, list[str]] | None = None
) -> Response:
    said = {name: [here.texts.gettext(one) for one in some] for name, some in (wrong or {}).items()}
    return page(
        here, "own_exercise.html", status=UNUSABLE if said else 200,
        draft=draft, typed=draft.typed, base=base, wrong=said, kinds=KINDS, positions=POSITIONS,
        by=BY, sides=SIDES, thresholds=THRESHOLDS, seconds=SECONDS, commented=_commented(draft),
    )  # fmt: skip


def _commented(draft: Draft) -> bool:
    """Whether the file holds comments by hand, which writing it anew would lose."""
    path = path_of(draft.old.id) if draft.old else None
    return path is not None and "#" in path.read_text("utf-8").removeprefix(HEAD)
