"""Rendered films of whole sets, and what `backline analyze` finds in them."""

from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from backline.analysis import Clip, Outputs, analyze
from backline.library import exercise
from backline.motion.errors import InputError
from backline.motion.record import Record
from bench.landmarks import find_missing
from bench.landmarks import kept as landmarks
from bench.renders import CACHE, is_rendered, render
from bench.scenes import Scene
from bench.sessions import scenes
from bench.synth import NoRendererError

MODEL = "full"
"""The page's own."""


@dataclass(frozen=True)
class Film:
    """One film and what is found in it."""

    path: Path
    found: Record


def rendered(scene: Scene) -> Path:
    """Return a film, rendered if need be."""
    if not is_rendered(scene):
        try:
            render(scene)
        except NoRendererError as error:
            pytest.skip(str(error))
    return CACHE / f"{scene.stem}.mp4"


@cache
def film(name: str) -> Film:
    """Return the film of a set, judged as a recording by the page's model."""
    scene = scenes()[name]
    path = rendered(scene)
    try:
        list(find_missing([scene], MODEL))
    except InputError as error:
        pytest.skip(str(error))
    seen = Clip(str(landmarks(scene.stem, MODEL)))
    found = analyze(seen, exercise(name), Outputs(), lambda _: nullcontext(lambda _: None))
    return Film(path, found.record)
