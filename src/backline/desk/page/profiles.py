"""Folders for the profiles of a break's windows, and what dead companions left of theirs."""

import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

PREFIX = "backline-break-"
TRIES = 3
OLD_S = 24 * 3600  # where nobody tells whether a companion lives: chosen by us, longer than a break


def new_profile(base: str | None) -> Path:
    """Make a folder that says in its name whose it is.

    Parameters
    ----------
    base : str or None
        Where; None for the usual place of temporary folders.

    Raises
    ------
    OSError
        If it cannot be made.
    """
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=base))


def remove(folder: Path) -> None:
    """Remove a folder with all that is in it, as far as that can be done."""
    for _ in range(TRIES):  # a process that is just ending may still write
        if folder.exists():
            shutil.rmtree(folder, ignore_errors=True)


def forsaken(base: str | None) -> None:
    """Remove the folders of companions that are no more, as those that were killed."""
    for folder in Path(base or tempfile.gettempdir()).glob(f"{PREFIX}*"):
        if not folder.is_symlink() and not _in_use(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _in_use(folder: Path) -> bool:
    """Whether a folder may be that of a companion that lives."""
    pid = folder.name.removeprefix(PREFIX).partition("-")[0]
    if sys.platform == "win32" or not (pid.isdecimal() and int(pid)):  # no way to ask, or no pid
        return not _old(folder)
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # another person's
        return True
    return True


def _old(folder: Path) -> bool:
    try:
        return time.time() - folder.stat().st_mtime > OLD_S
    except OSError:  # it has just gone
        return False
