"""Everything that a person does, done for real: pages, sessions, the command line, the phone.

And two planted calls, which have to be counted.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from tests.care.screening.made import full
from tests.web.browser.conftest import CACHE, CAMERA_FLAGS, FLAGS, NAMES
from tests.web.browser.fake_camera import as_camera
from tests.web.browser.serving import Served
from tests.web.browser.watching import Watch

REPO = Path(__file__).parents[2]
BROWSERS_OWN = (
    "update.googleapis.com", "accounts.google.com", "content-autofill.googleapis.com",
)  # fmt: skip
"""Whom Chromium itself asks, at its start or to fill in any form, whatever page it shows."""
NOT_HELD = (
    *(flag for flag in FLAGS if not flag.startswith("--host-resolver-rules")),
    "--host-resolver-rules=" + ", ".join(f"MAP {name} ~NOTFOUND" for name in BROWSERS_OWN),
)
"""The browser's flags, save the one that would hide what a page tries: here it is counted."""
PATHS = (
    "/", "/welcome", "/screening", "/about", "/today", "/plan", "/tests", "/results", "/progress",
    "/exercises", "/exercises/bridge", "/exercises/bridge/sheet", "/exercises/new", "/journal",
    "/breaks", "/calendar", "/breaks/now", "/breaks/settings",
    "/recordings", "/self-care", "/claims", "/claims/pelvis", "/how", "/how/move", "/how/model",
    "/how/walks/bending", "/how/muscles", "/how/nerves", "/more", "/worse", "/settings",
    "/settings/data", "/settings/people", "/settings/phone", "/settings/licences",
    "/settings/licences/numpy",
)  # fmt: skip
NOT_MADE_YET = re.compile(r"console error: Failed to load resource: .* 404")
PLANTED = "http://planted.example/"


def chromium() -> str:
    """Return the path of the installed Chromium; empty where there is none."""
    named = os.environ.get("BACKLINE_CHROMIUM")
    return named or next(filter(None, map(shutil.which, NAMES)), "")


@contextmanager
def opened(origin: str, camera: Path | None = None) -> Iterator[tuple[Page, Watch]]:
    """Give a watched page of a real browser."""
    film = [f"--use-file-for-fake-video-capture={camera}"] if camera else []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium(), args=[*NOT_HELD, *CAMERA_FLAGS, *film]
        )
        context = browser.new_context(base_url=origin)
        watch = Watch(origin)
        watch.over(context)
        yield context.new_page(), watch
        browser.close()


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Give the running app, with the records of somebody who may exercise."""
    one = Served(folder / "data")
    answers = folder / "answers.json"
    answers.write_text(json.dumps(full()), "utf-8")
    command(folder, "screen", "--answers", str(answers), "--save")
    command(folder, "today", "--change", "no")
    one.start()
    try:
        yield one
    finally:
        one.kill()


def command(folder: Path, *words: str) -> str:
    """Run one command on the same records, and return what it said."""
    environment = os.environ | {
        "BACKLINE_DATA": str(folder / "data"), "PYTHONPATH": str(REPO / "src"),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "backline", *words],
        env=environment, cwd=REPO, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


def pages(folder: Path) -> dict[str, Any]:
    """Look at every page."""
    with served(folder) as app, opened(app.url) as (page, watch):
        status = {}
        for path in PATHS:
            answer = page.goto(path)
            page.wait_for_timeout(300)
            status[path] = answer.status if answer else 0
        page.goto("/settings")
        page.select_option("#language", "es")
        page.wait_for_timeout(1000)
        language = page.evaluate("document.documentElement.lang")
    complaints = [one for one in watch.complaints if not NOT_MADE_YET.search(one)]
    return {"status": status, "language": language, "complaints": complaints}


def timer(folder: Path) -> dict[str, Any]:
    """Begin a session with the timer."""
    with served(folder) as app, opened(app.url) as (page, watch):
        state = _session(page, "timer")
        page.wait_for_timeout(8000)
    return {"state": state, "complaints": watch.complaints}


def camera(folder: Path) -> dict[str, Any]:
    """Begin a session in front of the camera, until the model has looked for a while."""
    film = as_camera(REPO / "samples" / "bridge.mp4", CACHE / "camera")
    with served(folder) as app, opened(app.url, film) as (page, watch):
        sent: list[int] = []
        page.on("websocket", lambda line: line.on("framesent", lambda data: sent.append(len(data))))
        state = _session(page, "camera")
        for _ in range(60):
            page.wait_for_timeout(1000)
            if len(sent) > 50:
                break
    return {"state": state, "sent": len(sent), "complaints": watch.complaints}


def _session(page: Page, mode: str) -> str:
    page.goto("/today")
    page.goto("/session")
    page.locator("[data-event=play]").click()
    page.locator("[data-event=hear]:visible").last.click()
    page.locator(f"[data-event=choose][data-mode={mode}]").click()
    page.wait_for_timeout(2000)
    found = page.evaluate("document.getElementById('session').dataset")
    return f"{found['mode']} {found['state']}"


def commands(folder: Path) -> dict[str, Any]:
    """Use the command line."""
    answers = folder / "answers.json"
    answers.write_text(json.dumps(full()), "utf-8")
    sample = str(REPO / "samples" / "bridge.mp4")
    command(folder, "screen", "--answers", str(answers), "--save")
    command(folder, "today", "--change", "no")
    said = command(folder, "plan")
    command(folder, "analyze", sample, "--exercise", "bridge")
    command(folder, "measure", sample, "--test", "bridge_hold")
    command(folder, "backup", str(folder / "one.backup"))
    command(folder, "doctor")
    return {"said": len(said)}


def planted_in_python(folder: Path) -> dict[str, Any]:
    """Call elsewhere from Python, as a library might."""
    del folder
    with suppress(OSError):
        urllib.request.urlopen(PLANTED, timeout=2)
    return {}


def planted_in_the_browser(folder: Path) -> dict[str, Any]:
    """Call elsewhere from a page without our policy."""
    del folder

    class Bare(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>bare</title>")

    server = ThreadingHTTPServer(("127.0.0.1", 0), Bare)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with opened(f"http://127.0.0.1:{server.server_port}") as (page, watch):
        page.goto("/")
        page.evaluate(f"fetch('{PLANTED}', {{ mode: 'no-cors' }}).catch(() => 0); 0")
        page.wait_for_timeout(3000)
    server.shutdown()
    server.server_close()
    return {"complaints": watch.complaints}
