"""The recording for the terminal: a table of repetitions or holds and one line of summary."""

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from . import words
from .messages import text
from .rows import columns, rows

if TYPE_CHECKING:
    from backline.motion.record import Record

REMARKS = ("verdict", "faults")  # one column
RIGHT_ALIGNED = frozenset({"number", "start", "top", "length", "dwell", "angle"})


def effort_table(record: "Record") -> Table:
    """Return every repetition or hold as a table that rich prints at any width."""
    table = Table(title=record.exercise.name, title_justify="left", box=SIMPLE_HEAD)
    # A terminal is narrow: the remarks need what room there is.
    table.padding, table.pad_edge = 0, False
    headings = {name: title for name, title in columns(record).items() if name not in REMARKS}
    for column, heading in headings.items():
        right = column in RIGHT_ALIGNED
        table.add_column(heading, justify="right" if right else "left", no_wrap=True)
    table.add_column(text("column.remarks"))
    for row in rows(record):
        # Text, since a name in brackets would be read as markup.
        cells = [Text(row.cells[column]) for column in headings]
        remarks = "\n".join(row.cells[column] for column in REMARKS)
        table.add_row(*cells, Text(remarks), style=None if row.counted else "dim")
    return table


def summary(record: "Record") -> str:
    """Return the recording in one line."""
    said = [words.headline(record)]
    said += [words.fault(record.exercise, fault) for fault in record.set_faults]
    return " ".join(said)
