"""Planted days for the tests of the programme: what was done, how it hurt, and the fold over it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, cast

from backline.care.history import Answer, Day, History, PainCheck, Screened, SetDone
from backline.care.programme import Plan, Prescription, Rules, Settled, State, plan
from backline.care.programme.advance import advance
from backline.care.programme.aim import Aim, aim_of
from backline.care.programme.gate import Gate
from backline.care.programme.prescribe import prescribe
from backline.care.screening import Outcome
from backline.library import activities

if TYPE_CHECKING:
    from backline.motion.types import Side

START = date(2026, 1, 5)
"""A Monday: day 0 of every planted story."""
RULES = Rules.of(activities())
KNOWN = RULES.known
UNMEASURED = aim_of((), False, {}, False)
OK = Outcome("ok", None, (), (), "All is well.", None)


def at(number: int) -> date:
    return START + timedelta(number)


def full(track: str, step: int | None = None) -> tuple[SetDone, ...]:
    """Return every set of a step, on every side; of the one at which one begins where not given."""
    one = KNOWN[track].steps[KNOWN[track].start if step is None else step]
    return tuple(
        SetDone(one.exercise, cast("Side", side), one.repetitions, one.seconds)
        for _ in range(one.sets)
        for side in RULES.sides[one.exercise]
    )


def session(
    number: int,
    *sets: SetDone,
    before: float | None = 0.0,
    during: float | None = None,
    leg: Answer = "no",
    stopped: bool = False,
    morning: float | None = None,
) -> Day:
    """Return a day with exercise; the first step of the bridge unless sets are given."""
    pains = [PainCheck("morning", morning)] if morning is not None else []
    pains += [PainCheck("before", before)] if before is not None else []
    worst = during if during is not None else before or 0.0
    pains.append(PainCheck("during", worst, leg, stopped=stopped))
    return Day(at(number), sets or full("bridge"), tuple(pains))


def morning(number: int, pain: float = 0.0, leg: Answer = "no") -> Day:
    return Day(at(number), pains=(PainCheck("morning", pain, leg),))


def fold(days: Iterable[Day], aim: Aim = UNMEASURED, state: State | None = None) -> State:
    state = state or State()
    for day in days:
        state = advance(state, day, aim, KNOWN)
    return state


def asked(
    state: State, number: int, gate: Gate | None = None, aim: Aim = UNMEASURED
) -> Prescription:
    """Return what a state asks for on a day."""
    return prescribe(state, at(number), aim, gate or Gate(), RULES)


def earned(number: int, *sets: SetDone) -> tuple[Day, Day]:
    """Return an exercise session as it should be, and its good morning after."""
    return session(number, *sets), morning(number + 1)


def climbed(track: str, step: int) -> tuple[State, int]:
    """Return a state on a step of a track, done there once, and the number of the day after."""
    days: list[Day] = []
    number, start = 0, KNOWN[track].start
    for now in range(start, step):
        for day in (number, number + 3, number + 5):
            days += earned(day, *full(track, now))
        number += 7
    days += earned(number, *full(track, step))
    return fold(days), number + 2


def history(*days: Day, **known: object) -> History:
    given = History(days=days, screenings=(Screened(START, {}),))
    return replace(given, **known)  # type: ignore[arg-type]


def planned(
    given: History, number: int, outcome: Outcome = OK, start: Settled | None = None
) -> Plan:
    return plan(given, RULES, outcome, at(number), start)


def exercises(day: Prescription) -> list[str]:
    return [item.exercise for item in day.items]


def rules(day: Prescription) -> list[str]:
    return [one.rule for one in day.reasons]
