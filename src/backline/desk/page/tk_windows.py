"""The break's page without a browser, seen from the companion: a child process that has tkinter."""

import asyncio
import json
import sys
from asyncio.subprocess import Process
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple
from typing import Any

from backline.motion.said import say

from ..desktop import Monitor
from .processes import ended, started
from .request import PageRequest, as_json

CHILD = "backline.desk.page.tk_page"
READY_S = 15  # a slow machine loads pictures and fonts for a while
LAST = frozenset({"done", "skip", "snooze", "standing", "close"})
"""Answers after which the page is gone."""
FAILED = say("The full-screen page cannot be shown: its program did not start.")
PROBLEMS = {
    "no_tkinter": say(
        "The full-screen page cannot be shown: there is neither a browser of the Chromium family"
        " nor Python's tkinter. Install one of them; until then breaks come as notices only."
    ),
    "no_display": say(
        "The full-screen page cannot be shown: no screen can be reached from here."
        " Breaks come as notices only."
    ),
}
"""What the child may say instead of being ready."""
OnAnswer = Callable[[str, Mapping[str, Any]], None]


class TkWindows:
    """The windows of one break in a child process.

    Parameters
    ----------
    on_answer : callable
        Called with each answer and what belongs to it; ``close`` where the child just ended.
    """

    def __init__(self, on_answer: OnAnswer) -> None:
        self._on_answer = on_answer
        self._process: Process | None = None
        self._listening: asyncio.Task[None] | None = None

    async def open(self, request: PageRequest, monitors: Sequence[Monitor]) -> str:
        """Open the windows; return why that cannot be done, empty where they are open."""
        told = {"request": as_json(request), "monitors": [astuple(one) for one in monitors]}
        try:
            process = self._process = await started([sys.executable, "-m", CHILD], talks=True)
        except OSError:
            return FAILED
        assert process.stdin is not None
        with suppress(OSError):  # it ended already: it says nothing then, either
            process.stdin.write(json.dumps(told).encode() + b"\n")
            await process.stdin.drain()
        try:
            first = await asyncio.wait_for(_line(process), READY_S)
        except TimeoutError:
            first = None
        if not first or "ready" not in first:
            return PROBLEMS.get(str((first or {}).get("problem")), FAILED)
        self._listening = asyncio.create_task(self._listen(process))
        return ""

    async def close(self) -> None:
        """Close the windows and end the child."""
        if self._listening is not None:
            self._listening.cancel()
            await asyncio.gather(self._listening, return_exceptions=True)
        if self._process is not None:
            await ended(self._process)
        self._process = self._listening = None

    async def _listen(self, process: Process) -> None:
        later = asyncio.get_running_loop().call_soon  # see `BrowserWindows`
        while line := await _line(process):
            answer = str(line.pop("answer", "close"))
            later(self._on_answer, answer, line)
            if answer in LAST:
                return
        later(self._on_answer, "close", {})


async def _line(process: Process) -> dict[str, Any] | None:
    """Return what the child says next; None at its end."""
    assert process.stdout is not None
    while line := await process.stdout.readline():
        with suppress(ValueError):
            found = json.loads(line)
            if isinstance(found, dict):
                return found
    return None
