"""The score of a hold to the end of one's strength: seconds until the hips sink."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from ...motion.protocol import Protocol
from ...motion.types import Rep, Side
from .result import Result
from .seen import Seen, column
from .trial import Trial, problem

OUT = ("top", "moving")  # phases of a movement that is not over
FIRST_S = 2.0  # the height at which one holds is that of the first seconds; chosen by us
LOWERING_S = 1.5  # lowered on purpose, the hips are that low so soon; chosen by us


def longest_hold(side: Side, mine: Sequence[Trial], protocol: Protocol, seen: Seen) -> Result:
    """Score the longest stay at the top; none where it may have gone on unseen."""
    held = [_held(trial, protocol, seen) for trial in mine]
    reasons = {one: problem(one, protocol, seen) for one in held}
    # Shifting about on the floor is no hold, however long one stays.
    real = [one for one in held if reasons[one] != "too_small"]
    best = max(real, key=_length_s, default=None)
    if _open_s(mine, seen) > (_length_s(best) if best else 0.0):
        return Result(side, reason="not_to_end")
    if best is None:
        return Result(side, reason="too_small" if held else "no_trial")
    if reason := reasons[best]:
        return Result(side, reason=reason)
    return Result(side, _length_s(best), protocol.error.least, 1)


def _length_s(trial: Trial) -> float:
    return trial.end_s - trial.start_s


def _open_s(mine: Sequence[Trial], seen: Seen) -> float:
    """Return for how long the hips have been up when the recording ends; 0 when they are down."""
    if not seen.samples or seen.samples[-1].phase not in OUT:
        return 0.0
    down_s = [one.t_s for one in seen.samples if one.phase not in OUT][-1:]
    since_s = max([*down_s, *(one.effort.end_s for one in mine[-1:])], default=seen.samples[0].t_s)
    top_s = [one.t_s for one in seen.samples if one.t_s >= since_s and one.phase == "top"]
    return seen.end_s - top_s[0] if top_s else 0.0


def _held(trial: Trial, protocol: Protocol, seen: Seen) -> Trial:
    """Return the trial with its stay ended where the hips sank, if they did."""
    effort, name = trial.effort, column(protocol.score.signal, trial.leg)
    if not isinstance(effort, Rep):
        return trial
    up = [
        (one.t_s, value)
        for one in seen.between(trial.start_s, effort.end_s)
        if (value := one.signals[name]) == value
    ]
    first = [value for t_s, value in up if t_s < trial.start_s + FIRST_S]
    if not first:
        return trial
    low_s = _sunk_s(up, median(first) + protocol.stop.sink_deg, protocol.stop.sink_for_s)
    if low_s is None or 0.0 <= low_s - trial.end_s <= LOWERING_S:
        return trial  # they went down because they were lowered
    return replace(trial, end_s=low_s)


def _sunk_s(up: Sequence[tuple[float, float]], above_deg: float, for_s: float) -> float | None:
    """Return when the hips sank for good or for so long; None where they did not."""
    since_s = None
    for t_s, value in up:
        if value <= above_deg:
            since_s = None
        elif since_s is None:
            since_s = t_s
        elif t_s - since_s >= for_s:
            break
    return since_s
