"""More: the places that the navigation has no room for."""

from dataclasses import dataclass

from fastapi import APIRouter, Response

from backline.motion.said import say

from ..draw import page
from ..visit import Here

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Place:
    """A place, and what one finds there."""

    name: str
    path: str
    says: str


PLACES = (
    Place(say("Exercises"), "/exercises", say("Each one shown and explained, with its evidence.")),
    Place(
        say("Breaks"), "/breaks",
        say("Long sitting interrupted: the companion, its settings, and how long you sat."),
    ),
    Place(
        say("Calendar"), "/calendar",
        say("Exercise days and breaks in the calendar that you use."),
    ),
    Place(
        say("How the body connects"), "/how",
        say("A figure to move: hamstrings, pelvis, lower back and nerve."),
    ),
    Place(say("Claims, checked"), "/claims", say("What is often said, and what studies found.")),
    Place(say("Journal"), "/journal", say("Pain, sitting, notes, and what you did, day by day.")),
    Place(say("Results"), "/results", say("What your tests and answers suggest, and why.")),
    Place(say("Recordings"), "/recordings", say("Look at a film of yourself exercising.")),
    Place(say("Self-care"), "/self-care", say("Sitting, walking, massage guns, the whole body.")),
    Place(say("Safety questions"), "/screening", say("Answer them again when something changed.")),
    Place(say("About you"), "/about", say("What you feel, how your days are, what is hard.")),
    Place(say("Settings"), "/settings", say("Voice, camera, looks, language, people, your data.")),
)  # fmt: skip


@router.get("/more")
def more(here: Here) -> Response:
    """Show what else there is."""
    return page(here, "more.html", places=PLACES)
