"""python-xlib, mended where it would keep us from an X server, or leave sockets open.

Display managers write the cookie so that it stays valid when the machine is renamed; python-xlib
looks for the exact name only. And it keeps what it learns of a server's events for all servers, and
stumbles over one whose events are numbered in another way.
"""

from socket import AF_INET, AF_UNIX, SOCK_STREAM, socket
from threading import local

from Xlib import xauth
from Xlib.display import Display
from Xlib.error import XNoAuthError
from Xlib.protocol.display import Display as Wire
from Xlib.protocol.event import event_class
from Xlib.support import unix_connect

ANY_NAME = 65535
FIRST_PORT = 6000
COOKIE = b"MIT-MAGIC-COOKIE-1"


class Xauthority(xauth.Xauthority):  # type: ignore[misc]
    """The file that ``XAUTHORITY`` names."""

    def get_best_auth(
        self, family: int, address: bytes, dispno: int, types: tuple[bytes, ...] = (COOKIE,)
    ) -> tuple[bytes, bytes]:
        """Return the scheme and the cookie for a display.

        Raises
        ------
        Xlib.error.XNoAuthError
            If there is none.
        """
        try:
            found: tuple[bytes, bytes] = super().get_best_auth(family, address, dispno, types)
            return found
        except XNoAuthError:
            for of, _address, display, scheme, cookie in self.entries:
                if of == ANY_NAME and display in {b"", b"%d" % dispno} and scheme in types:
                    return scheme, cookie
            raise


class _Opened(local):
    """The sockets of the connection that this thread is making."""

    def __init__(self) -> None:
        self.sockets = list[socket]()


def connect() -> Display:
    """Return a connection to the X server that ``DISPLAY`` names.

    Raises
    ------
    Xlib.error.DisplayError, Xlib.error.ConnectionClosedError, OSError
        If there is none, or it does not let us in.
    """
    Wire.event_classes = event_class.copy()
    OPENED.sockets.clear()
    try:
        return Display()
    except BaseException:
        for one in OPENED.sockets:
            one.close()
        raise


def _reach(family: int, address: str | tuple[str, int]) -> socket:
    made = socket(family, SOCK_STREAM)
    OPENED.sockets.append(made)
    made.connect(address)
    return made


OPENED = _Opened()
xauth.Xauthority = Xauthority
unix_connect._get_unix_socket = lambda address: _reach(AF_UNIX, address)
unix_connect._get_tcp_socket = lambda host, number: _reach(AF_INET, (host, FIRST_PORT + number))
