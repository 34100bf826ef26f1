"""What a person's calendar holds, as plain values: pure, and without any clock."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil
from typing import Literal

from backline.care.breaks.hours import clock_min
from backline.care.breaks.settings import BreakSettings
from backline.care.history import History
from backline.care.programme import Prescription, length_s
from backline.care.programme.course import N as COURSE
from backline.care.programme.course import retest
from backline.care.programme.state import WALK
from backline.library.numbers_load import numbers
from backline.library.tests_load import protocols
from backline.motion.said import joined, say
from backline.planning import Planned
from backline.records.calendar_feed import CalendarChoices

from .blocks import LONG_MIN, blocks

N = numbers("breaks")
Kind = Literal["session", "test", "block"]
ROUND_MIN = int(N["calendar_round_min"])
DAYS = 7 * int(N["calendar_weeks"])
MINUTE_S, HOUR_MIN = 60, 60
TITLES = {"session": say("Exercises"), "block": say("Break")}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, with all its days.

    Attributes
    ----------
    kind : str
        ``session`` (exercises), ``test`` (of the whole day) or ``block`` (a break).
    key : str
        Tells it from the others; the same in every later calendar.
    starts : tuple of datetime
        On the wall clock, without a zone: in order, all at one time of day, on every day between
        the first and the last whose weekday is among theirs.
    minutes : int
    title : str
    details : str
        What is in it; empty for nothing.
    """

    kind: Kind
    key: str
    starts: tuple[datetime, ...]
    minutes: int
    title: str
    details: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """All entries, and what to say of those that are not there."""

    entries: tuple[Entry, ...]
    notes: tuple[str, ...]


def contents(
    found: Planned, settings: BreakSettings, choices: CalendarChoices, names: Mapping[str, str]
) -> Contents:
    """Return what a calendar holds from the plan's day on.

    Exercise days are the weekdays of the plan's week, for as many weeks as a calendar reaches
    ahead. Where the plan has none, because the safety questions or a rest stand before them, there
    are none here either, and a note says why.

    Parameters
    ----------
    found : Planned
    settings : BreakSettings
        The time of day of the reminder, working hours and quiet hours.
    choices : CalendarChoices
    names : mapping of exercise id to str
    """
    today = found.plan.today
    sessions = [*_sessions(found, settings, choices, names)]
    tests = [*_tests(found, choices)]
    breaks = [*_blocks(today.day, settings, choices)] if choices.breaks else []
    notes = []
    if today.shut and not sessions:
        notes.append(say("No exercises are in it. {because}", because=today.reasons[0].says))
    if choices.breaks and not settings.work_hours:
        notes.append(
            say("No breaks are in it: set your working hours first, in the settings of breaks.")
        )
    elif choices.breaks and not breaks:
        notes.append(say("No breaks are in it: no whole working hour lies outside quiet hours."))
    return Contents((*sessions, *tests, *breaks), tuple(notes))


def _sessions(
    found: Planned, settings: BreakSettings, choices: CalendarChoices, names: Mapping[str, str]
) -> Iterator[Entry]:
    """Yield the exercises of each weekday that has some; what is done today comes in a week."""
    today = found.plan.today.day
    at = clock_min(settings.remind_at)
    at = int(N["calendar_hour"]) * HOUR_MIN if at is None else at
    days = [day for day in found.plan.week if day.exercise_session and not day.shut]
    done = _done(found.history, today) and not found.plan.today.exercise_session
    for day in days:
        weekday = day.day.weekday()
        told = [names[item.exercise] for item in day.items if item.track != WALK]
        yield Entry(
            "session", f"session {weekday}", _weekly(today, {weekday}, at), _minutes(day),
            _title("session", choices), _listed(told, choices),
        )  # fmt: skip
    if days and done:
        starts = _weekly(today + timedelta(1), {today.weekday()}, at, DAYS - 1)
        minutes = max(map(_minutes, days))
        key = f"session {today.weekday()}"
        yield Entry("session", key, starts, minutes, _title("session", choices))


def _tests(found: Planned, choices: CalendarChoices) -> Iterator[Entry]:
    """Yield the next measurement, on the first day on which it is due and may be done."""
    plan, history = found.plan, found.history
    nerves = any(finding.id == "nerve_sensitive" for finding in plan.findings.findings)
    if nerves or not found.outcome.open:
        return
    today, due = plan.today.day, plan.today.day
    if history.tests:
        due = max(today, history.tests[-1].day + timedelta(days=COURSE["retest_days"]))
    shut = {one.day for one in plan.week if one.shut}
    day = next((one for one in _days(today, DAYS) if one >= due and one not in shut), None)
    reason = retest(history, found.outcome.modify, day) if day else None
    if day is None or reason is None:
        return
    again = say("Measure again") if history.tests else say("Measure")
    name = protocols()[str(reason.inputs["test"])].name
    yield Entry(
        "test", "test", (datetime.combine(day, time()),), 0,
        say("Busy") if choices.words == "busy" else again, _listed([name], choices),
    )  # fmt: skip


def _blocks(today: date, settings: BreakSettings, choices: CalendarChoices) -> Iterator[Entry]:
    for minute, days in sorted(blocks(settings).items()):
        starts = _weekly(today, days, minute)
        yield Entry("block", f"block {minute}", starts, LONG_MIN, _title("block", choices))


def _weekly(
    first: date, weekdays: Collection[int], minute: int, days: int = DAYS
) -> tuple[datetime, ...]:
    """Return a minute of the day on some weekdays, from a day on for so many days."""
    at = time(*divmod(minute, HOUR_MIN))
    return tuple(
        datetime.combine(day, at) for day in _days(first, days) if day.weekday() in weekdays
    )


def _days(first: date, days: int) -> Iterator[date]:
    return (first + timedelta(ahead) for ahead in range(days))


def _minutes(day: Prescription) -> int:
    """Return how long the exercises of a day take, without a walk, rounded up."""
    minutes = sum(length_s(item) for item in day.items if item.track != WALK) / MINUTE_S
    return max(1, ceil(minutes / ROUND_MIN)) * ROUND_MIN


def _done(history: History, today: date) -> bool:
    """Whether there was an exercise session today already; a walk is none."""
    sets = (one for day in history.days if day.day == today for one in day.sets)
    return any(one.exercise != WALK for one in sets)


def _title(kind: Kind, choices: CalendarChoices) -> str:
    return say("Busy") if choices.words == "busy" else TITLES[kind]


def _listed(names: list[str], choices: CalendarChoices) -> str:
    return joined(names, ", ") if choices.words == "details" else ""
