"""`backline exercises`: what there is, and how one is done."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from backline.library import activities, activity, read_activity
from backline.render.sheet import listing, sheet


def exercises(
    name: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Show one: its id, or a definition file.")
    ] = None,
) -> None:
    """List the exercises, or show how one is done, watched and supported by evidence."""
    if name is None:
        Console().print(listing(list(activities().values())))
    else:
        one = read_activity(Path(name)) if name.endswith(".toml") else activity(name)
        Console().print(sheet(one))
