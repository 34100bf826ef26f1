"""`backline model` and `backline doctor`: what is on this machine, and what works."""

import typer

from backline.doctor import checks
from backline.motion.errors import InputError
from backline.sources.bundle import NAMES, find


def model() -> None:
    """Say where the pose models are, their hashes and where they come from."""
    problems: list[str] = []
    for name in NAMES:
        try:
            bundle = find(name)
        except InputError as error:
            problems += error.problems
            continue
        typer.echo(f"{bundle.name}\n  path    {bundle.path}")
        typer.echo(f"  sha256  {bundle.sha256}\n  source  {bundle.source}")
    if problems:
        raise InputError(*problems)


def doctor() -> None:
    """Check what works on this machine, and say what to do about the rest."""
    results = checks()
    for check in results:
        typer.echo(f"{'ok     ' if check.works else 'missing'}  {check.name}: {check.says}")
    if not all(check.works for check in results if check.needed):
        raise typer.Exit(1)
