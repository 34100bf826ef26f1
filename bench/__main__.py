"""The bench's command line: ``python -m bench render SET``."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from .renders import ALL_SETS, CACHE, is_rendered, render_missing
from .synth import NoRendererError

BAD_INPUT = 2

app = typer.Typer(help=__doc__, no_args_is_help=True)


@app.callback()
def main() -> None:
    """Measure accuracy and speed."""


@app.command()
def render(
    name: Annotated[str, typer.Argument(metavar="SET", help=f"One of: {', '.join(ALL_SETS)}.")],
    jobs: Annotated[int, typer.Option(min=1, help="Processes.")] = 2,
    folder: Annotated[Path, typer.Option(help="Where the clips go.")] = CACHE,
) -> None:
    """Render a set of clips; what is there already is kept."""
    if name not in ALL_SETS:
        _stop(f"There is no set {name!r}; the sets are {', '.join(ALL_SETS)}.")
    scenes = ALL_SETS[name]()
    there = sum(is_rendered(scene, folder) for scene in scenes)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), "{task.description}")
    with Progress(*columns) as progress:
        task = progress.add_task(name, total=len(scenes), completed=there)
        try:
            for stem in render_missing(scenes, folder, jobs):
                progress.update(task, advance=1, description=stem)
        except NoRendererError as error:
            _stop(str(error))


def _stop(sentence: str) -> None:
    Console(stderr=True).print(sentence, highlight=False, soft_wrap=True)
    raise typer.Exit(BAD_INPUT)


# `accuracy`, `speed` and `cost` are commands of their own modules, added to the app here.

if __name__ == "__main__":
    app()
