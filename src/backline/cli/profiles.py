"""`backline profiles`: whose records there are; one for each person of a household."""

from typing import Annotated

import typer

from .keeping import ME, Database, opened


def profiles(
    add: Annotated[str | None, typer.Option(metavar="NAME", help="Add a person.")] = None,
    database: Database = None,
) -> None:
    """List the people whose records are kept, or add one; --profile NAME then chooses."""
    with opened(database, ME) as store:
        if add is not None:
            store.add_profile(add)
        names = store.profiles()
    for name in names:
        typer.echo(name)
