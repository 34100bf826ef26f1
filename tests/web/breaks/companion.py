"""A companion that only says what it was told to say: a real listener on the channel."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Client, Listener
from threading import Thread
from typing import Any

from backline.breaktime import channel

SITTING: dict[str, Any] = {
    "phase": "sitting", "unbroken_s": 1500.0, "due_in_s": 600.0, "held_by": [],
    "paused_until": None, "on_duty": True, "skips": 0, "profile": "me", "desktop": "X11",
    "today": {
        "sitting_s": 9000.0, "longest_s": 2700.0, "taken": 3, "natural": 1, "standing": 0,
        "skipped": 1,
    },
    "blind": ["Calls cannot be seen here."], "notices": True, "prompt": 4, "may_skip": True,
    "may_snooze": True,
}  # fmt: skip


class Companion:
    """Answers every message with its status, and keeps what it was told.

    Attributes
    ----------
    status : dict
        What it says; change it at any time.
    told : list of dict
        Messages other than the question for the status.
    """

    def __init__(self, **status: Any) -> None:
        self.status = {**SITTING, **status}
        self.told: list[dict[str, Any]] = []
        self._listener = Listener(channel.address(), authkey=channel.key(make=True))
        self._open = True
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while self._open:
            with suppress(OSError, EOFError), self._listener.accept() as line:
                message = json.loads(line.recv_bytes())
                if message["do"] != "status":
                    self.told.append(message)
                if message["do"] == "stop":
                    self._open = False
                line.send_bytes(json.dumps({"status": self.status}).encode())
        self._listener.close()

    def end(self) -> None:
        """End it."""
        if self._open:
            self._open = False
            with (
                suppress(OSError, EOFError),
                Client(channel.address(), authkey=channel.key()) as line,
            ):
                line.send_bytes(b'{"do": "status"}')
                line.recv_bytes()
        self._thread.join()


@contextmanager
def companion(**status: Any) -> Iterator[Companion]:
    """Give a companion that runs."""
    one = Companion(**status)
    yield one
    one.end()
