"""The exercise files that were written for one person alone."""

import tomllib
from pathlib import Path

from ..motion.errors import InputError
from ..motion.said import Own, say
from .paths import exercises_folder


def forget_own_exercises(profile: str) -> None:
    """Remove the exercise files of one person, as when their records are erased.

    Raises
    ------
    InputError
        If one cannot be removed.
    """
    for path in sorted(exercises_folder().glob("*.toml")):
        if _whose(path) == profile:
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                message = say(
                    "{path} cannot be removed ({strerror}). Change its rights and erase again.",
                    path=Own(path), strerror=Own(error.strerror),
                )  # fmt: skip
                raise InputError(message) from error


def _whose(path: Path) -> object:
    """Return whom a file names, also where it is no usable exercise; None for nobody."""
    try:
        return tomllib.loads(path.read_text("utf-8")).get("whose")
    except (OSError, ValueError, RecursionError):
        return None
