"""The bench's one table, on the terminal and in RESULTS.md."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

RESULTS = Path(__file__).with_name("RESULTS.md")
Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the table: what was run, its headings, its rows."""

    title: str
    headings: Row
    rows: Sequence[Row]


def show(sections: Iterable[Section]) -> None:
    """Print the table."""
    for section in sections:
        table = Table(*section.headings, title=section.title, title_justify="left")
        for row in section.rows:
            table.add_row(*row)
        Console().print(table)


def write(sections: Iterable[Section], ran: str, today: date, out: Path = RESULTS) -> None:
    """Write the table with the date and what was run."""
    parts = [f"# Bench results\n\n{today.isoformat()}. {ran}\n"]
    for section in sections:
        heads = " | ".join(section.headings)
        rule = " | ".join("---" for _ in section.headings)
        body = "\n".join(f"| {' | '.join(row)} |" for row in section.rows)
        parts.append(f"## {section.title}\n\n| {heads} |\n| {rule} |\n{body}\n")
    out.write_text("\n".join(parts), encoding="utf-8")
