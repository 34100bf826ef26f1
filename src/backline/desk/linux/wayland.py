"""Idle time by the Wayland protocol for it, which KDE, Sway, Hyprland and others speak.

`ext-idle-notify-v1`, or its forerunner of KDE. The compositor says when nothing was touched for
`STILL_S`, and when something is again; nothing is asked meanwhile. Messages are words of 32 bits in
the machine's own order: the object, then the length in bytes and the number of the message, then
what it holds.
"""

import asyncio
import os
import struct
from collections.abc import Callable, Iterator
from pathlib import Path

from ..clock import steady_s

STILL_S = 2.0
PATIENCE_S = 0.5
DISPLAY, REGISTRY, ALL_TOLD, NOTIFIER, SEAT, STILL = 1, 2, 3, 4, 5, 6  # numbers of our objects
GLOBAL, ERROR, IDLED = 0, 0, 0  # numbers of the messages
SYNC, GET_REGISTRY, BIND = 0, 1, 0
EXT, KDE = "ext_idle_notifier_v1", "org_kde_kwin_idle"


class Compositor(asyncio.Protocol):
    """A connection to the compositor that ``WAYLAND_DISPLAY`` names.

    Attributes
    ----------
    lost : bool
        Whether there is no connection, or none any more.
    all_told : asyncio.Event
        Set once the compositor has said what it offers, or is gone.
    """

    def __init__(self, clock: Callable[[], float] = steady_s) -> None:
        self.lost = True
        self.all_told = asyncio.Event()
        self._clock = clock
        self._kept = b""
        self._transport: asyncio.WriteTransport | None = None
        self._offered = dict[str, tuple[int, int]]()
        self._asked = False
        self._still_since_s: float | None = None

    def idle_s(self) -> float | None:
        """Return the seconds since anything was touched, 0 for less than `STILL_S`.

        None where the compositor does not tell.
        """
        if self.lost or not self._asked:
            return None
        return 0.0 if self._still_since_s is None else self._clock() - self._still_since_s

    def close(self) -> None:
        """Let go of it."""
        if self._transport is not None:
            self._transport.close()

    def drop(self) -> None:
        """Let go of it without a last word, which one that hangs would never take."""
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask what the compositor offers."""
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport, self.lost = transport, False
        self._send(DISPLAY, GET_REGISTRY, struct.pack("=I", REGISTRY))
        self._send(DISPLAY, SYNC, struct.pack("=I", ALL_TOLD))

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """Remember that it is gone."""
        self.lost = True
        self.all_told.set()

    def data_received(self, data: bytes) -> None:
        """Take in what the compositor says."""
        self._kept += data
        for of, number, body in self._messages():
            if of == DISPLAY and number == ERROR:
                self.close()
            elif of == REGISTRY and number == GLOBAL:
                self._offer(body)
            elif of == ALL_TOLD:
                self.all_told.set()
            elif of == STILL:
                still = number == IDLED
                self._still_since_s = self._clock() - STILL_S if still else None

    def _messages(self) -> Iterator[tuple[int, int, bytes]]:
        while len(self._kept) >= 8:
            of, word = struct.unpack_from("=II", self._kept)
            length = word >> 16
            if length < 8:  # not the protocol
                self.close()
                return
            if len(self._kept) < length:
                return
            body, self._kept = self._kept[8:length], self._kept[length:]
            yield of, word & 0xFFFF, body

    def _offer(self, body: bytes) -> None:
        """Take note of what is offered; ask to be told as soon as all for that is there."""
        name, length = struct.unpack_from("=II", body)
        interface = body[8 : 8 + length - 1].decode("utf-8", "replace")
        (version,) = struct.unpack_from("=I", body, 8 + _padded(length))
        self._offered.setdefault(interface, (name, version))
        notifier = next((one for one in (EXT, KDE) if one in self._offered), None)
        if notifier is None or "wl_seat" not in self._offered or self._asked:
            return
        self._asked = True
        version = self._bind(notifier, 2, NOTIFIER)
        self._bind("wl_seat", 1, SEAT)
        still_ms = round(STILL_S * 1000)
        if notifier == EXT:  # of the second version, also while a film keeps the screen awake
            self._send(NOTIFIER, version, struct.pack("=III", STILL, still_ms, SEAT))
        else:
            self._send(NOTIFIER, 0, struct.pack("=III", STILL, SEAT, still_ms))

    def _bind(self, interface: str, most: int, new: int) -> int:
        """Take an object that is offered; return the version of it that is spoken."""
        name, version = self._offered[interface]
        version = min(version, most)
        text = interface.encode() + b"\0"
        body = struct.pack("=II", name, len(text)) + text.ljust(_padded(len(text)), b"\0")
        self._send(REGISTRY, BIND, body + struct.pack("=II", version, new))
        return version

    def _send(self, to: int, number: int, body: bytes) -> None:
        assert self._transport is not None
        self._transport.write(struct.pack("=II", to, (8 + len(body)) << 16 | number) + body)


async def compositor() -> Compositor | None:
    """Return a connection to the compositor of this session; None where there is none."""
    path = Path(
        os.environ.get("XDG_RUNTIME_DIR", "/"), os.environ.get("WAYLAND_DISPLAY") or "wayland-0"
    )
    made = Compositor()
    try:
        loop = asyncio.get_running_loop()
        async with asyncio.timeout(PATIENCE_S):
            await loop.create_unix_connection(lambda: made, str(path))
            await made.all_told.wait()
    except (OSError, TimeoutError):
        made.drop()  # one that hangs would keep a socket of ours at every try
        return None
    return made


def _padded(length: int) -> int:
    return -(-length // 4) * 4
