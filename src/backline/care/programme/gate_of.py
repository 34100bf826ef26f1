"""From history and screening to what a day allows."""

from datetime import date, timedelta

from ...library import numbers
from ...motion.said import joined
from ..findings import Result
from ..history import Day, History
from ..screening import Outcome
from ..screening.movements import on_the_back
from .gate import Gate
from .rules import Rules
from .soreness import morning_pain
from .state import State

N = numbers("programme")
WEEK_DAYS = 7
ALONG = {
    "forward_bend": {"hip_hinge", "hamstring_slider"},
    "strap_stretch": {"hamstring_slider"},
}
"""Forms of the ladder that are left out together with a movement that asks the same of the body."""
FOR_NERVES = frozenset({"hamstring_slider", "hip_hinge"})
"""Forms that load the hamstrings while they are long: not with a nerve that may be sensitive."""


def gate_of(history: History, day: Day, outcome: Outcome, found: Result, rules: Rules) -> Gate:
    """Return what stands before exercise on a day: see `Gate`."""
    screened = any(one.day <= day.day for one in history.screenings)
    closed = screened and outcome.level != "ok"
    asks = [] if screened and not outcome.due else ["screening"]
    if outcome.open and not any(when == day.day for when, _ in history.change_checks):
        asks.append("change")
    if morning_pain(day) is None and not closed:
        asks.append("pain")
    modify = frozenset(outcome.modify)
    modify = modify.union(*(ALONG[name] for name in modify & set(ALONG)))
    if on_the_back() <= modify:
        modify |= rules.lying
    if any(finding.id == "nerve_sensitive" for finding in found.findings):
        modify |= FOR_NERVES
    because = outcome.rules[0].because if outcome.rules else ""
    again = outcome.rules[-1].because if outcome.due and outcome.rules else ""
    return Gate(
        open=outcome.open,
        modify=modify,
        asks=tuple(asks),
        pain=max((check.pain for check in day.pains), default=None),
        leg_worse=any(check.leg_worse != "no" or check.stopped for check in day.pains),
        left_out=history.kept_out | set(day.left_out),
        leg_day=_leg_day(history, day.day),
        not_today=day.not_today,
        done=frozenset(one.exercise for one in day.sets),
        advice=joined((because, outcome.advice)) if closed else "",
        because=again,
    )


def _leg_day(history: History, today: date) -> date | None:
    """Return the day of the last days on which the leg was worse; None where there is none."""
    first = today - timedelta(days=N["leg_quiet_days"])
    found = [
        one.day
        for one in history.days
        if first < one.day <= today and any(check.leg_worse != "no" for check in one.pains)
    ]
    return found[-1] if found else None


def morning_untold(history: History, state: State, today: date) -> bool:
    """Whether nobody said how the morning after the last exercise session was, which is past."""
    after = date.fromordinal(state.last_session + 1) if state.last_session else today
    told = any(one.day == after and morning_pain(one) is not None for one in history.days)
    return after < today and not told and (today - after).days < WEEK_DAYS
