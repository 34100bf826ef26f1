"""The recording for the terminal: a table of repetitions or holds and one line of summary."""

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from . import words
from .rows import columns, rows

if TYPE_CHECKING:
    from backline.motion.record import Record

RIGHT_ALIGNED = frozenset({"number", "start", "top", "length", "dwell", "angle"})


def effort_table(record: "Record") -> Table:
    """Return every repetition or hold as a table that rich prints at any width."""
    table = Table(title=record.exercise.name, title_justify="left")
    headings = columns(record)
    for column, heading in headings.items():
        right = column in RIGHT_ALIGNED
        # A time that wraps cannot be read; sentences may.
        table.add_column(heading, justify="right" if right else "left", no_wrap=right)
    for row in rows(record):
        # Text, since a name in brackets would be read as markup.
        cells = [Text(row.cells[column]) for column in headings]
        table.add_row(*cells, style=None if row.counted else "dim")
    return table


def summary(record: "Record") -> str:
    """Return the recording in one line."""
    said = [words.headline(record)]
    said += [words.fault(record.exercise, fault) for fault in record.set_faults]
    return " ".join(said)
