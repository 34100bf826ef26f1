"""What the session's JSON routes take; anything else is refused."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from backline.care.history import Answer, Effort

Id = Annotated[str, Field(pattern="^[a-z][a-z0-9_]*$", max_length=100)]
Pain = Annotated[float, Field(ge=0, le=10)]
Count = Annotated[int, Field(ge=0, le=10_000)]
Seconds = Annotated[float, Field(ge=0, le=86_400)]
Place = Literal["lower_back", "buttock", "back_of_thigh", "lower_leg_or_foot", "elsewhere"]


class Strict(BaseModel):
    """Nothing that is not asked for, and no number as a text."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Begin(Strict):
    """Begin today's session; with fewer minutes, its short form; or what a break offers."""

    minutes: Annotated[float | None, Field(ge=1, le=1440)] = None
    offer: Id | None = None


class TimerSet(Strict):
    """A set that was done without a camera."""

    slot: Annotated[str, Field(max_length=200)]
    repetitions: Count | None = None
    seconds: Seconds | None = None


class Corrected(Strict):
    """What a set really came to."""

    repetitions: Count | None = None
    seconds: Seconds | None = None


class PainGiven(Strict):
    """How it hurts."""

    moment: Literal["before", "during", "after"] = "during"
    pain: Pain
    leg_worse: Answer = "no"
    exercise: Id | None = None


class EffortGiven(Strict):
    """How hard an exercise felt."""

    exercise: Id
    effort: Effort


class Skipped(Strict):
    """An exercise that is left out today."""

    exercise: Id


class Stopped(Strict):
    """Stop, it hurts: where and how much, as far as the person says."""

    pain: Pain
    where: Place | None = None
    leg_worse: Answer = "no"
    exercise: Id | None = None


class Ended(Strict):
    """The session is over."""

    pain: Pain | None = None
    leg_worse: Answer = "no"
