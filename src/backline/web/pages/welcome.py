"""The first visit: what Backline is and is not, what one needs, and where it begins."""

from fastapi import APIRouter, Response

from backline.i18n import languages
from backline.records.events import ProfileFacts
from backline.records.preferences import keep_preferences

from ..draw import page, see
from ..places import countries
from ..visit import Given, Here

router = APIRouter()


@router.get("/welcome")
def welcome(here: Here) -> Response:
    """Say what this is, and lead on to the safety questions."""
    with here.store() as store:
        history = store.history(since=here.today)
    return page(
        here, "welcome.html", languages=languages(), countries=countries(here.texts),
        country=history.person.country or "", screened=bool(history.screenings),
    )  # fmt: skip


@router.post("/welcome")
def chosen(here: Here, given: Given) -> Response:
    """Keep the language and the country."""
    language, country = str(given.get("language", "")), str(given.get("country", ""))
    if language in languages():
        keep_preferences(here.profile, here.preferences.changed({"language": language}))
    if country in countries(here.texts):
        with here.store() as store:
            store.append(ProfileFacts(country=country), here.now())
    return see("/screening" if given.get("then") == "screening" else "/welcome")
