"""Pain and one's own activities over the weeks."""

from collections.abc import Sequence
from datetime import date
from typing import get_args

import numpy as np

from ...library.numbers_load import numbers
from ..history import Day, Moment
from .compare import Readings, first_and_last, notes_change
from .values import Course, CourseId
from .weeks import monday

PAIN: dict[CourseId, Moment] = {
    "pain_before": "before",
    "pain_during": "during",
    "pain_morning": "morning",
}


def pain_courses(days: Sequence[Day], starts: Sequence[date]) -> tuple[Course, ...]:
    """Return pain before and during exercise and in the morning, the worst of each day."""
    found = []
    worst = worst_pains(days)
    for course, moment in PAIN.items():
        readings = worst[moment]
        change = notes_change(readings, pain_matters, "lower")
        found.append(Course(course, None, weekly_means(readings, starts), change))
    return tuple(found)


def function_courses(days: Sequence[Day], starts: Sequence[date]) -> tuple[Course, ...]:
    """Return the mean of one's own activities, and each of them; none where none was noted."""
    items: dict[str, list[tuple[date, float]]] = {}
    for day in days:
        for item, value in (day.function or {}).items():
            items.setdefault(item, []).append((day.day, value))
    if not items:
        return ()
    known = numbers("progress")

    def course(name: CourseId, item: str | None, readings: Readings, matters: float) -> Course:
        change = notes_change(readings, lambda _: matters, "higher")
        return Course(name, item, weekly_means(readings, starts), change)

    mean = course("function", None, mean_readings(items), known["function_mean_matters"])
    least = known["function_item_matters"]
    return mean, *(course("function_item", item, items[item], least) for item in items)


def worst_pains(days: Sequence[Day]) -> dict[Moment, list[tuple[date, float]]]:
    """Return the worst pain of each day at each moment; a day without a note is left out."""
    found: dict[Moment, list[tuple[date, float]]] = {moment: [] for moment in get_args(Moment)}
    for day in days:
        worst: dict[Moment, float] = {}
        for check in day.pains:
            worst[check.moment] = max(check.pain, worst.get(check.moment, 0.0))
        for moment, pain in worst.items():
            found[moment].append((day.day, pain))
    return found


def worst_pain(day: Day, moment: Moment) -> float | None:
    """Return the worst pain of a day at one moment; None where it was not noted."""
    pains = [check.pain for check in day.pains if check.moment == moment]
    return max(pains) if pains else None


def pain_matters(first: float) -> float:
    """Return the smallest change in pain that matters: 2 points or 30 %, and never below one.

    >>> pain_matters(8.0), pain_matters(5.0), pain_matters(1.0)
    (2.0, 1.5, 1.0)
    """
    known = numbers("progress")
    share = max(known["pain_matters_share"] * first, known["pain_matters_least"])
    return min(known["pain_matters_points"], share)


def mean_readings(items: dict[str, list[tuple[date, float]]]) -> Readings:
    """Return the day's mean over the activities that were noted first and last.

    An activity that came or went between would change the mean without any change in the person;
    where none was noted throughout, all of them make the mean.
    """
    comparable = [item for item in items if first_and_last(items[item])]
    by_day: dict[date, list[float]] = {}
    for item in comparable or items:
        for day, value in items[item]:
            by_day.setdefault(day, []).append(value)
    return [(day, float(np.mean(by_day[day]))) for day in sorted(by_day)]


def weekly_means(readings: Readings, starts: Sequence[date]) -> tuple[float | None, ...]:
    """Return the mean of each week, None for a week without a note."""
    weeks: dict[date, list[float]] = {}
    for day, value in readings:
        weeks.setdefault(monday(day), []).append(value)
    means = {start: sum(values) / len(values) for start, values in weeks.items()}
    return tuple(means.get(start) for start in starts)
