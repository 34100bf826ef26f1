"""The command line: what was asked for is checked, done, and said; judging happens elsewhere."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Annotated, NoReturn

import typer

from backline import __version__
from backline.motion.errors import InputError

from .about import about
from .analyze import analyze
from .breaks import breaks_app
from .calendar import calendar
from .data import backup, demo_data, erase, restore
from .exercises import exercises
from .explain import explain
from .findings import findings
from .log import log_app
from .machine import doctor, model
from .measure import measure
from .plan import plan, today, why
from .profiles import profiles
from .progress import progress
from .screen import screen
from .serve import serve
from .unlock import unlock

USER_MISTAKE = 2
STOPPED = 130  # what a shell reports after Ctrl-C

Commands = tuple[Callable[..., None], ...]

app = typer.Typer(
    name="backline",
    help="A private physical-therapy coach for tight hamstrings and a sore lower back.",
    add_completion=False,
    pretty_exceptions_enable=False,
)
COACH: Commands = (serve, screen, about, measure, findings, plan, today, why, calendar, explain)
RECORDS: Commands = (progress, profiles, backup, restore, erase, unlock, demo_data)
MACHINE: Commands = (analyze, exercises, model, doctor)
for command in COACH:
    app.command()(command)
app.add_typer(log_app, name="log")
app.add_typer(breaks_app, name="breaks")
for command in (*RECORDS, *MACHINE):
    app.command()(command)


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
    """Open the app where no command is given."""


def fail(problems: Iterable[str]) -> NoReturn:
    """Print every problem on a line of its own and end as the user's mistake."""
    for problem in dict.fromkeys(problems):
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
        command = typer.main.get_command(app)
        words = sys.argv[1:] or ["serve"]
        code = command(words, prog_name="backline", standalone_mode=False)
    except InputError as error:
        fail(error.problems)
    except typer.TyperException as error:
        fail(usage(error))
    except (KeyboardInterrupt, typer.Abort):  # at a question
        typer.echo("\nStopped: your answers were not kept.", err=True)
        sys.exit(STOPPED)
    if code == STOPPED:
        typer.echo("Stopped: nothing half-written was left behind.", err=True)
    sys.exit(code)
