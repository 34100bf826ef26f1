"""A test while it is being done: what the newest trial came to, and whether the test is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isnan

from ...motion.protocol import Protocol
from ...motion.types import Side
from .counts import good
from .seen import Seen
from .trial import INCLUDED_S, Trial, problem, trials

COUNTED = ("repetitions_to_failure", "stands_in_time")


@dataclass(frozen=True, slots=True)
class Tried:
    """The newest trial.

    Attributes
    ----------
    number : int
        Of this side's trials that can be used, up to and with this one.
    side : Side
    value : float or None
        What the test's signal stayed at, or for how long it was held; None where it is counted or
        was not measured.
    reason : str or None
        Id of the reason why it cannot be used.
    over : bool
        Whether the test's stop rule is met for this side.
    """

    number: int
    side: Side
    value: float | None
    reason: str | None
    over: bool


def tried(protocol: Protocol, seen: Seen, asked: Side | None) -> Tried | None:
    """Return what the newest trial of a test that goes on came to; None before the first."""
    every = trials(seen, asked)
    if not every:
        return None
    newest = every[-1]
    mine = [one for one in every if one.side == newest.side]
    if protocol.score.rule in COUNTED:
        verdicts = [good(one.effort, protocol) for one in mine]
        reason = None if verdicts[-1] else "not_side" if verdicts[-1] is None else "not_to_end"
        return Tried(verdicts.count(True), newest.side, None, reason, _failed(protocol, verdicts))
    usable = sum(problem(one, protocol, seen) is None for one in mine)
    reason = problem(newest, protocol, seen)
    value = _value(protocol, seen, newest)
    known = None if reason or isnan(value) else value
    least = protocol.trials if protocol.stop.rule == "trials" else 1
    return Tried(usable, newest.side, known, reason, usable >= least)


def ends_s(protocol: Protocol, seen: Seen) -> float:
    """Return when a timed test is over, on its own clock; infinite while that is not known."""
    first = next((one for one in seen.record.efforts if good(one, protocol)), None)
    if protocol.stop.rule != "time" or first is None:
        return inf
    return first.start_s + protocol.stop.time_s


def _value(protocol: Protocol, seen: Seen, trial: Trial) -> float:
    if protocol.score.rule == "longest_hold":
        return trial.end_s - trial.start_s
    end_s = trial.end_s + INCLUDED_S
    return seen.middle(protocol.score.signal, trial.leg, trial.start_s, end_s)


def _failed(protocol: Protocol, verdicts: Sequence[bool | None]) -> bool:
    """Whether so many in a row have failed, after a first good one."""
    failures = protocol.stop.failures
    if protocol.stop.rule != "failures" or True not in verdicts:
        return False
    tries = verdicts[verdicts.index(True) :]
    return any(set(tries[at : at + failures]) == {False} for at in range(len(tries) - failures + 1))
