"""What can happen: one frozen value for each kind of event, each field with the rule it keeps to.

A field with the default None may be left out; None means "not known", never zero. Times of a set
and of what belongs to it are seconds on that set's own clock. Sides are the person's. Angles are
degrees.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, get_args

from ..care.breaks.decisions import ENDINGS, OUTCOMES, Ended, Outcome
from ..care.history import DESK, Answer, Effort, Moment
from ..motion.types import Side
from .rules import (
    ANGLE_DEG,
    COUNT,
    ERROR_DEG,
    FLAG,
    ID,
    LONG_S,
    SCORE,
    SECONDS,
    Between,
    ListOf,
    OneOf,
    Plain,
    TableOf,
    Text,
)

Sex = Literal["female", "male", "unspecified"]
Level = Literal["emergency", "soon", "ok"]
Until = Literal["today", "further_notice", "again"]
Source = Literal["companion", "activitywatch"]

AnswerField = Annotated[Answer, OneOf(get_args(Answer))]
AnswersField = Annotated[Mapping[str, object], TableOf(Plain())]
ExerciseField = Annotated[str, ID]
FlagField = Annotated[bool, FLAG]
KeyField = Annotated[str | None, Text(200)]
SecondsField = Annotated[float, SECONDS]
SideField = Annotated[Side, OneOf(get_args(Side))]

IN_SESSION = ("session_start",)
IN_SET = ("set",)
IN_SESSION_OR_BREAK = (*IN_SESSION, "break")


@dataclass(frozen=True, slots=True)
class ProfileFacts:
    """What a person says about themselves; a later one adds to and replaces the earlier ones."""

    kind: ClassVar = "profile_facts"
    parents: ClassVar = ()
    sex: Annotated[Sex | None, OneOf(get_args(Sex))] = None
    birth_year: Annotated[int | None, Between(1900, 2100, whole=True)] = None
    country: Annotated[str | None, ID] = None


@dataclass(frozen=True, slots=True)
class Screening:
    """A full set of screening answers, and the level that they came to."""

    kind: ClassVar = "screening"
    parents: ClassVar = ()
    answers: AnswersField
    level: Annotated[Level, OneOf(get_args(Level))]


@dataclass(frozen=True, slots=True)
class ChangeCheck:
    """The answer to "anything new or worse since last time?"."""

    kind: ClassVar = "change_check"
    parents: ClassVar = IN_SESSION
    answer: AnswerField


@dataclass(frozen=True, slots=True)
class Symptoms:
    """The answers to the questions that tell muscle from nerve."""

    kind: ClassVar = "symptoms"
    parents: ClassVar = ()
    answers: Annotated[Mapping[str, Answer], TableOf(OneOf(get_args(Answer)))]


@dataclass(frozen=True, slots=True)
class WholeBody:
    """The answers to the questions that look at the whole body."""

    kind: ClassVar = "whole_body"
    parents: ClassVar = ()
    answers: AnswersField


@dataclass(frozen=True, slots=True)
class MeasuredTest:
    """One test on one side: its value with its error, or the reason why there is none."""

    kind: ClassVar = "test"
    parents: ClassVar = ()
    test: Annotated[str, ID]
    side: SideField
    value: Annotated[float | None, Between(-1000, 1000)] = None
    error: Annotated[float | None, Between(0, 1000)] = None
    trials: Annotated[tuple[float, ...], ListOf(Between(-1000, 1000))] = ()
    reason: Annotated[str | None, Text(500)] = None
    source: Annotated[str | None, Text(500)] = None


@dataclass(frozen=True, slots=True)
class SessionStart:
    """An exercise session begins: what was prescribed, and the minutes there are for it.

    With ``in_break`` it is none: a break from sitting that is done before the camera. Its sets are
    sets of a break.
    """

    kind: ClassVar = "session_start"
    parents: ClassVar = ()
    prescribed: Annotated[tuple[Mapping[str, object], ...], ListOf(TableOf(Plain()))] = ()
    minutes: Annotated[float | None, Between(0, 1440)] = None
    in_break: FlagField = False


@dataclass(frozen=True, slots=True)
class ExerciseSet:
    """One set of an exercise.

    One that is watched live is kept when it begins, with its counts left out: they come from
    `SetEnd`, or, where that was never reached, from the repetitions and holds under it.
    """

    kind: ClassVar = "set"
    parents: ClassVar = IN_SESSION_OR_BREAK
    exercise: ExerciseField
    side: SideField
    repetitions: Annotated[int | None, COUNT] = None
    seconds: Annotated[float | None, SECONDS] = None
    dose_met: Annotated[bool | None, FLAG] = None
    faults: Annotated[int | None, COUNT] = None
    start_s: Annotated[float | None, SECONDS] = None
    end_s: Annotated[float | None, SECONDS] = None


@dataclass(frozen=True, slots=True)
class SetEnd:
    """What a set that was watched live came to."""

    kind: ClassVar = "set_end"
    parents: ClassVar = IN_SET
    repetitions: Annotated[int | None, COUNT] = None
    seconds: Annotated[float | None, SECONDS] = None
    dose_met: Annotated[bool | None, FLAG] = None
    faults: Annotated[int | None, COUNT] = None


@dataclass(frozen=True, slots=True)
class Repetition:
    """One repetition, as in `backline.motion.types.Rep`; what was not measured is None."""

    kind: ClassVar = "repetition"
    parents: ClassVar = IN_SET
    side: SideField
    start_s: SecondsField
    turn_s: SecondsField
    end_s: SecondsField
    dwell_s: SecondsField
    dose_met: FlagField
    peak_deg: Annotated[float | None, ANGLE_DEG] = None
    peak_error_deg: Annotated[float | None, ERROR_DEG] = None
    rom_deg: Annotated[float | None, ANGLE_DEG] = None
    excluded_by: Annotated[str | None, ID] = None


@dataclass(frozen=True, slots=True)
class Hold:
    """One hold, as in `backline.motion.types.Hold`; what was not measured is None."""

    kind: ClassVar = "hold"
    parents: ClassVar = IN_SET
    side: SideField
    start_s: SecondsField
    end_s: SecondsField
    dose_met: FlagField
    mean_deg: Annotated[float | None, ANGLE_DEG] = None
    mean_error_deg: Annotated[float | None, ERROR_DEG] = None
    excluded_by: Annotated[str | None, ID] = None


@dataclass(frozen=True, slots=True)
class Fault:
    """What was wrong in a repetition, a hold or a set; None where it has no angle."""

    kind: ClassVar = "fault"
    parents: ClassVar = ("repetition", "hold", "set")
    fault: Annotated[str, ID]
    start_s: SecondsField
    end_s: SecondsField
    worst_deg: Annotated[float | None, ANGLE_DEG] = None


@dataclass(frozen=True, slots=True)
class PainCheck:
    """How it hurt: before, at the worst during, and after a session, or on the next morning."""

    kind: ClassVar = "pain_check"
    parents: ClassVar = IN_SESSION
    moment: Annotated[Moment, OneOf(get_args(Moment))]
    pain: Annotated[float, SCORE]
    leg_worse: AnswerField = "no"
    exercise: Annotated[str | None, ID] = None
    stopped: FlagField = False


@dataclass(frozen=True, slots=True)
class EffortFelt:
    """How hard an exercise felt."""

    kind: ClassVar = "effort"
    parents: ClassVar = IN_SESSION
    exercise: ExerciseField
    effort: Annotated[Effort, OneOf(get_args(Effort))]


@dataclass(frozen=True, slots=True)
class SessionEnd:
    """An exercise session is over, or, as its start says, a break before the camera."""

    kind: ClassVar = "session_end"
    parents: ClassVar = IN_SESSION
    stopped: FlagField = False
    in_break: FlagField = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exercise is left out today, or until further notice, or taken up again."""

    kind: ClassVar = "left_out"
    parents: ClassVar = IN_SESSION
    exercise: ExerciseField
    until: Annotated[Until, OneOf(get_args(Until))]


@dataclass(frozen=True, slots=True)
class NotToday:
    """No exercises on this day, by choice."""

    kind: ClassVar = "not_today"
    parents: ClassVar = ()
    reason: Annotated[str | None, Text(500)] = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """Hours spent sitting on this day; a later one of the same place replaces the earlier."""

    kind: ClassVar = "sitting"
    parents: ClassVar = ()
    hours: Annotated[float, Between(0, 24)]
    where: Annotated[str | None, ID] = None


@dataclass(frozen=True, slots=True)
class SittingBout:
    """Sitting as it was measured, without short absences; its moment is the end of it.

    ``unbroken_s`` is the sitting without a break up to that end, longer than ``seconds`` where a
    day turned in between. Whoever keeps it twice gives it the same ``key``.
    """

    kind: ClassVar = "sitting_bout"
    parents: ClassVar = ()
    seconds: SecondsField
    unbroken_s: Annotated[float, LONG_S]
    ended: Annotated[Ended, OneOf(ENDINGS)]
    where: Annotated[str, ID] = DESK
    source: Annotated[Source, OneOf(get_args(Source))] = "companion"
    key: KeyField = None


@dataclass(frozen=True, slots=True)
class Break:
    """A break from sitting, or what became of it; its moment is when it began.

    What was done in it are sets that belong to it. ``held_s`` is how long it waited for a call, a
    film or do-not-disturb.
    """

    kind: ClassVar = "break"
    parents: ClassVar = ()
    outcome: Annotated[Outcome, OneOf(OUTCOMES)]
    seconds: SecondsField = 0.0
    snoozes: Annotated[int, COUNT] = 0
    held_s: Annotated[float, LONG_S] = 0.0
    exercise: Annotated[str | None, ID] = None
    key: KeyField = None


@dataclass(frozen=True, slots=True)
class Function:
    """How well an activity of one's own goes: 0 cannot, 10 as before."""

    kind: ClassVar = "function"
    parents: ClassVar = ()
    activity: Annotated[str, ID]
    score: Annotated[float, SCORE]


@dataclass(frozen=True, slots=True)
class Note:
    """A note in one's own words."""

    kind: ClassVar = "note"
    parents: ClassVar = IN_SESSION
    text: Annotated[str, Text(5000)]


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right by hand in another event: the changed fields only."""

    kind: ClassVar = "correction"
    parents: ClassVar = ()
    changes: AnswersField


Event = (
    ProfileFacts | Screening | ChangeCheck | Symptoms | WholeBody | MeasuredTest | SessionStart
    | ExerciseSet | SetEnd | Repetition | Hold | Fault | PainCheck | EffortFelt | SessionEnd
    | LeftOut | NotToday | Sitting | SittingBout | Break | Function | Note | Correction
)  # fmt: skip

KINDS: dict[str, type[Event]] = {one.kind: one for one in get_args(Event)}
"""Every kind of event by the name under which it is kept."""
