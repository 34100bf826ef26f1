"""Every text of every page goes through the catalogues."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from backline.care.screening import questions
from backline.i18n import catalogue
from backline.i18n.catalogue import PSEUDO, Catalogue, pseudo
from backline.library import activities
from backline.library.tests_load import protocols
from backline.records import Database, Entry, demo, open_database, open_store
from backline.records.events import ChangeCheck, PainCheck, ProfileFacts, Screening
from backline.web.app import create_app
from backline.web.i18n.extract import PACKAGE, template
from backline.web.pages import ROUTERS
from backline.web.settings import Settings
from tests.web.untranslated import in_script, outside, untranslated

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SCRIPTS = sorted((PACKAGE / "web/static/js").rglob("*.js"))
PLAIN = sorted(
    {
        route.path
        for router in ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute) and "GET" in (route.methods or ()) and "{" not in route.path
    }
)
"""Every page whose address takes nothing."""
NAMED = [
    *(f"/exercises/{name}" for name in activities()),
    *(f"/exercises/{name}/sheet" for name in ("bridge", "walk")),
    *(f"/tests/{name}" for name in protocols()),
    "/tests/slr/camera", "/plan/bridge", "/plan/walk", "/screening/1", "/screening/35",
    "/about/about", "/about/symptoms", "/about/whole_body", "/about/activities",
    "/settings/licences/backline", "/claims/pelvis", "/claims/strap_stretch",
    "/how/move?scene=lie&thigh=60", "/how/walks/bending?step=3", "/nowhere",
]  # fmt: skip
LINK = re.compile(r'href="(/[^"#]*)')
OF_A_KIND = 3  # as many of the pages that differ by a number alone


def visiting() -> TestClient:
    app = create_app(Settings(clock=lambda: NOW))
    headers = {"Accept-Language": PSEUDO, "Accept": "text/html"}
    return TestClient(app, base_url="http://127.0.0.1:8765", headers=headers)


@cache
def extracted() -> Catalogue:
    """Return the messages as they stand in the code."""
    return pseudo(template())


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the messages as they stand in the code, whether or not they were extracted."""
    known = catalogue.catalogue
    fresh = {PSEUDO: extracted()}
    for module in ("i18n.texts", "web.i18n.route"):
        monkeypatch.setattr(
            f"backline.{module}.catalogue", lambda name: fresh.get(name) or known(name)
        )


@pytest.fixture
def empty() -> Iterator[TestClient]:
    with visiting() as client:
        yield client


@pytest.fixture
def lived() -> Iterator[TestClient]:
    """Give the app of somebody with eight weeks behind them, who has answered today."""
    with open_database(clock=lambda: NOW) as database:
        plant(database)
    with open_store(clock=lambda: NOW) as store:
        all_no = {
            one.id: {"three_valued": "no", "age": 41}.get(one.kind, []) for one in questions()
        }
        before = NOW - timedelta(hours=1)
        store.append(ProfileFacts(sex="female", birth_year=1985, country="CH"), before)
        store.append(Screening(all_no, "ok"), before)
        store.append_many(
            [Entry(ChangeCheck("no"), before), Entry(PainCheck("before", 2.0), before)]
        )
    with visiting() as client:
        yield client


def plant(database: Database) -> None:
    demo.keep_story(database, "me", demo.story(8, 1, NOW.date(), UTC))


def page_of(client: TestClient, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code < 500, path
    return answer.text if "text/html" in answer.headers.get("content-type", "") else ""


def pages(client: TestClient) -> Iterator[tuple[str, str]]:
    """Yield every page with its address: those that are known, and those that they lead to."""
    waiting, seen, kinds = [*PLAIN, *NAMED], set[str](), Counter[str]()
    while waiting:
        path = unescape(waiting.pop(0))
        kind = re.sub(r"\d+", "0", path)
        if path in seen or kinds[kind] >= OF_A_KIND or path.startswith("/static/"):
            continue
        seen.add(path)
        kinds[kind] += 1
        html = page_of(client, path)
        waiting += LINK.findall(html)
        yield path, html


@pytest.mark.parametrize("path", PLAIN)
def test_a_page_of_somebody_new(empty: TestClient, path: str) -> None:
    assert not untranslated(page_of(empty, path))


@pytest.mark.slow
def test_pages_of_somebody_with_weeks_behind_them(lived: TestClient) -> None:
    seen = dict(pages(lived))
    assert any(path.startswith("/journal/") for path in seen)
    assert not {path: texts for path, html in seen.items() if (texts := untranslated(html))}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_looks_up_what_it_shows(path: Path) -> None:
    assert not list(in_script(path))


def test_planted_texts_are_found() -> None:
    page = '<html lang="qps"><p>⟦Rest ⟦Bridge⟧⟧ 3 s</p><p title="Tip">plain <b>⟦x⟧</b></p>'
    assert untranslated(page) == ["<p title> Tip", "<p> plain"]
    assert not untranslated('<p data-own>my words</p><code>x.py</code><input title="⟦a⟧">')
    assert outside("Bandy 1997, Phys Ther 77:1090") == ""


def test_planted_scripts_are_found(tmp_path: Path) -> None:
    path = tmp_path / "one.js"
    path.write_text(
        'a.textContent = "Rest";\nb.setAttribute("aria-label", `Count ${n}`);\nsay("Half way");\n'
        'c.textContent = t("Rest");\nd.textContent = `${n} / ${m}`;\nt(words);\n// t(words)\n'
    )
    assert [one.partition(" ")[0] for one in in_script(path)] == [
        "one.js:1", "one.js:2", "one.js:3", "one.js:6",
    ]  # fmt: skip
