"""python-xlib, mended where it would keep us from an X server, or leave sockets open.

Display managers write the cookie so that it stays valid when the machine is renamed; python-xlib
looks for the exact name only. And it keeps what it learns of a server's events for all servers, and
stumbles over one whose events are numbered in another way.
"""

from socket import AF_INET, AF_UNIX, SOCK_STREAM, socket

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


def connect() -> Display:
    """Return a connection to the X server that ``DISPLAY`` names.

    Raises
    ------
    Xlib.error.DisplayError, Xlib.error.ConnectionClosedError, OSError
        If there is none, or it does not let us in.
    """
    xauth.Xauthority = Xauthority
    Wire.event_classes = event_class.copy()
    opened = list[socket]()

    def reach(family: int, address: str | tuple[str, int]) -> socket:
        opened.append(socket(family, SOCK_STREAM))
        opened[-1].connect(address)
        return opened[-1]

    unix_connect._get_unix_socket = lambda address: reach(AF_UNIX, address)
    unix_connect._get_tcp_socket = lambda host, number: reach(AF_INET, (host, FIRST_PORT + number))
    try:
        return Display()
    except BaseException:
        for one in opened:
            one.close()
        raise
