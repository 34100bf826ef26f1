"""A test by camera: an exercise with a stop rule, a score and a measurement error: frozen values.

A test names its exercise; the engine judges that exercise as always, and the score is read from
what it found.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .definition import Condition, Example, Reference

StopRule = Literal["trials", "failures", "hips_sink", "time"]
ScoreRule = Literal["mean_of_trials", "repetitions_to_failure", "longest_hold", "stands_in_time"]
Unit = Literal["deg", "s", "repetitions", "stands"]


@dataclass(frozen=True, slots=True)
class Stop:
    """When the test is over.

    Attributes
    ----------
    rule : str
        ``trials`` after so many of each side, ``failures`` after so many in a row, ``hips_sink``
        when the hips have sunk, ``time`` after so many seconds from the first movement.
    says : str
        The rule in plain words.
    failures : int
        Failed repetitions in a row that end the test.
    pause_s : float
        A longer pause between two repetitions ends it as well.
    sink_deg, sink_for_s : float
        The hips have sunk when they are so many degrees below where they were, for so long.
    time_s : float
    source : str
    """

    rule: StopRule
    says: str
    failures: int
    pause_s: float
    sink_deg: float
    sink_for_s: float
    time_s: float
    source: str


@dataclass(frozen=True, slots=True)
class Score:
    """How the value is worked out: a named function, and the signals it reads.

    ``failed_by`` are the exercise's faults that make a repetition a failed one; ``also_signal`` is
    reported besides the value; ``limits_waived`` are limits of the exercise that do not hold here.
    """

    rule: ScoreRule
    says: str
    signal: str
    also_signal: str | None
    failed_by: tuple[str, ...]
    limits_waived: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A part of the set-up: the median of a signal over each trial has to keep the condition.

    ``against`` is ``zero``, or ``rest`` for the difference from just before the trial. ``reason``
    names the words to say when it is broken.
    """

    reason: str
    condition: Condition
    against: Literal["zero", "rest"]
    source: str


@dataclass(frozen=True, slots=True)
class NotWhen:
    """Who should leave the test out: an id for rules, the words for people."""

    id: str
    says: str


@dataclass(frozen=True, slots=True)
class ErrorRule:
    """How far a value may be off, in the test's unit.

    Attributes
    ----------
    method : float
        What a person's own value varies by from one measuring to the next with a better method
        than ours; joined with the camera's own error. Angles only.
    least : float
        Never less than this.
    source : str
    """

    method: float
    least: float
    source: str


@dataclass(frozen=True, slots=True)
class Protocol:
    """One test: how it is done, when it stops, how it is scored, how far to trust it.

    Attributes
    ----------
    id, name : str
    uses : str
        Id of the exercise that judges the movement.
    sides : tuple of str
        ``left`` and ``right``, or ``both``.
    trials : int
        How many the protocol asks for, of each side.
    unit : str
    better : str
        ``higher`` or ``lower``.
    to_limit : bool
        Whether it goes to the end of what is comfortable, or to the end of one's strength.
    why, does_not_mean : str
        What it is for, and what its value does not tell.
    how, set_up : tuple of str
        Steps, and how to place oneself and the camera.
    stop, score, error : Stop, Score, ErrorRule
    checks, not_when, examples, references : tuple
    words : mapping
        The whole file.
    sha256 : str
        Of the file's bytes.
    """

    id: str
    name: str
    uses: str
    sides: tuple[str, ...]
    trials: int
    unit: Unit
    better: Literal["higher", "lower"]
    to_limit: bool
    why: str
    does_not_mean: str
    how: tuple[str, ...]
    set_up: tuple[str, ...]
    stop: Stop
    score: Score
    error: ErrorRule
    checks: tuple[Check, ...]
    not_when: tuple[NotWhen, ...]
    examples: tuple[Example, ...]
    references: tuple[Reference, ...]
    words: Mapping[str, Any]
    sha256: str
