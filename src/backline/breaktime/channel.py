"""The wire to the companion: one question, one answer, on this machine and for its owner alone.

The standard library's `multiprocessing.connection` carries it: a socket in the file system, or a
named pipe on Windows, and a key that stands in a file for the owner's eyes. Messages are JSON.
"""

import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from multiprocessing import AuthenticationError
from multiprocessing.connection import Client
from pathlib import Path
from queue import Empty, Queue
from threading import Semaphore, Thread
from time import sleep
from typing import Any

from ..motion.errors import InputError
from ..motion.said import Own, say
from ..records.app_files import COMPANION_KEY, COMPANION_LOCK, app_file, read_file, write_file
from ..records.paths import ENVIRONMENT, data_folder

ANSWERS_WITHIN_S = 5.0
STARTS_WITHIN_S = 15.0
ENDS_WITHIN_S = 70.0
"""As long as the records may take to answer."""
LOOKS_EVERY_S = 0.1
TRIES = 3
LARGEST_B = 1 << 16
FREE = Semaphore(16)
"""Questions that may be under way at once."""
LONGEST_SOCKET = 100
"""Characters of a socket's path: systems allow 104 to 108."""


class NotRunning(InputError):  # noqa: N818 - it says what is the case
    """There is no companion to ask."""

    def __init__(self) -> None:
        super().__init__(say("The break companion is not running. `backline breaks` starts it."))


def address() -> str:
    """Return where the companion of this data folder listens."""
    folder = data_folder().absolute()
    mark = sha256(str(folder).encode()).hexdigest()[:16]
    if sys.platform == "win32":
        return rf"\\.\pipe\backline-{mark}"
    path = str(folder / "companion.sock")
    if len(os.fsencode(path)) <= LONGEST_SOCKET:
        return path
    return str(Path(tempfile.gettempdir()) / f"backline-{mark}.sock")


def key(*, make: bool = False) -> bytes:
    """Return the key of this data folder; empty where there is none and none is to be made.

    Raises
    ------
    InputError
        If it cannot be written.
    """
    found = str(read_file(COMPANION_KEY).get("key", ""))
    if not found and make:
        found = secrets.token_hex(32)
        write_file(COMPANION_KEY, {"key": found})
    return found.encode()


def ask(message: Mapping[str, Any], within_s: float = ANSWERS_WITHIN_S) -> dict[str, Any]:
    """Ask the companion something and return its answer.

    Parameters
    ----------
    message : mapping
        ``{"do": "status"}``, ``{"do": "answer", "answer": "skip"}``, ``{"do": "pause", "minutes":
        60}``, ``{"do": "resume"}``, ``{"do": "done", "kept": true, "seconds": 120}``, ``{"do":
        "stop"}``.
    within_s : float
        Longest wait.

    Returns
    -------
    dict
        ``{"status": {...}}``.

    Raises
    ------
    NotRunning
        If nobody answers.
    InputError
        With what the companion had to say against it.
    """
    if not FREE.acquire(blocking=False):  # all the earlier ones wait for a program that hangs
        raise NotRunning
    box: Queue[dict[str, Any] | None] = Queue()
    # Connecting has no limit of its own, and a page must not wait for a program that hangs.
    Thread(target=_ask, args=(dict(message), within_s, box), daemon=True).start()
    try:
        found = box.get(timeout=within_s)
    except Empty:
        found = None
    if found is None:
        raise NotRunning
    if problems := found.get("problems"):
        raise InputError(*problems)
    return found


def _ask(message: dict[str, Any], within_s: float, box: "Queue[dict[str, Any] | None]") -> None:
    found = None
    with (
        # The standard library asserts what the other side says of the key.
        suppress(OSError, EOFError, ValueError, AuthenticationError, AssertionError),
        Client(address(), authkey=key() or b"none") as line,
    ):
        line.send_bytes(json.dumps(message).encode())
        if line.poll(within_s):
            answer = json.loads(line.recv_bytes(LARGEST_B))
            found = answer if isinstance(answer, dict) else None
    FREE.release()
    box.put(found)


def running() -> bool:
    """Whether there is a companion."""
    try:
        ask({"do": "status"})
    except NotRunning:
        return False
    except InputError:
        return True
    return True


def stop(profile: str | None = None) -> bool:
    """End the companion, and wait until it has; return whether there was one.

    Parameters
    ----------
    profile : str, optional
        Only if it is theirs: their records are about to go.
    """
    if profile is not None and not _theirs(profile):
        return False
    there = True
    try:
        ask({"do": "stop"})
    except NotRunning:
        there = False
    except InputError:  # it is busy, and will; or it is ending already
        pass
    return _ended() and there


def _theirs(profile: str) -> bool:
    """Whether the companion may be somebody's: true also where it does not say."""
    for _ in range(TRIES):
        try:
            return bool(ask({"do": "status"})["status"]["profile"] == profile)
        except NotRunning:
            break
        except InputError:  # it is busy
            sleep(LOOKS_EVERY_S)
    return True


def _ended() -> bool:
    """Wait until the companion has gone; return whether it has.

    It hangs up first, and then writes down what is open and hands it to the records: only once
    its lock is free it writes nothing any more.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - slow to load

    for _ in range(int(STARTS_WITHIN_S / LOOKS_EVERY_S)):
        if not running():
            break
        sleep(LOOKS_EVERY_S)
    lock = app_file(COMPANION_LOCK)
    if not lock.exists():
        return True
    try:
        FileLock(lock).acquire(timeout=ENDS_WITHIN_S).lock.release()
    except (Timeout, OSError):
        return False
    return True


def end_for_good() -> None:
    """End the companion, and have it start with the session no longer: everything is to go."""
    if stop() or not running():
        _clear_socket()
    if ENVIRONMENT in os.environ:
        return  # what starts with the session belongs to the usual data folder
    subprocess.run(
        [sys.executable, "-m", "backline.desk", "--forget"],
        check=False, capture_output=True, timeout=STARTS_WITHIN_S,
    )  # fmt: skip


def _clear_socket() -> None:
    """Take away the socket of a companion that was killed."""
    if sys.platform != "win32":
        with suppress(OSError):
            Path(address()).unlink(missing_ok=True)


def command(profile: str, database: str | None, more: Sequence[str] = ()) -> list[str]:
    """Return the command that is the companion."""
    which = ["--database", database] if database else []
    return [sys.executable, "-m", "backline.desk", "--profile", profile, *which, *more]


def start(profile: str, database: str | None, more: Sequence[str] = ()) -> dict[str, Any]:
    """Start the companion in the background and return its first answer.

    Raises
    ------
    InputError
        With what it said, if it ended at once.
    """
    with tempfile.TemporaryFile() as said:
        started = subprocess.Popen(
            command(profile, database, ["--background", *more]),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said,
            start_new_session=sys.platform != "win32",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
        for _ in range(int(STARTS_WITHIN_S / LOOKS_EVERY_S)):
            with suppress(NotRunning):
                return ask({"do": "status"})
            if started.poll() is not None:
                said.seek(0)
                raise InputError(*_lines(said.read()))
            sleep(LOOKS_EVERY_S)
    raise InputError(say("The break companion was started, and does not answer."))


def _lines(said: bytes) -> list[str]:
    lines: list[str] = [Own(line) for line in said.decode(errors="replace").splitlines() if line]
    return lines[-5:] or [say("The break companion ended at once, without a word.")]
