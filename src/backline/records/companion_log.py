"""What the companion logs waits in a small file until the records have taken it."""

import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from typing import Any

from ..motion.errors import InputError
from ..motion.said import Own, say
from .app_files import (
    COMPANION,
    COMPANION_LOG,
    COMPANION_REFUSED,
    app_file,
    read_file,
    remove_file,
    write_file,
)
from .paths import OWNER_ONLY, made_data_folder

Line = dict[str, Any]


def add(lines: Collection[Mapping[str, Any]]) -> None:
    """Add lines at the end of the file.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    _add(COMPANION_LOG, lines)


def _add(name: str, lines: Collection[Mapping[str, Any]]) -> None:
    made_data_folder()
    path = app_file(name)
    try:
        path.touch(OWNER_ONLY)
        torn = path.stat().st_size > 0 and not path.read_bytes().endswith(b"\n")
        with path.open("a", encoding="utf-8") as file:
            if torn:  # the power went in the middle of a line: it must not take the next one along
                file.write("\n")
            file.writelines(f"{json.dumps(dict(line))}\n" for line in lines)
    except OSError as error:
        raise InputError(
            say("{path} cannot be written ({why}).", path=Own(path), why=Own(error.strerror))
        ) from error


def waiting() -> list[Line]:
    """Return the lines that wait; one that was half written when the power went is left out."""
    return _lines(COMPANION_LOG)


def _lines(name: str) -> list[Line]:
    found = list[Line]()
    with suppress(OSError):
        for text in app_file(name).read_text("utf-8", "replace").splitlines():
            with suppress(ValueError):
                line = json.loads(text)
                if isinstance(line, dict):
                    found.append(line)
    return found


def kept(keys: Collection[object]) -> None:
    """Take the lines out that the records have.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    _write(COMPANION_LOG, [line for line in waiting() if line.get("key") not in keys])


def put_aside(refused: Collection[tuple[object, str]]) -> None:
    """Keep lines that the records can never take in a file of their own, each with the reason.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    if refused:
        _add(COMPANION_REFUSED, [{"line": line, "why": str(why)} for line, why in refused])


def forget(profile: str) -> None:
    """Forget what waits of one person, and where the companion stood for them.

    Raises
    ------
    InputError
        If a file cannot be written.
    """
    lines = waiting()
    if any(line.get("profile") == profile for line in lines):
        _write(COMPANION_LOG, [line for line in lines if line.get("profile") != profile])
    refused = _lines(COMPANION_REFUSED)
    if left := [one for one in refused if _whose(one) == profile]:
        _write(COMPANION_REFUSED, [one for one in refused if one not in left])
    if read_file(COMPANION).get("profile") == profile:
        remove_file(COMPANION)


def _whose(refused: Line) -> object:
    line = refused.get("line")
    return line.get("profile") if isinstance(line, dict) else None


def _write(name: str, lines: Collection[Line]) -> None:
    write_file(name, "".join(f"{json.dumps(line)}\n" for line in lines).encode())
