"""The service worker: keeps the shell and the model, shows a page where no server answers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .lab import open_lab
from .serving import Served
from .watching import Watch, poll

KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
  }
  return found;
}"""
READY = "navigator.serviceWorker.controller !== null"
LOAD = "async () => { (await lab.PoseEngine.load('lite')).close(); return 'loaded'; }"
RECORDS = ("/today", "/progress", "/journal", "/settings", "/api/")


@pytest.fixture
def kept(page: Page) -> Page:
    """Return a page under its service worker."""
    page.goto("/offline")
    poll(page, READY)
    return page


def test_the_shell_is_kept_and_no_page_of_records(kept: Page) -> None:
    for path in ("/", "/today", "/settings", "/progress"):
        kept.goto(path)
    paths = kept.evaluate(KEPT)
    assert {"/offline", "/app.css", "/static/js/page.js"} <= set(paths)
    assert not [path for path in paths if path.startswith(RECORDS) or path == "/"]


@pytest.mark.slow
def test_without_a_server_the_page_says_how_to_start_it(
    browser: Callable[..., Browser], tmp_path: Path
) -> None:
    served = Served(tmp_path / "data")
    served.start()
    watch = Watch(served.url, allowed=["ERR_CONNECTION_REFUSED", "Failed to fetch"])
    context = browser().new_context(base_url=served.url)
    try:
        watch.over(context)
        page = context.new_page()
        page.goto("/offline")
        poll(page, READY)
        open_lab(page)
        page.evaluate(LOAD)
        heavy = {"/pose/lite.task", "/static/vendor/tasks-vision/vision_wasm_internal.wasm"}
        poll(page, KEPT, lambda paths: heavy <= set(paths))
        served.kill()
        page.goto("/today")
        assert "not running" in page.locator("h1").inner_text()
        assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("system-ui")
        open_lab(page)
        assert page.evaluate(LOAD) == "loaded"  # the model and all it needs are kept
        page.goto("/today")
        served.start()
        page.get_by_role("link", name="Try again").click()
        page.wait_for_load_state()
        assert "not running" not in page.locator("h1").first.inner_text()
    finally:
        context.close()
        served.kill()
    assert watch.unexpected() == []
