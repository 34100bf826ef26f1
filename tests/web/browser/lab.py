"""The browser side of pose estimation on a bare page: a video, a canvas, and our modules."""

from playwright.sync_api import Page

LAB = """async () => {
  const names = ["camera", "choice", "draw", "engine", "loop", "socket", "wire"];
  const found = await Promise.all(names.map((name) => import(`/static/js/pose/${name}.js`)));
  window.lab = Object.assign({}, ...found);
  const main = document.querySelector("main");
  const [video, canvas] = ["video", "canvas"].map((kind) => document.createElement(kind));
  main.replaceChildren(video, canvas);
  Object.assign(lab, { video, canvas, frames: [], errors: [], rates: [], choices: [] });
}"""

RUN = """async (model) => {
  await lab.openCamera(lab.video);
  lab.engine = await lab.PoseEngine.create({ model, onchoice: (made) => lab.choices.push(made) });
  lab.view = new lab.SkeletonView(lab.canvas, lab.video);
  lab.loop = new lab.PoseLoop({
    video: lab.video,
    engine: lab.engine,
    onframe: (frame) => { lab.frames.push(frame); lab.view.draw(frame); lab.took?.(frame); },
    onrate: (fps) => lab.rates.push(fps),
    onerror: (error) => lab.errors.push(error.code),
  });
  lab.loop.start();
}"""


def open_lab(page: Page) -> None:
    """Show an almost empty page of ours, with the modules in ``window.lab``."""
    page.goto("/offline")
    page.evaluate(LAB)


def run_loop(page: Page, model: str = "lite") -> None:
    """Start camera, model and loop; frames are kept in ``lab.frames``."""
    page.evaluate(RUN, model)
