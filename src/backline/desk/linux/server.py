"""The X server as a part of the desk: asked from a thread of its own, sought again when it goes."""

import os
from collections.abc import Callable
from typing import TypeVar

from ...motion.said import Own, say
from ..desktop import Monitor
from .again import AGAIN_S, Again
from .apart import Apart
from .x11 import Connection, XSeen

T = TypeVar("T")


class Server:
    """The X server that ``DISPLAY`` names, where it names one.

    Attributes
    ----------
    named : bool
        Whether there is a ``DISPLAY``.
    blind : str
        What cannot be seen by it, in a sentence; empty where all can be.
    """

    def __init__(self, again_s: float = AGAIN_S, patience_s: float = 2.0) -> None:
        self._display = os.environ.get("DISPLAY", "")
        self._apart = Apart(patience_s) if self._display else None
        self._again = Again(again_s)
        self._connection: Connection | None = None
        self.named = bool(self._display)
        self.blind = ""

    async def look(self, *, closely: bool) -> XSeen | None:
        """Look once; None where no X server answers."""
        return await self._ask(lambda connection: connection.look(closely))

    async def monitors(self) -> tuple[Monitor, ...]:
        """Return the screens, the first one first; none where no X server answers."""
        return await self._ask(Connection.monitors) or ()

    async def close(self) -> None:
        """Let go of it."""
        if self._apart is not None:
            self._apart.close(self._let_go)

    async def _ask(self, question: Callable[[Connection], T]) -> T | None:
        if self._apart is None or not self._again.may(self._display):
            return None
        try:
            answer = await self._apart.ask(lambda: question(self._connected()))
        except TimeoutError:
            self.blind = self._silent()
        except Exception:  # what it does not understand, python-xlib answers in many ways
            self._again.failed(self._display)
            self.blind = self._gone()
        else:
            told = self._connection is not None and self._connection.tells_idle
            self.blind = "" if told else self._no_idle()
            return answer
        return None

    def _connected(self) -> Connection:
        """Return the connection; only ever called in the other thread."""
        if self._connection is None or self._connection.lost:
            self._connection = Connection()
        return self._connection

    def _let_go(self) -> None:
        if self._connection is not None and not self._connection.lost:
            self._connection.close()

    def _gone(self) -> str:
        return say(
            "The X server {display} does not answer: keys and mouse, the screen saver and "
            "full-screen windows cannot be seen until it does.",
            display=Own(self._display),
        )

    def _silent(self) -> str:
        return say(
            "The X server {display} takes too long to answer: keys and mouse, the screen saver and "
            "full-screen windows cannot be seen until it does.",
            display=Own(self._display),
        )

    def _no_idle(self) -> str:
        return say(
            "The X server {display} lacks the MIT-SCREEN-SAVER extension: when a key or the mouse "
            "was last touched cannot be seen by it.",
            display=Own(self._display),
        )
