"""What a person typed into the journal, as events, or with everything that is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from math import isfinite
from typing import Any

from starlette.datastructures import FormData

from backline.motion.definition import Activity
from backline.motion.errors import InputError
from backline.motion.said import Own, say
from backline.records import day_of
from backline.records.bodies import checked
from backline.records.events import Event

NOON = time(12)
MINUTE_S = 60.0


@dataclass(slots=True)
class Asked:
    """One form: what was typed, and what is wrong with it so far."""

    form: FormData
    now: datetime
    known: Mapping[str, Activity]
    problems: list[str] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return what was typed, without space around it."""
        value = self.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def number(self, name: str, problem: str) -> float | None:
        """Return a number, written with a point or a comma; a problem where it is none."""
        try:
            return float(self.text(name).replace(",", "."))
        except ValueError:
            self.problems.append(problem)
            return None

    def at(self) -> datetime:
        """Return when it was: now, or noon of another day."""
        try:
            day = date.fromisoformat(self.text("day")) if self.text("day") else day_of(self.now)
        except ValueError:
            self.problems.append(say("Give the day as a date, such as 2026-11-22."))
            return self.now
        if day > day_of(self.now):
            self.problems.append(say("That day has not come yet; note it when it has."))
        return self.now if day >= day_of(self.now) else datetime.combine(day, NOON, self.now.tzinfo)


Body = dict[str, Any]


def _note(asked: Asked) -> list[Body]:
    if not asked.text("text"):
        asked.problems.append(say("Write a few words first."))
    return [{"text": asked.text("text")}]


def _pain(asked: Asked) -> list[Body]:
    pain = asked.number("pain", say("Choose how much it hurts, from 0 to 10."))
    moment = asked.text("moment")
    if not moment:
        asked.problems.append(say("Choose when it hurt."))
    leg = asked.text("leg_worse")
    if not leg:
        asked.problems.append(say("Answer the question about the leg, too."))
    body: Body = {"moment": moment, "pain": pain, "leg_worse": leg}
    if moment == "during":
        body["stopped"] = asked.text("stopped") == "yes"
    return [body]


def _sitting(asked: Asked) -> list[Body]:
    hours = asked.number("hours", say("Give the hours as a number from 0 to 24, such as 7.5."))
    return [{"hours": hours, "where": asked.text("where") or None}]


def _function(asked: Asked) -> list[Body]:
    score = asked.number("score", say("Choose how well it goes, from 0 to 10."))
    if not asked.text("activity"):
        asked.problems.append(say("Name the activity, such as putting on socks."))
    return [{"activity": asked.text("activity"), "score": score}]


def _set(asked: Asked) -> list[Body]:
    exercise = asked.known.get(asked.text("exercise"))
    if exercise is None:
        asked.problems.append(say("Choose the exercise."))
        return []
    amount = asked.number("amount", say("Give how much it was as a number."))
    side = asked.text("side")
    if exercise.sides == ("both",):
        sides: tuple[str, ...] = ("both",)
    elif side in {"left", "right"}:
        sides = (side,)
    elif side == "both":
        sides = ("left", "right")
    else:
        name = Own(exercise.name)
        asked.problems.append(say("Choose the side: {name} is done one side at a time.", name=name))
        return []
    amounts = _amounts(asked, exercise, amount)
    return [{"exercise": exercise.id, "side": one, **amounts} for one in sides]


def _amounts(asked: Asked, exercise: Activity, amount: float | None) -> Body:
    if amount is None:
        return {}
    if exercise.dose.repetitions:
        if not (isfinite(amount) and amount.is_integer()):
            asked.problems.append(say("Repetitions are whole numbers."))
            return {}
        return {"repetitions": int(amount)}
    return {"seconds": amount * (MINUTE_S if exercise.dose.minutes else 1.0)}


KINDS: dict[str, tuple[str, Callable[[Asked], list[Body]]]] = {
    "note": ("note", _note),
    "pain": ("pain_check", _pain),
    "sitting": ("sitting", _sitting),
    "function": ("function", _function),
    "set": ("set", _set),
}
"""Each form of the journal: the kind of event that it keeps, and how it is read."""


def taken(asked: Asked, form: str) -> tuple[list[tuple[Event, Body]], datetime]:
    """Return the events that a form holds, checked, and when they were.

    Raises
    ------
    InputError
        With everything that is wrong.
    """
    kind, read = KINDS[form]
    at, bodies = asked.at(), read(asked)
    if asked.problems:
        raise InputError(*asked.problems)
    return [(checked(kind, body), body) for body in bodies], at
