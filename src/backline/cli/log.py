"""`backline log`: what was kept, newest first; its subcommands add to it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from backline.care.log_words import says
from backline.care.sitting_words import KINDS, summed
from backline.motion.errors import InputError

from .json_files import JsonOut, write_json
from .keeping import ME, Database, Profile, opened
from .log_add import (
    change,
    function,
    leave_out,
    not_today,
    note,
    one_set,
    pain,
    sitting,
)
from .log_correct import correct
from .log_done import done
from .log_measured import measured

if TYPE_CHECKING:
    from backline.records import Kept

SHOWN_DAYS = 7
WITHIN_A_SET = ("set_end", "repetition", "hold", "fault")
"""Summed up by their set, so listed in the JSON only."""
SEVERAL = 2  # bouts and breaks of a day, from which on they are summed up

COMMANDS: dict[str, Callable[..., None]] = {
    "done": done,
    "set": one_set,
    "test": measured,
    "pain": pain,
    "sitting": sitting,
    "note": note,
    "function": function,
    "change": change,
    "not-today": not_today,
    "leave-out": leave_out,
    "correct": correct,
}

log_app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
for name, command in COMMANDS.items():
    log_app.command(name)(command)


@log_app.callback(invoke_without_command=True)
def log(
    context: typer.Context,
    days: Annotated[int, typer.Option(min=1, help="How many days back.")] = SHOWN_DAYS,
    json_out: JsonOut = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Show what was kept in the last days, newest first; the commands below add to it."""
    if context.invoked_subcommand is not None:
        refuse_options_before(context)
        return
    from backline.records import day_of, now  # noqa: PLC0415 - slow to load

    since = day_of(now()) - timedelta(days=min(days, date.max.year) - 1)
    with opened(database, profile) as store:
        found = store.events(since=since, newest_first=True)
    if json_out is not None:
        write_json([as_json(one) for one in found], json_out)
    if json_out != "-":
        tell(found, Console(), days)


def refuse_options_before(context: typer.Context) -> None:
    """Refuse options of the list in front of another command, which would not see them.

    Raises
    ------
    InputError
        If there are any: a log kept for the wrong person would be worse.
    """
    command = context.invoked_subcommand
    given = [
        f"--{'json' if name == 'json_out' else name}"
        for name in context.params
        if getattr(context.get_parameter_source(name), "name", "") == "COMMANDLINE"
    ]
    if given:
        options = " and ".join(given)
        raise InputError(
            f"Give {options} after the command: `{context.command_path} {command} {given[0]} …`."
        )


def as_json(one: "Kept") -> dict[str, Any]:
    """Return an event as plain values."""
    from backline.records.bodies import as_body  # noqa: PLC0415 - slow to load

    measured = {"as_measured": as_body(one.as_measured)} if one.corrected else {}
    return {
        "id": one.id,
        "kind": one.kind,
        "at": one.at.isoformat(),
        "zone": one.zone,
        "day": one.day.isoformat(),
        "parent": one.parent,
        "body": as_body(one.event),
        "corrected": one.corrected,
        **measured,
        "made_up": one.made_up,
    }


def tell(found: Iterable["Kept"], out: Console, days: int) -> None:
    """Print events by their days, each with its number."""
    kept = list(found)
    if not kept:
        what = "today" if days == 1 else f"in the last {days} days"
        out.print(Text(f"Nothing was logged {what}. `backline log --help` shows how."))
        return
    ends = {one.parent: one for one in kept if one.kind == "set_end"}
    shown = (one for one in kept if one.kind not in WITHIN_A_SET)
    for day, events in groupby(shown, key=lambda one: one.day):
        out.print(Text(f"\n{day:%A} {day.day} {day:%B %Y}", style="bold"))
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(justify="right", no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column()
        of_day = [*events]
        sat = [one for one in of_day if one.kind in KINDS]
        if len(sat) >= SEVERAL:
            of_day = [one for one in of_day if one.kind not in KINDS]
            table.add_row("", "", Text(sitting_line(sat)))
        for one in of_day:
            table.add_row(
                str(one.id), f"{one.at:%H:%M}", Text("; ".join(line(one, ends.get(one.id))))
            )
        out.print(table)


def sitting_line(sat: Iterable["Kept"]) -> str:
    """Return the bouts and breaks of a day in one line."""
    from backline.records.bodies import as_body  # noqa: PLC0415 - slow to load

    bodies = [(one.kind, as_body(one.event)) for one in sat]
    bouts, breaks = ([body for name, body in bodies if name == kind] for kind in KINDS)
    return summed(bouts, breaks)


def line(one: "Kept", end: "Kept | None") -> Iterator[str]:
    """Yield an event in words, then what it was before it was corrected, and that it is made up."""
    from backline.records.bodies import as_body  # noqa: PLC0415 - slow to load

    counts = as_body(end.event) if end else {}
    yield says(one.kind, {**counts, **as_body(one.event)})
    if one.corrected:
        yield f"corrected, measured was: {says(one.kind, {**counts, **as_body(one.as_measured)})}"
    if one.made_up:
        yield "made up"
