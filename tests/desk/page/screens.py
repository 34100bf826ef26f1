"""Two monitors for tests, what is on them, and who answers."""

import asyncio
import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from backline.desk.desktop import Monitor
from tests.desk import xsession

DEADLINE_S = 40.0
TWO = (Monitor(0, 0, 720, 800), Monitor(720, 0, 560, 800))
OURS = "[Bb]ackline-break"


@contextmanager
def two_monitors() -> Iterator[xsession.Session]:
    """Yield a session whose screen is parted into the two monitors of `TWO`."""
    xsession.needs("xrandr", "xdotool", "openbox")
    with xsession.session() as made:
        # What is on no output comes first: then the server leaves out the whole of the screen.
        for one, output in zip(reversed(TWO), ("none", "screen"), strict=True):
            at = f"{one.width}/200x{one.height}/200+{one.x}+{one.y}"
            made.run("xrandr", "--setmonitor", f"part-{one.x}", at, output)
        made.run("openbox", "--restart")
        yield made


@dataclass
class Answers:
    """What came back, in order."""

    got: list[tuple[str, Mapping[str, Any]]] = field(default_factory=list)

    def __call__(self, answer: str, more: Mapping[str, Any]) -> None:
        self.got.append((answer, more))

    @property
    def names(self) -> list[str]:
        return [answer for answer, _ in self.got]


async def soon(condition: Callable[[], object], what: str) -> None:
    """Wait, while the loop goes on, until a condition holds; fail, naming it, if it never does."""
    deadline_s = time.monotonic() + DEADLINE_S
    while not await asyncio.to_thread(condition):
        assert time.monotonic() < deadline_s, f"waited in vain: {what}"
        await asyncio.sleep(0.05)


def windows(session: xsession.Session) -> dict[str, Monitor]:
    """Return where our windows are, by their ids."""
    try:
        found = session.run("xdotool", "search", "--onlyvisible", "--class", OURS).split()
    except subprocess.CalledProcessError:  # there are none
        return {}
    places = dict[str, Monitor]()
    for window in found:
        try:
            told = session.run("xdotool", "getwindowgeometry", "--shell", window)
        except subprocess.CalledProcessError:  # it has just gone
            continue
        at = dict(line.split("=") for line in told.split())
        places[window] = Monitor(*(int(at[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))
    return places


def covered(session: xsession.Session) -> bool:
    """Whether our windows cover both monitors, and nothing else."""
    return sorted(windows(session).values(), key=lambda one: one.x) == list(TWO)


def commands_with(text: str) -> list[str]:
    """Return the commands of all processes of this machine that hold a text."""
    found = list[str]()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        except OSError:  # it has just ended
            continue
        if text in command and str(os.getpid()) != path.parent.name:
            found.append(command)
    return found


@contextmanager
def pages() -> Iterator[tuple[str, list[str]]]:
    """Yield the address of something that answers like a web app, and what it was asked for."""
    asked = list[str]()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(b"<title>Break</title><h1>A break</h1><script src=/went></script>")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/", asked
        finally:
            server.shutdown()
            thread.join()
