"""Do-not-disturb where a desktop keeps it among its settings: GNOME, Cinnamon, MATE.

No service on the bus tells these (the settings portal leaves them out), and asking takes a process
of its own: that is started only after the file with all settings has changed.
"""

import asyncio
import os
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Mapping
from pathlib import Path

GNOME = ("org.gnome.desktop.notifications", "show-banners", "false")
KEPT: Mapping[str, tuple[str, str, str]] = {
    "GNOME": GNOME,
    "Unity": GNOME,
    "Pantheon": GNOME,
    "X-Cinnamon": ("org.cinnamon.desktop.notifications", "display-notifications", "false"),
    "MATE": ("org.mate.NotificationDaemon", "do-not-disturb", "true"),
}
"""Schema, key, and what it holds while nobody wants to be disturbed, by the desktop's name."""
PATIENCE_S = 2.0


class Gsettings:
    """The setting of the desktop that this is, if it has one."""

    def __init__(self) -> None:
        desktops = os.environ.get("XDG_CURRENT_DESKTOP", "").split(":")
        self._kept = next((KEPT[one] for one in desktops if one in KEPT), None)
        config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
        self._file = Path(config) / "dconf" / "user"
        self._changed_ns: int | None = None
        self._quiet = False

    async def quiet(self) -> bool:
        """Whether it says that nobody wants to be disturbed."""
        if self._kept is not None and (changed_ns := self._when_changed()) != self._changed_ns:
            *asked, means_quiet = self._kept
            self._changed_ns = changed_ns
            self._quiet = await _get(*asked) == means_quiet
        return self._quiet

    def _when_changed(self) -> int:
        try:
            return self._file.stat().st_mtime_ns
        except OSError:  # nothing was ever changed
            return 0


async def _get(schema: str, key: str) -> str:
    """Return a setting as it is written; empty where it cannot be had."""
    try:
        asking = await asyncio.create_subprocess_exec(
            "gsettings", "get", schema, key, stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL
        )
    except OSError:  # not installed
        return ""
    try:
        async with asyncio.timeout(PATIENCE_S):
            said, _ = await asking.communicate()
    except TimeoutError:
        asking.kill()
        await asking.wait()
        return ""
    return said.decode("utf-8", "replace").strip()
