"""The people of a household: who there is, who is exercising now, adding and erasing one."""

from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData

from backline.breaktime import channel
from backline.motion.errors import InputError
from backline.motion.said import Own, say
from backline.records.forget import forget_choices
from backline.records.own_exercises import forget_own_exercises

from .. import recent
from ..cookies import YEAR_S, cookie
from ..drafts import forget_drafts
from ..draw import page, see
from ..security.lock import DIGITS, MINUTES, AppLock
from ..visit import FIRST_PROFILE, PROFILE_COOKIE, Given, Here, Visit

router = APIRouter()

HERE = "/settings/people"


@router.get("/settings/people")
def people(here: Here, request: Request) -> Response:
    """Show who there is, and the app lock."""
    database = here.databases.database()
    names = list(dict.fromkeys([FIRST_PROFILE, *database.profiles()]))
    counts = {name: database.count_events(name) for name in names}
    lock: AppLock = request.app.state.lock
    return page(
        here, "settings_people.html", counts=counts, first=FIRST_PROFILE, own=Own,
        lock=lock, digits=DIGITS, minutes=MINUTES,
    )  # fmt: skip


@router.post("/settings/people/add")
def add(here: Here, given: Given) -> Response:
    """Add a person, and go on as that person."""
    name = " ".join(str(given.get("name", "")).split())
    if name in here.databases.database().profiles():
        raise InputError(say("There is already somebody called {name}.", name=Own(name)))
    here.databases.database().add_profile(name)
    return _as(here, name, "/")


@router.post("/settings/people/switch")
def switch(here: Here, given: Given) -> Response:
    """Go on as another person, in this browser."""
    return _as(here, _known(here, given), "/")


@router.post("/settings/people/erase")
def erase(here: Here, request: Request, given: Given) -> Response:
    """Take out everything of one person, after their name was typed."""
    name = _known(here, given)
    if str(given.get("word", "")).strip() != name:
        raise InputError(say("{name} was not typed, so nothing was erased.", name=Own(name)))
    database = here.databases.database()
    channel.stop(name)
    if name in database.profiles():
        database.erase_profile(name)
    else:  # nothing was kept of the first person yet
        forget_own_exercises(name)
        forget_choices(name)
    recent.forget(here.databases, name)
    forget_drafts(request.app, name)
    if name == here.profile:
        return _as(here, FIRST_PROFILE, HERE)
    return see(HERE)


def _known(here: Visit, given: FormData) -> str:
    name = str(given.get("name", ""))
    if name != FIRST_PROFILE and name not in here.databases.database().profiles():
        raise InputError(say("There is nobody called {name}.", name=Own(name)))
    return name


def _as(here: Visit, name: str, path: str) -> Response:
    response = see(path)
    kept = cookie(here.settings, PROFILE_COOKIE, quote(name), YEAR_S)
    response.headers.append("Set-Cookie", kept)
    return response
