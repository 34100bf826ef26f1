"""Recordings: look at a film of oneself in the page, with the engine that coaches live."""

from fastapi import APIRouter, Response

from backline.care.measure.words import SIDES
from backline.library import everything, for_person
from backline.motion.definition import Exercise
from backline.records import exercises_folder

from ..draw import page
from ..visit import Here

router = APIRouter()


@router.get("/recordings")
def recordings(here: Here) -> Response:
    """Show where a film is chosen, and what is looked for in it."""
    _ = here.texts.gettext
    mine = for_person(everything(exercises_folder()), here.profile)
    known = [one for one in mine.values() if isinstance(one, Exercise)]
    script = {
        "exercises": {one.id: _exercise(here, one) for one in known},
        "sides": {side: _(words) for side, words in SIDES.items()},
    }
    return page(here, "recordings.html", exercises=known, script=script)


def _exercise(here: Here, known: Exercise) -> dict[str, object]:
    _ = here.texts.gettext
    rules = (*known.faults, *known.set_faults)
    return {
        "hold": known.movement.kind == "hold",
        "camera": _(str(known.words.get("camera", ""))),
        "faults": {fault.id: _(fault.says) for fault in rules},
    }
