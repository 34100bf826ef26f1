"""The option for JSON, and writing it."""

import json
from pathlib import Path
from typing import Annotated

import typer

from backline.render.files import write_text

JsonOut = Annotated[
    str | None,
    typer.Option("--json", metavar="PATH|-", help="Write it as JSON; - for the terminal."),
]


def write_json(value: object, out: str) -> None:
    """Write a value to a file, or print it and nothing else."""
    content = json.dumps(value, indent=2, allow_nan=False, ensure_ascii=False)
    if out == "-":
        typer.echo(content)
        return
    write_text(Path(out), content + "\n")
    typer.echo(f"Wrote {out}")
