"""The command line: what was asked for is checked, done, and said; judging happens elsewhere."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from typer.core import TyperGroup

from backline import __version__
from backline.motion.definition import Exercise
from backline.motion.errors import InputError

USER_MISTAKE = 2
STOPPED = 130  # what a shell reports after Ctrl-C

app = typer.Typer(
    name="backline",
    help="A private physical-therapy coach for tight hamstrings and a sore lower back.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def version(asked: bool) -> None:
    """Print the version and stop."""
    if asked:
        typer.echo(f"backline {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Take the options that belong to no command."""


@app.command()
def analyze(  # noqa: PLR0913, PLR0917 - one option each
    clip: Annotated[str, typer.Argument(help="A video, camera:0, or a landmark recording.")],
    exercise: Annotated[
        str, typer.Option(help="Exercise id, or the path of a definition file (.toml).")
    ],
    from_s: Annotated[
        float | None, typer.Option("--from", help="Start here, seconds on the file's clock.")
    ] = None,
    to_s: Annotated[float | None, typer.Option("--to", help="Stop before here, seconds.")] = None,
    json_out: Annotated[
        str | None, typer.Option("--json", help="Write the result as JSON; - for the terminal.")
    ] = None,
    signals: Annotated[
        Path | None, typer.Option(help="Write every signal, frame by frame, as CSV.")
    ] = None,
    video: Annotated[Path | None, typer.Option(help="Write the annotated video (.mp4).")] = None,
    report: Annotated[Path | None, typer.Option(help="Write the report (.html).")] = None,
    landmarks: Annotated[
        Path | None, typer.Option(help="Write the landmarks, to judge again without the video.")
    ] = None,
    model: Annotated[
        str, typer.Option(help="Pose model: heavy, full, lite, or the path of a bundle.")
    ] = "heavy",
    one_core: Annotated[
        bool, typer.Option("--one-core", help="Work on one core, for many recordings at once.")
    ] = False,
) -> None:
    """Judge a recording of an exercise: repetitions, holds, angles, faults, and what was unseen."""
    from backline.analysis import Outputs

    outputs = Outputs(
        json=Path(json_out) if json_out and json_out != "-" else None,
        signals=signals, video=video, report=report, landmarks=landmarks,
    )  # fmt: skip
    stretch = (from_s, to_s)
    _analyze(clip, exercise, stretch, outputs, model, one_core, quiet=json_out == "-")


def _analyze(
    clip: str, exercise: str, stretch: tuple[float | None, float | None],
    outputs: Any, model: str, one_core: bool, quiet: bool,
) -> None:  # fmt: skip
    from backline import analysis
    from backline.render.json_record import as_json
    from backline.sources.bundle import find
    from backline.sources.landmark_format import is_landmark_file
    from backline.sources.poses import open_poses
    from backline.sources.video import Video

    one = chosen(exercise)
    outputs.check()
    filmed = not clip.startswith("camera:") and not is_landmark_file(Path(clip))
    if outputs.pictures and not filmed:
        _refuse_pictures(clip, outputs)
    with open_poses(clip, find(model), *stretch, one_core=one_core) as source:
        with progress(f"Looking at {source.info.file}") as watch:
            found = analysis.judge(source, one, outputs, watch)
    result = json.dumps(as_json(found.record, found.source, found.model), indent=2)
    if outputs.json:
        analysis.write_text(outputs.json, result + "\n")
    if outputs.signals:
        analysis.write_signals(outputs.signals, found.samples)
    if outputs.pictures and filmed:
        frames = Video(Path(clip), *stretch, one_core=one_core)
        with progress("Drawing") as watch:
            analysis.write_pictures(found, frames, outputs, watch, one_core)
    elif outputs.report:
        analysis.write_report(outputs.report, found, [])
    tell(found, result, outputs, quiet)


def _refuse_pictures(clip: str, outputs: Any) -> None:
    """Without a file there is nothing to draw on; a report without pictures can be had."""
    if outputs.video or clip.startswith("camera:"):
        raise InputError(
            f"{clip} keeps no pictures: --video needs a video file, and --report a file of either"
            " kind; film first, or use --landmarks and report from that."
        )


def tell(found: Any, result: str, outputs: Any, quiet: bool) -> None:
    """Say what was found: JSON alone, or a table with one line of summary."""
    from backline.render.table import effort_table, summary

    complaints = Console(stderr=True)
    for note in found.notes:
        complaints.print(f"Note: {note}", highlight=False, markup=False)
    if quiet:
        typer.echo(result)
        return
    out = Console()
    if found.record.efforts:
        out.print(effort_table(found.record))
    out.print(summary(found.record), highlight=False, markup=False)
    if found.record.withheld:
        out.print(found.record.withheld, highlight=False, markup=False)
    for path in (outputs.json, outputs.signals, outputs.video, outputs.report, outputs.landmarks):
        if path:
            out.print(f"Wrote {path}", highlight=False, markup=False, soft_wrap=True)


def chosen(name: str) -> Exercise:
    """Return an exercise of the library, or the one in a definition file."""
    from backline.library import exercise, read_file

    return read_file(Path(name)) if name.endswith(".toml") else exercise(name)


@app.command()
def exercises(
    name: Annotated[str | None, typer.Argument(metavar="[ID]", help="Show one exercise.")] = None,
) -> None:
    """List the exercises, or show how one is done, watched and supported by evidence."""
    from backline.library import exercise
    from backline.library import exercises as known
    from backline.render.sheet import listing, sheet

    Console().print(sheet(exercise(name)) if name else listing(list(known().values())))


@app.command()
def model() -> None:
    """Say where the pose models are, their hashes and where they come from."""
    from backline.sources.bundle import NAMES, find

    problems: list[str] = []
    for name in NAMES:
        try:
            bundle = find(name)
        except InputError as error:
            problems += error.problems
            continue
        typer.echo(f"{bundle.name}\n  path    {bundle.path}")
        typer.echo(f"  sha256  {bundle.sha256}\n  source  {bundle.source}")
    if problems:
        raise InputError(*problems)


@app.command()
def doctor() -> None:
    """Check what works on this machine, and say what to do about the rest."""
    from backline.doctor import checks

    results = checks()
    for check in results:
        typer.echo(f"{'ok     ' if check.works else 'missing'}  {check.name}: {check.says}")
    if not all(check.works for check in results if check.needed):
        raise typer.Exit(1)


@contextmanager
def progress(title: str) -> Iterator[Any]:
    """Show a bar with the time left on the terminal; nothing where there is none."""
    console = Console(stderr=True)
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(), console=console, transient=True, disable=not console.is_terminal,
    )  # fmt: skip
    with bar:
        task = bar.add_task(title, total=None)

        def watch(share: float | None) -> None:
            bar.update(task, total=None if share is None else 1.0, completed=share or 0.0)

        yield watch


def fail(error: InputError) -> NoReturn:
    """Print every problem on a line of its own and end as the user's mistake."""
    for problem in error.problems:
        typer.echo(problem, err=True)
    sys.exit(USER_MISTAKE)


def main() -> None:
    """Run the command line; every mistake of the user's ends in a sentence and exit code 2."""
    command = typer.main.get_command(app)
    assert isinstance(command, TyperGroup)
    try:
        command(prog_name="backline")
    except InputError as error:
        fail(error)
    except KeyboardInterrupt:
        typer.echo("Stopped: nothing half-written was left behind.", err=True)
        sys.exit(STOPPED)


if __name__ == "__main__":
    main()
