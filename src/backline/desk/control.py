"""The companion's end of the wire: a thread that takes one question after the other."""

import asyncio
import json
import os
import socket
import struct
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import TimeoutError as TooLate
from contextlib import suppress
from multiprocessing.connection import (
    Connection,
    Listener,
    answer_challenge,
    deliver_challenge,
)
from pathlib import Path
from threading import Lock, Semaphore, Thread
from typing import Any

from backline.breaktime.channel import ANSWERS_WITHIN_S, LARGEST_B, address, key
from backline.motion.errors import InputError
from backline.motion.said import Own, say

FAREWELL_S = 2.0
AT_ONCE = 16  # who speak to it, or keep silent
Handler = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


class Control:
    """Answers questions on the loop it was opened in.

    Parameters
    ----------
    handler : coroutine function
        Takes a message and returns the answer.

    Raises
    ------
    InputError
        If there can be no socket where it has to be.
    """

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._loop = asyncio.get_running_loop()
        self._key, place = key(make=True), address()
        try:
            if sys.platform != "win32":
                Path(place).unlink(missing_ok=True)  # of one that was killed
            self._listener = Listener(place)
        except OSError as error:
            raise InputError(
                say(
                    "The companion cannot be spoken to at {place} ({why}); name another data folder"
                    " in BACKLINE_DATA.",
                    place=Own(place), why=Own(error.strerror),
                )
            ) from error  # fmt: skip
        self._open, self._free, self._busy = True, Semaphore(AT_ONCE), Lock()
        Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Answer nobody any more."""
        self._open = False
        if self._busy.acquire(timeout=FAREWELL_S):  # whoever asked it to stop is told that it will
            self._busy.release()
        self._listener.close()

    def _serve(self) -> None:
        while self._open:
            with suppress(Exception):
                line = self._listener.accept()
                if self._free.acquire(timeout=ANSWERS_WITHIN_S):  # the others wait in the line
                    Thread(target=self._speak, args=(line,), daemon=True).start()
                else:
                    line.close()

    def _speak(self, line: "Connection[Any, Any]") -> None:
        # Whoever hangs up, does not know the key or speaks another tongue is not worth a word; the
        # standard library even asserts what the other side says. Who is silent is left.
        with suppress(Exception), line:
            _impatient(line)
            deliver_challenge(line, self._key)
            answer_challenge(line, self._key)
            if line.poll(ANSWERS_WITHIN_S):
                message = json.loads(line.recv_bytes(LARGEST_B))
                with self._busy:
                    self._answer(line, message)
        self._free.release()

    def _answer(self, line: "Connection[Any, Any]", message: object) -> None:
        answer = asyncio.run_coroutine_threadsafe(self._handled(message), self._loop)
        try:
            found = answer.result(ANSWERS_WITHIN_S)
        except TooLate:
            found = {"problems": [say("The break companion is busy; try again.")]}
        line.send_bytes(json.dumps(found).encode())

    async def _handled(self, message: object) -> dict[str, Any]:
        if not isinstance(message, dict):
            return {"problems": [say("That is no message to the companion.")]}
        try:
            return await self._handler(message)
        except InputError as error:
            return {"problems": list(error.problems)}
        except Exception as error:  # it runs all the same, and who asks is told so
            return {"problems": [say("The companion could not do it ({why}).", why=Own(error))]}


def _impatient(line: "Connection[Any, Any]") -> None:
    """Have a caller who falls silent be left after a while; a pipe of Windows cannot do that."""
    if sys.platform != "win32":
        seconds, rest = divmod(ANSWERS_WITHIN_S, 1)
        limit = struct.pack("ll", int(seconds), int(rest * 1e6))
        with socket.socket(fileno=os.dup(line.fileno())) as same:
            same.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)
