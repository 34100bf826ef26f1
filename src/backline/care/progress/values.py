"""What progress comes to: frozen values, None where there is nothing to tell."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ...motion.types import Side

Better = Literal["higher", "lower"]
Direction = Literal["better", "worse"]
Verdict = Literal["real_change", "within_noise", "too_early", "not_measured", "no_rule"]
CourseId = Literal["pain_before", "pain_during", "pain_morning", "function", "function_item"]
Cause = Literal["load", "sitting"]
TogetherVerdict = Literal["too_few", "no_contrast", "chance", "together"]


@dataclass(frozen=True, slots=True)
class Change:
    """A change from first to newest, and what it takes to be called one.

    Attributes
    ----------
    verdict : str
        ``within_noise`` also where a change is beyond the noise and too small to matter;
        ``no_rule`` for a test that is not in the library.
    direction : str or None
        Only with ``real_change``.
    first, newest : float or None
        The two that are compared, in the unit of the series.
    first_day, newest_day : date or None
        Of a test, when they were measured; of notes, the first day of the first two weeks and the
        last day of the last two.
    change : float or None
        ``newest - first``.
    noise : float or None
        What noise alone may come to.
    matters : float or None
        The smallest change that matters; None where none is known.
    """

    verdict: Verdict
    direction: Direction | None = None
    first: float | None = None
    newest: float | None = None
    first_day: date | None = None
    newest_day: date | None = None
    change: float | None = None
    noise: float | None = None
    matters: float | None = None

    @property
    def needed(self) -> float | None:
        """What the change has to reach: beyond the noise, and enough to matter."""
        return None if self.noise is None else max(self.noise, self.matters or 0.0)


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement; ``value`` is None where it was not measurable, ``error`` where not stated.

    ``error`` is a half width in the unit of the value.
    """

    day: date
    value: float | None
    error: float | None


@dataclass(frozen=True, slots=True)
class TestProgress:
    """One test of one side, in order of its days."""

    __test__ = False  # not a test of ours, whatever its name says to pytest

    test: str
    side: Side
    points: tuple[Point, ...]
    change: Change


@dataclass(frozen=True, slots=True)
class Course:
    """Pain at one moment, one's own activities, or one of them.

    Attributes
    ----------
    id : str
    item : str or None
        The activity's own name, for ``function_item``.
    weekly : tuple of float or None
        Means, 0 to 10, beside `Progress.weeks`; None for a week without a note.
    """

    id: CourseId
    item: str | None
    weekly: tuple[float | None, ...]
    change: Change


@dataclass(frozen=True, slots=True)
class Week:
    """What was done in one week.

    ``start`` is its Monday, ``days`` those with exercise, ``minutes`` an estimate, ``load`` the sum
    of `day_load`, ``sitting_h`` the mean of a day (None where nothing is known). What was done in
    breaks from sitting is in sets, minutes and load, and makes no day one with exercise.
    """

    start: date
    days: int
    sets: int
    minutes: float
    load: float
    not_today: int
    sitting_h: float | None


@dataclass(frozen=True, slots=True)
class Adherence:
    """Exercise days against planned ones.

    Attributes
    ----------
    from_day : date
    planned : int
        Without the days on which "not today" was the answer.
    done : int
        Days with a set.
    share : float or None
        0 to 1, never above; None where nothing was planned.
    not_today, left_out : int
        Days on which all, or one exercise, was left out on purpose.
    """

    from_day: date
    planned: int
    done: int
    share: float | None
    not_today: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Together:
    """What one day held against the pain of the next; a description, never a cause.

    Attributes
    ----------
    pairs : int
        Of a day and the next; all below is None for fewer than the least, or without contrast.
    verdict : str
        ``together`` where the rank correlation lies outside what shuffling gives.
    split : float or None
        The median: higher days lie above it (at it, where none lies above).
    pain_higher, pain_lower : float or None
        Mean pain after the higher and the lower days.
    difference : float or None
        ``pain_higher - pain_lower``.
    difference_by_chance, rank_by_chance : tuple of float or None
        Where 95 % of the shuffled logs lie.
    rank_correlation : float or None
        Spearman's, -1 to 1.
    """

    cause: Cause
    pairs: int
    verdict: TogetherVerdict
    split: float | None = None
    pain_higher: float | None = None
    pain_lower: float | None = None
    difference: float | None = None
    difference_by_chance: tuple[float, float] | None = None
    rank_correlation: float | None = None
    rank_by_chance: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """All of it, up to and with ``today``; ``adherence`` is None before the first day."""

    today: date
    tests: tuple[TestProgress, ...]
    pain: tuple[Course, ...]
    function: tuple[Course, ...]
    weeks: tuple[Week, ...]
    adherence: Adherence | None
    next_day: tuple[Together, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing has been kept yet."""
        return not (self.tests or self.weeks)
