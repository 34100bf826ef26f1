"""The front door: to today's page, or to the first visit."""

from fastapi import APIRouter, Response

from ..draw import see
from ..visit import Here

router = APIRouter()


@router.get("/")
def home(here: Here) -> Response:
    """Lead a new person to the first visit, everybody else to today."""
    with here.store() as store:
        known = store.events(("screening",), limit=1)
    return see("/today" if known else "/welcome")
