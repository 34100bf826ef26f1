"""From what was seen to a test's results, by the named functions that test files may use."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from statistics import fmean

from ...library import numbers
from ...motion.protocol import Protocol
from ...motion.types import Side
from ..bands import band
from .counts import repetitions_to_failure, stands_in_time
from .error import angle_error
from .hold import longest_hold
from .result import Result
from .seen import Seen
from .trial import INCLUDED_S, Trial, is_far, problem, trials


def mean_of_trials(side: Side, mine: Sequence[Trial], protocol: Protocol, seen: Seen) -> Result:
    """Score the mean over the first usable trials of what the signal stayed at."""
    reasons = [problem(trial, protocol, seen) for trial in mine]
    usable = [one for one, reason in zip(mine, reasons, strict=True) if reason is None]
    usable = usable[: protocol.trials]
    if not usable:
        return Result(side, reason=_shared(reasons))
    score = protocol.score

    def values(signal: str) -> list[float]:
        return [seen.middle(signal, one.leg, one.start_s, one.end_s + INCLUDED_S) for one in usable]

    told = values(score.signal)
    error = angle_error(protocol, told, seen.record.view.off_deg, is_far(usable[0], seen))
    if error > numbers("measure")["useful_error_deg"]:
        return Result(side, reason="trials_differ")
    also = fmean(values(score.also_signal)) if score.also_signal else None
    return Result(side, fmean(told), error, len(usable), also=also)


def _shared(reasons: Sequence[str | None]) -> str:
    """Return the reason of most trials; where no reason holds for most, there are too few."""
    reason, times = Counter(filter(None, reasons)).most_common(1)[0]
    return reason if 2 * times > len(reasons) else "too_few"


Score = Callable[[Side, Sequence[Trial], Protocol, Seen], Result]
SCORES: dict[str, Score] = {
    score.__name__: score
    for score in (mean_of_trials, repetitions_to_failure, longest_hold, stands_in_time)
}


def measure(
    protocol: Protocol,
    seen: Seen,
    side: Side | None = None,
    sex: str = "unspecified",
    age_years: int | None = None,
) -> tuple[Result, ...]:
    """Score one recording of a test.

    Parameters
    ----------
    protocol : Protocol
    seen : Seen
        What the engine made of the recording with the test's exercise.
    side : Side, optional
        Only this side; it also names the leg where the picture does not.
    sex : str
        ``female``, ``male`` or ``unspecified``, for the band.
    age_years : int, optional
        For the band.

    Returns
    -------
    tuple of Result
        One for each side that was tried, left before right; for each side of the test, not
        measurable, where nothing was.
    """
    every = trials(seen, side)
    found = []
    for one in _sides(protocol, every, side):
        mine = [trial for trial in every if trial.side == one]
        result = _scored(one, mine, protocol, seen)
        if result.value is not None:
            told, source = band(protocol.id, result.value, sex, age_years)
            result = replace(result, band=told, norm_source=source)
        found.append(result)
    return tuple(found)


def _sides(protocol: Protocol, every: Sequence[Trial], asked: Side | None) -> list[Side]:
    if asked:
        return [asked]
    if "both" in protocol.sides:
        return ["both"]
    legs: tuple[Side, Side] = ("left", "right")
    tried = [leg for leg in legs if any(one.side == leg for one in every)]
    if not tried and every:
        return ["unseen"]
    return tried or list(legs)


def _scored(side: Side, mine: Sequence[Trial], protocol: Protocol, seen: Seen) -> Result:
    if seen.record.withheld:
        return Result(side, reason="not_side" if seen.record.frames_with_person else "no_trial")
    if side == "unseen":
        return Result(side, reason="side_unseen")
    if mine or protocol.score.rule == "longest_hold":
        return SCORES[protocol.score.rule](side, mine, protocol, seen)
    return Result(side, reason="not_long_enough" if _hardly_seen(seen) else "no_trial")


def _hardly_seen(seen: Seen) -> bool:
    unseen = sum(sample.phase == "unseen" for sample in seen.samples)
    return unseen > numbers("measure")["person_share"] * len(seen.samples)
