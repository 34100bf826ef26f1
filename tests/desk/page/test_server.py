"""Which web app shows the break: one that has the same records, or one of its own."""

import asyncio
import json
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.request import ProxyHandler, build_opener

import pytest

from backline.desk.page import server
from backline.desk.page.browser import tied
from backline.desk.page.server import AppServer, app_address, is_locked
from backline.records.app_files import LOCK, write_file
from backline.web.pages.hello import records_mark
from tests.desk import xsession
from tests.desk.page.screens import commands_with


@contextmanager
def answering(said: bytes) -> Iterator[int]:
    """Yield the port at which something gives one answer to whatever is asked."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(said)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as made:
        thread = Thread(target=made.serve_forever)
        thread.start()
        try:
            yield made.server_port
        finally:
            made.shutdown()
            thread.join()


def hello(address: str) -> Mapping[str, Any]:
    with build_opener(ProxyHandler({})).open(f"{address}api/hello", timeout=30) as answer:
        found = json.loads(answer.read())
    assert isinstance(found, dict)
    return found


@pytest.fixture
def no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no app of our own start."""

    async def own(*_: object) -> None:
        pass

    monkeypatch.setattr(server, "_own", own)


@pytest.mark.parametrize("database", [None, "elsewhere.db"])
@pytest.mark.usefixtures("no_child")
def test_a_running_app_with_the_same_records_is_used(
    database: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    same = {"app": "backline", "records": records_mark(database)}
    with answering(json.dumps(same).encode()) as port:
        monkeypatch.setattr(server, "PORT", port)
        found = asyncio.run(app_address(database, "me"))
        assert found == AppServer(f"http://127.0.0.1:{port}/", "me")
        asyncio.run(found.close())  # which is not ours to end
        assert asyncio.run(app_address("others.db", "me")) is None
        assert asyncio.run(app_address("postgresql://host/name", "me")) is None


@pytest.mark.parametrize(
    "said", [b"", b"{", b"[1]", b'{"app": "backline"}', b'{"app": "other", "records": ""}']
)
@pytest.mark.usefixtures("no_child")
def test_another_program_is_not_taken_for_it(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    with answering(said) as port:
        monkeypatch.setattr(server, "PORT", port)
        assert asyncio.run(app_address(None, "me")) is None


@pytest.mark.usefixtures("no_child")
def test_a_program_that_says_nothing_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setattr(server, "PORT", silent.getsockname()[1])
        monkeypatch.setattr(server, "HELLO_S", 0.1)
        assert asyncio.run(app_address(None, "me")) is None


@pytest.mark.slow
def test_one_of_its_own_is_started_and_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async def breaking() -> None:
        found = await app_address(database, "me")
        assert found is not None
        assert found.process is not None
        said = await asyncio.to_thread(hello, found.address)
        assert said == {"app": "backline", "records": records_mark(database)}
        await found.close()
        with pytest.raises(OSError, match="refused"):
            await asyncio.to_thread(hello, found.address)

    database = str(tmp_path / "some.db")
    monkeypatch.setattr(server, "PORT", 1)
    asyncio.run(breaking())


@pytest.mark.slow
def test_one_that_cannot_start_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(server, "PORT", 1)
    monkeypatch.setattr(server, "TIED", "backline.no_such_module")
    assert asyncio.run(app_address(str(tmp_path / "some.db"), "me")) is None
    monkeypatch.setattr("sys.executable", str(tmp_path / "no-python"))
    assert asyncio.run(app_address(str(tmp_path / "some.db"), "me")) is None


def test_it_ends_with_whoever_started_it() -> None:
    command = [sys.executable, "-m", server.TIED, "http.server", "--bind", "127.0.0.1", "0"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env={"PYTHONUNBUFFERED": "1"},
    ) as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        assert b"127.0.0.1" in child.stdout.readline()
        child.stdin.close()
        child.wait(30)


@pytest.mark.parametrize(
    ("text", "status"), [("exit 0", 0), ("exit 3", 3), ("kill -9 $$", 128 + 9)]
)
def test_another_program_ends_as_it_ended(text: str, status: int) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows has no such shell.")
    command = tied(["/bin/sh", "-c", text])
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as child:
        assert child.wait(30) == status
    nothing = tied(["/no/such/program"])
    with subprocess.Popen(nothing, stdin=subprocess.PIPE, start_new_session=True) as child:
        assert child.wait(30) == 127


@pytest.mark.parametrize("hangs", ["", "trap '' TERM; "])
def test_another_program_and_all_it_started_end_with_whoever_started_it(
    hangs: str, tmp_path: Path
) -> None:
    if sys.platform != "linux":
        pytest.skip("Processes are looked for as on Linux.")
    mark = tmp_path / "program"
    mark.write_text(f"{hangs}sleep 1000 & echo $! > {tmp_path}/started\nwait\nwait")
    command = tied(["/bin/sh", str(mark)])
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as child:
        xsession.wait_for((tmp_path / "started").exists, "a program")
        xsession.wait_for((tmp_path / "started").read_text, "its child")
        started = Path("/proc", (tmp_path / "started").read_text().strip())
        assert started.exists()
        assert child.stdin is not None
        child.stdin.close()
        child.wait(30)
    xsession.wait_for(lambda: not commands_with(str(mark)), "nothing of it")
    xsession.wait_for(lambda: "sleep" not in command_of(started), "nothing that it started")


def command_of(process: Path) -> str:
    try:
        return (process / "cmdline").read_bytes().decode()
    except OSError:  # it ended
        return ""


def test_the_page_is_that_of_the_person() -> None:
    app = AppServer("http://127.0.0.1:1/", "Ann & Lee")
    assert app.page() == "http://127.0.0.1:1/breaks/now?full=1&profile=Ann+%26+Lee"
    assert "calm=1" in app.page(calm=True)


def test_a_pin_is_known_by_its_file() -> None:
    assert not is_locked()
    write_file(LOCK, {"minutes": 5})
    assert not is_locked()
    write_file(LOCK, {"hash": "00", "salt": "00"})
    assert is_locked()
