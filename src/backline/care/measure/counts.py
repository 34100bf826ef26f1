"""Scores that count repetitions: to failure, or in a given time."""

from collections.abc import Sequence
from math import isnan

from ...library import numbers
from ...motion.protocol import Protocol
from ...motion.types import Hold, Rep, Side
from .result import Result
from .seen import Seen
from .trial import EXCLUDED, Trial


def good(effort: Rep | Hold, protocol: Protocol) -> bool | None:
    """Return whether a repetition came all the way; None where that was not seen."""
    peak = effort.peak_deg if isinstance(effort, Rep) else effort.mean_deg
    if effort.excluded_by == "unseen" or isnan(peak):
        return None
    counts = effort.excluded_by is None or effort.excluded_by in protocol.score.limits_waived
    return counts and not any(fault.id in protocol.score.failed_by for fault in effort.faults)


def repetitions_to_failure(
    side: Side, mine: Sequence[Trial], protocol: Protocol, seen: Seen
) -> Result:
    """Count the good repetitions before so many failures in a row, or too long a pause.

    What comes before the first good one is getting ready. One that was not seen is neither good nor
    failed, and widens the error by one.
    """
    stop = protocol.stop
    first = next((at for at, one in enumerate(mine) if good(one.effort, protocol)), None)
    if first is None:
        return Result(side, reason=_failed(mine, protocol))
    count = failed = doubt = 0
    last_s = mine[first].effort.start_s
    for trial in mine[first:]:
        if trial.effort.start_s - last_s > stop.pause_s:
            break
        verdict = good(trial.effort, protocol)
        failed = failed + 1 if verdict is False else 0
        count += verdict is True
        doubt += verdict is None
        last_s = trial.effort.end_s
        if failed == stop.failures:
            break
    if not _whole(mine[first], last_s, seen):
        return Result(side, reason="leg_not_seen")
    return Result(side, float(count), protocol.error.least + doubt, 1)


def stands_in_time(side: Side, mine: Sequence[Trial], protocol: Protocol, seen: Seen) -> Result:
    """Count the good repetitions that reached their top in time, from the first movement on."""
    verdicts = [good(trial.effort, protocol) for trial in mine]
    first = next((at for at, verdict in enumerate(verdicts) if verdict), None)
    if first is None:
        return Result(side, reason=_failed(mine, protocol))
    limit_s = mine[first].effort.start_s + protocol.stop.time_s
    if seen.end_s < limit_s - 0.5:
        return Result(side, reason="not_long_enough")
    if not _whole(mine[first], limit_s, seen):
        return Result(side, reason="leg_not_seen")
    turns = [_turn_s(trial.effort) < limit_s for trial in mine]
    count = sum(bool(verdict) and turn for verdict, turn in zip(verdicts, turns, strict=True))
    doubt = sum(verdict is None and turn for verdict, turn in zip(verdicts, turns, strict=True))
    count += _stands_at_the_end(mine[-1], limit_s, protocol, seen)
    return Result(side, float(count), protocol.error.least + doubt, 1)


def _turn_s(effort: Rep | Hold) -> float:
    return effort.turn_s if isinstance(effort, Rep) else effort.start_s


def _stands_at_the_end(last: Trial, limit_s: float, protocol: Protocol, seen: Seen) -> bool:
    """Whether a last stand was reached in time and the recording ended before its way back."""
    tail = [one for one in seen.between(last.effort.end_s, limit_s) if one.phase == "top"]
    if not tail or seen.samples[-1].phase not in ("top", "moving"):
        return False
    faults = seen.record.exercise.faults
    bounds = [one.condition.above for one in faults
              if one.condition and one.id in protocol.score.failed_by]  # fmt: skip
    return min(one.angle_deg for one in tail) <= min(bounds)


def _failed(mine: Sequence[Trial], protocol: Protocol) -> str:
    """Return why no repetition was good, by the last one."""
    excluded = mine[-1].effort.excluded_by
    if excluded and excluded not in protocol.score.limits_waived:
        return EXCLUDED.get(excluded, "too_small")
    return "not_side" if good(mine[-1].effort, protocol) is None else "hips_low"


def _whole(first: Trial, end_s: float, seen: Seen) -> bool:
    share = seen.leg_share(first.leg, first.effort.start_s, end_s)
    return share >= numbers("measure")["seen_share"]
