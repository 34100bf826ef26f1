"""Every screen of a session on a phone: nobody stumbles over it, nothing is cut off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .coached import Heard, asked, plan, press, until
from .conftest import PHONE, OpenPage
from .serving import Served
from .test_pages import WIDER, keep_picture, stumbled

pytestmark = pytest.mark.slow


@pytest.fixture
def app_server(data_folder: Path) -> Iterator[Served]:
    served = Served(data_folder)
    served.start()
    yield served
    served.kill()


def wrong_on(page: Page, name: str) -> list[str]:
    """Return what is wrong with the screen that is shown, light and dark."""
    page.emulate_media(color_scheme="light")
    found = [*stumbled(page), *(["wider than the screen"] if page.evaluate(WIDER) else [])]
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {one}" for one in stumbled(page, "color-contrast")]
    keep_picture(page, f"session-{name}", "phone")
    return [f"{name}: {one}" for one in found]


def assert_no_pause(page: Page) -> None:
    """Check that only what does something is offered: no pause, but always the stop."""
    expect(page.get_by_role("button", name="Pause")).to_be_hidden()
    expect(page.get_by_role("button", name="Stop, it hurts")).to_be_visible()


def test_nobody_stumbles_over_a_screen_of_the_session(open_page: OpenPage, axe: str) -> None:
    plan(asked("bridge", repetitions=1), asked("strap_stretch", "right", seconds=30))
    page = open_page(viewport=PHONE, reduced_motion="reduce")
    Heard().over(page.context, mode=None)
    page.goto("/session")
    page.evaluate(axe)
    press(page, "Play a sentence and a tone")
    found = wrong_on(page, "sound")
    assert_no_pause(page)
    expect(page.locator("#caption")).not_to_be_empty()
    press(page, "I hear it")
    found += wrong_on(page, "choice")
    assert_no_pause(page)
    expect(page.locator("#caption")).to_be_empty()
    page.locator('button.tile[data-mode="timer"]').click()
    found += wrong_on(page, "show")
    page.get_by_text("What to mind").click()
    floor = page.get_by_text("If getting down to the floor is hard:").locator("xpath=../..")
    expect(floor.get_by_role("listitem").first).to_contain_text("On a bed")
    found += wrong_on(page, "show-open")
    press(page, "More time", "Go on now", "More time")
    found += wrong_on(page, "position")
    press(page, "Pause")
    found += wrong_on(page, "paused")
    press(page.locator("header"), "Go on")
    expect(page.locator("#paused")).to_be_hidden()
    press(page, "I am ready")
    until(page, "counted", 30)
    found += wrong_on(page, "counted")
    press(page, "That is right")
    found += wrong_on(page, "pain")
    press(page, "0")
    found += wrong_on(page, "effort")
    press(page, "Easy", "15 seconds more")
    found += wrong_on(page, "rest")
    press(page, "Skip the rest", "Go on now", "I am ready")
    until(page, "set", 15)
    found += wrong_on(page, "set")
    press(page, "Stop, it hurts")
    found += wrong_on(page, "stop")
    assert found == []
