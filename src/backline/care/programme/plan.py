"""From one person's history to this day and this week: a pure function of history, rules, today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ...library import activities
from ...library.programme_load import Tracks
from ..bands import band
from ..findings import Result, from_history, inputs_from
from ..history import Day, History, SetDone
from ..screening import Outcome
from .advance import advance
from .aim import Aim, aim_of, kept
from .by_the_way import counted
from .course import advice, retest
from .dose import dose_words
from .gate import Gate
from .gate_of import gate_of, morning_untold
from .morning import after_morning
from .prescribe import prescribe, reason
from .prescription import Prescription, Reason
from .rules import Rules
from .state import State

WEEK = 7
LENGTH = ("slr", "ake")
NO_MOVEMENT = ("closed", "ask", "not_today", "rest")
STEP_UP = ("earned_sessions", "days_between_steps")


@dataclass(frozen=True, slots=True)
class Plan:
    """What holds today and in the days after it.

    Attributes
    ----------
    today : Prescription
    week : tuple of Prescription
        Seven days from today, if each of them goes as planned.
    next : mapping of exercise id to Reason
        What comes after the present step, and when.
    findings : Result
        What the results suggest, which the aim follows.
    state : State
        Where the person stands before today.
    exercise_days : int
        Exercise days that make a full week.
    """

    today: Prescription
    week: tuple[Prescription, ...]
    next: Mapping[str, Reason]
    findings: Result
    state: State
    exercise_days: int


@dataclass(frozen=True, slots=True)
class Settled:
    """Where a person stood after every day before ``until``."""

    state: State = field(default_factory=State)
    until: date = date.min


def settle(history: History, rules: Rules, until: date, start: Settled | None = None) -> Settled:
    """Fold the days before ``until``.

    Parameters
    ----------
    history : History
        Its days before ``start.until`` are already in the state and are passed over.
    rules : Rules
    until : date
    start : Settled, optional
        Of a snapshot; from the beginning without one.
    """
    start = start or Settled()
    aims = Aims(history, rules)
    state = start.state
    for day in history.days:
        if start.until <= day.day < until:
            state = advance(state, day, aims.on(day.day), rules.known)
    return Settled(state, until)


class Aims:
    """The aim on each day, from what was measured and answered until then; asked in order."""

    def __init__(self, history: History, rules: Rules) -> None:
        self._history, self._rules = history, rules
        self._changes = sorted(
            {one.day for one in history.tests} | {one.day for one in history.symptoms}
        )
        self._next = 0
        self._aim: Aim | None = None

    def on(self, day: date) -> Aim:
        """Return the aim of a day that is not before the one asked for last."""
        passed = self._next
        while passed < len(self._changes) and self._changes[passed] <= day:
            passed += 1
        if self._aim is None or passed > self._next:
            self._next = passed
            known = known_on(self._history, day)
            self._aim = aim_on(known, from_history(known, day), day, self._rules)
        return self._aim


def known_on(history: History, day: date) -> History:
    """Return what findings are made from on a day: the newest of each test and side, and answers.

    What could not be measured takes nothing back that was.
    """
    newest = {
        (one.test, one.side): one
        for one in history.tests
        if one.day <= day and one.value is not None
    }
    return replace(history, tests=tuple(newest.values()), days=())


def aim_on(known: History, found: Result, day: date, rules: Rules) -> Aim:
    """Return the aim of a day from what is known on it."""
    tests = inputs_from(known, day).tests
    ids = [finding.id for finding in found.findings]
    stands = tests.get("chair_stand_30s", {}).get("both")
    age = known.person.age_years(day)
    weak = stands and band("chair_stand_30s", stands.value, known.person.sex, age)[0] == "limited"
    legs = any({"left", "right"} <= tests.get(test, {}).keys() for test in LENGTH)
    return aim_of(ids, legs, rules.own, bool(weak))


def plan(
    history: History, rules: Rules, outcome: Outcome, today: date, start: Settled | None = None
) -> Plan:
    """Return the plan of today and of the week.

    Parameters
    ----------
    history : History
    rules : Rules
    outcome : Outcome
        What the screening says today (`care.screening.standing`).
    today : date
    start : Settled, optional
        Of a snapshot: where the person stood on some earlier day.
    """
    before = settle(history, rules, today, start).state
    known = known_on(history, today)
    found = from_history(known, today)
    aim = aim_on(known, found, today, rules)
    day = next((one for one in history.days if one.day == today), Day(today))
    morning = after_morning(before, day, aim, rules.known)
    day = counted(day, morning, rules.known)
    gate = gate_of(history, day, outcome, found, rules)
    if gate.open and morning_untold(history, before, today):
        gate = replace(gate, asks=(*gate.asks, "morning_after"))
    first = prescribe(morning, today, aim, gate, rules)
    first = _with_course(first, morning, history, found, aim, outcome.modify)
    lived = replace(day, sets=(*day.sets, *as_done(first).sets))
    evening = advance(before, lived, aim, rules.known)
    later = Gate(
        gate.open, gate.modify, left_out=history.kept_out, leg_day=gate.leg_day, advice=gate.advice
    )
    full = (kept(aim) if morning.maintaining else aim).exercise_days
    week = (first, *_week(evening, today, aim, later, rules))
    return Plan(
        first,
        tuple(week),
        _next_steps(week, rules.known, gate.modify | gate.left_out),
        found,
        morning,
        full,
    )


def _with_course(  # noqa: PLR0913, PLR0917 - all that a course is judged by
    first: Prescription,
    state: State,
    history: History,
    found: Result,
    aim: Aim,
    modify: tuple[str, ...],
) -> Prescription:
    more = [*advice(state, history, found, aim, first.day)]
    nerves = any(finding.id == "nerve_sensitive" for finding in found.findings)
    test = None if nerves or first.phase in NO_MOVEMENT else retest(history, modify, first.day)
    reasons = (*first.reasons, *more, *([test] if test else []))
    return replace(first, reasons=reasons, retest=test is not None, seek_advice=bool(more))


def _week(state: State, today: date, aim: Aim, gate: Gate, rules: Rules) -> Iterator[Prescription]:
    """Yield the six days after today, each as if the day before it went as planned."""
    for ahead in range(1, WEEK):
        planned = prescribe(state, today + timedelta(ahead), aim, gate, rules)
        yield planned
        state = advance(state, as_done(planned), aim, rules.known)


def as_done(planned: Prescription) -> Day:
    """Return the day on which all that was planned is done, and nothing said about pain."""
    sets = (
        SetDone(item.exercise, side, item.repetitions, item.seconds)  # type: ignore[arg-type]
        for item in planned.items
        for side in item.sides
    )
    return Day(planned.day, tuple(sets))


def _next_steps(
    week: tuple[Prescription, ...], known: Tracks, shut: frozenset[str]
) -> dict[str, Reason]:
    found: dict[str, Reason] = {}
    for item in (item for day in week for item in day.items):
        steps = known[item.track].steps
        to = steps[item.step] if item.step < len(steps) else None
        if to is None or to.exercise in shut:
            found[item.exercise] = reason("top_step")
        elif to.exercise == item.exercise:
            found[item.exercise] = reason("next_step", STEP_UP, dose=dose_words(to))
        else:
            name = activities()[to.exercise].name
            found[item.exercise] = reason("next_form", STEP_UP, form=name, dose=dose_words(to))
    return found
