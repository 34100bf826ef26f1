"""The pages of breaks in a real browser, with a companion that says what it is told to say."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from backline.records import open_store
from tests.web.breaks.companion import SITTING, Companion

from .conftest import PHONE, OpenPage
from .serving import Served
from .test_pages import WIDER, plant, stumbled
from .watching import Watch, poll

pytestmark = pytest.mark.slow

WHOLE = {"width": 1920, "height": 1080}
SHOW = "window.shown = []; window.Notification = class extends EventTarget {"
FAKE_NOTICES = (
    SHOW + " static permission = 'granted'; static requestPermission = async () => 'granted';"
    " constructor(title) { super(); window.shown.push(title); } };"
)
CLOCK = "document.querySelector('[data-clock]').textContent"
HURRY = "const slow = window.setInterval; window.setInterval = (act) => slow(act, 200);"
"""Looks every fifth of a second instead of every ten seconds."""


@pytest.fixture(scope="module")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return the running app of somebody with eight weeks behind them."""
    served = Served(tmp_path_factory.mktemp("breaks") / "data")
    plant(served.data)
    served.start()
    yield served
    served.kill()


@pytest.fixture
def beside(app_server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a companion of this process be that of the running app."""
    monkeypatch.setenv("BACKLINE_DATA", str(app_server.data))


@pytest.fixture
def companion(beside: None) -> Iterator[Companion]:  # noqa: ARG001 - it has to stand first
    """Return a companion beside the running app."""
    one = Companion()
    yield one
    one.end()


def breaks_of(served: Served) -> list[Any]:
    with open_store(str(served.data / "backline.db")) as store:
        return [one.event for one in store.events(("break",))]


def test_the_state_is_looked_up_again(
    open_page: OpenPage, companion: Companion, watch: Watch
) -> None:
    page = open_page(service_workers="block")
    watch.allowed.append("Service Worker")
    page.add_init_script(HURRY)
    page.goto("/breaks")
    expect(page.locator("[data-says]")).to_contain_text("sitting for 25 minutes")
    expect(page.locator("button[value=snooze]")).to_be_hidden()
    companion.status |= {"phase": "notice", "prompt": 5, "unbroken_s": 2100.0}
    expect(page.locator("[data-says]")).to_contain_text("A break is offered now.")
    expect(page.locator("button[value=snooze]")).to_be_visible()
    page.click("button[value=pause_60]")
    assert companion.told[-1] == {"do": "pause", "minutes": 60.0}
    companion.end()
    expect(page.locator("#state")).to_contain_text("The break companion is not running.")


def test_everything_works_without_scripts(
    open_page: OpenPage, companion: Companion, app_server: Served
) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/breaks")
    page.click("button[value=standing]")
    assert companion.told[-1] == {"do": "answer", "answer": "standing"}
    page.click("text=In the car")
    page.click("button[name=minutes][value='30'] >> visible=true")
    expect(page.locator(".note.good")).to_have_text("Kept.")
    before = len(breaks_of(app_server))
    page.click("text=A break now")
    expect(page.locator("[data-start]")).to_be_hidden()
    page.click("button[value=done]")
    expect(page.locator(".note.good")).to_have_text("Done, and kept.")
    assert len(breaks_of(app_server)) == before + 1
    page.goto("/breaks/settings")
    page.fill("[name=work_hours_from_0]", "09:00")
    page.fill("[name=work_hours_to_0]", "17:00")
    page.click("text=Save")
    expect(page.locator("#saved")).to_have_text("Saved.")


def whole_screen(open_page: OpenPage, watch: Watch, path: str, **context: Any) -> Page:
    page = open_page(viewport=WHOLE, service_workers="block", **context)
    watch.allowed.append("Service Worker")
    page.clock.install()
    page.goto(path)
    return page


def test_the_break_on_the_whole_screen(
    open_page: OpenPage, companion: Companion, app_server: Served, watch: Watch
) -> None:
    companion.status |= {"phase": "page"}
    page = whole_screen(open_page, watch, "/breaks/now?full=1&offer=walk")
    page.clock.run_for(2000)
    page.click("[data-start]")
    expect(page.locator("[data-clock]")).to_have_text("2:00")
    poll(page, "0", lambda _: {"do": "answer", "answer": "start", "kept": True} in companion.told)
    page.clock.run_for(30_000)
    expect(page.locator("[data-clock]")).to_have_text("1:30")
    page.clock.run_for(91_000)
    expect(page.locator("[data-clock]")).to_have_text("0:00")
    expect(page.locator("[data-part]")).to_contain_text("That was the time.")
    page.click("[data-done]")
    expect(page.locator("h1")).to_have_text("Done, and kept.")
    kept = breaks_of(app_server)[-1]
    assert (kept.outcome, kept.exercise, kept.seconds) == ("taken", "walk", 121.0)
    assert companion.told[-1] == {"do": "done", "kept": True, "seconds": 121.0}


def test_what_was_being_typed_presses_nothing(
    open_page: OpenPage, companion: Companion, watch: Watch
) -> None:
    companion.status |= {"phase": "page"}
    page = whole_screen(open_page, watch, "/breaks/now?full=1")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("some words ")
    assert page.evaluate("document.activeElement === document.body")
    assert companion.told == []
    page.clock.run_for(1600)
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_have_text("Closed.")
    assert companion.told == [{"do": "answer", "answer": "close"}]


def until(page: Page, shown: str) -> None:
    """Let time go on in small steps until the page has heard of something and shows it."""

    def is_shown(text: str) -> bool:
        if text != shown:
            page.clock.run_for(100)
        return text == shown

    poll(page, CLOCK, is_shown)


def test_further_screens_show_the_same_time(
    open_page: OpenPage, companion: Companion, watch: Watch
) -> None:
    companion.status |= {"phase": "page"}
    page = whole_screen(open_page, watch, "/breaks/now?full=1&offer=walk")
    # Each screen is a browser with a profile of its own: nothing goes from page to page.
    calm = whole_screen(open_page, watch, "/breaks/now?full=1&calm=1&offer=walk")
    expect(calm.locator("button")).to_have_count(1)
    calm.clock.run_for(5000)
    expect(calm.locator("[data-clock]")).to_have_text("2:00")
    page.clock.run_for(2000)
    page.click("[data-start]")
    poll(page, "0", lambda _: companion.told)
    page.clock.run_for(10_000)
    expect(page.locator("[data-clock]")).to_have_text("1:50")
    companion.status |= {"phase": "break", "break_s": 10.0}
    until(calm, "1:50")
    calm.clock.run_for(20_000)
    expect(calm.locator("[data-clock]")).to_have_text("1:30")
    calm.clock.run_for(120_000)
    expect(calm.locator("[data-clock]")).to_have_text("0:00")


def test_further_screens_count_a_break_that_began(
    open_page: OpenPage, companion: Companion, watch: Watch
) -> None:
    companion.status |= {"phase": "break", "break_s": 4.0}
    calm = whole_screen(open_page, watch, "/breaks/now?full=1&calm=1&offer=walk")
    expect(calm.locator("[data-clock]")).to_have_text("2:00")
    calm.clock.run_for(10_000)
    expect(calm.locator("[data-clock]")).to_have_text("1:50")


def test_a_break_that_began_counts_at_once(
    open_page: OpenPage, companion: Companion, watch: Watch
) -> None:
    companion.status |= {"phase": "break"}
    page = whole_screen(open_page, watch, "/breaks/now?full=1&offer=walk")
    expect(page.locator("[data-clock]")).to_have_text("2:00")
    expect(page.locator("[data-start]")).to_be_hidden()


def test_hours_are_added_and_taken_away(page: Page) -> None:
    page.goto("/breaks/settings")
    hours = page.locator("[data-hours=quiet_hours]")
    rows = hours.locator("[data-row]:visible")
    count = rows.count()
    hours.locator("[data-add]").click()
    expect(rows).to_have_count(count + 1)
    page.fill(f"[name=quiet_hours_from_{count}]", "12:00")
    page.fill(f"[name=quiet_hours_to_{count}]", "13:00")
    hours.locator("[data-remove]").first.click()
    expect(rows).to_have_count(count)
    page.click("text=Save")
    expect(page.locator("#saved")).to_have_text("Saved.")
    expect(page.locator("#quiet_hours")).to_have_value("12:00-13:00")


def test_a_notice_of_the_browser_comes_once(
    open_page: OpenPage, companion: Companion, watch: Watch
) -> None:
    page = open_page(service_workers="block")
    watch.allowed.append("Service Worker")
    page.add_init_script(FAKE_NOTICES + HURRY)
    page.goto("/breaks/settings")
    page.click("[data-allow]")
    expect(page.locator("[data-says]")).to_contain_text("This is how it looks.")
    page.goto("/plan")
    page.wait_for_timeout(700)
    assert page.evaluate("shown") == []
    companion.status |= {"phase": "notice", "prompt": 9}
    page.wait_for_timeout(700)
    assert page.evaluate("shown") == []  # the desktop shows it
    companion.status |= {"notices": False}
    poll(page, "shown.length")
    page.wait_for_timeout(700)
    assert page.evaluate("shown") == ["Time for a break"]
    page.goto("/breaks/settings")
    page.click("[data-stop]")
    expect(page.locator("[data-allow]")).to_be_visible()


CASES: tuple[tuple[str, str, dict[str, Any] | None], ...] = (
    ("none", "/breaks", None), ("sitting", "/breaks", {}), ("notice", "/breaks",
    {"phase": "notice"}), ("paused", "/breaks", {"phase": "held", "held_by": ["pause"],
    "paused_until": "2026-12-02T03:00:00+00:00"}), ("now", "/breaks/now", {"phase": "notice"}),
    ("full", "/breaks/now?full=1", {"phase": "page"}),
    ("skipped", "/breaks/now?full=1", {"phase": "page", "may_skip": False}),
    ("calm", "/breaks/now?full=1&calm=1", {"phase": "page"}),
    ("said", "/breaks/now?full=1&said=skip", {"phase": "page"}),
    ("settings", "/breaks/settings", {}),
)  # fmt: skip


@pytest.mark.parametrize("size", [PHONE, WHOLE], ids=["phone", "whole"])
@pytest.mark.usefixtures("beside")
def test_nobody_stumbles(open_page: OpenPage, axe: str, watch: Watch, size: dict[str, int]) -> None:
    page = open_page(viewport=size, service_workers="block", reduced_motion="reduce")
    watch.allowed.append("Service Worker")
    wrong: dict[str, list[str]] = {}
    for name, path, status in CASES:
        one = None if status is None else Companion(**(SITTING | status))
        page.emulate_media(color_scheme="light")
        page.goto(path)
        page.evaluate(axe)
        found = [*stumbled(page), *(["wider than the screen"] if page.evaluate(WIDER) else [])]
        keep(page, f"{name}-{size['width']}-light")
        page.emulate_media(color_scheme="dark")
        found += [f"dark: {each}" for each in stumbled(page, "color-contrast")]
        keep(page, f"{name}-{size['width']}-dark")
        if one is not None:
            one.end()
        if found:
            wrong[name] = found
    assert not wrong


def keep(page: Page, name: str) -> None:
    """Keep a picture where ``BACKLINE_PICTURES`` names a folder, to be looked at."""
    if folder := os.environ.get("BACKLINE_PICTURES"):
        page.screenshot(path=f"{folder}/breaks-{name}.png", full_page=True)
