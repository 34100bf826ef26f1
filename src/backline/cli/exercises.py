"""`backline exercises`: what there is, and how one is done."""

from typing import Annotated

import typer
from rich.console import Console

from backline.library import exercises as known_exercises
from backline.render.sheet import listing, sheet

from .analyze import chosen


def exercises(
    name: Annotated[str | None, typer.Argument(metavar="[ID]", help="Show one exercise.")] = None,
) -> None:
    """List the exercises, or show how one is done, watched and supported by evidence."""
    if name is None:
        Console().print(listing(list(known_exercises().values())))
    else:
        Console().print(sheet(chosen(name)))
