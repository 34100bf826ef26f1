"""What an X server tells: idle time, the screen saver, a full-screen window, the monitors.

Every call here may block: `server.Server` makes it from a thread of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from Xlib import X, Xatom
from Xlib.error import XError
from Xlib.ext import dpms, screensaver

from ..desktop import Monitor
from .mended import connect

SAVER, DPMS, MONITORS, HEADS = "MIT-SCREEN-SAVER", "DPMS", "RANDR", "XINERAMA"
OUR_PAGE = "backline-break"
"""What the name or the class of our own full-screen windows says: they hold no break."""


@dataclass(frozen=True, slots=True)
class XSeen:
    """What an X server told: ``idle_s`` None where it has no MIT-SCREEN-SAVER extension."""

    idle_s: float | None
    locked: bool
    full_screen: bool


class Connection:
    """A connection to the X server that ``DISPLAY`` names.

    Raises
    ------
    Xlib.error.DisplayError, Xlib.error.ConnectionClosedError, OSError
        If there is none, or it does not let us in.
    """

    def __init__(self) -> None:
        self._display = connect()
        self._root = self._display.screen().root
        self._active, self._name = self._atom("_NET_ACTIVE_WINDOW"), self._atom("_NET_WM_NAME")
        self._state = self._atom("_NET_WM_STATE")
        self._full_screen = self._atom("_NET_WM_STATE_FULLSCREEN")
        self._saver = self._atom("_SCREENSAVER_STATUS")
        self._blank_or_lock = {self._atom("BLANK"), self._atom("LOCK")}
        extensions = SAVER, DPMS, MONITORS, HEADS
        self._can = {one: self._display.has_extension(one) for one in extensions}

    @property
    def lost(self) -> bool:
        """Whether the server has gone away."""
        return bool(self._display.display.socket_error)

    @property
    def tells_idle(self) -> bool:
        """Whether it knows when a key was last touched."""
        return bool(self._can[SAVER])

    def look(self, closely: bool) -> XSeen:
        """Look once; ``full_screen`` only where ``closely``."""
        idle_s, locked = None, False
        if self._can[SAVER]:
            info = self._root.screensaver_query_info()
            idle_s, locked = info.idle / 1000.0, info.state == screensaver.StateOn
        return XSeen(
            idle_s,
            locked or self._switched_off() or self._xscreensaver(),
            closely and self._covered(),
        )

    def monitors(self) -> tuple[Monitor, ...]:
        """Return the screens, the primary one first; never none."""
        for ask in self._by_randr, self._by_xinerama:
            try:
                found = tuple(ask())
            except XError:  # an older server
                continue
            if found:
                return found
        size = self._root.get_geometry()
        return (Monitor(0, 0, size.width, size.height),)

    def close(self) -> None:
        """Close it."""
        self._display.close()

    def _switched_off(self) -> bool:
        if not self._can[DPMS]:
            return False
        try:
            info = self._display.dpms_info()
        except XError:  # it has the extension, but no screen to switch off
            self._can[DPMS] = False
            return False
        return bool(info.state) and info.power_level != dpms.DPMSModeOn

    def _xscreensaver(self) -> bool:
        """Whether xscreensaver says so: it does in a property of the root, and not on a bus."""
        status = self._words(self._root, self._saver)
        return bool(status) and status[0] in self._blank_or_lock

    def _covered(self) -> bool:
        """Whether the active window is full screen, and not ours."""
        active = self._words(self._root, self._active)
        if not active or not active[0]:
            return False
        window = self._display.create_resource_object("window", active[0])
        try:
            return self._full_screen in self._words(window, self._state) and not any(
                OUR_PAGE in text for text in self._names(window)
            )
        except XError:  # it closed meanwhile
            return False

    def _names(self, window: Any) -> Iterator[str]:
        for name in (Xatom.WM_CLASS, self._name, Xatom.WM_NAME):
            kept = window.get_full_property(name, X.AnyPropertyType)
            if kept is not None and kept.format == 8:
                value = kept.value
                yield value if isinstance(value, str) else bytes(value).decode("utf-8", "replace")

    def _by_randr(self) -> Iterator[Monitor]:
        if self._can[MONITORS]:
            found = self._root.xrandr_get_monitors().monitors
            for one in sorted(found, key=lambda one: not one.primary):
                yield Monitor(one.x, one.y, one.width_in_pixels, one.height_in_pixels)

    def _by_xinerama(self) -> Iterator[Monitor]:
        if self._can[HEADS]:
            for one in self._display.xinerama_query_screens().screens:
                yield Monitor(one.x, one.y, one.width, one.height)

    def _atom(self, name: str) -> int:
        return int(self._display.intern_atom(name))

    @staticmethod
    def _words(window: Any, name: int) -> list[int]:
        kept = window.get_full_property(name, X.AnyPropertyType)
        return list(kept.value) if kept is not None and kept.format == 32 else []
