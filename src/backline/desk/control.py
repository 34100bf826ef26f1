"""The companion's end of the wire: a thread that takes one question after the other."""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import TimeoutError as TooLate
from contextlib import suppress
from multiprocessing.connection import Connection, Listener
from pathlib import Path
from threading import Lock, Thread
from typing import Any

from backline.breaktime.channel import ANSWERS_WITHIN_S, LARGEST_B, address, key
from backline.motion.errors import InputError
from backline.motion.said import say

FAREWELL_S = 2.0
Handler = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


class Control:
    """Answers questions on the loop it was opened in.

    Parameters
    ----------
    handler : coroutine function
        Takes a message and returns the answer.
    """

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._loop = asyncio.get_running_loop()
        self._address = address()
        if sys.platform != "win32":
            Path(self._address).unlink(missing_ok=True)  # of one that was killed
        self._listener = Listener(self._address, authkey=key(make=True))
        self._open, self._busy = True, Lock()
        Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Answer nobody any more."""
        self._open = False
        if self._busy.acquire(timeout=FAREWELL_S):  # whoever asked it to stop is told that it will
            self._busy.release()
        self._listener.close()

    def _serve(self) -> None:
        while self._open:
            # Whoever hangs up, does not know the key or speaks another tongue is not worth a word;
            # the standard library even asserts what the other side says.
            with suppress(Exception), self._listener.accept() as line, self._busy:
                self._answer(line)

    def _answer(self, line: "Connection[Any, Any]") -> None:
        if not line.poll(ANSWERS_WITHIN_S):
            return
        message = json.loads(line.recv_bytes(LARGEST_B))
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
