"""`backline unlock`: the way back in where the PIN is forgotten."""

import typer

from backline.motion.errors import InputError


def unlock() -> None:
    """Remove the PIN of the app lock; who may use this account may open the records anyway."""
    from backline.records.app_files import LOCK, remove_file  # noqa: PLC0415 - slow to load

    if not remove_file(LOCK):
        raise InputError("There is no PIN to remove: Backline is not locked.")
    typer.echo("The PIN is removed. Set another under Settings, People and app lock.")
