"""Small files of the app beside the records, each for its owner alone and written whole."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, get_ident
from typing import Any

from ..motion.errors import InputError
from ..motion.said import Own, say
from .paths import OWNER_ONLY, data_folder, made_data_folder

PREFERENCES = "preferences.json"
LOCK = "lock.json"
DEVICES = "devices.json"
CERTIFICATE = "certificate.pem"
BREAKS = "breaks.json"
CALENDAR = "calendar.json"
COMPANION = "companion.json"
COMPANION_KEY = "companion-key.json"
COMPANION_LOG = "companion-log.jsonl"
COMPANION_REFUSED = "companion-refused.jsonl"
COMPANION_LOCK = "companion.lock"
APP_FILES = (
    PREFERENCES, LOCK, DEVICES, CERTIFICATE, BREAKS, CALENDAR, COMPANION, COMPANION_KEY,
    COMPANION_LOG, COMPANION_REFUSED, COMPANION_LOCK,
)  # fmt: skip
"""All of them; erasing everything takes them out."""


CHANGING = Lock()
"""Held while what one person chose is changed in a file of everybody's."""


def app_file(name: str) -> Path:
    """Return where a file is; it need not exist."""
    return data_folder() / name


def read_file(name: str) -> dict[str, Any]:
    """Return what a JSON file holds; nothing where it is missing or cannot be read."""
    with suppress(OSError, ValueError):
        found = json.loads(app_file(name).read_text("utf-8"))
        if isinstance(found, dict):
            return found
    return {}


def write_file(name: str, content: dict[str, Any] | bytes) -> None:
    """Write a file whole or not at all, readable for its owner alone.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    path = made_data_folder() / name
    part = path.with_name(f".{name}.{os.getpid()}-{get_ident()}.new")
    if not isinstance(content, bytes):
        content = json.dumps(content, indent=1, sort_keys=True).encode()
    try:
        part.touch(OWNER_ONLY)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise InputError(
            say("{path} cannot be written ({why}).", path=Own(path), why=Own(error.strerror))
        ) from error


def change_entry(name: str, profile: str, change: Callable[[Any], object]) -> None:
    """Change what a file holds of one person; two requests at once lose nothing of each other.

    Parameters
    ----------
    name : str
    profile : str
    change : callable
        From what is kept, None for nothing, to what is to be kept.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    with CHANGING:
        everybody = read_file(name)
        write_file(name, {**everybody, profile: change(everybody.get(profile))})


def forget_entry(name: str, profile: str) -> None:
    """Forget what a file holds of one person, as when their records are erased.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    with CHANGING:
        everybody = read_file(name)
        if everybody.pop(profile, None) is not None:
            write_file(name, everybody)


def remove_file(name: str) -> bool:
    """Remove a file; return whether it was there.

    Raises
    ------
    InputError
        If it cannot be removed.
    """
    path = app_file(name)
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise InputError(
            say("{path} cannot be removed ({why}).", path=Own(path), why=Own(error.strerror))
        ) from error
    return True
