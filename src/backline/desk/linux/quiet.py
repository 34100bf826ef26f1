"""Whether the person asked not to be disturbed, by what shows notices on this desktop."""

import asyncio

from .buses import Bus, Question, property_of
from .gsettings import Gsettings

NOTICES, AT = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
ASKED = (
    property_of(NOTICES, AT, NOTICES, "Inhibited"),  # KDE
    property_of(NOTICES, AT, "org.dunstproject.cmd0", "paused"),
    Question(
        "org.xfce.Xfconf",
        "/org/xfce/Xfconf",
        "org.xfce.Xfconf",
        "GetProperty",
        "v",
        "ss",
        ("xfce4-notifyd", "/do-not-disturb"),
    ),
)


async def do_not_disturb(session: Bus, settings: Gsettings) -> bool:
    """Whether any of them says so."""
    return True in await asyncio.gather(settings.quiet(), *map(session.ask, ASKED))
