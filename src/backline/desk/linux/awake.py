"""Whether a program keeps the screen awake, as one that shows a film does."""

import asyncio

from . import login
from .buses import Bus, Question

IDLE = 8  # GNOME's flag for "the session must not count as idle"
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
    *(
        Question(
            service,
            "/org/freedesktop/PowerManagement/Inhibit",
            "org.freedesktop.PowerManagement.Inhibit",
            "HasInhibit",
            "b",
        )
        for service in (
            "org.freedesktop.PowerManagement",
            "org.freedesktop.PowerManagement.Inhibit",
        )
    ),
)


async def watching(session: Bus, system: Bus) -> bool:
    """Whether anything keeps the screen awake."""
    return True in await asyncio.gather(login.kept_awake(system), *map(session.ask, ASKED))
