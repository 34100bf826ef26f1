"""Whether somebody is there: from the last touch, the lock, sleep, calls and films.

Absence is back-dated to the last sure sign of somebody. Times are seconds on the steady clock of
`Seen`, which goes on while the machine sleeps, so that setting the wall clock changes nothing.
"""

from dataclasses import dataclass

from ...library.numbers_load import numbers
from .seen import Seen

N = numbers("breaks")
MINUTE_S = 60.0
SLEPT_S = N["slept_s"]
STAY_MOST_S = N["stay_most_min"] * MINUTE_S
CLOSE_S = 1.0
"""The two clocks are not read at the same moment: a touch so close to the last is the same one."""
FRESH_S = 10.0
"""A touch counts as one after waking if it is not longer ago: some systems stop the idle clock in
sleep, and an old touch then looks young (chosen by us)."""


@dataclass(slots=True)
class Presence:
    """Follows one desk.

    Attributes
    ----------
    t_s : float
        Of the last look.
    sure_s : float
        When somebody was surely there last.
    touch_s : float
        The last touch of keyboard or mouse.
    away : bool
    left_s : float
        Since when nobody is there, or was the last time.
    shut_s : float
        The last look at a locked screen, or when the machine woke: an earlier touch is none.
    """

    t_s: float
    sure_s: float
    touch_s: float
    away: bool = False
    left_s: float = 0.0
    shut_s: float = -1.0

    @classmethod
    def at(cls, seen: Seen) -> "Presence":
        """Return somebody who is there now, at the first look."""
        return cls(seen.t_s, seen.t_s, seen.t_s)

    def follow(self, seen: Seen, away_after_s: float) -> float | None:
        """Take one look.

        Parameters
        ----------
        seen : Seen
        away_after_s : float
            Stillness that counts as absence.

        Returns
        -------
        float or None
            When somebody came back, if that is what happened; `left_s` says since when they were
            away.
        """
        t, before = seen.t_s, self.t_s
        self.t_s = t
        idle = seen.idle_s
        touched = t if idle is None else t - idle
        if t - before > SLEPT_S:
            if not self.away:  # a lid is closed by somebody
                self.away, self.left_s = True, max(before, self.sure_s)
            self.shut_s = max(before, t - FRESH_S)
        if self.away:
            return self._back(seen, touched)
        self.sure_s = max(self.sure_s, touched)
        self.touch_s = max(self.touch_s, touched)
        if seen.locked:
            self.away, self.left_s, self.shut_s = True, self.sure_s, t
            return None
        if t - self.sure_s > 0 and seen.staying and t - self.touch_s <= STAY_MOST_S:
            self.sure_s = t
        if t - self.sure_s >= away_after_s:
            self.away, self.left_s = True, self.sure_s
        return None

    def _back(self, seen: Seen, touched: float) -> float | None:
        if seen.locked:
            self.shut_s = seen.t_s
            return None
        if touched <= max(self.left_s + CLOSE_S, self.shut_s):
            return None
        self.away = False
        self.sure_s = self.touch_s = touched
        return touched
