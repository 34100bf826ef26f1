"""How the pain went over the last weeks, from the log: it may answer the question about that."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import fmean

from ...library.numbers_load import numbers
from ..history import Day

RESTING = {"before", "morning"}
"""Pain during and after exercise says more about the exercise than about the course."""


def weekly_pain(days: Sequence[Day], today: date, weeks: int) -> list[float | None]:
    """Return the mean resting pain (0 to 10) of the last weeks, the newest first.

    A week is seven days, the newest ends today; None where it has too few pain checks.
    """
    found: list[list[float]] = [[] for _ in range(weeks)]
    for one in days:
        week = (today - one.day).days // 7
        if 0 <= week < weeks:
            found[week] += (check.pain for check in one.pains if check.moment in RESTING)
    least = numbers("screening")["course_checks"]
    return [fmean(pains) if len(pains) >= least else None for pains in found]


def worse_or_not_better(days: Sequence[Day], today: date) -> bool:
    """Return whether pain rose for two weeks, or no week of six was better than their start.

    Unknown weeks at the ends never raise an alarm; pain that is low by now does not either.
    """
    number = numbers("screening")
    weeks = weekly_pain(days, today, int(number["course_weeks"]) + 1)
    now, start = weeks[0], weeks[-1]
    if now is None or now < number["course_pain"]:
        return False
    rise = weeks[: int(number["course_worse_weeks"]) + 1]
    if falls(rise) and now - (rise[-1] or 0) >= number["course_worse"]:
        return True
    if start is None or start < number["course_pain"]:
        return False
    better = start - number["course_better"]
    return all(week is None or week > better for week in weeks[:-1])


def falls(weeks: Sequence[float | None]) -> bool:
    """Return whether every week is known and lower than the one before it in the sequence."""
    return all(new is not None and old is not None and new > old for new, old in pairwise(weeks))
