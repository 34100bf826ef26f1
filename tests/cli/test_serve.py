"""`backline serve`: it starts where it can, says where it cannot, and ends without a fuss."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.request import urlopen

import pytest

from backline import cli
from backline.cli import listening as door
from backline.motion.errors import InputError
from backline.web.pages.hello import records_mark

SRC = Path(__file__).parents[2] / "src"


def start(*words: str, env: dict[str, str] | None = None) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(SRC), "PYTHONUNBUFFERED": "1"} | (env or {})
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        environment.pop(name, None)
    return subprocess.Popen(
        [sys.executable, "-m", "backline", *words],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


@contextmanager
def running(*words: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Give a server that answers, and its port."""
    process = start("serve", "--port", "0", *words)
    assert process.stdout is not None
    try:
        said = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/ on this machine only", said)
        assert found, said + process.stdout.read()
        yield process, int(found[1])
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


@pytest.mark.slow
def test_it_answers_and_ends_without_a_fuss() -> None:
    with running() as (process, port):
        assert process.stdout is not None
        assert "No browser could be opened" in process.stdout.readline()
        with urlopen(f"http://127.0.0.1:{port}/api/hello", timeout=20) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        said, _ = process.communicate(timeout=20)
        assert said.endswith("Backline has ended.\n")
        assert "Traceback" not in said
        assert process.returncode == 0


@pytest.mark.slow
def test_a_second_start_leads_to_the_first(tmp_path: Path) -> None:
    with running("--no-browser") as (_, port):
        second = start("serve", "--no-browser", "--port", str(port))
        assert second.communicate(timeout=30)[0] == (
            f"Backline already runs at http://127.0.0.1:{port}/\n"
        )
        assert second.returncode == 0
        other = start("serve", "--port", str(port), "--database", str(tmp_path / "other.db"))
        assert "with other records" in other.communicate(timeout=30)[0]
        assert other.returncode == cli.USER_MISTAKE


def test_a_port_of_another_program_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Other(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Other) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setattr("sys.argv", ["backline", "serve", "--port", str(server.server_port)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        server.shutdown()
    assert ended.value.code == cli.USER_MISTAKE
    said = capsys.readouterr().err
    assert said == (
        f"Port {server.server_port} is taken by another program;"
        f" give another port: --port {server.server_port + 1}.\n"
    )


def test_a_port_that_says_nothing_is_another_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "ANSWER_S", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert door.listening(port) is None
        with pytest.raises(InputError, match="taken by another program"):
            door.already_open(port, "x", lan=False)


def test_it_listens_on_this_machine_alone() -> None:
    found = door.listening(0)
    assert found is not None
    assert [one.getsockname()[0] for one in found] == ["127.0.0.1"]
    for one in found:
        one.close()


def test_without_windows_no_browser_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", open_)
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    assert not door.open_browser("http://127.0.0.1:1/")
    monkeypatch.setenv("DISPLAY", ":0")
    assert door.open_browser("http://127.0.0.1:1/")
    assert opened == ["http://127.0.0.1:1/"]


def test_without_a_home_network_lan_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("backline.web.security.addresses.home_addresses", list)
    monkeypatch.setattr("sys.argv", ["backline", "serve", "--lan"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == cli.USER_MISTAKE
    assert "no home network" in capsys.readouterr().err


def test_backline_alone_opens_the_app(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[object] = []

    def open_there(port: int, mark: str, *, lan: bool) -> str:
        called.append((port, mark, lan))
        return "there"

    monkeypatch.setenv("BACKLINE_DATABASE", "mine.db")
    monkeypatch.setattr("backline.cli.serve.listening", lambda *_: None)
    monkeypatch.setattr("backline.cli.serve.already_open", open_there)
    monkeypatch.setattr("backline.cli.serve.open_browser", called.append)
    monkeypatch.setattr("sys.argv", ["backline"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    assert called == [(8765, records_mark("mine.db"), False), "there"]
