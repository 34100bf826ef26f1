"""Every page in a real browser: small and large, light and dark, for everybody to use."""

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.routing import APIRoute
from playwright.sync_api import Page

from backline.care.screening import questions
from backline.records import Entry, day_of, demo, now, open_database, open_store
from backline.records.events import ChangeCheck, PainCheck, ProfileFacts, Screening
from backline.web.pages import ROUTERS

from .conftest import LAPTOP, PHONE, OpenPage
from .serving import Served
from .watching import Watch

pytestmark = pytest.mark.slow

SIZES = {"phone": PHONE, "laptop": LAPTOP}
PLAIN = sorted(
    {
        route.path
        for router in ROUTERS
        for route in router.routes
        if isinstance(route, APIRoute) and "GET" in (route.methods or ()) and "{" not in route.path
    }
)
NAMED = (
    "/exercises/bridge", "/exercises/walk", "/exercises/strap_stretch/sheet", "/tests/slr",
    "/tests/bridge_hold/camera", "/plan/bridge", "/screening/2", "/screening/notes",
    "/about/feel", "/about/you", "/about/goals", "/about/days", "/claims/pelvis",
    "/how/move?scene=lie&thigh=60", "/how/walks/bending?step=3",
    "/nowhere",
)  # fmt: skip
GROUPS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
NO_PAGE = 404


def plant(data: Path) -> None:
    """Make up eight weeks of somebody who has answered today's questions."""
    before = now() - timedelta(minutes=5)
    zone = before.tzinfo
    assert zone is not None
    url = str(data / "backline.db")
    data.mkdir(parents=True, exist_ok=True)
    with open_database(url) as database:
        demo.keep_story(database, "me", demo.story(8, 1, day_of(before), zone))
    all_no = {one.id: {"three_valued": "no", "age": 41}.get(one.kind, []) for one in questions()}
    with open_store(url) as store:
        facts = ProfileFacts(sex="female", birth_year=1985, country="CH")
        told = (facts, Screening(all_no, "ok"), ChangeCheck("no"), PainCheck("before", 2.0))
        store.append_many([Entry(one, before) for one in told])


@pytest.fixture(scope="module")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return the running app of somebody with eight weeks behind them."""
    served = Served(tmp_path_factory.mktemp("lived") / "data")
    plant(served.data)
    served.start()
    yield served
    served.kill()


def is_page(page: Page, path: str) -> bool:
    """Go to an address where it is a page, and not a file or a value for a script."""
    answer = page.request.get(path)
    assert answer.status in {200, NO_PAGE}, f"{path}: {answer.status}"
    if "text/html" not in answer.headers.get("content-type", ""):
        return False
    page.goto(path)
    if path == "/session":  # it shows nothing until it knows that no other tab is at it
        page.locator("#session h1:visible").wait_for()
    return True


def stumbled(page: Page, *rules: str) -> list[str]:
    """Return what axe finds, one line each; by a few of its rules where some are named."""
    asked = json.dumps({"runOnly": list(rules or GROUPS), "resultTypes": ["violations"]})
    found = page.evaluate(f"axe.run(document, {asked}).then(({{ violations }}) => violations)")
    return [
        f"{one['id']}: {node['target']} {node.get('failureSummary', '')}"
        for one in found
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("size", SIZES)
def test_nobody_stumbles_over_a_page(
    open_page: OpenPage, axe: str, size: str, watch: Watch
) -> None:
    page = open_page(viewport=SIZES[size], service_workers="block")
    watch.allowed += ["404", "Service Worker"]
    wrong: dict[str, list[str]] = {}
    for path in (*PLAIN, *NAMED):
        page.emulate_media(color_scheme="light")
        if not is_page(page, path):
            continue
        page.evaluate(axe)
        found = [*stumbled(page), *(["wider than the screen"] if page.evaluate(WIDER) else [])]
        page.emulate_media(color_scheme="dark")
        found += [f"dark: {one}" for one in stumbled(page, "color-contrast")]
        keep_picture(page, path, size)
        if found:
            wrong[path] = found
    assert not wrong


def keep_picture(page: Page, path: str, size: str) -> None:
    """Keep a picture where ``BACKLINE_PICTURES`` names a folder, to be looked at."""
    folder = os.environ.get("BACKLINE_PICTURES")
    if folder:
        name = path.strip("/").replace("/", "_") or "home"
        page.screenshot(path=Path(folder) / f"{name}-{size}.png", full_page=True)


@pytest.mark.parametrize("path", ["/today", "/plan", "/exercises", "/settings"])
def test_every_place_is_reached_by_keyboard(open_page: OpenPage, path: str, watch: Watch) -> None:
    page = open_page(viewport=LAPTOP, service_workers="block")
    watch.allowed.append("Service Worker")
    page.goto(path)
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "[document.activeElement.getAttribute('href') ?? document.activeElement.name ?? '',"
            " getComputedStyle(document.activeElement).outlineStyle]"
        )
        reached.add(told[0])
        assert told[1] != "none" or told[0] == "", told
    assert {"/today", "/plan", "/tests", "/progress", "/more", "/worse"} <= reached
