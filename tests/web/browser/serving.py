"""The real app in a process of its own, which can be killed and started again."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

REPO = Path(__file__).parents[3]
LONGEST_START_S = 60.0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Served:
    """One app with its own records, at its own port.

    Attributes
    ----------
    url : str
        Its address, without a slash at the end.
    data : Path
        Its data folder.
    """

    def __init__(self, data: Path, port: int | None = None, **environment: str) -> None:
        self.data = data
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, at the same address and with the same records as before."""
        paths = [str(REPO / "src"), os.environ.get("PYTHONPATH", "")]
        environment = os.environ | {
            "BACKLINE_DATA": str(self.data),
            "PYTHONPATH": os.pathsep.join(filter(None, paths)),
            **self._environment,
        }
        command = [sys.executable, "-m", "backline", "serve", "--no-browser"]
        self.data.parent.mkdir(parents=True, exist_ok=True)
        with (self.data.parent / f"server-{self.port}.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "--port", str(self.port)],
                env=environment, stdout=log, stderr=subprocess.STDOUT, cwd=self.data.parent,
            )  # fmt: skip
        self._wait()

    def kill(self) -> None:
        """Kill it without a word, as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def said(self) -> str:
        """Return what it wrote."""
        return (self.data.parent / f"server-{self.port}.log").read_text("utf-8", "replace")

    def _wait(self) -> None:
        give_up = time.monotonic() + LONGEST_START_S
        while time.monotonic() < give_up:
            assert self._process is not None
            if self._process.poll() is not None:
                break
            try:
                with urlopen(f"{self.url}/app.css", timeout=5):
                    return
            except (URLError, OSError):
                time.sleep(0.1)
        self.kill()
        raise AssertionError(f"the server did not start:\n{self.said()}")
