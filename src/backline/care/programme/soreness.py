"""The traffic light: what pain during an exercise session, and on the morning after, says."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil
from statistics import median_low
from typing import Literal

from ...library import numbers
from ..history import Day, PainCheck

N = numbers("programme")
USUAL_DAYS = 28
FINE = N["pain_rise_fine"]
TOO_MUCH = N["pain_too_much"]
BAD_RISE = N["morning_rise_bad"]
Morning = Literal["good", "so_so", "bad"]


@dataclass(frozen=True, slots=True)
class Light:
    """How a session, or one exercise of it, hurt: neither is green."""

    amber: bool = False
    red: bool = False


def usual_pain(resting: Iterable[tuple[int, float]]) -> float | None:
    """Return the person's own usual pain: the median at rest, rounded up; None unknown.

    Of two in the middle the lower one, so that one flare among few days is not usual yet.
    """
    pains = [pain for _, pain in resting]
    return float(ceil(median_low(pains))) if pains else None


def light(checks: Iterable[PainCheck], usual: float | None) -> Light:
    """Judge the pain checks during and after exercise.

    Red (stop, go one step back): above 5 of 10, stopped because of it, or anything more in the leg;
    unsure counts. Amber (a quarter less): more than 3 above the usual.
    """
    amber = red = False
    for check in checks:
        if check.moment in {"before", "morning"}:
            continue
        red |= check.pain > TOO_MUCH or check.stopped or check.leg_worse != "no"
        amber |= check.pain - (usual or 0.0) > FINE
    return Light(amber and not red, red)


def morning_pain(day: Day) -> float | None:
    """Return the worst pain of the morning; that before exercise where nobody asked earlier."""
    return worst_pain(day, ("morning", "before"))


def worst_pain(day: Day, moments: Iterable[str]) -> float | None:
    """Return the worst pain of the first of these moments that was told; None where none was."""
    for moment in moments:
        pains = [check.pain for check in day.pains if check.moment == moment]
        if pains:
            return max(pains)
    return None


def morning_of(day: Day, usual: float | None) -> Morning | None:
    """Judge a morning; None where nobody said.

    ``good``: no more pain than usual. ``so_so``: more, but less than the smallest change that
    matters. ``bad``: that or more, or anything more in the leg. Where the usual pain is not known
    yet, more than 3 of 10 is bad.
    """
    pain = morning_pain(day)
    if pain is None:
        return None
    if leg_worse_morning(day) or pain >= (FINE + 1 if usual is None else usual + BAD_RISE):
        return "bad"
    return "good" if pain <= (usual or 0.0) else "so_so"


def leg_worse_morning(day: Day) -> bool:
    """Whether the leg was worse on the morning, or before exercise."""
    return any(
        check.leg_worse != "no" for check in day.pains if check.moment in {"morning", "before"}
    )
