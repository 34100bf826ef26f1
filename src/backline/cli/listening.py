"""Where the app answers: a port of this machine, and who has it already."""

import errno
import json
import os
import socket
import ssl
import sys
import webbrowser
from collections.abc import Sequence
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, Literal

from backline.motion.errors import InputError

LOOPBACK = "127.0.0.1"
TAKEN = {errno.EADDRINUSE, errno.EACCES, getattr(errno, "WSAEADDRINUSE", errno.EADDRINUSE)}
ANSWER_S = 10  # the other one may just be starting
Scheme = Literal["http", "https"]


def listening(port: int, hosts: Sequence[str] = (LOOPBACK,)) -> list[socket.socket] | None:
    """Return sockets that listen on this machine's own addresses; None if the port is taken.

    With port 0 all have the same free one.
    """
    sockets: list[socket.socket] = []
    for host in hosts:
        one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        sockets.append(one)
        if sys.platform == "win32":  # there the other option would share the port
            one.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            one.bind((host, port))
            one.listen(128)  # from now on a second start finds it taken
        except OSError as error:
            for made in sockets:
                made.close()
            if error.errno not in TAKEN:
                raise
            return None
        port = one.getsockname()[1]
    return sockets


def already_open(port: int, records: str, *, lan: bool) -> str:
    """Return the address at which Backline runs already, with the same records.

    Raises
    ------
    InputError
        If the port is another program's, or that Backline is not the one that is wanted.
    """
    other = f"give another port: --port {port + 1 if port < 65535 else port - 1}."
    for scheme in ("http", "https"):
        said = _hello(scheme, port)
        if said.get("app") != "backline":
            continue
        if said.get("records") != records:
            raise InputError(f"Backline already runs at port {port}, with other records; {other}")
        if lan and scheme == "http":
            message = f"Backline already runs at port {port}, for this machine alone; end it with"
            raise InputError(f"{message} Ctrl-C in its window first, or {other}")
        return f"{scheme}://{LOOPBACK}:{port}/"
    raise InputError(f"Port {port} is taken by another program; {other}")


def open_browser(address: str) -> bool:
    """Open a browser with windows; return whether there was one."""
    windows = sys.platform in {"win32", "darwin"} or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    )
    try:
        return windows and webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False


def _hello(scheme: Scheme, port: int) -> dict[str, Any]:
    if scheme == "https":
        # Its certificate is one that nobody knows; nothing is told to it either.
        trusting = ssl._create_unverified_context()
        asked: HTTPConnection = HTTPSConnection(LOOPBACK, port, timeout=ANSWER_S, context=trusting)
    else:
        asked = HTTPConnection(LOOPBACK, port, timeout=ANSWER_S)
    try:
        asked.request("GET", "/api/hello")
        found = json.loads(asked.getresponse().read(1000))
    except (OSError, ValueError, HTTPException):
        return {}
    finally:
        asked.close()
    return found if isinstance(found, dict) else {}
