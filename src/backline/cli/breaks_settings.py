"""`backline breaks settings` and `autostart`: how one wants to be interrupted."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from backline.motion.errors import InputError

from .json_files import JsonOut, write_json
from .keeping import ME, Database, Profile

if TYPE_CHECKING:
    from backline.care.breaks.settings import BreakSettings

YES, NO = ("yes", "on", "true"), ("no", "off", "false")
SAYS = {
    "every_min": "minutes of sitting before a break is offered",
    "break_min": "minutes of a break",
    "away_min": "minutes without key and mouse that count as absence",
    "work_hours": "when breaks are offered, as mon-fri 9:00-12:30; empty: always",
    "quiet_hours": "when they are not",
    "full_screen": "whether an ignored notice becomes a full-screen page",
    "wait_full_screen": "whether a break waits while a window fills the screen",
    "wait_quiet": "whether it waits while do-not-disturb is on",
    "place": "desk, floor or outside: what there is room for; seated: you stay in the seat",
    "day_limit_h": "hours of sitting a day that you want to be told of; 0: never",
    "day_over": "whether the day is summed up after the last working hours",
    "remind_at": "when exercise that is still due is called to mind, as 18:00; empty: never",
}


def settings(
    changes: Annotated[
        list[str] | None, typer.Argument(metavar="NAME=VALUE", help="What to change.")
    ] = None,
    json_out: JsonOut = None,
    profile: Profile = ME,
) -> None:
    """Show how breaks are offered, or change it: `backline breaks settings every_min=30`."""
    from backline.care.breaks.settings import as_json  # noqa: PLC0415 - slow to load
    from backline.records.break_settings import (  # noqa: PLC0415 - the same
        break_settings,
        keep_break_settings,
    )

    found = break_settings(profile)
    if changes:
        found = _changed(found, changes)
        keep_break_settings(profile, found)
    values = as_json(found)
    if json_out is not None:
        write_json(values, json_out)
    if json_out != "-":
        _tell(values)


def _tell(values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        shown = {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
        text = f"{shown:g}" if isinstance(shown, float) else str(shown)
        typer.echo(f"{name + '=' + text:<24}  {SAYS[name]}")


def _changed(chosen: "BreakSettings", changes: list[str]) -> "BreakSettings":
    """Return settings with some changed.

    Raises
    ------
    InputError
        With everything that is wrong.
    """
    problems, good = list[str](), dict[str, object]()
    for given in changes:
        try:
            name, value = _change(chosen, given)
        except InputError as error:
            problems += error.problems
        else:
            good[name] = value
    try:
        chosen = chosen.changed(good)
    except InputError as error:
        problems += error.problems
    if problems:
        raise InputError(*problems)
    return chosen


def _change(chosen: "BreakSettings", given: str) -> tuple[str, object]:
    """Return a setting and its value, of the kind that it has now.

    Raises
    ------
    InputError
        If there is none in it.
    """
    name, equals, text = (part.strip() for part in given.partition("="))
    if not equals:
        raise InputError(f"{given!r} changes nothing: write it like every_min=30.")
    kind = type(getattr(chosen, name, text))
    if kind is bool:
        word = text.casefold()
        return name, word in YES if word in (*YES, *NO) else text
    try:
        return name, float(text) if kind is float else text
    except ValueError:
        return name, text


def autostart(
    turn: Annotated[
        str, typer.Argument(metavar="on|off|ask", help="Turn it on or off, or ask.")
    ] = "ask",
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Start the companion whenever you log in on this machine, or no longer."""
    from backline.breaktime.channel import command  # noqa: PLC0415 - slow to load
    from backline.desk.autostart import is_on, turn_off, turn_on  # noqa: PLC0415 - the same

    if turn == "on":
        path = turn_on(command(profile, database))
        typer.echo(f"The break companion starts with your session from now on ({path}).")
    elif turn == "off":
        was = turn_off()
        told = "no longer starts" if was else "did not start"
        typer.echo(f"The break companion {told} with your session.")
    elif turn == "ask":
        typer.echo("It starts with your session." if is_on() else "It does not start by itself.")
    else:
        raise InputError(f"Say on, off or ask, not {turn!r}.")
