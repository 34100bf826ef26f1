"""The course as a whole: when to measure again, and when to ask somebody."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ...library import numbers
from ..findings import Result
from ..history import History
from ..progress import progress
from .prescribe import reason
from .prescription import Reason
from .state import State

N = numbers("programme")
RECENT_DAYS = 28


def retest(history: History, today: date) -> Reason | None:
    """Return why a test is due today; None where none is."""
    days = [one.day for one in history.tests if one.day <= today]
    if not days:
        return reason("first_test")
    return (
        reason("retest", ("retest_days",)) if (today - days[-1]).days >= N["retest_days"] else None
    )


def advice(state: State, history: History, found: Result, today: date) -> Iterator[Reason]:
    """Yield the reasons to ask a doctor or a physical therapist; none on most days."""
    now = today.toordinal()
    if any(finding.id == "nerve_sensitive" for finding in found.findings):
        yield reason("seek_advice_nerve")
    resting_long = state.resting and now - state.resting >= N["rest_advice_days"]
    if resting_long or state.rests > 1:
        yield reason("seek_advice_rest", ("rest_advice_days",))
    if _nothing_came_of_it(state, history, today, now):
        yield reason("seek_advice_unchanged", ("course_days", "enough_share"))


def _nothing_came_of_it(state: State, history: History, today: date, now: int) -> bool:
    """Whether six weeks of regular exercise brought nothing that can be measured."""
    if not state.course or state.maintaining or now - state.course < N["course_days"]:
        return False
    kept = sum(day > now - RECENT_DAYS for day, _ in state.recent)
    if kept < N["enough_share"] * N["exercise_days"] * RECENT_DAYS / 7:
        return False
    return _unchanged(history, date.fromordinal(state.course), today)


def _unchanged(history: History, since: date, today: date) -> bool:
    """Whether something was measured or noted since then, and none of it is better for sure."""
    tests = tuple(one for one in history.tests if one.day >= since)
    days = tuple(one for one in history.days if one.day >= since)
    found = progress(replace(history, tests=tests, days=days), today)
    changes = [one.change for one in found.tests]
    changes += [one.change for one in (*found.pain, *found.function)]
    told = [one for one in changes if one.verdict in {"real_change", "within_noise"}]
    return bool(told) and not any(one.direction == "better" for one in told)
