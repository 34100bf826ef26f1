"""The course as a whole: when to measure again, and when to ask somebody."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from ...library import numbers
from ..findings import Result
from ..history import History
from ..progress import progress
from .aim import Aim
from .prescribe import reason, resting
from .prescription import Reason
from .state import State

N = numbers("programme")
WEEK_DAYS, RECENT_DAYS = 7, 28
FIRST_TESTS = ("slr", "ake", "bridge_hold")
LOOK_BACK_DAYS = 182
"""Nothing that is decided looks further back than this (besides tests and the state)."""


def retest(history: History, left_out: Collection[str], today: date) -> Reason | None:
    """Return why a test is due today, and which; None where none is, or none is allowed."""
    done = [one for one in history.tests if one.day <= today]
    known = dict.fromkeys([*(one.test for one in reversed(done)), *FIRST_TESTS])
    test = next((name for name in known if name not in left_out), None)
    if test is None:
        return None
    if not done:
        return reason("first_test", test=test)
    old = (today - done[-1].day).days >= N["retest_days"]
    return reason("retest", ("retest_days",), test=test) if old else None


def advice(
    state: State, history: History, found: Result, aim: Aim, today: date
) -> Iterator[Reason]:
    """Yield the reasons to ask a doctor or a physical therapist; none on most days."""
    now = today.toordinal()
    if any(finding.id == "nerve_sensitive" for finding in found.findings):
        yield reason("seek_advice_nerve")
    rests = resting(state, now)
    long = rests and now - state.resting >= N["rest_advice_days"]
    if long or (state.rests > 1 and (rests or now - state.rested < RECENT_DAYS)):
        yield reason("seek_advice_rest", ("rest_advice_days",))
    if _nothing_came_of_it(state, history, aim, today):
        yield reason("seek_advice_unchanged", ("course_days", "enough_share"))


def _nothing_came_of_it(state: State, history: History, aim: Aim, today: date) -> bool:
    """Whether six weeks of regular exercise brought nothing that can be measured."""
    now = today.toordinal()
    if not state.course or state.maintaining or now - state.course < N["course_days"]:
        return False
    kept = state.exercise_days(now - RECENT_DAYS)
    if kept < N["enough_share"] * aim.exercise_days * RECENT_DAYS / WEEK_DAYS:
        return False
    return _unchanged(history, date.fromordinal(max(state.course, now - LOOK_BACK_DAYS)), today)


def _unchanged(history: History, since: date, today: date) -> bool:
    """Whether something was measured or noted since then, and none of it is better for sure.

    What was measured last before that is what it began with. Pain that was low has little to gain.
    """
    begun = {
        (one.test, one.side): one
        for one in history.tests
        if one.day < since and one.value is not None
    }
    tests = (*begun.values(), *(one for one in history.tests if one.day >= since))
    days = tuple(one for one in history.days if one.day >= since)
    found = progress(replace(history, tests=tests, days=days), today)
    changes = [one.change for one in found.tests]
    changes += [one.change for one in found.function]
    changes += [one.change for one in found.pain if (one.change.first or 0) > N["calm_pain"]]
    told = [one for one in changes if one.verdict in {"real_change", "within_noise"}]
    return bool(told) and not any(one.direction == "better" for one in told)
