"""The desktop of the system that this is."""

import sys

from ..motion.said import say
from .desktop import Desktop, Look, Monitor

NO_DISPLAY = say(
    "No desktop is found here: neither an X display nor a Wayland display is named, so keys and "
    "mouse, a locked screen and calls cannot be seen."
)
NO_ADAPTER = say("On this system keys and mouse, a locked screen and calls cannot be seen.")


class NoDesktop:
    """Where nothing can be seen: somebody counts as there."""

    def __init__(self, *blind: str) -> None:
        self.name = "no desktop"
        self.blind = blind

    async def look(self, *, closely: bool = True) -> Look:  # noqa: ARG002
        """Return that nothing is known."""
        return Look()

    async def monitors(self) -> tuple[Monitor, ...]:
        """Return none."""
        return ()

    async def close(self) -> None:
        """Do nothing."""


async def open_desktop() -> Desktop:
    """Return the desktop of this system; a `NoDesktop` where nothing can be asked.

    Nothing is raised: what cannot be seen stands in ``blind``.
    """
    try:
        if sys.platform == "win32":
            from .windows.adapter import open_windows  # noqa: PLC0415

            return await open_windows()
        if sys.platform == "darwin":
            from .macos.adapter import open_macos  # noqa: PLC0415

            return await open_macos()
        if sys.platform == "linux":
            return await _linux()
    except (ImportError, OSError):  # a part that is missing, or does not load on this machine
        pass
    return NoDesktop(NO_ADAPTER)


async def _linux() -> Desktop:
    from .linux.adapter import LinuxDesktop  # noqa: PLC0415

    desktop = LinuxDesktop()
    if (await desktop.look()).idle_s is None and not desktop.shown:
        blind = desktop.blind
        await desktop.close()
        return NoDesktop(NO_DISPLAY, *blind)
    return desktop
