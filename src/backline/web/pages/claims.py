"""The claims of the source article, each with a verdict, what studies found, and what we say."""

from fastapi import APIRouter, HTTPException, Response

from backline.library.claims_load import claims as known

from ..claim_words import VERDICTS, place, walks_about
from ..draw import page
from ..visit import Here

router = APIRouter()


@router.get("/claims")
def claims(here: Here) -> Response:
    """Show every claim with its verdict."""
    return page(here, "claims.html", claims=known().values(), verdicts=VERDICTS)


@router.get("/claims/{name}")
def claim(here: Here, name: str) -> Response:
    """Show one claim with all that is known about it."""
    one = known().get(name)
    if one is None:
        raise HTTPException(404)
    places = [*map(place, one.about), *walks_about(name)]
    return page(here, "claim.html", claim=one, verdict=VERDICTS[one.verdict], places=places)
