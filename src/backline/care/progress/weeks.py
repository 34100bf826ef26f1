"""What was done: the load of a day, the weeks, and the exercise days against the plan."""

from collections.abc import Sequence
from datetime import date, timedelta

from ...library.numbers_load import numbers
from ..history import Day, SetDone
from .values import Adherence, Week

SECONDS_A_MINUTE = 60.0
DAYS_A_WEEK = 7


def day_load(day: Day) -> float:
    """Return a day's load: repetitions, and a tenth of the seconds held or walked.

    What was done in breaks from sitting is in it.
    """
    seconds = numbers("progress")["seconds_as_repetition"]
    return sum(one.repetitions + one.seconds / seconds for one in all_sets(day))


def all_sets(day: Day) -> tuple[SetDone, ...]:
    """Return the sets of a day, those of its breaks among them."""
    return (*day.sets, *day.in_breaks)


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(day.weekday())


def week_starts(days: Sequence[Day], today: date) -> list[date]:
    """Return every Monday from the first day's week to today's; none without days."""
    if not days:
        return []
    first = monday(days[0].day)
    count = (monday(today) - first).days // DAYS_A_WEEK + 1
    return [first + timedelta(DAYS_A_WEEK * week) for week in range(count)]


def weeks(days: Sequence[Day], starts: Sequence[date]) -> tuple[Week, ...]:
    """Return what was done in each week, the empty ones too."""
    by_week: dict[date, list[Day]] = {}
    for day in days:
        by_week.setdefault(monday(day.day), []).append(day)
    return tuple(_week(start, by_week.get(start, ())) for start in starts)


def _week(start: date, days: Sequence[Day]) -> Week:
    known = numbers("progress")
    sets = [one for day in days for one in all_sets(day)]
    repetitions, seconds = sum(one.repetitions for one in sets), sum(one.seconds for one in sets)
    sitting = [day.sitting_h for day in days if day.sitting_h is not None]
    return Week(
        start,
        days=sum(bool(day.sets) for day in days),
        sets=len(sets),
        minutes=(seconds + repetitions * known["repetition_s"]) / SECONDS_A_MINUTE,
        load=repetitions + seconds / known["seconds_as_repetition"],
        not_today=sum(_not_today(day) for day in days),
        sitting_h=sum(sitting) / len(sitting) if sitting else None,
    )


def adherence(days: Sequence[Day], today: date, planned_days_a_week: float) -> Adherence | None:
    """Return the exercise days of the last four weeks against the planned ones.

    Who began less than four weeks ago is counted from the first day. Sitting and breaks from it
    begin nothing, and make no exercise day. None without days.
    """
    days = [day for day in days if not _only_sat(day)]
    if not days:
        return None
    length = timedelta(numbers("progress")["adherence_days"] - 1)
    from_day = max(days[0].day, today - length)
    lately = [day for day in days if day.day >= from_day]
    not_today = sum(_not_today(day) for day in lately)
    done = sum(bool(day.sets) for day in lately)
    due = round(planned_days_a_week * ((today - from_day).days + 1) / DAYS_A_WEEK)
    planned = max(0, due - not_today)
    share = min(1.0, done / planned) if planned else None
    left_out = sum(bool(day.left_out) for day in lately)
    return Adherence(from_day, planned, done, share, not_today, left_out)


def _only_sat(day: Day) -> bool:
    return day == Day(day.day, sitting_h=day.sitting_h, in_breaks=day.in_breaks)


def _not_today(day: Day) -> bool:
    """Return whether "not today" was the answer, and stayed so."""
    return day.not_today and not day.sets
