"""How late a real session tells what it saw: ``python -m bench.in_session``.

Somebody does one bridge after the other before the session page, each of them too low. Measured
from the capture of the picture that showed it: until the number is on the screen, until the cue is
handed to the voice (or sounded, where the device has none), until its caption is painted.
"""

import os
import shutil
import tempfile
from argparse import ArgumentParser
from pathlib import Path

import numpy as np
from playwright.sync_api import Page, sync_playwright

from tests.web.browser.coached import Heard, asked, begin, frames_a_second, plan, state, until
from tests.web.browser.serving import REPO, Served
from tests.web.browser.stage import Stage

from .browser import FLAGS, p95
from .sessions import session_clips

LOW_S = (9.2, 12.9)
"""Of the film of bridges: its third one, which is too low, from rest to rest."""
MOST = 200

WATCH = """
(() => {
  window.late = { shown: [], said: [], captions: [] };
  let cues = [], painted = [];
  new PerformanceObserver((list) => {
    for (const { name, startTime, detail } of list.getEntries()) {
      if (name === "backline:cue-said") cues.push(startTime);
      else if (name === "backline:caption" && detail.kind === "cue") {
        const captured = painted.shift();
        if (captured !== undefined) late.captions.push(startTime - captured);
      } else if (name === "backline:answer") {
        const captured = startTime - detail.since_ms;
        // A cue is said while the answer that brought it is being handled.
        for (const at of cues) {
          late.said.push(at - captured);
          painted.push(captured);
        }
        cues = [];
      }
    }
  }).observe({ entryTypes: ["mark"] });
  const answers = performance.mark.bind(performance);
  performance.mark = (name, given) => {
    const made = answers(name, given);
    if (name === "backline:answer") {
      // The number is drawn within this task; the frame after it shows it.
      requestAnimationFrame(() => setTimeout(() => {
        late.shown.push(performance.now() - made.startTime + given.detail.since_ms);
      }));
    }
    return made;
  };
})();
"""
"""Keeps how late things come, in ms since the capture of their picture."""


def run(page: Page, stage: Stage, shown: Path, seconds: float) -> float:
    """Do bridges for so long; return the pictures judged a second."""
    stage.still(shown, LOW_S[0])
    begin(page)
    page.get_by_role("button", name="Go on now").click()
    until(page, "set", 90)
    for _ in range(round(5 * seconds)):
        if not stage.playing:
            stage.play(shown, *LOW_S)
        page.wait_for_timeout(200)
        if state(page) != "set":
            break
    return frames_a_second(page)


def told(late: dict[str, list[float]], fps: float) -> str:
    """Return the figures as a table."""
    names = {
        "shown": ("frame to number on screen", 200),
        "said": ("fault to the call that says the cue", 500),
        "captions": ("fault to its caption", 500),
    }
    lines = ["| in the session page | measured | wanted |", "|---|---|---|"]
    lines.append(f"| pictures judged a second | {fps:.1f} | >= 12 |")
    for name, (words, wanted_ms) in names.items():
        times = late[name]
        middle = float(np.median(times)) if times else float("nan")
        lines.append(f"| {words}, median of {len(times)} | {middle:.0f} ms | |")
        lines.append(f"| {words}, p95 | {p95(times):.0f} ms | <= {wanted_ms} ms |")
    return "\n".join(lines)


def main() -> None:
    """Measure, and print the figures with the machine's load."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=120.0)
    asked_for = parser.parse_args()
    chromium = os.environ.get("BACKLINE_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        raise SystemExit("There is no Chromium: install it, or name it in BACKLINE_CHROMIUM.")
    shown = session_clips()["bridge"]
    os.environ.setdefault("BACKLINE_CACHE", str(REPO / ".cache"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        os.environ["BACKLINE_DATA"] = str(Path(folder) / "data")
        plan(asked("bridge", repetitions=MOST))
        stage, served = Stage(Path(folder) / "camera.y4m"), Served(Path(folder) / "data")
        served.start()
        flags = [*FLAGS, f"--use-file-for-fake-video-capture={stage.path}"]
        browser = driver.chromium.launch(executable_path=chromium, args=flags)
        try:
            context = browser.new_context(base_url=served.url, service_workers="block")
            Heard().over(context)
            context.add_init_script(WATCH)
            page = context.new_page()
            fps = run(page, stage, shown, asked_for.seconds)
            late = page.evaluate("window.late")
        finally:
            browser.close()
            served.kill()
            stage.close()
    print(told(late, fps))
    print("load of the machine:", " ".join(f"{one:.1f}" for one in os.getloadavg()))


if __name__ == "__main__":
    main()
