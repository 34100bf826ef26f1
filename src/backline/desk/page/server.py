"""Where the web app answers on this machine: one that runs already, or one for this break."""

import asyncio
import json
import re
import sys
from asyncio.subprocess import Process
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from backline.records.app_files import LOCK, read_file
from backline.records.paths import data_folder

from .processes import ended, started

LOOPBACK = "127.0.0.1"
PORT = 8765  # where `backline serve` answers unless it is told otherwise
HELLO_S = 2
START_S = 30  # a slow machine loads the app for a while
LONGEST_B = 4096
ADDRESS = re.compile(rb"http://127\.0\.0\.1:\d+/")
TIED = "backline.desk.page.tied"


@dataclass(frozen=True, slots=True)
class AppServer:
    """A web app that answers.

    Attributes
    ----------
    address : str
        With a slash at its end.
    profile : str
        Whose break it shows.
    process : Process or None
        Ours to end; None for one that ran already.
    """

    address: str
    profile: str
    process: Process | None = None

    def page(self, *, calm: bool = False) -> str:
        """Return the address of the break's full-screen page; ``calm`` for further monitors."""
        asked = {"full": "1"} | ({"calm": "1"} if calm else {}) | {"profile": self.profile}
        return f"{self.address}breaks/now?{urlencode(asked)}"

    async def close(self) -> None:
        """End it, if it was started for this break."""
        if self.process is not None:
            await ended(self.process)


async def app_address(database: str | None, profile: str) -> AppServer | None:
    """Return a web app with these records, started for this break where none runs; None if none.

    Parameters
    ----------
    database : str or None
        A file or a URL; the database in the data folder where there is none.
    profile : str
        Whose break it is to show.
    """
    mark = _records_mark(database)
    said = await _hello(PORT) if mark else {}
    if mark and said.get("app") == "backline" and said.get("records") == mark:
        return AppServer(f"http://{LOOPBACK}:{PORT}/", profile)
    return await _own(database, profile)


def is_locked() -> bool:
    """Whether the web app asks for a PIN, which a break cannot wait for."""
    return "hash" in read_file(LOCK)


def _records_mark(database: str | None) -> str:
    """Return the mark by which the web app says which records it has; empty where not known.

    The same as its own, but without loading a database's library into the companion.
    """
    if database and "://" in database:
        return ""
    path = Path(database) if database else data_folder() / "backline.db"
    return sha256(f"sqlite:///{path.resolve()}".encode()).hexdigest()[:16]


async def _hello(port: int) -> Mapping[str, Any]:
    """Return what answers at a port of this machine; nothing where that is no web app."""
    asked = f"GET /api/hello HTTP/1.0\r\nHost: {LOOPBACK}:{port}\r\n\r\n".encode()
    answer = b""
    with suppress(OSError, TimeoutError):
        async with asyncio.timeout(HELLO_S):
            reader, writer = await asyncio.open_connection(LOOPBACK, port)
            try:
                writer.write(asked)
                while len(answer) < LONGEST_B and (more := await reader.read(LONGEST_B)):
                    answer += more
            finally:
                writer.close()
    with suppress(ValueError):
        found = json.loads(answer.partition(b"\r\n\r\n")[2])
        return found if isinstance(found, dict) else {}
    return {}


async def _own(database: str | None, profile: str) -> AppServer | None:
    command = [sys.executable, "-m", TIED, "backline", "serve", "--no-browser", "--port", "0"]
    try:
        process = await started([*command, *(["--database", database] if database else [])],
                                talks=True)  # fmt: skip
    except OSError:
        return None
    try:
        async with asyncio.timeout(START_S):
            address = await _said_address(process)
    except TimeoutError:
        address = None
    except asyncio.CancelledError:
        await ended(process)
        raise
    if address is None:
        await ended(process)
        return None
    return AppServer(address, profile, process)


async def _said_address(process: Process) -> str | None:
    assert process.stdout is not None
    while line := await process.stdout.readline():
        if found := ADDRESS.search(line):
            return found[0].decode()
    return None
