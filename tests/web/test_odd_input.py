"""Whatever comes in: the answer is a page or JSON with a sentence, and never a traceback."""

import json
import random
import re
from collections.abc import Iterator, Mapping
from inspect import signature
from pathlib import Path
from typing import Any, get_type_hints
from urllib.parse import quote

import pytest
from fastapi.routing import APIRoute
from httpx2 import Response
from pydantic import BaseModel

from backline.library.questions_load import questions
from backline.web.pages import ROUTERS
from backline.web.security import limits
from tests.web.pages.conftest import Browser, browser, words  # noqa: F401 - a fixture

WEB = Path(__file__).parents[2] / "src/backline/web"
ROUTES = [
    pytest.param(
        method,
        route,
        id=f"{method} {route.path}",
    )
    for router in ROUTERS
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in sorted(route.methods or ())
]
NAMED = re.compile(
    r'name="([a-z_0-9-]+)"|(?:given|form)\.get\("([a-z_-]+)"|asked\.\w+\("([a-z_]+)"'
)
FIELDS = sorted(
    {
        name
        for ending in ("*.html", "*.py")
        for path in WEB.rglob(ending)
        for found in NAMED.findall(path.read_text("utf-8"))
        for name in found
        if name
    }
    | {"goal-0", "score-0", "v", "month", "repetitions", *questions()}
)
ODD = (
    "", " ", "x" * 5000, "9" * 5000, "9" * 30, "1e999", "nan", "-inf", "-1", "1.5", "²", "١٢",
    "\x00", "\udcff", "<script>alert(1)</script>", "{0}{name}", "%s%n", "../../etc/passwd",
    "\r\nX: y", "0001-01-01", "9999-12-31", "2026-02-30", "null", "[]", "🦵" * 100,
    "//elsewhere.example",
)  # fmt: skip
FITTING = (
    "1", "2", "3", "yes", "no", "left", "both", "bridge", "walk", "slr", "note", "pain", "set",
    "about", "me", "es", "DE", "during", "today", "2026-11-22", "2026-11", "on", "bridge/1/both",
)  # fmt: skip
ODD_JSON: tuple[object, ...] = (
    None, True, -1, 2.5, 10**30, 10**400, 1e300, float("nan"), [], {}, "\ud800",
)  # fmt: skip
BODIES = (
    b"", b"\xff\xfe", b"[]", b"null", b"{", b"{}", b"1e999", b'"\\ud800"', b'{"\\ud800":1}',
    b'{"pain":NaN}', b'{"pain":' + b"9" * 5000 + b"}", b"[" * 50_000,
)  # fmt: skip
FORMS = (
    ("application/x-www-form-urlencoded", b"name=%ff%00&minutes=\xc3\x28&\xff=\xff"),
    ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(3000))),
    ("multipart/form-data; boundary=x", b"--x\r\nnot a part"),
    ("multipart/form-data", b"--x--"),
    ("application/json", b"{}"),
    ("text/plain; charset=nothing", b"\xff"),
)
PLACES = {
    "/journal/add/{form}": ("note", "pain", "sitting", "function", "set"),
    "/journal/{number}": ("3",),
    "/about/{path}": ("you", "feel", "tries", "days", "goals"),
    "/tests/{name}": ("slr",),
    "/screening/{step}": ("1",),
}
"""Where a form is, with what its odd fields stand beside."""
CHOSEN = {"exercise": "bridge", "side": "both", "moment": "during", "leg_worse": "no", "day": ""}
MIXES = 12


@pytest.fixture
def app(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Browser:  # noqa: F811
    """Return an app that may be asked fast, and has today's session begun."""
    monkeypatch.setattr(limits, "CHANGES_AT_ONCE", 10_000)
    browser.screened()
    browser.asked()
    token = browser._with_token({})["csrf_token"]
    browser.client.headers["X-CSRF-Token"] = str(token)
    assert browser.client.post("/api/session", json={}).status_code == 200
    browser.client.follow_redirects = False
    return browser


@pytest.mark.parametrize(("method", "route"), ROUTES)
def test_odd_input_is_answered(app: Browser, method: str, route: APIRoute) -> None:
    for sent in requests(method, route, random.Random(route.path)):
        sensible(app.client.request(method, **sent))


def requests(method: str, route: APIRoute, pick: random.Random) -> Iterator[dict[str, Any]]:
    """Yield requests to a route: the same odd value everywhere, then mixes, then odd bodies."""
    names = fields_of(method, route)
    for value in ODD:
        yield asking(method, route, value, dict.fromkeys(names, value))
    for part in PLACES.get(route.path, ()):
        for value in ODD:
            yield asking(method, route, part, {**dict.fromkeys(names, value), **CHOSEN})
    for _ in range(MIXES):
        many: Mapping[str, Any] = {name: pick.choice(ODD + FITTING * 2) for name in names}
        yield asking(method, route, pick.choice(FITTING), many)
    if method == "GET":
        return
    url = filled(route, "1")
    if route.path.startswith("/api/"):
        for body in BODIES:
            yield {"url": url, "content": body, "headers": {"Content-Type": "application/json"}}
        for one in ODD_JSON:
            yield asking(method, route, "1", dict.fromkeys(names, one))
    else:
        for kind, body in FORMS:
            yield {"url": url, "content": body, "headers": {"Content-Type": kind}}
        yield {"url": url, "files": dict.fromkeys(names[:50], ("\x00.gz", b"\x1f\x8b\x00"))}


def asking(method: str, route: APIRoute, part: str, many: Mapping[str, Any]) -> dict[str, Any]:
    """Return one request with fields."""
    url = filled(route, part)
    if method == "GET":
        query = "&".join(f"{name}={quote_(str(value))}" for name, value in many.items())
        return {"url": f"{url}?{query}"}
    if route.path.startswith("/api/"):
        body = json.dumps(many).encode(errors="surrogatepass")
        return {"url": url, "content": body, "headers": {"Content-Type": "application/json"}}
    fields = "&".join(f"{name}={quote_(str(value))}" for name, value in many.items())
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    return {"url": url, "content": fields.encode(), "headers": kind}


def filled(route: APIRoute, part: str) -> str:
    return re.sub(r"\{[^}]*\}", lambda _: quote_(part or "%"), route.path)


def quote_(text: str) -> str:
    return quote(text, safe="", errors="surrogateescape")


def fields_of(method: str, route: APIRoute) -> list[str]:
    """Return what a route is sent: its query, the fields of its model, or those of all forms."""
    if method == "GET":
        return [*signature(route.endpoint).parameters, "minutes", "month", "kept", "v"]
    for kind in get_type_hints(route.endpoint).values():
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            return list(kind.model_fields)
    return FIELDS


def sensible(answer: Response) -> None:
    """Check that an answer is one for people, or for the page's script."""
    assert answer.status_code < 500
    assert "Traceback" not in answer.text
    if 300 <= answer.status_code < 400:
        assert re.match(r"/(?!/)", answer.headers.get("location", "/")), answer.headers
    if answer.status_code >= 400:
        kind = answer.headers["content-type"]
        if "json" in kind:
            told = " ".join(answer.json()["problems"])
        else:  # a calendar program is answered in plain words
            told = words(answer) if "html" in kind else answer.text
        assert re.search(r"\w+ \w+ \w+.*[.?!]", told), told
        assert "alert(1)<" not in answer.text


@pytest.mark.parametrize(
    "path",
    ["/static/%00", "/static/../pages/today.py", "/" + "a" * 3000, "/%ff%fe", "/today/%2e%2e"],
)
def test_odd_addresses_are_pages_that_do_not_exist(browser: Browser, path: str) -> None:  # noqa: F811
    answer = browser.get(path)
    assert answer.status_code == 404
    sensible(answer)


def test_damaged_records_are_told_in_a_page(
    browser: Browser,  # noqa: F811
    data_folder: Path,
) -> None:
    data_folder.mkdir(exist_ok=True)
    (data_folder / "backline.db").write_bytes(b"no database" * 1000)
    browser.client.cookies.set("profile", "somebody")
    answer = browser.get("/today")
    assert answer.status_code == 422
    assert "it is damaged" in words(answer)
