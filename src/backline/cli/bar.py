"""A bar for long work."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

if TYPE_CHECKING:
    from backline.analysis import Watch


@contextmanager
def bar(title: str) -> Iterator["Watch"]:
    """Show a bar with the time left on the terminal; nothing where there is none."""
    console = Console(stderr=True)
    shown = Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(), console=console, transient=True, disable=not console.is_terminal,
    )  # fmt: skip
    with shown:
        task = shown.add_task(title, total=None)

        def watch(share: float | None) -> None:
            shown.update(task, total=None if share is None else 1.0, completed=share or 0.0)

        yield watch
