"""The command line: what was asked for is checked, done, and said; judging happens elsewhere."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from backline import __version__
from backline.doctor import checks
from backline.library import exercise as known_exercise
from backline.library import exercises as known_exercises
from backline.library import read_file
from backline.motion.definition import Exercise
from backline.motion.errors import InputError
from backline.render.sheet import listing, sheet
from backline.render.table import effort_table, summary
from backline.sources.bundle import NAMES, find

if TYPE_CHECKING:
    from backline.analysis import Analysis, Outputs, Watch

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
    from backline import analysis  # noqa: PLC0415 - `doctor` has to run where PyAV does not load

    outputs = analysis.Outputs(
        json=Path(json_out) if json_out not in {None, "-"} else None,
        signals=signals, video=video, report=report, landmarks=landmarks,
    )  # fmt: skip
    given = analysis.Clip(clip, from_s, to_s, model, one_core)
    found = analysis.analyze(given, chosen(exercise), outputs, progress)
    tell(found, outputs, quiet=json_out == "-")


def tell(found: "Analysis", outputs: "Outputs", quiet: bool) -> None:
    """Say what was found: JSON alone, or a table with one line of summary."""
    for note in found.notes:
        typer.echo(f"Note: {note}", err=True)
    if quiet:
        typer.echo(found.json)
        return
    out = Console()
    if found.record.efforts:
        out.print(effort_table(found.record))
    out.print(summary(found.record), highlight=False, markup=False)
    if found.record.withheld:
        out.print(found.record.withheld, highlight=False, markup=False)
    for path in outputs.files:
        typer.echo(f"Wrote {path}")


def chosen(name: str) -> Exercise:
    """Return an exercise of the library, or the one in a definition file."""
    return read_file(Path(name)) if name.endswith(".toml") else known_exercise(name)


@app.command()
def exercises(
    name: Annotated[str | None, typer.Argument(metavar="[ID]", help="Show one exercise.")] = None,
) -> None:
    """List the exercises, or show how one is done, watched and supported by evidence."""
    if name is None:
        Console().print(listing(list(known_exercises().values())))
    else:
        Console().print(sheet(chosen(name)))


@app.command()
def model() -> None:
    """Say where the pose models are, their hashes and where they come from."""
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
    results = checks()
    for check in results:
        typer.echo(f"{'ok     ' if check.works else 'missing'}  {check.name}: {check.says}")
    if not all(check.works for check in results if check.needed):
        raise typer.Exit(1)


@contextmanager
def progress(title: str) -> Iterator["Watch"]:
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


def fail(problems: Iterable[str]) -> NoReturn:
    """Print every problem on a line of its own and end as the user's mistake."""
    for problem in problems:
        typer.echo(problem, err=True)
    sys.exit(USER_MISTAKE)


def usage(error: typer.TyperException) -> Iterator[str]:
    """Say what is wrong with the command itself; nothing where the help has just been printed."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "backline"
    if message := error.format_message():
        stop = "" if message.endswith((".", "?")) else "."
        yield f"{message}{stop} `{command} --help` shows what there is."


def main() -> None:
    """Run the command line; every mistake of the user's ends in a sentence and exit code 2."""
    try:
        # Standalone, Typer would frame its errors and end Ctrl-C without a word.
        code = typer.main.get_command(app)(prog_name="backline", standalone_mode=False)
    except InputError as error:
        fail(error.problems)
    except typer.TyperException as error:
        fail(usage(error))
    if code == STOPPED:
        typer.echo("Stopped: nothing half-written was left behind.", err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
