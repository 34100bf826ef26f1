"""A real browser with a fake camera, and the real app in a process of its own."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from .fake_camera import as_camera
from .serving import Served
from .watching import Watch

REPO = Path(__file__).parents[3]
CACHE = Path(os.environ.get("BACKLINE_CACHE", REPO / ".cache"))
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
LAPTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}

# Nothing but this machine can be reached, whatever a page or the browser itself should try.
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)  # fmt: skip
CAMERA_FLAGS = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")


class OpenPage(Protocol):
    """Opens a watched page; what it does is said at the fixture `open_page`."""

    def __call__(
        self,
        *,
        camera: Path | None = None,
        flags: tuple[str, ...] = (),
        origin: str | None = None,
        **context: Any,
    ) -> Page: ...


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the installed Chromium; ``BACKLINE_CHROMIUM`` names another."""
    named = os.environ.get("BACKLINE_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None or not Path(found).is_file():
        pytest.skip(
            "There is no Chromium for the tests in a browser: install it "
            "(Debian: apt-get install chromium), or name it in BACKLINE_CHROMIUM."
        )
    return found


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Return what drives browsers."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(chromium: str, playwright: Playwright) -> Iterator[Callable[..., Browser]]:
    """Return browsers by their flags: each is started once, and kept for the next test."""
    started: dict[tuple[str, ...], Browser] = {}

    def with_flags(*flags: str) -> Browser:
        found = started.get(flags)
        if found is None or not found.is_connected():
            found = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, *flags])
            started[flags] = found
        return found

    yield with_flags
    for each in started.values():
        each.close()


@pytest.fixture(scope="session")
def fake_camera() -> Callable[[Path], Path]:
    """Return how to make a recording a film for the fake camera, kept for the next run."""
    return lambda clip: as_camera(clip, CACHE / "camera")


@pytest.fixture(scope="module")
def app_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return the running app with records of its own, one for the tests of a file."""
    served = Served(tmp_path_factory.mktemp("served") / "data")
    served.start()
    yield served
    served.kill()


@pytest.fixture
def watch(app_server: Served) -> Iterator[Watch]:
    """Return what is watched; the test fails on a complaint that it did not allow."""
    watched = Watch(app_server.url)
    yield watched
    assert watched.unexpected() == []


@pytest.fixture
def open_page(
    browser: Callable[..., Browser], app_server: Served, watch: Watch
) -> Iterator[OpenPage]:
    """Return what opens watched pages, each in a context of its own.

    ``camera`` is a film of `fake_camera`; without one the fake camera shows its test picture.
    ``flags`` are more of Chromium's, ``context`` Playwright's own settings.
    """
    contexts: list[BrowserContext] = []

    def opened(
        *,
        camera: Path | None = None,
        flags: tuple[str, ...] = (),
        origin: str | None = None,
        **context: Any,
    ) -> Page:
        film = (f"--use-file-for-fake-video-capture={camera}",) if camera else ()
        settings = {"viewport": LAPTOP, "base_url": origin or app_server.url} | context
        made = browser(*CAMERA_FLAGS, *film, *flags).new_context(**settings)
        contexts.append(made)
        watch.over(made)
        return made.new_page()

    yield opened
    for made in contexts:
        made.close()


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """Return a watched page at laptop size, with the fake camera's test picture."""
    return open_page()


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the script of axe-core, which finds what people who see or hear less stumble over."""
    script = CACHE / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.skip("axe-core is missing: run `make test` once with a network.")
    return script.read_text("utf-8")
