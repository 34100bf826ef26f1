"""What has happened to one person, as the decisions see it: frozen values in order of the days.

A day is the local day that turns at 03:00. Pain is 0 to 10 in one's own words. Everything here is
derived from the records; nothing here reads a clock or a disk.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ..motion.types import Side

Answer = Literal["yes", "no", "unsure"]
Moment = Literal["before", "during", "after", "morning"]
Effort = Literal["easy", "right", "hard"]
DESK = "desk"
"""The place of the sitting that is measured."""


@dataclass(frozen=True, slots=True)
class SetDone:
    """One set as it was done, after any correction by hand.

    Attributes
    ----------
    exercise : str
        Id of the definition.
    side : Side
    repetitions : int
        Those that count; 0 for a hold or for time.
    seconds : float
        Seconds held in all, or walked; 0 where repetitions count.
    dose_met : bool
        Whether what was asked for in this set was reached.
    faults : int
        Faults in the set.
    """

    exercise: str
    side: Side
    repetitions: int = 0
    seconds: float = 0.0
    dose_met: bool = True
    faults: int = 0


@dataclass(frozen=True, slots=True)
class PainCheck:
    """How it hurt.

    Attributes
    ----------
    moment : str
        ``before``, ``during`` (the worst) and ``after`` an exercise session, or the next
        ``morning``: then ``day`` is the day of that morning.
    pain : float
        0 to 10, back or hamstrings.
    leg_worse : str
        Leg pain, tingling, numbness or weakness that is more than before, or moved further down.
    exercise : str or None
        The exercise that it belongs to; None for the whole session.
    stopped : bool
        Whether the person stopped because of it.
    """

    moment: Moment
    pain: float
    leg_worse: Answer = "no"
    exercise: str | None = None
    stopped: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """One day: what was done, how it hurt, what was left out. A day without any is not listed.

    ``function`` is one's own activities by name, 0 (cannot) to 10 (as before). ``efforts`` says how
    hard an exercise felt. ``left_out`` are exercises left out on that day only. ``in_breaks`` are
    sets done in breaks from sitting; none of them is in ``sets``. ``sitting_h`` goes by what was
    said by hand before what was measured.
    """

    day: date
    sets: tuple[SetDone, ...] = ()
    pains: tuple[PainCheck, ...] = ()
    efforts: Mapping[str, Effort] | None = None
    left_out: tuple[str, ...] = ()
    not_today: bool = False
    sitting_h: float | None = None
    function: Mapping[str, float] | None = None
    in_breaks: tuple[SetDone, ...] = ()


@dataclass(frozen=True, slots=True)
class Measured:
    """One measured test: its value, with the error beside it; ``side`` is ``both`` without sides.

    ``value`` is None where it was not measurable.
    """

    day: date
    test: str
    side: Side
    value: float | None
    error: float | None


@dataclass(frozen=True, slots=True)
class Symptoms:
    """The answers to the questions that tell muscle from nerve, on one day."""

    day: date
    answers: Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Screened:
    """A full set of screening answers, as given on a day: one flat mapping (docs/screening.md)."""

    day: date
    answers: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Person:
    """What is known about the person."""

    sex: Literal["female", "male", "unspecified"] = "unspecified"
    birth_year: int | None = None
    country: str | None = None

    def age_years(self, day: date) -> int | None:
        """Return the age that is reached in the year of a day; None where it is not known."""
        return None if self.birth_year is None else day.year - self.birth_year


@dataclass(frozen=True, slots=True)
class History:
    """All of one person, each in order of its days.

    Attributes
    ----------
    whole_body : mapping
        The newest answers to the questions that look at the whole body.
    kept_out : frozenset of str
        Exercises left out until further notice.
    change_checks : tuple of (date, Answer)
        Answers to "anything new or worse since last time?".
    """

    person: Person = Person()
    days: tuple[Day, ...] = ()
    tests: tuple[Measured, ...] = ()
    symptoms: tuple[Symptoms, ...] = ()
    screenings: tuple[Screened, ...] = ()
    change_checks: tuple[tuple[date, Answer], ...] = ()
    whole_body: Mapping[str, object] | None = None
    kept_out: frozenset[str] = frozenset()
