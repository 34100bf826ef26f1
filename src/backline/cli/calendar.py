"""`backline calendar`: exercise days, the next measurement and breaks, as a calendar file."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from backline.motion.errors import InputError
from backline.render.files import check_writable, replacing

from .days import Today, day_of
from .keeping import ME, Database, Profile, opened

if TYPE_CHECKING:
    from backline.breaktime.calendar import Contents
    from backline.records.calendar_feed import Words

FIRST_YEAR, LAST_YEAR = 2000, 2199
HEAD_B = 1000  # what is ours says so in its first lines


def calendar(  # noqa: PLR0913, PLR0917 - each is an option of the command line
    out: Annotated[
        str, typer.Argument(metavar="OUT.ics|-", help="Where to write it; - for the terminal.")
    ],
    breaks: Annotated[
        bool, typer.Option(help="Keep time for breaks free within your working hours.")
    ] = False,
    details: Annotated[
        bool, typer.Option("--details", help="Name the exercises and the test.")
    ] = False,
    busy: Annotated[
        bool, typer.Option("--busy", help="Title everything Busy, for a calendar others see.")
    ] = False,
    today: Today = None,
    database: Database = None,
    profile: Profile = ME,
) -> None:
    """Write the coming weeks as a calendar file: exercise days, the next test, breaks if asked.

    Import it into any calendar program. Written anew, it takes the place of the one before.
    """
    from backline.breaktime.calendar import calendar_of  # noqa: PLC0415 - slow to load
    from backline.i18n import Texts, choose  # noqa: PLC0415 - the same
    from backline.records import now  # noqa: PLC0415 - the same
    from backline.records.calendar_feed import CalendarChoices  # noqa: PLC0415 - the same
    from backline.records.preferences import preferences  # noqa: PLC0415 - the same

    day, choices = day_of(today), CalendarChoices(breaks, _words(details=details, busy=busy))
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InputError(f"--today has to be in the years {FIRST_YEAR} to {LAST_YEAR}.")
    if out != "-":
        _check(Path(out))
    texts = Texts(choose(preferences(profile).language))
    with opened(database, profile) as store:
        made = calendar_of(store, day, now().tzinfo, choices, texts)
    if out == "-":
        sys.stdout.buffer.write(made.content)
        sys.stdout.buffer.flush()
    else:
        with replacing(Path(out)) as part:
            part.write_bytes(made.content)
        typer.echo(f"Wrote {out}: {_told(made.contents)}")
    for note in made.contents.notes:
        typer.echo(note, err=out == "-")


def _words(*, details: bool, busy: bool) -> "Words":
    if details and busy:
        raise InputError("Give --details or --busy, not both: one names what the other hides.")
    return "details" if details else "busy" if busy else "plain"


def _check(out: Path) -> None:
    """Refuse a file that cannot be written, or that is there and not a calendar of ours."""
    from backline.breaktime.calendar import is_ours  # noqa: PLC0415 - slow to load

    check_writable(out)
    if not out.exists():
        return
    try:
        with out.open("rb") as there:
            ours = out.is_file() and is_ours(there.read(HEAD_B))
    except OSError:
        ours = False
    if not ours:
        raise InputError(
            f"{out} is there already and is no calendar of Backline; name another file."
        )


def _told(shown: "Contents") -> str:
    kinds = [one.kind for one in shown.entries]
    found = [
        _many(kinds.count("session"), "exercise day", "a week"),
        _many(kinds.count("test"), "measurement"),
        _many(sum(len(one.starts) for one in shown.entries if one.kind == "block"), "break"),
    ]
    said = ", ".join(filter(None, found)) or "no entries"
    last = max((one.starts[-1] for one in shown.entries), default=None)
    return f"{said}; it ends on {last:%Y-%m-%d}." if last else f"{said}."


def _many(count: int, what: str, then: str = "") -> str:
    return " ".join(filter(None, (str(count), what + "s" * (count != 1), then))) if count else ""
