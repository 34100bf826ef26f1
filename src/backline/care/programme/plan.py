"""From one person's history to this day and this week: a pure function of history, rules, today."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ...library.programme_load import Tracks
from ..bands import band
from ..findings import Result, from_history, inputs_from
from ..history import Day, History, SetDone
from ..screening import Outcome
from .advance import advance
from .aim import Aim, aim_of
from .course import advice, retest
from .dose import dose_words
from .gate import Gate
from .morning import after_morning
from .prescribe import prescribe, reason
from .prescription import Prescription, Reason
from .rules import Rules
from .soreness import leg_worse_morning, morning_pain
from .state import State

WEEK = 7
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
    """

    today: Prescription
    week: tuple[Prescription, ...]
    next: Mapping[str, Reason]
    findings: Result
    state: State


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
            self._aim = _aim(found_on(self._history, day), self._history, day, self._rules)
        return self._aim


def found_on(history: History, day: date) -> Result:
    """Return what the results suggested on a day: the newest of each test and side, and answers."""
    newest = {(one.test, one.side): one for one in history.tests if one.day <= day}
    answers = [one for one in history.symptoms if one.day <= day][-1:]
    known = replace(history, tests=tuple(newest.values()), symptoms=tuple(answers), days=())
    return from_history(known, day)


def _aim(found: Result, history: History, day: date, rules: Rules) -> Aim:
    tests = inputs_from(history, day).tests
    ids = [finding.id for finding in found.findings]
    stands = tests.get("chair_stand_30s", {}).get("both")
    age = history.person.age_years(day)
    weak = stands and band("chair_stand_30s", stands.value, history.person.sex, age)[0] == "limited"
    return aim_of(ids, bool(tests), rules.own, bool(weak))


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
    state = settle(history, rules, today, start).state
    found = found_on(history, today)
    aim = _aim(found, history, today, rules)
    day = next((one for one in history.days if one.day == today), Day(today))
    gate = _gate(history, day, outcome)
    morning = after_morning(state, day, aim, rules.known)
    first = prescribe(morning, today, aim, gate, rules)
    first = _with_course(first, morning, history, found, today)
    week = (first, *_week(morning, first, aim, gate, rules))
    return Plan(first, tuple(week), _next_steps(week, rules.known), found, morning)


def _gate(history: History, day: Day, outcome: Outcome) -> Gate:
    due = outcome.due or not history.screenings
    asks = ["screening"] if due else []
    if not due and not any(when == day.day for when, _ in history.change_checks):
        asks.append("change")
    if morning_pain(day) is None:
        asks.append("pain")
    return Gate(
        open=outcome.open,
        due=due,
        modify=frozenset(outcome.modify),
        asks=tuple(asks),
        pain=morning_pain(day),
        leg_worse=leg_worse_morning(day),
        left_out=history.kept_out | set(day.left_out),
        not_today=day.not_today,
        done=frozenset(one.exercise for one in day.sets),
        advice=outcome.advice,
    )


def _with_course(
    first: Prescription, state: State, history: History, found: Result, today: date
) -> Prescription:
    more = [*advice(state, history, found, today)]
    test = retest(history, today)
    reasons = (*first.reasons, *more, *([test] if test else []))
    return replace(first, reasons=reasons, retest=test is not None, seek_advice=bool(more))


def _week(
    state: State, first: Prescription, aim: Aim, gate: Gate, rules: Rules
) -> Iterator[Prescription]:
    """Yield the six days after the first, each as if the day before it went as planned."""
    later = replace(gate, asks=(), pain=None, leg_worse=False, not_today=False, done=frozenset())
    now = first
    for ahead in range(1, WEEK):
        state = advance(state, as_done(now), aim, rules.known)
        today = first.day + timedelta(ahead)
        now = prescribe(state, today, aim, later, rules)
        yield now


def as_done(planned: Prescription) -> Day:
    """Return the day on which all that was planned is done, and nothing said about pain."""
    sets = (
        SetDone(item.exercise, side, item.repetitions, item.seconds)  # type: ignore[arg-type]
        for item in planned.items
        for side in item.sides
    )
    return Day(planned.day, tuple(sets))


def _next_steps(week: tuple[Prescription, ...], known: Tracks) -> dict[str, Reason]:
    found: dict[str, Reason] = {}
    for item in (item for day in week for item in day.items):
        track = known[item.track]
        if item.step < len(track.steps):
            to = track.steps[item.step]
            found[item.exercise] = reason("next_step", STEP_UP, dose=dose_words(to))
        else:
            found[item.exercise] = reason("top_step")
    return found
