"""The files of a person's own exercises: found, written whole or not at all, taken away."""

import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from backline.library import read_activity
from backline.motion.errors import InputError
from backline.motion.parse import parse_activity
from backline.motion.said import Own, say
from backline.records import exercises_folder
from backline.records.paths import PRIVATE, made_data_folder

from .toml_text import toml_text


def path_of(exercise: str) -> Path | None:
    """Return the file that holds one of the person's own exercises; None where none does."""
    for path in sorted(exercises_folder().glob("*.toml")):
        with suppress(InputError):
            if read_activity(path).id == exercise:
                return path
    return None


def keep(data: Mapping[str, Any]) -> Path:
    """Write an exercise into its file, in place of the one that it changes.

    Raises
    ------
    InputError
        If it could not be used as it stands in the file, or the file cannot be written.
    """
    text = toml_text(data)
    parse_activity(tomllib.loads(text), f"{data['id']}.toml")
    made_data_folder()
    folder = exercises_folder()
    path = path_of(data["id"]) or folder / f"{data['id']}.toml"
    written = folder / f".{path.name}.{os.getpid()}"  # hidden files are no exercises
    try:
        folder.mkdir(mode=PRIVATE, exist_ok=True)
        written.write_text(text, "utf-8")
        written.replace(path)
    except OSError as error:
        written.unlink(missing_ok=True)
        raise InputError(
            say("{path} cannot be written ({why}).", path=Own(path), why=Own(error.strerror))
        ) from error
    return path


def take_away(exercise: str) -> None:
    """Delete the file of an exercise; what was done with it stays in the records."""
    path = path_of(exercise)
    if path is not None:
        path.unlink(missing_ok=True)
