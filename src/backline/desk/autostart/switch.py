"""Turning the start with the session on and off: one file in the person's own folders."""

import os
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ...motion.errors import InputError
from ...motion.said import Own, say
from . import entries


@dataclass(frozen=True, slots=True)
class Kind:
    """How one system wants it.

    Attributes
    ----------
    name : str
        Of the file.
    folder : callable
        From the environment and the person's own folder to where the file belongs.
    written : callable
        From the command to what the file holds.
    is_on : callable
        Whether what a file holds starts anything; None where it is not ours.
    """

    name: str
    folder: Callable[[Mapping[str, str], Path], Path]
    written: Callable[[Sequence[str]], bytes]
    is_on: Callable[[bytes], bool | None]


def _xdg_folder(env: Mapping[str, str], home: Path) -> Path:
    base = env.get("XDG_CONFIG_HOME", "")
    # "All paths must be absolute": others are to be ignored (XDG Base Directory Specification).
    return (Path(base) if base.startswith("/") else home / ".config") / "autostart"


def _startup_folder(env: Mapping[str, str], home: Path) -> Path:
    base = Path(env.get("APPDATA") or home / "AppData" / "Roaming")
    return base / "Microsoft" / "Windows" / "Start Menu" / "Programs" / "Startup"


def _agents_folder(_env: Mapping[str, str], home: Path) -> Path:
    return home / "Library" / "LaunchAgents"


XDG = Kind(entries.DESKTOP_NAME, _xdg_folder, entries.desktop_entry, entries.desktop_entry_is_on)
KINDS: Mapping[str, Kind] = {
    "win32": Kind(
        entries.WINDOWS_NAME, _startup_folder, entries.command_file, entries.command_file_is_on
    ),
    "darwin": Kind(
        entries.AGENT_NAME, _agents_folder, entries.launch_agent, entries.launch_agent_is_on
    ),
}
"""By `sys.platform`; every other system is taken for one with XDG folders."""


def turn_on(
    command: Sequence[str],
    *,
    system: str = sys.platform,
    env: Mapping[str, str] = os.environ,
    home: Path | None = None,
) -> Path:
    """Have the companion started with each session from the next one on.

    Parameters
    ----------
    command : sequence of str
        The program by its full path, and its options. On Windows the Python that has no console
        window takes the place of the one that has, where both are there.
    system : str, optional
        As `sys.platform` names it.
    env : mapping, optional
        The environment.
    home : Path, optional
        The person's own folder.

    Returns
    -------
    Path
        Of the one file that was written; the same each time.

    Raises
    ------
    InputError
        If it cannot be written, or a file of that name is not from Backline.
    """
    kind, path = _place(system, env, home)
    command = _without_console(command) if system == "win32" else list(command)
    content = kind.written(command)
    if _is_on(kind, path) is None and path.exists():
        raise InputError(
            say("{path} is there and is not from Backline: move it away first.", path=Own(path))
        )
    part = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise InputError(
            say(
                "{path} cannot be written ({why}): allow writing in that folder, or start the"
                " companion yourself, with {command}",
                path=Own(path), why=Own(error.strerror or error), command=Own(shlex.join(command)),
            )
        ) from error  # fmt: skip
    return path


def turn_off(
    *,
    system: str = sys.platform,
    env: Mapping[str, str] = os.environ,
    home: Path | None = None,
) -> bool:
    """Take our own file away; return whether there was one. A companion that runs goes on.

    Raises
    ------
    InputError
        If it cannot be removed.
    """
    kind, path = _place(system, env, home)
    if _is_on(kind, path) is None:
        return False
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            say(
                "{path} cannot be removed ({why}).",
                path=Own(path), why=Own(error.strerror or error),
            )
        ) from error  # fmt: skip
    return True


def is_on(
    *,
    system: str = sys.platform,
    env: Mapping[str, str] = os.environ,
    home: Path | None = None,
) -> bool:
    """Whether our own file is there and the system has not switched it off."""
    return bool(_is_on(*_place(system, env, home)))


def _place(system: str, env: Mapping[str, str], home: Path | None) -> tuple[Kind, Path]:
    kind = KINDS.get(system, XDG)
    return kind, kind.folder(env, home or Path.home()) / kind.name


def _is_on(kind: Kind, path: Path) -> bool | None:
    """Whether a file of ours is on; None where there is none of ours that can be read."""
    try:
        return kind.is_on(path.read_bytes())
    except OSError:
        return None


def _without_console(command: Sequence[str]) -> list[str]:
    program, *options = command
    if program.casefold().endswith("python.exe"):
        quiet = f"{program[:-4]}w.exe"
        program = quiet if Path(quiet).exists() else program
    return [program, *options]
