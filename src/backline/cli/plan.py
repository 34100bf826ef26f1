"""`backline plan`, `backline today` and `backline why`: the programme in the terminal."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from backline.motion.errors import InputError, nearest

from .days import Today, day_of
from .json_files import JsonOut, write_json
from .keeping import ME, Database, Profile, command, opened

if TYPE_CHECKING:
    from datetime import date

    from backline.planning import Planned
    from backline.records import Store

Minutes = Annotated[
    float | None, typer.Option(min=1, help="The short form, for a day with so many minutes.")
]


def plan(
    today: Today = None, json_out: JsonOut = None, database: Database = None, profile: Profile = ME
) -> None:
    """Show this week: which exercises, how much, on which days, and why each is there."""
    from . import plan_json, show_plan  # noqa: PLC0415 - what they need is slow to load

    with opened(database, profile) as store:
        found = _planned(store, day_of(today))
    if json_out is not None:
        write_json(plan_json.plan_json(found.plan), json_out)
    if json_out != "-":
        show_plan.tell_week(found, Console(), profile)


def today(  # noqa: PLR0913, PLR0917 - one option each
    minutes: Minutes = None,
    change: Annotated[
        str | None,
        typer.Option(help="Anything new or worse since last time? no, yes or unsure; kept."),
    ] = None,
    pain: Annotated[
        float | None, typer.Option(min=0, max=10, help="Pain before you start, 0 to 10; kept.")
    ] = None,
    today: Today = None,
    json_out: JsonOut = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Show today's exercise session, after one question about safety and one about pain."""
    from . import ask_today, plan_json, show_plan  # noqa: PLC0415 - what they need is slow to load

    day = day_of(today)
    with opened(database, profile) as store:
        found = _planned(store, day)
        if ask_today.answered(store, found.plan.today, change, pain, day, quiet=json_out == "-"):
            found = _planned(store, day)
    shown = show_plan.shortened(found.plan.today, minutes)
    if json_out is not None:
        write_json(plan_json.day_json(shown), json_out)
    if json_out != "-":
        show_plan.tell_day(shown, found, Console(), profile, minutes)


def why(
    item: Annotated[str, typer.Argument(metavar="ITEM", help="An exercise of this week's plan.")],
    today: Today = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Say why an exercise is in the plan: the rules, what they saw, their numbers and sources."""
    from backline.care.programme import explained, left_out  # noqa: PLC0415 - slow to load

    from . import show_plan  # noqa: PLC0415 - what it needs is slow to load

    with opened(database, profile) as store:
        found = _planned(store, day_of(today))
    known, without = explained(found.plan), left_out(found.plan)
    if item in without and item not in known:
        typer.echo(without[item].says)
        return
    if item not in known:
        empty = f"there is none: `{command('today', profile)}` says what comes first."
        hint = nearest(item, known) if known else empty
        raise InputError(f"{item!r} is not in this week's plan; {hint}")
    show_plan.tell_why(item, found, Console())


def _planned(store: "Store", day: "date") -> "Planned":
    from backline.planning import planned  # noqa: PLC0415 - slow to load

    return planned(store, day)
