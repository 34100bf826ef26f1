"""Pairing a phone: the code and the address on this computer, the form on the phone."""

from datetime import datetime
from io import BytesIO

import segno
from fastapi import APIRouter, Request, Response
from markupsafe import Markup

from backline.motion.errors import InputError
from backline.motion.said import Own

from ..cookies import YEAR_S, cookie
from ..draw import page, see
from ..security.addresses import is_home, is_loopback
from ..security.pair_gate import COOKIE
from ..security.pairing import Pairing, devices, revoke
from ..settings import Settings
from ..visit import Given, Here

router = APIRouter()

HERE = "/settings/phone"
UNUSABLE = 422
KNOWN = (("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"))


@router.get("/settings/phone")
def phone(here: Here, request: Request) -> Response:
    """Show how a phone gets in; the code on this computer alone."""
    shown = {}
    if here.settings.lan and _at_home(request):
        code, until = _pairing(request).code()
        address = address_of(here.settings)
        shown = {"code": code, "until": until, "address": address, "picture": picture(address)}
    return page(
        here, "settings_phone.html", lan=here.settings.lan, shown=shown, devices=devices(),
        at_home=_at_home(request), fingerprint=here.settings.fingerprint, own=Own,
        day_of=lambda device: datetime.fromisoformat(device["paired"]).date(),
    )  # fmt: skip


@router.post("/settings/phone/revoke")
def forget(given: Given) -> Response:
    """Forget a paired device."""
    revoke(str(given.get("device", "")))
    return see(HERE)


@router.get("/pair")
def pairing_page(here: Here, request: Request) -> Response:
    """Ask a phone for the code."""
    if not here.settings.lan or not request.scope.get("outside"):
        return see("/")
    _pairing(request).code()  # an old one is replaced, and the new one shown, before it is typed
    return page(here, "pair.html", name=_guess(request), problems=())


@router.post("/pair")
def pair(here: Here, request: Request, given: Given) -> Response:
    """Let a phone in that gave the code."""
    if not here.settings.lan:
        return see("/")
    name = str(given.get("name", "")).strip() or _guess(request)
    try:
        token = _pairing(request).pair(str(given.get("code", "")), name)
    except InputError as error:
        said = [here.texts.gettext(one) for one in error.problems]
        return page(here, "pair.html", status=UNUSABLE, name=name, problems=said)
    response = see("/")
    response.headers.append("Set-Cookie", cookie(here.settings, COOKIE, token, YEAR_S))
    return response


def address_of(settings: Settings) -> str:
    """Return the address for a phone: the first of this machine's on the home network."""
    host = next((one for one in settings.hosts if is_home(one)), settings.hosts[0])
    return f"{settings.scheme}://{host}:{settings.port}/"


def picture(address: str) -> Markup:
    """Return an address as a QR code: an SVG without styles."""
    out = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(out, kind="svg", xmldecl=False, svgns=True, border=2, omitsize=True, nl=False)
    return Markup(out.getvalue().decode())  # made here, of black squares


def _pairing(request: Request) -> Pairing:
    found: Pairing = request.app.state.pairing
    return found


def _at_home(request: Request) -> bool:
    return is_loopback(request.client.host if request.client else None)


def _guess(request: Request) -> str:
    agent = request.headers.get("user-agent", "")
    return next((name for mark, name in KNOWN if mark in agent), "")
