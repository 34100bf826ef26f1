"""Drawing a page: a template, the visit, and what the page shows."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from fastapi import Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from .i18n import texts_url
from .nav import NAV
from .visit import Visit

SEE_OTHER = 303


@cache
def templates() -> Environment:
    """Return the templates; a name that a page does not know is an error."""
    found = Environment(
        loader=PackageLoader("backline.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # A script could not read a page that writes NaN or Infinity.
    found.policies["json.dumps_kwargs"] = {"sort_keys": True, "allow_nan": False}
    found.globals["asset"] = asset
    found.globals["texts_url"] = texts_url
    found.globals["NAV"] = NAV
    return found


def page(here: Visit, template: str, *, status: int = 200, **values: object) -> Response:
    """Return a drawn page."""
    texts = here.texts
    known = {
        "here": here,
        "_": texts.gettext,
        "_n": texts.ngettext,
        "texts": texts,
        "csrf": lambda: csrf_field(here),
        "preferences": here.preferences,
    }
    html = templates().get_template(template).render(known | values)
    return HTMLResponse(html, status)


def csrf_field(here: Visit) -> Markup:
    """Return the hidden field that shows that a form is ours."""
    return Markup('<input type="hidden" name="csrf_token" value="{}">').format(here.csrf_token)


def see(path: str) -> Response:
    """Return the way to another page, after a form was taken."""
    return RedirectResponse(path, SEE_OTHER)


def asset(path: str) -> str:
    """Return the address of a static file, with a mark that changes with its content.

    Names in another script are quoted. A module that imports others names them plainly: those are
    asked for again each time, which costs little on one's own machine.
    """
    return f"/static/{quote(path)}?v={_mark(path)}"


@cache
def _mark(path: str) -> str:
    file = Path(__file__).parent / "static" / path
    return sha256(file.read_bytes()).hexdigest()[:10] if file.is_file() else "none"
