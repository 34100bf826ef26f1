"""Settings: voice, camera, looks, language, and the country of the emergency number."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Annotated, Any

from fastapi import APIRouter, Body, Response

from backline.care.screening.net import safety_net
from backline.i18n import languages
from backline.library.screening_load import emergency_numbers
from backline.motion.errors import InputError
from backline.motion.said import say
from backline.records.events import ProfileFacts
from backline.records.preferences import Preferences, keep_preferences

from ..draw import page, see
from ..visit import Given, Here, Visit

router = APIRouter()

THEMES = {"system": say("As the device has it"), "light": say("Light"), "dark": say("Dark")}
TEXT_SIZES = {"normal": say("Normal"), "large": say("Large"), "larger": say("Larger")}
PLACES = (
    ("/settings/data", say("Your data"), say("Where it is, a copy to keep, erasing it.")),
    ("/settings/people", say("People and app lock"), say("Who uses Backline here, and a PIN.")),
    ("/settings/phone", say("Phone"), say("Exercise in front of a phone or tablet at home.")),
    ("/settings/licences", say("Licences"), say("Whose work Backline is made of.")),
)
CHOSEN = {one.name: one.default for one in fields(Preferences)}


@router.get("/settings")
def settings(here: Here, saved: bool = False) -> Response:
    """Show what can be chosen."""
    country = country_of(here)
    codes = sorted(emergency_numbers(), key=here.texts.country)
    return page(
        here, "settings.html", saved=saved, places=PLACES, themes=THEMES, sizes=TEXT_SIZES,
        languages=languages(), countries={code: here.texts.country(code) for code in codes},
        country=country, number=safety_net(country).number,
    )  # fmt: skip


@router.post("/settings")
def save(here: Here, given: Given) -> Response:
    """Keep a whole form; what is not ticked is not in it."""
    texts = {name: str(value) for name, value in given.items()}
    keep(here, {name: _read(name, texts) for name in CHOSEN if _asked(name, texts)})
    keep_country(here, texts.get("country"))
    return see("/settings?saved=true")


@router.post("/api/settings")
def save_some(here: Here, changes: Annotated[dict[str, Any], Body()]) -> dict[str, bool]:
    """Keep what was just changed in the page; say whether the page has to be drawn anew."""
    country = changes.pop("country", None)
    keep(here, changes)
    if isinstance(country, str):
        keep_country(here, country)
    return {"draw_anew": bool({"language"} & changes.keys()) or country is not None}


def keep(here: Visit, changes: Mapping[str, Any]) -> None:
    """Keep changed preferences.

    Raises
    ------
    InputError
        With every value that cannot be one.
    """
    language = changes.get("language", "")
    if language and language not in languages():
        raise InputError(say("There is no such language."))
    keep_preferences(here.profile, here.preferences.changed(changes))


def country_of(here: Visit) -> str:
    """Return the person's country; empty where it is not known."""
    with here.store() as store:
        facts = [one.event for one in store.events(("profile_facts",))]
    told = [one.country for one in facts if isinstance(one, ProfileFacts) and one.country]
    return str(told[-1]).upper() if told else ""


def keep_country(here: Visit, code: str | None) -> None:
    """Keep another country, where it is one that has a number."""
    if not code or code == country_of(here):
        return
    if code not in emergency_numbers():
        raise InputError(say("The emergency number of that country is not known here."))
    with here.store() as store:
        store.append(ProfileFacts(country=code), here.now())


def _asked(name: str, texts: Mapping[str, str]) -> bool:
    return name in texts or isinstance(CHOSEN[name], bool)


def _read(name: str, texts: Mapping[str, str]) -> bool | float | str:
    if isinstance(CHOSEN[name], bool):
        return name in texts
    if not isinstance(CHOSEN[name], float):
        return texts[name]
    try:
        return float(texts[name].replace(",", "."))
    except ValueError:
        raise InputError(say("Volume and speed are numbers.")) from None
