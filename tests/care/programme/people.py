"""Simulated people: how they exercise, hurt and answer is drawn from a seed, nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, cast

from backline.care.history import Answer, Day, PainCheck, SetDone
from backline.care.programme.advance import advance
from backline.care.programme.aim import Aim, aim_of
from backline.care.programme.gate import Gate
from backline.care.programme.morning import after_morning
from backline.care.programme.prescribe import prescribe
from backline.care.programme.prescription import Prescription
from backline.care.programme.rules import Rules
from backline.care.programme.soreness import leg_worse_morning, morning_pain
from backline.care.programme.state import State
from backline.library import activities
from backline.library.programme_load import tracks

if TYPE_CHECKING:
    from backline.motion.types import Side

START = date(2026, 1, 5)
KNOWN = tracks()
RULES = Rules.of(activities())
FINDINGS = (
    (), ("limited_length",), ("low_capacity",), ("limited_length", "low_capacity"),
    ("feels_tight_only",), ("nerve_sensitive",), ("nothing_found",),
)  # fmt: skip


@dataclass(frozen=True)
class Person:
    """Somebody simulated: usual pain, how much exercise adds, and how regular they are."""

    usual: float
    sensitivity: float
    recovery: float
    adherence: float
    tells: float
    completes: float
    leg: float
    aim: Aim


def anybody(seed: int) -> Person:
    """Return a person of varied pain, adherence and progress."""
    dice = Random(seed)
    found = dice.choice(FINDINGS)
    return Person(
        usual=dice.choice((0, 0, 1, 2, 3, 5)),
        sensitivity=dice.choice((0, 0.5, 1, 2, 4, 7)),
        recovery=dice.random(),
        adherence=dice.choice((0.2, 0.5, 0.8, 1.0)),
        tells=dice.choice((0.3, 0.8, 1.0)),
        completes=dice.choice((0.5, 0.9, 1.0)),
        leg=dice.choice((0, 0, 0, 0.05)),
        aim=aim_of(found, bool(found), {}, dice.random() < 0.1),
    )


WELL = Person(1, 0, 1, 1.0, 1.0, 1.0, 0, aim_of(("nothing_found",), True, {}, False))
EVERYTHING_HURTS = Person(3, 7, 0, 1.0, 1.0, 1.0, 0, aim_of((), False, {}, False))


@dataclass(frozen=True)
class Lived:
    """One simulated day: what was asked for, what was done, and the state around it."""

    before: State
    morning: State
    asked: Prescription
    day: Day
    after: State


def live(person: Person, seed: int, days: int) -> Iterator[Lived]:
    """Yield the days of a person's life with the programme."""
    dice = Random(seed)
    state, sore = State(), 0.0
    for number in range(days):
        today = START + timedelta(number)
        comes = dice.random() < person.adherence
        told = Day(today, pains=_told(person, dice, sore, comes))
        morning = after_morning(state, told, person.aim, KNOWN)
        gate = Gate(pain=morning_pain(told), leg_worse=leg_worse_morning(told))
        asked = prescribe(morning, today, person.aim, gate, RULES)
        sore *= 1 - person.recovery
        day = told
        if comes and asked.items:
            added = person.sensitivity * dice.uniform(0.7, 1.3)
            day = _session(person, dice, asked, told, added)
            sore += added * (1 - person.recovery)
        after = advance(state, day, person.aim, KNOWN)
        yield Lived(state, morning, asked, day, after)
        state = after


def _told(person: Person, dice: Random, sore: float, comes: bool) -> tuple[PainCheck, ...]:
    """Pain on the morning, from those who tell; before exercise it is asked of everybody."""
    pain = _scale(person.usual + sore + dice.choice((0, 0, 0, 1)))
    leg: Answer = "yes" if dice.random() < person.leg / 4 else "no"
    morning = [PainCheck("morning", pain, leg)] if dice.random() < person.tells else []
    return (*morning, *([PainCheck("before", pain)] if comes else []))


def _session(person: Person, dice: Random, asked: Prescription, told: Day, added: float) -> Day:
    sets = tuple(
        SetDone(
            item.exercise, cast("Side", side), item.repetitions, item.seconds,
            dose_met=dice.random() < person.completes,
        )
        for item in asked.items
        for side in item.sides
        for _ in range(item.sets)
    )  # fmt: skip
    leg: Answer = "yes" if dice.random() < person.leg else "no"
    during = PainCheck("during", _scale(person.usual + added), leg)
    return Day(told.day, sets, (*told.pains, during))


def _scale(pain: float) -> float:
    return float(min(10, max(0, round(pain))))
