"""The body model behind the pages: what it is, how it compares with measurements, its numbers."""

from functools import cache

from fastapi import APIRouter, Response

from backline.body.validation import Row, rows
from backline.library.moment_arms_load import moment_arms
from backline.library.numbers_load import numbers
from backline.motion.said import Figure, Said, say

from ..draw import page
from ..visit import Here

router = APIRouter()


@router.get("/how/model")
def how_model(here: Here) -> Response:
    """Show what the model is and every number in it."""
    known = numbers("body")
    return page(
        here, "how_model.html", all=len(rows()), met=sum(row.met for row in rows()),
        short=short_of(), numbers=[known.explain(name) for name in known],
        arms_source=moment_arms().source,
    )  # fmt: skip


@cache
def short_of() -> tuple[Said, ...]:
    """Return where the model falls short of what was measured on people."""
    found = {row.id: row for row in rows() if not row.met}
    told = {"K5": _standing, "K9": _knees_bent}
    return tuple(say_it(found[name]) for name, say_it in told.items() if name in found)


def _standing(row: Row) -> Said:
    return say(
        "In standing it lets short hamstrings turn the pelvis by {degrees} degrees. Studies that"
        " measured it found no difference.",
        degrees=Figure(abs(row.parts[0].value), ".0f"),
    )


def _knees_bent(row: Row) -> Said:
    return say(
        "With bent knees it lets short hamstrings turn the pelvis by {degrees} degrees. Studies"
        " found no effect.",
        degrees=Figure(abs(row.parts[0].value), ".0f"),
    )
