"""JSON in and out of the commands: the option, reading, writing."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from backline.motion.errors import InputError
from backline.render.files import write_text

JsonOut = Annotated[
    str | None,
    typer.Option("--json", metavar="PATH|-", help="Write it as JSON; - for the terminal."),
]


def read_json(given: str) -> Any:
    """Read JSON from a file, or from standard input where ``-`` is given.

    Raises
    ------
    InputError
        It cannot be read, is no JSON, or says something twice.
    """
    name = "standard input" if given == "-" else given
    try:
        data = sys.stdin.buffer.read() if given == "-" else Path(given).read_bytes()
        return json.loads(data.decode("utf-8"), object_pairs_hook=_once)
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise InputError(f"{name} cannot be read ({why}); check the path.") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name} is not valid JSON ({error}); correct it there.") from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object; the second answer to a question would silently undo the first."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise InputError(f"{name} is answered twice; leave one answer.")
        found[name] = value
    return found


def write_json(value: object, out: str) -> None:
    """Write a value to a file, or print it and nothing else."""
    content = json.dumps(value, indent=2, allow_nan=False, ensure_ascii=False)
    if out == "-":
        typer.echo(content)
        return
    write_text(Path(out), content + "\n")
    typer.echo(f"Wrote {out}")
