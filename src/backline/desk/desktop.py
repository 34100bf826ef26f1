"""What every desktop has to tell: one interface, an adapter for each system behind it."""

from dataclasses import dataclass
from typing import Protocol

from backline.care.breaks import Hold

NO_HOLDS = frozenset[Hold]()


@dataclass(frozen=True, slots=True)
class Look:
    """One look at the desk; the fields are those of `backline.care.breaks.Seen`."""

    idle_s: float | None = None
    locked: bool = False
    holds: frozenset[Hold] = NO_HOLDS
    watching: bool = False


@dataclass(frozen=True, slots=True)
class Monitor:
    """One screen in the pixels of the whole desktop, from its upper left corner."""

    x: int
    y: int
    width: int
    height: int


class Desktop(Protocol):
    """What a system tells of the person in front of it.

    Attributes
    ----------
    name : str
        For a sentence, as "X11".
    blind : tuple of str
        What cannot be seen here, a sentence each; found out once, when it was opened.
    """

    name: str
    blind: tuple[str, ...]

    async def look(self, *, closely: bool = True) -> Look:
        """Look once.

        Parameters
        ----------
        closely : bool
            Look for what a break waits for, too. That costs more, and is asked for only while a
            break is near, or nothing was touched for a while.
        """

    async def monitors(self) -> tuple[Monitor, ...]:
        """Return the screens, the first one first; none where that cannot be told."""

    async def close(self) -> None:
        """Let go of everything."""
