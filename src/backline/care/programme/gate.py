"""What stands before exercise on a day: screening, pain, and what one chose to leave out."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Gate:
    """What the day allows.

    Attributes
    ----------
    open : bool
        Whether screening allows exercise at all.
    modify : frozenset of str
        Exercises left out by screening.
    asks : tuple of str
        Questions to answer before exercise.
    pain : float or None
        The worst of today so far, 0 to 10.
    leg_worse : bool
        Whether anything in the leg was worse today, or pain made the person stop.
    left_out : frozenset of str
        Left out by choice, today or until further notice.
    leg_day : date or None
        When the leg was worse, if that was within the last days.
    not_today : bool
    done : frozenset of str
        Exercises already done today.
    advice : str
        Where to go and how soon; empty where screening asks for nothing but its questions.
    because : str
        Why screening asks for them.
    """

    open: bool = True
    modify: frozenset[str] = frozenset()
    asks: tuple[str, ...] = ()
    pain: float | None = None
    leg_worse: bool = False
    left_out: frozenset[str] = frozenset()
    leg_day: date | None = None
    not_today: bool = False
    done: frozenset[str] = frozenset()
    advice: str = ""
    because: str = ""
