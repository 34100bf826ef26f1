"""Linux behind the interface of every desktop."""

import asyncio
import os
from collections.abc import Iterator
from dataclasses import replace

from ...care.breaks import Hold
from ...motion.said import say
from ..desktop import NO_HOLDS, Desktop, Look, Monitor
from . import awake, devices, idle, locks, login, quiet
from .again import AGAIN_S, Again
from .buses import session_bus, system_bus
from .gsettings import Gsettings
from .held import Held
from .server import Server
from .wayland import Compositor, compositor
from .x11 import XSeen

NO_IDLE = say(
    "This desktop does not tell when a key or the mouse was last touched: you count as there until "
    "the screen is locked."
)
X_ONLY = say(
    "Under Wayland only windows that go through X are seen to be full screen; of the others it is "
    "known only when they keep the screen awake."
)
NO_HEADSET = say("A call through a Bluetooth headset cannot be seen here.")


async def open_linux(again_s: float = AGAIN_S) -> Desktop:
    """Return the desktop that the environment names.

    Parameters
    ----------
    again_s : float
        After how many seconds what did not answer is asked again.
    """
    desktop = LinuxDesktop(again_s)
    await desktop.look()
    return desktop


class LinuxDesktop:
    """What X, Wayland, D-Bus services and the kernel tell together.

    Attributes
    ----------
    name : str
    blind : tuple of str
        What cannot be seen as of the last look: an X server or a bus may go, and come back.
    shown : bool
        Whether there is a display at all.
    """

    def __init__(self, again_s: float = AGAIN_S) -> None:
        told = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("XDG_SESSION_TYPE") == "wayland"
        self._wayland = any(told)
        self._server = Server(again_s)
        self._session, self._system = session_bus(again_s), system_bus(again_s)
        self._settings = Gsettings()
        self._again = Again(again_s)
        self._held = Held()
        self._compositor: Compositor | None = None
        self.shown = self._wayland or self._server.named
        self.name = "Wayland" if self._wayland else "X11" if self._server.named else "D-Bus"
        self.blind: tuple[str, ...] = ()

    async def look(self, *, closely: bool = True) -> Look:
        """Look once; see `backline.desk.desktop.Desktop`."""
        x, state, locked, still_s = await asyncio.gather(
            self._x(closely),
            login.session(self._system),
            locks.locked(self._session),
            self._still_s(),
        )
        idle_s = still_s if x is None or self._wayland else x.idle_s
        if idle_s is None:
            idle_s = await idle.idle_s(self._session, state)
        self.blind = tuple(self._unseen(idle_s))
        locked = locked or login.locked(state) or (x is not None and x.locked)
        if not closely:
            return Look(idle_s, locked)
        holds, watching = await asyncio.gather(
            self._holds(x), awake.watching(self._session, self._system)
        )
        return Look(idle_s, locked, holds, watching)

    async def monitors(self) -> tuple[Monitor, ...]:
        """Return the screens, as X has them; none without it."""
        return await self._server.monitors()

    async def close(self) -> None:
        """Let go of everything."""
        if self._compositor is not None:
            self._compositor.close()
        await asyncio.gather(self._server.close(), self._session.close(), self._system.close())

    async def _x(self, closely: bool) -> XSeen | None:
        if self._wayland and not closely:
            return None
        x = await self._server.look(closely=closely)
        # Inside Wayland an X server knows only of what is done in its own windows.
        return replace(x, idle_s=None, locked=False) if x is not None and self._wayland else x

    async def _still_s(self) -> float | None:
        if not self._wayland:
            return None
        if self._compositor is None or self._compositor.lost:
            if not self._again.may("compositor"):
                return None
            self._again.failed("compositor")
            self._compositor = await compositor()
        return self._compositor.idle_s() if self._compositor is not None else None

    async def _holds(self, x: XSeen | None) -> frozenset[Hold]:
        found = set[Hold](NO_HOLDS)
        if x is not None and x.full_screen:
            found.add("full_screen")
        if self._held.believed("microphone", devices.microphone()):
            found.add("microphone")
        if self._held.believed("camera", devices.camera()):
            found.add("camera")
        if await quiet.do_not_disturb(self._session, self._settings):
            found.add("do_not_disturb")
        return frozenset(found)

    def _unseen(self, idle_s: float | None) -> Iterator[str]:
        yield from filter(None, (self._server.blind, self._session.blind, self._system.blind))
        if self._wayland:
            yield X_ONLY
        if devices.bluetooth():
            yield NO_HEADSET
        if idle_s is None and self.shown and not self._server.blind:
            yield NO_IDLE
