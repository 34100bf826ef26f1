"""What the login manager (logind, elogind) knows: the session's lock, its idleness, inhibitors."""

import os
from typing import Any

from .buses import Bus, Question

LOGIND, SESSION = "org.freedesktop.login1", "org.freedesktop.login1.Session"
OURS = "/org/freedesktop/login1/session/auto"
"""The session of this process; where it is in none, the one that the person sees."""
STATE = Question(
    LOGIND, OURS, "org.freedesktop.DBus.Properties", "GetAll", "a{sv}", "s", (SESSION,)
)
INHIBITORS = Question(
    LOGIND,
    "/org/freedesktop/login1",
    "org.freedesktop.login1.Manager",
    "ListInhibitors",
    "a(ssssuu)",
)
SEATED = ("x11", "wayland", "mir")


async def session(system: Bus) -> dict[str, Any]:
    """Return the properties of the session, empty where nobody knows them."""
    found = await system.ask(STATE)
    return {name: kept.value for name, kept in found.items()} if isinstance(found, dict) else {}


def locked(state: dict[str, Any]) -> bool:
    """Whether the session is locked, or another person's is on the screen."""
    elsewhere = state.get("Type") in SEATED and state.get("Active") is False
    return state.get("LockedHint") is True or elsewhere


async def kept_awake(system: Bus) -> bool:
    """Whether a program of this person keeps the session from counting as idle."""
    found = await system.ask(INHIBITORS)
    return isinstance(found, list) and any(
        "idle" in what.split(":") and mode == "block" and uid == os.getuid()
        for what, _who, _why, mode, uid, _pid in found
    )
