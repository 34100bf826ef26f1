"""What a frame of the explainer costs in Chromium, while it is dragged: ``python -m bench.how``.

A frame is 16.7 ms at 60 a second; the update is timed with its layout, with two figures behind.
"""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from tests.web.browser.serving import Served

from .results import Section, show

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
SCENES: Mapping[str, str] = {"bend": "trunk", "sit": "trunk", "long": "trunk", "lie": "thigh"}
TURNS, DRAGGED = 240, 120
COST = """async (turns) => {
  const { figure } = await import("/static/js/how/figure.js");
  const { load } = await import("/static/js/how/grid.js");
  const data = JSON.parse(document.getElementById("how-data").textContent);
  const grid = await load(data.url);
  const svg = document.querySelector("svg.body");
  const drawn = figure(svg);
  const found = [];
  for (let at = 0; at < turns; at += 1) {
    await new Promise(requestAnimationFrame);
    const start = performance.now();
    const inputs = { ...data.inputs, ...data.person, [grid.first]: (at * 1.7) % 90 };
    const posture = grid.taken(inputs);
    drawn.show(posture.frames, posture.values, [posture.frames, posture.frames]);
    svg.getBoundingClientRect();
    found.push(performance.now() - start);
  }
  return found;
}"""
FRAMES = """() => { window.kept = []; let last = performance.now();
  const tick = (now) => { window.kept.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick); }"""


def measured(page: Page, url: str, scene: str) -> tuple[str, str, str, str]:
    """Return a scene's row: the update's median and 95 %, and the frame while dragging."""
    page.goto(f"{url}/how/move?scene={scene}")
    page.locator("#how[data-ready]").wait_for()
    costs = page.evaluate(COST, TURNS)
    page.evaluate(FRAMES)
    box = page.locator(f'[data-handle="{SCENES[scene]}"] .handle-dot').bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for part in range(DRAGGED):
        page.mouse.move(x + part, y + part / 3)
    page.mouse.up()
    frames = page.evaluate("window.kept")
    p95 = quantiles(costs, n=20)[-1]
    return scene, f"{median(costs):.1f} ms", f"{p95:.1f} ms", f"{median(frames):.1f} ms"


def main() -> None:
    """Measure every scene and print."""
    chromium = os.environ.get("BACKLINE_CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        raise SystemExit("There is no Chromium: install it, or name it in BACKLINE_CHROMIUM.")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        served = Served(Path(folder) / "data")
        served.start()
        try:
            page = driver.chromium.launch(executable_path=chromium, args=FLAGS).new_page()
            rows = [measured(page, served.url, scene) for scene in SCENES]
        finally:
            served.kill()
    headings = ("scene", "update, median", "update, 95 %", "frame while dragging, median")
    show([Section("The explainer, moved", headings, rows)])


if __name__ == "__main__":
    main()
