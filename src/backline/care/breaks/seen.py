"""What the companion sees of a desk at one moment, and what a person answers: frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Hold = Literal["call", "camera", "microphone", "full_screen", "do_not_disturb"]
"""What a break waits for: it is held, and given afterwards."""
HOLDS: tuple[Hold, ...] = ("call", "camera", "microphone", "full_screen", "do_not_disturb")
STAYING = frozenset[str]({"call", "camera", "microphone", "full_screen"})
"""Those that say that somebody is there although no key is touched."""
NOTHING = frozenset[Hold]()


@dataclass(frozen=True, slots=True)
class Seen:
    """One look at the desk.

    Attributes
    ----------
    t_s : float
        A steady clock that goes on while the machine sleeps and that nobody can set: all durations
        are its differences.
    at : datetime
        The wall clock, with its zone; only hours, days and the log go by it.
    day : date
        The local day of ``at``, which turns at 03:00.
    idle_s : float or None
        Seconds since the last key or mouse movement; None where that cannot be told, then somebody
        counts as there.
    locked : bool
        The screen is locked or switched off.
    holds : frozenset of str
        What a break waits for, out of `HOLDS`.
    watching : bool
        Somebody is there although no key is touched, beyond what ``holds`` say: a film keeps the
        screen awake.
    """

    t_s: float
    at: datetime
    day: date
    idle_s: float | None = 0.0
    locked: bool = False
    holds: frozenset[Hold] = NOTHING
    watching: bool = False

    @property
    def staying(self) -> bool:
        """Whether anything says that somebody is there although no key is touched."""
        return self.watching or not STAYING.isdisjoint(self.holds)


Answer = Literal[
    "start",  # begin this break
    "done",  # this break is done
    "skip",  # not this one: the next comes after the full time
    "snooze",  # this one, a little later
    "standing",  # I am standing already
    "sitting",  # I sit again
    "close",  # the way out of the full-screen page: as skip, unless the break's time is over
    "now",  # a break now, unasked
    "resume",  # end the pause
]
ANSWERS: tuple[Answer, ...] = (
    "start", "done", "skip", "snooze", "standing", "sitting", "close", "now", "resume",
)  # fmt: skip
