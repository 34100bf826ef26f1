"""The bench's command line: ``python -m bench`` measures, ``python -m bench render SET`` draws."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from . import measure, results
from .renders import ALL_SETS, CACHE, is_rendered
from .renders import render_missing as draw_missing
from .synth import NoRendererError

BAD_INPUT = 2

app = typer.Typer(help=__doc__, no_args_is_help=True)


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    name: Annotated[str, typer.Option("--set", help="full (an hour once) or daily.")] = "daily",
    model: Annotated[str, typer.Option(help="Pose model.")] = "heavy",
    render_missing: Annotated[
        bool, typer.Option(help="Render what is missing, or measure what is there.")
    ] = True,
    write: Annotated[bool, typer.Option(help="Write the table to RESULTS.md.")] = False,
) -> None:
    """Measure accuracy, speed and cost, and print one table."""
    if context.invoked_subcommand is None:
        _measure(name, model, render_missing, write)


def _measure(name: str, model: str, render_first: bool, write: bool) -> None:
    sets = (name, "oblique", "front_march", "forward_bend", "distractors")
    if name not in ALL_SETS:
        _stop(f"There is no set {name!r}; the sets are {', '.join(ALL_SETS)}.")
    if render_first:
        for one in sets:
            render(one)
    sections = list(measure.sections(sets, model, _told))
    results.show(sections)
    if write:
        clips = sum(
            section.rows[0][0] == "clips" and int(section.rows[0][1]) for section in sections
        )
        results.write(sections, f"{clips} rendered clips, {model} pose model.", date.today())


def _told(stem: str) -> None:
    Console(stderr=True).print(f"landmarks: {stem}", highlight=False)


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
            for stem in draw_missing(scenes, folder, jobs):
                progress.update(task, advance=1, description=stem)
        except NoRendererError as error:
            _stop(str(error))


def _stop(sentence: str) -> None:
    Console(stderr=True).print(sentence, highlight=False, soft_wrap=True)
    raise typer.Exit(BAD_INPUT)


if __name__ == "__main__":
    app()
