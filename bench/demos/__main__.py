"""Renders the demonstration films: ``python -m bench.demos [EXERCISE ...]``."""

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

os.environ.setdefault("LP_NUM_THREADS", "1")  # read once, when the renderer is made

from ..synth import NoRendererError, Renderer
from .film import DRAWN, FILMS, FOLDER, make

BAD_INPUT = 2


def main(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[EXERCISE]...", help="Which; all without one.")
    ] = None,
    folder: Annotated[Path, typer.Option(help="Where the films go.")] = FOLDER,
) -> None:
    """Render the demonstration of exercises: a film and a poster each, half a minute a film."""
    console = Console(stderr=True)
    unknown = [name for name in names or [] if name not in FILMS]
    if unknown:
        console.print(f"There is no film of {', '.join(unknown)}; there are {', '.join(FILMS)}.")
        raise typer.Exit(BAD_INPUT)
    try:
        renderer = Renderer(DRAWN, samples=0)
    except NoRendererError as error:
        console.print(str(error), highlight=False, soft_wrap=True)
        raise typer.Exit(BAD_INPUT) from error
    for name in names or FILMS:
        make(name, renderer, folder)
        kilobytes = (folder / f"{name}.mp4").stat().st_size / 1000
        console.print(f"{name}: {kilobytes:.0f} kB", highlight=False)


if __name__ == "__main__":
    typer.run(main)
