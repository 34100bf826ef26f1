"""Self-care: what one can do beside the programme, and how much is known about it."""

from fastapi import APIRouter, Response

from backline.care.screening import safety_net
from backline.library.self_care_load import self_care as parts

from ..claim_words import behind
from ..draw import page
from ..visit import Here

router = APIRouter()


@router.get("/self-care")
def self_care(here: Here) -> Response:
    """Show all parts."""
    with here.store() as store:
        country = store.history(since=here.today).person.country
    return page(
        here, "self_care.html", parts=parts().values(), net=safety_net(country).standing,
        claims={name: behind("self_care", name) for name in parts()},
    )  # fmt: skip
