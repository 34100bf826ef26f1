"""The settings in a real browser: kept at once, tried at once, and without scripts, too."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page, expect

from .conftest import OpenPage
from .serving import Served
from .watching import poll


def kept(app_server: Served) -> dict[str, Any]:
    path = app_server.data / "preferences.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8"))["me"] if path.exists() else {}
    return found


def test_a_change_is_kept_at_once(page: Page, app_server: Served) -> None:
    page.goto("/settings")
    expect(page.locator("#save")).to_be_hidden()
    page.check("input[name=theme][value=dark]")
    expect(page.locator("#saved")).to_have_text("Saved.")
    assert kept(app_server)["theme"] == "dark"
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.uncheck("input[name=flash]")
    page.locator("#rate").fill("1.5")
    page.locator("#rate").blur()
    poll(page, "0", lambda _: kept(app_server)["rate"] == 1.5)
    assert kept(app_server)["flash"] is False


def test_another_language_is_there_at_once(page: Page) -> None:
    page.goto("/settings")
    expect(page.locator("#save")).to_be_hidden()
    page.select_option("#language", "es")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator("#save")).to_be_hidden()  # the page's script is there again
    page.select_option("#language", "en")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_trying_shows_what_is_said(page: Page) -> None:
    page.goto("/settings")
    page.click("#try")
    expect(page.locator("#tried")).not_to_be_empty()


def test_the_camera_is_shown_and_let_go(page: Page) -> None:
    page.goto("/settings")
    page.click("#show-camera")
    poll(page, "document.getElementById('preview').videoWidth")
    mirrored = page.locator("#preview.mirrored")
    expect(mirrored).to_have_count(1)
    page.uncheck("input[name=mirror]")
    expect(mirrored).to_have_count(0)
    live = "document.getElementById('preview').srcObject.getTracks()[0]"
    page.evaluate(f"window.track = {live}")
    page.click("#show-camera")
    expect(page.locator("#preview")).to_be_hidden()
    assert page.evaluate("track.readyState") == "ended"


def test_without_scripts_the_form_is_sent(open_page: OpenPage, app_server: Served) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/settings")
    page.check("input[name=text_size][value=larger]")
    page.click("#save button")
    expect(page.locator("#saved")).to_have_text("Saved.")
    assert kept(app_server)["text_size"] == "larger"


def test_a_page_from_elsewhere_gets_nothing(
    browser: Callable[..., Browser], app_server: Served
) -> None:
    """A page of another port of this machine is as foreign as any other."""
    context = browser().new_context()
    page = context.new_page()
    page.goto("data:text/html,<title>elsewhere</title>")
    ask = """async ([url, method]) => {
      try { const answer = await fetch(url, { method, mode: "no-cors", credentials: "include" });
        return answer.type; } catch { return "refused"; } }"""
    before = kept(app_server)
    for method in ("GET", "POST"):
        assert page.evaluate(ask, [f"{app_server.url}/settings", method]) == "refused"
    socket = """(url) => new Promise((tell) => { const line = new WebSocket(url);
      line.onopen = () => tell("open"); line.onerror = () => tell("refused"); })"""
    assert page.evaluate(socket, app_server.url.replace("http", "ws") + "/live") == "refused"
    assert kept(app_server) == before
    context.close()


def test_a_locked_app_opens_with_the_pin(page: Page, open_page: OpenPage) -> None:
    page.goto("/settings/people")
    page.fill("#pin", "4711")
    page.fill("#again", "4711")
    page.click("text=Turn the lock on")
    expect(page.locator("text=The lock is on")).to_be_visible()
    other = open_page()
    other.goto("/plan")
    assert "/lock?next=/plan" in other.url
    other.fill("#pin", "4711")
    other.press("#pin", "Enter")
    other.wait_for_url("**/plan")
    page.goto("/settings/people")
    page.click("text=Change or remove the PIN")
    page.fill("#pin", "4711")
    page.get_by_role("button", name="Remove the PIN").click()
    expect(page.locator("text=Turn the lock on")).to_be_visible()
