"""A server that is killed in the middle of a set: the page sends all again, nothing is lost."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

from backline.records import open_store
from backline.records.days import now
from backline.records.events import ChangeCheck, PainCheck, Screening

from ...care.screening.made import full
from .made import bridges, frames, hello

SERVER = """
import sys, uvicorn
from backline.web.app import create_app
from backline.web.live import socket_router
from backline.web.settings import Settings
port = int(sys.argv[1])
app = create_app(Settings(sys.argv[2], port))
if not any(getattr(route, "path", "") == "/live" for route in app.routes):
    app.include_router(socket_router)
uvicorn.run(app, port=port, log_level="warning")
"""


@contextmanager
def server(port: int, database: Path) -> Iterator[None]:
    """Run the server, and kill it at the end."""
    command = [sys.executable, "-W", "ignore", "-c", SERVER, str(port), str(database)]
    with subprocess.Popen(command, env=os.environ) as process:
        try:
            for _ in range(200):
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
                sleep(0.1)
            yield
        finally:
            process.kill()


@contextmanager
def page(port: int, greeting: dict[str, Any]) -> Iterator[tuple[ClientConnection, dict[str, Any]]]:
    origin: Any = f"http://127.0.0.1:{port}"
    with connect(f"ws://127.0.0.1:{port}/live", origin=origin, compression=None) as line:
        line.send(json.dumps(greeting))
        yield line, json.loads(line.recv(timeout=20))


@pytest.mark.slow
@pytest.mark.parametrize("killed_after_s", [5.0, 8.5])
def test_nothing_is_lost_and_nothing_counts_twice(tmp_path: Path, killed_after_s: float) -> None:
    database = tmp_path / "killed.db"
    with open_store(str(database)) as store:
        for event in (Screening(full(), "ok"), ChangeCheck("no"), PainCheck("before", 1.0)):
            store.append(event, now())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    data, greeting = frames(bridges(4, low=[1])), hello()
    told = 0
    with server(port, database), page(port, greeting) as (line, ready):
        for one in data[: round(killed_after_s * 15)]:
            line.send(one)
            reply = json.loads(line.recv(timeout=20))
            told += sum(event["type"] == "rep" for event in reply.get("events", ()))
    with open_store(str(database)) as store:
        assert len(store.events(("repetition",))) == told >= 1
    greeting["set"] = ready["set"]
    with server(port, database), page(port, greeting) as (line, again):
        assert (again["set"], again["base"]) == (ready["set"], {"repetitions": 0, "seconds": 0})
        for one in data:
            line.send(one)
            line.recv(timeout=20)
        line.send('{"type":"end"}')
        assert json.loads(line.recv(timeout=20))["repetitions"] == 4
    with open_store(str(database)) as store:
        assert len(store.events(("set",))) == len(store.events(("set_end",))) == 1
        assert len(store.events(("repetition",))) == 4
