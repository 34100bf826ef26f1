"""What the policy decides, and what it says of itself: frozen values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Ended = Literal["break", "natural", "standing", "day", "stopped"]
Outcome = Literal["taken", "natural", "standing", "skipped", "missed"]
OUTCOMES: tuple[Outcome, ...] = ("taken", "natural", "standing", "skipped", "missed")
ENDINGS: tuple[Ended, ...] = ("break", "natural", "standing", "day", "stopped")
Told = Literal["day_limit", "day_over"]
Phase = Literal[
    "sitting", "away", "standing", "held", "waiting", "notice", "page", "break", "snoozed",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Notify:
    """Show the quiet notice.

    Attributes
    ----------
    skips : int
        Breaks skipped in a row.
    may_skip, may_snooze : bool
        Whether "not this one" and "in 5 minutes" are among the choices.
    standing : bool
        Whether it interrupts long standing.
    """

    skips: int = 0
    may_skip: bool = True
    may_snooze: bool = True
    standing: bool = False


@dataclass(frozen=True, slots=True)
class ShowPage:
    """Show the calm full-screen page on all monitors; ``begun`` where the break began already."""

    begun: bool = False
    may_skip: bool = True
    may_snooze: bool = True


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take notice and page away."""


@dataclass(frozen=True, slots=True)
class Tell:
    """Say something once: the day's sitting has reached its limit, or the working day is over."""

    what: Told


@dataclass(frozen=True, slots=True)
class Bout:
    """Sitting to be logged.

    Attributes
    ----------
    start, end : datetime
        On the wall clock of ``end``.
    sitting_s : float
        Without short absences in between.
    unbroken_s : float
        Sitting without a break up to ``end``: longer than ``sitting_s`` where the day turned in it.
    ended : str
    """

    start: datetime
    end: datetime
    sitting_s: float
    unbroken_s: float
    ended: Ended


@dataclass(frozen=True, slots=True)
class Rested:
    """A break to be logged.

    Attributes
    ----------
    at : datetime
        When it began; for one that was not taken, when that was decided.
    outcome : str
    seconds : float
        How long it was; 0 for one that was not taken.
    snoozes : int
        How often it was put off.
    held_s : float
        How long it was held for a call, a film or do-not-disturb.
    kept : bool
        Whether whoever showed the page has logged it already, with what was done in it.
    """

    at: datetime
    outcome: Outcome
    seconds: float = 0.0
    snoozes: int = 0
    held_s: float = 0.0
    kept: bool = False


Decision = Notify | ShowPage | Withdraw | Tell | Bout | Rested


@dataclass(frozen=True, slots=True)
class Today:
    """The day so far."""

    sitting_s: float = 0.0
    longest_s: float = 0.0
    taken: int = 0
    natural: int = 0
    standing: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Status:
    """Where things stand.

    Attributes
    ----------
    phase : str
    unbroken_s : float
        Of sitting, or of standing, up to now.
    due_in_s : float or None
        Until the next break is offered; None while nobody is there or one is being offered.
    held_by : tuple of str
        What a break that is due waits for; ``pause`` among them.
    paused_until : datetime or None
    on_duty : bool
        Whether breaks are offered at this hour.
    skips : int
        In a row.
    today : Today
    """

    phase: Phase
    unbroken_s: float
    due_in_s: float | None
    held_by: tuple[str, ...]
    paused_until: datetime | None
    on_duty: bool
    skips: int
    today: Today
