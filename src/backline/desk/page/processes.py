"""Other programs, each with all that it starts: begun together, and ended together."""

import asyncio
import os
import signal
import subprocess
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress

GENTLY_S = 0.4  # chosen by us: a page has to be gone within a second when a call begins
LAST_S = 5
WINDOWLESS = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows, no console opens


async def started(
    command: Sequence[str], *, talks: bool = False, environ: Mapping[str, str] | None = None
) -> Process:
    """Start a program in a group of its own.

    Parameters
    ----------
    command : sequence of str
    talks : bool
        Whether its input and output are ours; else it has none.
    environ : mapping, optional

    Raises
    ------
    OSError
        If it cannot be started.
    """
    stream = PIPE if talks else DEVNULL
    return await asyncio.create_subprocess_exec(
        *command, stdin=stream, stdout=stream, stderr=DEVNULL, env=environ,
        start_new_session=True, creationflags=WINDOWLESS,
    )  # fmt: skip


async def ended(process: Process, within_s: float = GENTLY_S) -> None:
    """End a program and all that it started: asked first, then made to."""
    if process.stdin is not None:
        process.stdin.close()
    await _signalled(process, gently=True)
    with suppress(TimeoutError):
        await asyncio.wait_for(process.wait(), within_s)
    await _signalled(process, gently=False)  # what it started may have outlived it
    with suppress(TimeoutError):
        await asyncio.wait_for(process.wait(), LAST_S)


async def _signalled(process: Process, *, gently: bool) -> None:
    if sys.platform == "win32":
        if process.returncode is None:
            force = [] if gently else ["/F"]
            with suppress(OSError):
                asked = await started(["taskkill", *force, "/T", "/PID", str(process.pid)])
                await asked.wait()
        return
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGTERM if gently else signal.SIGKILL)
