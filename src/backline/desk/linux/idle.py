"""How long nothing was touched, by what a desktop tells of it on a bus."""

import time
from typing import Any

from .buses import Bus, Question

MUTTER = Question(
    "org.gnome.Mutter.IdleMonitor",
    "/org/gnome/Mutter/IdleMonitor/Core",
    "org.gnome.Mutter.IdleMonitor",
    "GetIdletime",
    "t",
)
"""GNOME; in milliseconds."""
SCREEN_SAVER = Question(
    "org.freedesktop.ScreenSaver",
    "/org/freedesktop/ScreenSaver",
    "org.freedesktop.ScreenSaver",
    "GetSessionIdleTime",
    "u",
)
"""KDE, in milliseconds; under Wayland it does not know, and says 0 or that it does not."""


async def idle_s(session: Bus, login: dict[str, Any]) -> float | None:
    """Return the seconds since anything was touched.

    Parameters
    ----------
    session : Bus
    login : dict
        The properties of the login session, as `login.session` returns them.

    Returns
    -------
    float or None
        None where nobody tells, or a login session is only known not to be idle for long.
    """
    told = await session.ask(MUTTER)
    if told is None:
        told = await session.ask(SCREEN_SAVER) or None
    if isinstance(told, int):
        return told / 1000.0
    since_us = login.get("IdleSinceHintMonotonic")
    if login.get("IdleHint") is True and isinstance(since_us, int):
        return max(0.0, time.clock_gettime(time.CLOCK_MONOTONIC) - since_us / 1e6)
    return None
