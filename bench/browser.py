"""How fast poses are estimated and judged live in Chromium: ``python -m bench.browser``.

The plainest page that estimates poses (``recipe/``) and our loop with the real server run in turns
in the same browser before the same fake camera.
"""

import os
import shutil
import tempfile
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.web.browser.fake_camera import as_camera
from tests.web.browser.serving import REPO, Served

RECIPE = Path(__file__).parent / "recipe"
WARM_UP = 10  # frames, which are not counted
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
    "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
)  # fmt: skip

OURS = """async ([model, exercise]) => {
  const names = ["camera", "draw", "engine", "loop", "socket"];
  const found = await Promise.all(names.map((name) => import(`/static/js/pose/${name}.js`)));
  const lab = Object.assign({}, ...found);
  const [video, canvas, number, caption] = ["video", "canvas", "output", "p"].map((kind) =>
    document.createElement(kind));
  document.querySelector("main").replaceChildren(video, canvas, number, caption);
  window.times = [];
  window.shown = [];
  window.captions = [];
  await lab.openCamera(video);
  const engine = await lab.PoseEngine.create({ model });
  const view = new lab.SkeletonView(canvas, video);
  // The picture is on the screen once the frame after the change has been drawn.
  const painted = (done) => requestAnimationFrame(() => setTimeout(done));
  const live = new lab.LiveSocket({
    hello: { mode: "recording", exercise, side: null, session: null, slot: null, set: null,
      size: [video.videoWidth, video.videoHeight], keep: false },
    onanswer: ({ count, angle }, { captured_ms }) => {
      number.textContent = `${count} ${angle}`;
      painted(() => window.shown.push(performance.now() - captured_ms));
    },
    onevent: (event, { captured_ms }) => {
      caption.textContent = `${event.type} ${event.text ?? event.i}`;
      painted(() => window.captions.push(performance.now() - captured_ms));
    },
  });
  live.open();
  const loop = new lab.PoseLoop({ video, engine, onframe: (frame) => {
    window.times.push(performance.now());
    view.draw(frame, { state: "good" });
    live.send(frame);
  } });
  window.stop = () => { loop.stop(); live.close(); engine.close(); };
  loop.start();
}"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one page did: frames a second, and how late things came to the screen, in ms."""

    fps: float
    shown_ms: list[float]
    captions_ms: list[float]


def recipe_file(route: Route) -> None:
    """Answer for a file of the plain page, as if our server had it."""
    name = route.request.url.partition("?")[0].rpartition("/")[2] or "index.html"
    route.fulfill(path=RECIPE / name)


def fps_of(times_ms: list[float]) -> float:
    """Return frames a second, without the first ones."""
    kept = times_ms[WARM_UP:]
    return 1000 * (len(kept) - 1) / (kept[-1] - kept[0])


def run_recipe(page: Page, model: str, seconds: float) -> Run:
    """Run the plain page."""
    page.route("**/recipe/**", recipe_file)
    page.goto(f"/recipe/?model={model}")
    times = times_of(page, seconds)
    return Run(fps_of(times), [], [])


def run_ours(page: Page, model: str, seconds: float, exercise: str) -> Run:
    """Run our loop, with the server judging."""
    page.goto("/offline")
    page.evaluate(OURS, [model, exercise])
    times = times_of(page, seconds)
    shown = page.evaluate("window.shown")[WARM_UP:]
    captions = page.evaluate("window.captions")
    page.evaluate("window.stop()")
    return Run(fps_of(times), shown, captions)


def times_of(page: Page, seconds: float) -> list[float]:
    """Wait until frames come, then for so long; return when each came."""
    while page.evaluate("window.times.length") < WARM_UP:
        page.wait_for_timeout(100)
    page.wait_for_timeout(1000 * seconds)
    times: list[float] = page.evaluate("window.times")
    return times


def compare(browser: Browser, url: str, asked: Namespace) -> tuple[list[Run], list[Run]]:
    """Run both pages in turns."""
    plain, ours = list[Run](), list[Run]()
    for at in range(asked.rounds):
        for kind in (("plain", "ours"), ("ours", "plain"))[at % 2]:
            context = browser.new_context(base_url=url, service_workers="block")
            page = context.new_page()
            if kind == "plain":
                plain.append(run_recipe(page, asked.model, asked.seconds))
            else:
                ours.append(run_ours(page, asked.model, asked.seconds, asked.exercise))
            context.close()
    return plain, ours


def p95(values: list[float]) -> float:
    """Return the 95th percentile."""
    return float(np.percentile(values, 95)) if values else float("nan")


def told(plain: list[Run], ours: list[Run], model: str) -> str:
    """Return the figures as a table."""
    fast, own = (float(np.median([run.fps for run in runs])) for runs in (plain, ours))
    # Each pair ran one after the other: what else the machine did then bears on both.
    share = np.median([mine.fps / theirs.fps for theirs, mine in zip(plain, ours, strict=True)])
    shown = [late for run in ours for late in run.shown_ms]
    captions = [late for run in ours for late in run.captions_ms]
    rows = [
        ("plain page, frames a second", f"{fast:.1f}", ""),
        ("ours with the server judging, frames a second", f"{own:.1f}", ">= 12"),
        (f"ours over plain, median of {len(ours)} pairs", f"{share:.2f}", ">= 0.85"),
        (f"frame to number on screen, median of {len(shown)}", f"{np.median(shown):.0f} ms", ""),
        ("frame to number on screen, p95", f"{p95(shown):.0f} ms", "<= 200 ms"),
        (f"event to caption, p95 of {len(captions)}", f"{p95(captions):.0f} ms", "<= 500 ms"),
    ]
    lines = [f"| {model} model | measured | wanted |", "|---|---|---|"]
    busy = f"Load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n"
    return "\n".join([busy, *lines, *(f"| {a} | {b} | {c} |" for a, b, c in rows)])


def main() -> None:
    """Compare, and print the figures."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--clip", type=Path, default=REPO / "samples" / "bridge.mp4")
    parser.add_argument("--exercise", default="bridge")
    parser.add_argument("--model", choices=("full", "lite"), default="full")
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    chromium = os.environ.get("BACKLINE_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        raise SystemExit("There is no Chromium: install it, or name it in BACKLINE_CHROMIUM.")
    film = as_camera(asked.clip, REPO / ".cache" / "camera")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        served = Served(Path(folder) / "data")
        served.start()
        flags = [*FLAGS, f"--use-file-for-fake-video-capture={film}"]
        browser = driver.chromium.launch(executable_path=chromium, args=flags)
        try:
            plain, ours = compare(browser, served.url, asked)
        finally:
            browser.close()
            served.kill()
    print(told(plain, ours, asked.model))


if __name__ == "__main__":
    main()
