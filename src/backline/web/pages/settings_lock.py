"""The app lock: setting a PIN, locking, and the page that asks for it."""

from fastapi import APIRouter, Request, Response
from starlette.datastructures import FormData

from backline.motion.errors import InputError
from backline.motion.said import say

from ..cookies import cookie
from ..draw import page, see
from ..security.lock import AppLock
from ..security.lock_gate import COOKIE
from ..settings import Settings
from ..typed import whole
from ..visit import Given, Here

MOST_MINUTES = 10_000  # the lock itself says how long is too long
router = APIRouter()

BACK = "/settings/people"
UNUSABLE = 422


@router.get("/lock")
def locked(here: Here, next: str = "/") -> Response:
    """Ask for the PIN."""
    return page(here, "lock.html", after=inside(next), problems=())


@router.post("/lock")
def unlock(here: Here, request: Request, given: Given) -> Response:
    """Let a browser in whose PIN is right."""
    after = inside(str(given.get("next", "/")))
    try:
        token = _lock(request).unlock(str(given.get("pin", "")))
    except InputError as error:
        said = [here.texts.gettext(one) for one in error.problems]
        return page(here, "lock.html", status=UNUSABLE, after=after, problems=said)
    return _let_in(here.settings, token, after)


@router.post("/settings/lock")
def turn_on(here: Here, request: Request, given: Given) -> Response:
    """Set a PIN where there is none."""
    lock, pin = _lock(request), str(given.get("pin", ""))
    if lock.on:
        raise InputError(say("There is a PIN already: remove it first."))
    if pin != given.get("again"):
        raise InputError(say("The two PINs are not the same, so none was set."))
    return _let_in(here.settings, lock.set_pin(pin, _minutes(given)), BACK)


@router.post("/settings/lock/minutes")
def set_minutes(request: Request, given: Given) -> Response:
    """Set after how long the app locks by itself."""
    if _lock(request).on:
        _lock(request).set_minutes(_minutes(given))
    return see(BACK)


@router.post("/settings/lock/now")
def lock_now(request: Request) -> Response:
    """Ask every browser for the PIN again."""
    _lock(request).lock_all()
    return see("/lock")


@router.post("/settings/lock/remove")
def turn_off(request: Request, given: Given) -> Response:
    """Remove the PIN, after it was typed."""
    if _lock(request).on:
        _lock(request).check(str(given.get("pin", "")))
        _lock(request).remove()
    return see(BACK)


def inside(path: str) -> str:
    """Return a path of our own to go on to; the front door for anything else.

    >>> inside("/plan?x=1"), inside("//evil.example"), inside("https://evil.example")
    ('/plan?x=1', '/', '/')
    """
    own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if own else "/"


def _lock(request: Request) -> AppLock:
    found: AppLock = request.app.state.lock
    return found


def _let_in(settings: Settings, token: str, path: str) -> Response:
    response = see(path)
    response.headers.append("Set-Cookie", cookie(settings, COOKIE, token))
    return response


def _minutes(given: FormData) -> int:
    minutes = whole(str(given.get("minutes", "")).strip(), MOST_MINUTES)
    if minutes is None:
        raise InputError(say("Minutes are a whole number."))
    return minutes
