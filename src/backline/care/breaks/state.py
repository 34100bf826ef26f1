"""Where the machine of breaks stands: plain values, so that it can be kept and taken up again."""

from dataclasses import dataclass
from typing import Literal

from .decisions import Phase

Work = Literal["", "on", "over"]

SHOWN = ("notice", "page")
UNDER_WAY = ("held", "waiting", "notice", "page", "snoozed")
"""Phases of a break that is due and has not begun."""


@dataclass(slots=True)
class State:
    """Where the machine stands; times are of the steady clock.

    Attributes
    ----------
    phase : str
        Apart from ``away`` and ``standing``, which `Breaks.status` tells.
    since_s : float
        When the phase began.
    from_s : float
        From when the time to the next break runs.
    standing : bool
    stood_s : float
        Since when they stand.
    asked : bool
        The break was asked for: nothing holds it.
    begun_s : float
        When the break that goes on began.
    free_s : float or None
        Since when nothing holds the held break, or when they came back from the one that goes on.
    held_s : float
        How long it was held.
    snoozes, skips : int
        Of this break; in a row.
    shown_elsewhere, hidden : bool
        The break that goes on is shown and kept by a page that was not opened by the companion;
        its page was taken away since nobody came back to it.
    still_s : float
        Stillness of a break's length while this break was shown; 0 where there was none.
    paused_until_s : float or None
    natural_s : float or None
        Sitting before the absence that goes on; None where that was told of already.
    told : tuple of str
        What was told today.
    work : str
        ``on`` in working hours, ``over`` after the last ones of a day; else empty.
    """

    phase: Phase = "sitting"
    since_s: float = 0.0
    from_s: float = 0.0
    standing: bool = False
    stood_s: float = 0.0
    asked: bool = False
    begun_s: float = 0.0
    free_s: float | None = None
    held_s: float = 0.0
    snoozes: int = 0
    skips: int = 0
    shown_elsewhere: bool = False
    hidden: bool = False
    still_s: float = 0.0
    paused_until_s: float | None = None
    natural_s: float | None = None
    told: tuple[str, ...] = ()
    work: Work = ""
