"""`backline breaks log`, `sat` and `import`: the sitting log, by hand and from elsewhere."""

from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from .breaks_wire import duration_min
from .json_files import JsonOut, write_json
from .keeping import ME, Database, Profile, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backline.breaktime.told import SittingDay, SittingWeek

SHOWN_DAYS = 14
COUNTS = ("taken", "natural", "standing", "skipped", "missed")
HEADS = ("Taken", "Own", "Stood", "Skipped", "Unanswered")


def breaks_log(
    days: Annotated[int, typer.Option(min=1, max=3660, help="How many days back.")] = SHOWN_DAYS,
    weeks: Annotated[bool, typer.Option("--weeks", help="By weeks instead.")] = False,
    json_out: JsonOut = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Show sitting time, the longest bout, and the breaks, by day or by week."""
    from backline.breaktime.told import sitting_days, sitting_weeks  # noqa: PLC0415 - slow to load
    from backline.records import day_of, now  # noqa: PLC0415 - the same

    today = day_of(now())
    since = today - timedelta(days=days - 1)
    with opened(database, profile) as store:
        found: Sequence[SittingDay | SittingWeek] = (
            sitting_weeks(store, since, today) if weeks else sitting_days(store, since, today)
        )
    if json_out is not None:
        write_json([_json(one) for one in found], json_out)
    if json_out != "-":
        _tell(found, Console())


def sat(
    where: Annotated[str, typer.Argument(metavar="PLACE", help="Such as car or sofa.")],
    length: Annotated[str, typer.Argument(metavar="TIME", help="Such as 30m or 1h30.")],
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Add sitting that the companion cannot see to today."""
    from backline.breaktime.told import added  # noqa: PLC0415 - slow to load
    from backline.records import now  # noqa: PLC0415 - the same

    with opened(database, profile) as store:
        hours = added(store, where, duration_min(length), now())
    typer.echo(f"{where} today: {hours:.1f} h.")


def from_activitywatch(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="An export; without one, the one that runs here."),
    ] = None,
    address: Annotated[
        str, typer.Option(metavar="URL", help="Where ActivityWatch answers on this machine.")
    ] = "http://localhost:5600",
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Take sitting time over from ActivityWatch."""
    from tzlocal import get_localzone  # noqa: PLC0415 - slow to load

    from backline.breaktime.activitywatch import (  # noqa: PLC0415 - the same
        from_export,
        from_server,
        import_spells,
        read_export,
    )
    from backline.records.break_settings import break_settings  # noqa: PLC0415 - the same

    spells = from_server(address) if file is None else from_export(read_export(file))
    with opened(database, profile) as store:
        found = import_spells(store, spells, break_settings(profile), get_localzone())
    for line in found.says:
        typer.echo(line)


def _json(one: "SittingDay | SittingWeek") -> dict[str, object]:
    return {
        name: value.isoformat() if name in ("day", "start") else value
        for name, value in asdict(one).items()
    }


def _tell(found: "Sequence[SittingDay | SittingWeek]", out: Console) -> None:
    if not found:
        out.print(Text("Nothing of sitting is in the log. `backline breaks` starts the companion."))
        return
    table = Table("Day", "Sitting, h", "Longest, min", *HEADS, box=None)
    for one in found:
        first = getattr(one, "day", None) or f"week of {getattr(one, 'start', '')}"
        hours = "" if one.sitting_h is None else f"{one.sitting_h:.1f}"
        longest = "" if one.longest_min is None else f"{one.longest_min:.0f}"
        table.add_row(str(first), hours, longest, *(str(getattr(one, name)) for name in COUNTS))
    out.print(table)
