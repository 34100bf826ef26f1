"""`backline breaks`: the companion that interrupts long sitting, and its commands."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import Annotated

import typer

from backline.motion.errors import InputError

from .breaks_log import breaks_log, from_activitywatch, sat
from .breaks_settings import autostart, settings
from .breaks_told import tell
from .breaks_wire import asked, duration_min
from .json_files import JsonOut, write_json
from .keeping import ME, Database, Profile
from .log import refuse_options_before

PROMPTED = {
    "start": "Begin the break that is offered, or one now.",
    "done": "The break is done.",
    "snooze": "Put this break off for a few minutes.",
    "skip": "Leave this break out.",
    "standing": "Say that you stand already.",
    "sitting": "Say that you sit again.",
    "now": "Take a break now.",
}
"""Answers, each a command of its own."""

breaks_app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@breaks_app.callback(invoke_without_command=True)
def breaks(
    context: typer.Context,
    here: Annotated[
        bool, typer.Option("--here", help="Stay in this terminal and print; Ctrl-C ends it.")
    ] = False,
    hurry: Annotated[
        float,
        typer.Option(
            min=1, max=60, help="Let time run faster, to try everything out; nothing is kept."
        ),
    ] = 1.0,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Start the companion that interrupts long sitting; the commands below speak to it."""
    if context.invoked_subcommand is not None:
        _refuse_options_of_the_start(context)
        refuse_options_before(context)
        return
    from backline.breaktime import channel  # noqa: PLC0415 - slow to load

    more = ["--hurry", f"{hurry:g}"] if hurry > 1 else []
    if channel.running():
        typer.echo("The break companion runs already.")
        tell(asked({"do": "status"}))
    elif here or not _has_desktop():
        _stay(channel.command(profile, database, more))
    else:
        told = channel.start(profile, database, more)
        typer.echo("The break companion runs in the background. `backline breaks stop` ends it.")
        tell(told["status"])


def _refuse_options_of_the_start(context: typer.Context) -> None:
    """Refuse options in front of a command that does not take them behind it either.

    Raises
    ------
    InputError
        If there are any.
    """
    group, name = context.command, context.invoked_subcommand or ""
    command = getattr(group, "commands", {}).get(name)
    taken = {one.name for one in getattr(command, "params", ())}
    for option in context.params:
        source = context.get_parameter_source(option)
        if getattr(source, "name", "") == "COMMANDLINE" and option not in taken:
            raise InputError(f"`{context.command_path} {name}` takes no --{option}; leave it out.")


def _has_desktop() -> bool:
    """Whether there is a screen to show anything on."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _stay(command: list[str]) -> None:
    """Become the companion, so that not two processes stay in memory where one is enough."""
    sys.stdout.flush()
    if sys.platform == "win32":  # there, a program cannot become another one
        sys.exit(subprocess.call(command))
    os.execv(command[0], command)


@breaks_app.command()
def status(json_out: JsonOut = None) -> None:
    """Tell where things stand: sitting, the next break, today so far."""
    found = asked({"do": "status"})
    if json_out is not None:
        write_json(found, json_out)
    if json_out != "-":
        tell(found)


@breaks_app.command()
def pause(
    length: Annotated[
        str, typer.Argument(metavar="TIME", help="Such as 30m, 1h, 1h30 or 90 (minutes).")
    ] = "1h",
) -> None:
    """Offer no breaks for some time; one that is due then comes afterwards."""
    tell(asked({"do": "pause", "minutes": duration_min(length)}))


@breaks_app.command()
def resume() -> None:
    """End the pause."""
    tell(asked({"do": "resume"}))


@breaks_app.command()
def stop() -> None:
    """End the companion; what was logged is kept."""
    from backline.breaktime import channel  # noqa: PLC0415 - slow to load

    if not channel.running():
        raise channel.NotRunning
    if not channel.stop():
        raise InputError("The break companion was told to end, and has not yet; try again.")
    typer.echo("The break companion has ended.")


def _answering(answer: str, says: str) -> Callable[[], None]:
    def command() -> None:
        tell(asked({"do": "answer", "answer": answer}))

    command.__doc__ = says
    return command


for _name, _says in PROMPTED.items():
    breaks_app.command(_name)(_answering(_name, _says))
breaks_app.command("log")(breaks_log)
breaks_app.command("sat")(sat)
breaks_app.command("import")(from_activitywatch)
breaks_app.command("settings")(settings)
breaks_app.command("autostart")(autostart)
