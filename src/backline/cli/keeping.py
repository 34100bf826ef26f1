"""The options that every command on the records shares."""

import shlex
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from backline.records import Store

Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="FILE|URL",
        envvar="BACKLINE_DATABASE",
        show_envvar=True,
        help="Keep the records there; an SQLite file, or postgresql://...",
    ),
]
Profile = Annotated[str, typer.Option("--profile", metavar="NAME", help="Whose records.")]
ME = "me"


def opened(database: str | None = None, profile: str = ME) -> "Store":
    """Open the records of one person; use it in a ``with`` statement."""
    from backline.records import open_store  # noqa: PLC0415 - slow to load, and often not needed

    return open_store(database, profile)


def command(words: str, profile: str) -> str:
    """Return a command as it has to be typed to go on with the same person's records.

    >>> command("today", "anna")
    'backline today --profile anna'
    """
    return f"backline {words}" + ("" if profile == ME else f" --profile {shlex.quote(profile)}")
