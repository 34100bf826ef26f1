"""Whether a program keeps the screen awake, as one that shows a film does."""

import asyncio

from . import login
from .buses import Bus, Question

IDLE = 8  # GNOME's flag for "the session must not count as idle"
SCREEN = 4  # KDE's for "the screen must stay on"
ASKED = (
    Question(
        "org.gnome.SessionManager",
        "/org/gnome/SessionManager",
        "org.gnome.SessionManager",
        "IsInhibited",
        "b",
        "u",
        (IDLE,),
    ),
    Question(
        "org.kde.Solid.PowerManagement.PolicyAgent",
        "/org/kde/Solid/PowerManagement/PolicyAgent",
        "org.kde.Solid.PowerManagement.PolicyAgent",
        "HasInhibition",
        "b",
        "u",
        (SCREEN,),
    ),
)
"""`org.freedesktop.PowerManagement` is not asked: music and downloads keep the machine awake by it,
and the screen goes dark all the same."""


async def watching(session: Bus, system: Bus) -> bool:
    """Whether anything keeps the screen awake."""
    return True in await asyncio.gather(login.kept_awake(system), *map(session.ask, ASKED))
