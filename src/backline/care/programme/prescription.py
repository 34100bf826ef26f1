"""What the programme asks for on one day, and why: frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Phase = Literal["closed", "ask", "not_today", "rest", "start", "build", "return", "maintain"]


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that held: its id, what it says, what it saw, and the numbers that it used.

    ``numbers`` are names in library/numbers/programme.toml, where unit and source stand.
    """

    rule: str
    says: str
    inputs: Mapping[str, object] = field(default_factory=dict)
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One exercise of a session.

    Attributes
    ----------
    exercise, track : str
    kind : str
        ``strength``, ``control``, ``stretch`` or ``mobility``.
    sets, repetitions : int
        Per side where ``sides`` names two; repetitions are 0 for a hold and for time.
    seconds : float
        Length of a hold, of the stay at the end of each repetition, or of a walk; 0 for none.
    sides : tuple of str
    rung : int
        How demanding the form is on its ladder, from 1.
    eased : bool
        Whether it is a quarter less than the step asks for.
    step, steps : int
        Where it stands on its track: the first of ``steps`` is 1.
    reasons : tuple of Reason
        The first says why it is there at all.
    """

    exercise: str
    track: str
    kind: str
    sets: int
    repetitions: int
    seconds: float
    sides: tuple[str, ...]
    rung: int
    eased: bool
    step: int
    steps: int
    reasons: tuple[Reason, ...]

    @property
    def load(self) -> float:
        """Sets times repetitions (or seconds) times rung."""
        return self.sets * (self.repetitions or self.seconds) * self.rung

    @property
    def why(self) -> str:
        """One sentence."""
        return self.reasons[0].says


@dataclass(frozen=True, slots=True)
class Prescription:
    """One day.

    Attributes
    ----------
    day : date
    phase : str
        ``closed`` (screening), ``ask`` (questions come first), ``not_today``, ``rest``, ``start``,
        ``build``, ``return`` (after a gap) or ``maintain``.
    items : tuple of Item
        In the order in which to do them; none on a day without exercise.
    reasons : tuple of Reason
        What holds for the whole day.
    asks : tuple of str
        Questions to answer first: ``screening``, ``change``, ``pain``, and ``morning_after``, of
        the last exercise session, where nobody said how that was.
    retest : bool
        Whether a test is due.
    seek_advice : bool
        Whether somebody should be asked.
    left_out : mapping of exercise id to Reason
        What would have been there, and why it is not.
    """

    day: date
    phase: Phase
    items: tuple[Item, ...] = ()
    reasons: tuple[Reason, ...] = ()
    asks: tuple[str, ...] = ()
    retest: bool = False
    seek_advice: bool = False
    left_out: Mapping[str, Reason] = field(default_factory=dict)

    @property
    def shut(self) -> bool:
        """Whether nothing is to be done whatever was planned; the phase says why."""
        return self.phase in {"closed", "ask", "not_today", "rest"}

    @property
    def exercise_session(self) -> bool:
        """Whether there is more to do than a walk."""
        return any(item.track != "walk" for item in self.items)
