"""Events folded into the history that decisions see, in one pass, day by day."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..care import history as seen

Body = dict[str, Any]
Row = tuple[str, int, str, str, int | None, Body]
"""Moment in UTC, id, kind, day, id of the parent, and the body with its corrections in it."""

ALWAYS = ("profile_facts", "screening", "symptoms", "whole_body", "test", "left_out")
"""Kinds that hold until they are replaced, however long ago."""
DAILY = (
    "change_check", "set", "set_end", "pain_check", "effort", "not_today", "sitting",
    "sitting_bout", "function",
)  # fmt: skip
DAY_H = 24.0
HOUR_S = 3600.0
NO_BREAKS = frozenset[int]()


@dataclass(slots=True)
class _OneDay:
    sets: list[seen.SetDone] = field(default_factory=list)
    in_breaks: list[seen.SetDone] = field(default_factory=list)
    pains: list[seen.PainCheck] = field(default_factory=list)
    efforts: dict[str, Any] = field(default_factory=dict)
    left_out: dict[str, None] = field(default_factory=dict)
    not_today: bool = False
    sitting: dict[str | None, float] = field(default_factory=dict)
    measured_s: dict[str, float] = field(default_factory=dict)
    function: dict[str, float] = field(default_factory=dict)

    def take(self, kind: str, body: Body) -> None:
        if kind == "pain_check":
            self.pains.append(seen.PainCheck(**body))
        elif kind == "effort":
            self.efforts[body["exercise"]] = body["effort"]
        elif kind == "not_today":
            self.not_today = True
        elif kind == "sitting":
            self.sitting[_place(body)] = body["hours"]
        elif kind == "sitting_bout":
            place = _place(body) or seen.DESK
            self.measured_s[place] = self.measured_s.get(place, 0.0) + body["seconds"]
        elif kind == "function":
            self.function[body["activity"]] = body["score"]

    def leave_out(self, body: Body) -> None:
        if body["until"] == "today":
            self.left_out[body["exercise"]] = None
        elif body["until"] == "again":
            self.left_out.pop(body["exercise"], None)

    def done(self, day: date) -> seen.Day:
        return seen.Day(
            day=day,
            sets=tuple(self.sets),
            pains=tuple(self.pains),
            efforts=self.efforts or None,
            left_out=tuple(self.left_out),
            not_today=self.not_today,
            sitting_h=self._sitting_h(),
            function=self.function or None,
            in_breaks=tuple(self.in_breaks),
        )

    def _sitting_h(self) -> float | None:
        """Return the hours of every place: what was said by hand goes before what was measured.

        Hours without a place are of the whole day, with what was measured in them.
        """
        if not self.measured_s:
            return min(sum(self.sitting.values()), DAY_H) if self.sitting else None
        measured_s = sum(
            seconds
            for where, seconds in self.measured_s.items()
            if None not in self.sitting and where not in self.sitting
        )
        return min(sum(self.sitting.values()) + measured_s / HOUR_S, DAY_H)

    @property
    def empty(self) -> bool:
        return self == _OneDay()


class Fold:
    """Takes rows in the order in which they happened, and gives the history.

    Parameters
    ----------
    counts : mapping
        What sets came to, by the ids of the sets, where it was not kept with the set itself.
    first_day : str
        Days before this one are left out.
    breaks : set of int
        Ids of breaks, and of the starts of those before the camera: the sets that belong to one
        were done in it.
    """

    def __init__(
        self, counts: Mapping[int, Body], first_day: str, breaks: Set[int] = NO_BREAKS
    ) -> None:
        self._counts, self._first_day, self._breaks = counts, first_day, breaks
        self._days: dict[str, _OneDay] = {}
        self._facts: Body = {}
        self._tests: list[seen.Measured] = []
        self._symptoms: list[seen.Symptoms] = []
        self._screenings: list[seen.Screened] = []
        self._change_checks: list[tuple[date, seen.Answer]] = []
        self._whole_body: Mapping[str, object] | None = None
        self._kept_out: set[str] = set()

    def take(self, rows: Iterable[Row]) -> None:
        """Take the rows of every kind in `ALWAYS` and `DAILY`."""
        days = self._days
        for _at, number, kind, day, parent, body in rows:
            if kind == "set_end":
                continue  # its counts are known by its set
            if kind in ALWAYS or kind == "change_check":
                self._take_what_holds(kind, day, body)
                continue
            one = days.get(day) or days.setdefault(day, _OneDay())
            if kind == "set":
                done = _set(body, self._counts.get(number))
                if done.repetitions or done.seconds or done.dose_met:
                    # One that was begun and left at once is none.
                    (one.in_breaks if parent in self._breaks else one.sets).append(done)
            else:
                one.take(kind, body)

    def _take_what_holds(self, kind: str, text: str, body: Body) -> None:
        day = date.fromisoformat(text)
        if kind == "profile_facts":
            self._facts |= body
        elif kind == "screening":
            self._screenings.append(seen.Screened(day, body["answers"]))
        elif kind == "symptoms":
            self._symptoms.append(seen.Symptoms(day, body["answers"]))
        elif kind == "whole_body":
            self._whole_body = body["answers"]
        elif kind == "test":
            self._tests.append(_measured(day, body))
        elif kind == "left_out":
            self._leave_out(text, body)
        elif kind == "change_check":
            self._change_checks.append((day, body["answer"]))

    def _leave_out(self, day: str, body: Body) -> None:
        if body["until"] == "further_notice":
            self._kept_out.add(body["exercise"])
        elif body["until"] == "again":
            self._kept_out.discard(body["exercise"])
        if day >= self._first_day:
            self._days.setdefault(day, _OneDay()).leave_out(body)

    def history(self) -> seen.History:
        """Return what all the rows came to."""
        facts = self._facts
        sex, birth_year = facts.get("sex", "unspecified"), facts.get("birth_year")
        days = sorted((day, one) for day, one in self._days.items() if not one.empty)
        return seen.History(
            person=seen.Person(sex, birth_year, facts.get("country")),
            days=tuple(one.done(date.fromisoformat(day)) for day, one in days),
            tests=tuple(self._tests),
            symptoms=tuple(self._symptoms),
            screenings=tuple(self._screenings),
            change_checks=tuple(self._change_checks),
            whole_body=self._whole_body,
            kept_out=frozenset(self._kept_out),
        )


def _set(body: Body, counts: Body | None) -> seen.SetDone:
    given = body if counts is None else counts | body
    return seen.SetDone(
        body["exercise"],
        body["side"],
        given.get("repetitions", 0),
        given.get("seconds", 0.0),
        given.get("dose_met", True),
        given.get("faults", 0),
    )


def _place(body: Body) -> str | None:
    """Return where somebody sat; ``Car`` is the place that ``car`` is."""
    where: str | None = body.get("where")
    return where.strip().casefold() if where else None


def _measured(day: date, body: Body) -> seen.Measured:
    return seen.Measured(day, body["test"], body["side"], body.get("value"), body.get("error"))
