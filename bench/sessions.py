"""Continuous clips of whole sets, for tests that put them before a browser's camera.

``python -m bench.sessions [FOLDER]`` renders those that are missing. The person is in position from
the start, waits, does the set and waits again; nobody else is in the picture.
"""

from dataclasses import replace
from pathlib import Path

import typer

from .renders import CACHE, is_rendered, render
from .scenes import EXERCISE_IDS, Scene
from .synth.spec import Spec

READY_S = 2.5
"""Still before the first repetition: within 3 s the set begins."""
FPS = 20.0
SETS = (
    Spec("glute_bridge", reps=5, amplitude=172, up=1.2, hold=0.6, down=1.2, rest=0.6,
         fault="low_hips", fault_reps=[2]),
    Spec("standing_march", side="both", reps=10, amplitude=88, up=0.8, hold=0.4, down=0.8),
    Spec("strap_stretch", reps=1, amplitude=72, up=2.0, hold=12.0, down=2.0),
)  # fmt: skip
"""Five bridges, the third too low; ten lifted knees taking turns; a hold of twelve seconds."""


def scenes() -> dict[str, Scene]:
    """Return the sets by the id of their exercise."""
    return {
        EXERCISE_IDS[spec.exercise]: Scene(
            "-".join(filter(None, ["set", EXERCISE_IDS[spec.exercise], spec.fault])),
            replace(spec, lead=READY_S, fps=FPS),
            judged_as=EXERCISE_IDS[spec.exercise],
        )
        for spec in SETS
    }


def session_clips(folder: Path = CACHE) -> dict[str, Path]:
    """Return the film of each set by the id of its exercise; what is there is kept.

    About a minute the first time; NoRendererError where nothing can be rendered.
    """
    for scene in scenes().values():
        if not is_rendered(scene, folder):
            render(scene, folder)
    return {name: folder / f"{scene.stem}.mp4" for name, scene in scenes().items()}


def main(folder: Path = CACHE) -> None:
    """Render the sets that are missing and say where they are."""
    for path in session_clips(folder).values():
        typer.echo(path)


if __name__ == "__main__":
    typer.run(main)
