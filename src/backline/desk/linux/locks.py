"""Whether the screen is locked, by the screen savers that tell it on the session bus."""

import asyncio

from .buses import Bus, Question

ACTIVE = tuple(
    Question(
        f"org.{of}.ScreenSaver", f"/org/{of}/ScreenSaver", f"org.{of}.ScreenSaver", "GetActive", "b"
    )
    for of in ("freedesktop", "gnome", "mate", "cinnamon", "xfce")
)


async def locked(session: Bus) -> bool:
    """Whether any screen saver says that it is at work."""
    return True in await asyncio.gather(*map(session.ask, ACTIVE))
