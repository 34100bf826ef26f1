"""From looks at a desktop to what the policy sees: both clocks, and what is looked for when."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from backline.care.breaks import Hold, Seen
from backline.library.numbers_load import numbers
from backline.motion.said import say
from backline.records.days import day_of

from .desktop import NO_HOLDS, Desktop, Look

N = numbers("breaks")
STILL_S = 45.0
"""Untouched for so long, a call or a film may be the reason: then it is looked for."""
CLOSELY_EVERY_S = 30.0
LOST_S = 60.0
"""Without an answer for so long, the session is over, or switched to somebody else."""
GONE_S = 600.0
"""Then nobody will come back to it, and the companion ends (chosen by us)."""
HOUR_S = 3600.0
OURS = frozenset[Hold]({"full_screen"})


class Watch:
    """Looks at one desktop.

    Parameters
    ----------
    desktop : Desktop
    wall : callable
        Gives this moment, with its zone.
    steady_s : callable
        The steady clock.
    hurry : float
        How many times faster all time runs: to try everything out.

    Attributes
    ----------
    notes : list of str
        What happened to the clock or the desktop, a sentence each; the newest last.
    """

    def __init__(
        self,
        desktop: Desktop,
        wall: Callable[[], datetime],
        steady_s: Callable[[], float],
        hurry: float = 1.0,
    ) -> None:
        self._desktop, self._wall, self._steady_s, self._hurry = desktop, wall, steady_s, hurry
        self._began_s = steady_s()
        self._before = wall(), self._began_s
        self._closely_s, self._lost_s = float("-inf"), float("inf")
        self._knew_idle = False
        self._idle_s: float | None = 0.0
        self.notes = list[str]()

    async def seen(self, *, near: bool, ours: bool) -> Seen:
        """Look once.

        Parameters
        ----------
        near : bool
            Whether a break is due or near, so that what it waits for matters.
        ours : bool
            Whether our own page covers the screen: then a full screen is no film.
        """
        t_s = self._steady_s()
        still = self._idle_s is None or self._idle_s >= STILL_S
        closely = near or still or t_s - self._closely_s >= CLOSELY_EVERY_S
        look = await self._desktop.look(closely=closely)
        if closely:
            self._closely_s = t_s
        look = self._lost(look, t_s)
        self._idle_s = look.idle_s
        holds = look.holds - OURS if ours else look.holds
        at = self._now(t_s)
        idle_s = None if look.idle_s is None else look.idle_s * self._hurry
        return Seen(
            self._began_s + (t_s - self._began_s) * self._hurry,
            at, day_of(at), idle_s, look.locked, holds or NO_HOLDS, look.watching,
        )  # fmt: skip

    def _lost(self, look: Look, t_s: float) -> Look:
        """Take a desktop that told of touches and no longer does for one with nobody at it."""
        if look.idle_s is not None:
            self._knew_idle, self._lost_s = True, float("inf")
        elif self._knew_idle:
            # Since the first look without an answer: before it, the machine may have slept.
            self._lost_s = min(self._lost_s, t_s)
            return replace(look, locked=look.locked or t_s - self._lost_s >= LOST_S)
        return look

    @property
    def knows(self) -> bool:
        """Whether touches were ever told of here: else nobody knows who sits."""
        return self._knew_idle

    def gone(self, t_s: float) -> bool:
        """Whether a desktop that told of touches has been silent for so long that it is over."""
        return t_s - self._lost_s >= GONE_S

    def _now(self, t_s: float) -> datetime:
        """Return the wall clock; where it was set, say so once."""
        wall, (then, then_s) = self._wall(), self._before
        self._before = wall, t_s
        off_s = wall.timestamp() - then.timestamp() - (t_s - then_s)
        if abs(off_s) >= N["slept_s"]:
            self.notes.append(
                say(
                    "The clock was set by {hours:+.1f} hours. Sitting is counted by another clock,"
                    " so nothing is lost.",
                    hours=off_s / HOUR_S,
                )
            )
        if self._hurry == 1:
            return wall
        # In UTC: adding to a time of day forgets which of the two it is when the clocks go back.
        ahead = timedelta(seconds=(t_s - self._began_s) * (self._hurry - 1))
        return (wall.astimezone(UTC) + ahead).astimezone(wall.tzinfo)
