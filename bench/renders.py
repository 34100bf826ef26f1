"""Renders sets of clips into a folder, once: a clip that is there is not rendered again."""

import json
import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any

from .distractors import distractors
from .scenes import SETS, Scene
from .synth import Clip, Renderer

CACHE = Path(__file__).with_name(".cache") / "clips"
ALL_SETS = {**SETS, "distractors": distractors}

_renderers: dict[tuple[tuple[int, int], int], Renderer] = {}


def is_rendered(scene: Scene, folder: Path = CACHE) -> bool:
    """Return whether a clip and its truth are there."""
    return all((folder / f"{scene.stem}{end}").exists() for end in (".json", ".mp4"))


def render(scene: Scene, folder: Path = CACHE) -> str:
    """Render one clip and return its stem (NoRendererError where nothing can be rendered)."""
    spec = scene.spec
    key = ((spec.width, spec.height_px), spec.samples)
    if key not in _renderers:
        _renderers[key] = Renderer(*key)
    Clip(spec, scene.stage).render(folder / scene.stem, _renderers[key], scene.notes)
    return scene.stem


def render_missing(scenes: Sequence[Scene], folder: Path = CACHE, jobs: int = 1) -> Iterator[str]:
    """Render what is not there yet and yield each stem as it is done.

    One thread a process: two processes of one thread are faster than one of two.
    """
    missing = [scene for scene in scenes if not is_rendered(scene, folder)]
    os.environ.setdefault("LP_NUM_THREADS", "1")
    if jobs <= 1:
        yield from (render(scene, folder) for scene in missing)
        return
    fresh = multiprocessing.get_context("spawn")  # a forked process would share the graphics driver
    with ProcessPoolExecutor(jobs, mp_context=fresh) as pool:
        waiting = [pool.submit(render, scene, folder) for scene in missing]
        try:
            for done in as_completed(waiting):
                yield done.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def read_truth(scene: Scene, folder: Path = CACHE) -> dict[str, Any]:
    """Return the truth of a rendered clip, with ``kind`` and ``judged_as`` whoever rendered it."""
    truth = json.loads((folder / f"{scene.stem}.json").read_text())
    return {**truth, **scene.notes}
