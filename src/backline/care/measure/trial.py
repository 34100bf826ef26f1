"""Trials: the efforts of a test, where each of them stays, and whether its set-up was right."""

from collections import Counter
from dataclasses import dataclass
from math import isnan

from ...library import numbers
from ...motion.detect import measured
from ...motion.judge import breaks
from ...motion.protocol import Check, Protocol
from ...motion.skeleton import LEGS
from ...motion.types import Hold, Leg, Rep, Side
from .seen import Seen, column

AROUND_S = 0.2  # taken before a repetition, so that its way out is whole; chosen by us
INCLUDED_S = 1e-6  # the last sample of a stay belongs to it, however short the stay
EXCLUDED = {
    "min_hold_s": "not_held",
    "min_s": "not_held",
    "unseen": "not_to_end",
    "knee_bent": "knee_bent",
}
"""The reason for each limit of an exercise that a trial may break; any other is ``too_small``."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One effort of a test.

    Attributes
    ----------
    effort : Rep or Hold
    side : Side
    leg : Leg
        The leg whose signals are read: the working one, or the near one where both work.
    start_s, end_s : float
        The stay: from the end of the way out to the start of the way back.
    """

    effort: Rep | Hold
    side: Side
    leg: Leg
    start_s: float
    end_s: float


def trials(seen: Seen, asked: Side | None) -> list[Trial]:
    """Return every effort as a trial, in order of time.

    Parameters
    ----------
    seen : Seen
    asked : Side or None
        The side that the person named: it is taken for efforts of which the picture does not tell.
    """
    found = []
    for effort in seen.record.efforts:
        leg = _leg(seen, effort)
        # The vote and the samples name the leg each in their own way: where the pose model
        # exchanged the legs on the way up, they differ, and neither is to be believed.
        told = effort.side if effort.side in ("both", leg) else "unseen"
        start_s, end_s = stay(seen, effort, leg)
        side = asked if told == "unseen" and asked else told
        found.append(Trial(effort, side, leg, start_s, end_s))
    return found


def _leg(seen: Seen, effort: Rep | Hold) -> Leg:
    """Return the leg under whose name the samples hold the working leg's signals."""
    if effort.side == "both":
        return seen.near
    sides = Counter(one.angle_side for one in seen.between(effort.start_s, effort.end_s))
    return "left" if sides["left"] > sides["right"] else "right"


def stay(seen: Seen, effort: Rep | Hold, leg: Leg) -> tuple[float, float]:
    """Return when an effort has arrived and when it leaves again, seconds.

    The engine tells how long a repetition stays and not from when: that is worked out again from
    the samples of its way out, in the engine's own manner.
    """
    if isinstance(effort, Hold):
        return effort.start_s, effort.end_s
    rule = seen.record.exercise.movement
    name, direction = column(rule.signal, leg), rule.settings.direction
    rows = [
        (sample.t_s, value, ())
        for sample in seen.between(effort.start_s - AROUND_S, effort.end_s)
        if (value := sample.signals[name]) == value
    ]
    low = direction * effort.peak_deg - effort.rom_deg
    if not rows or not max(direction * value for _, value, _ in rows) > low:
        return effort.turn_s, effort.turn_s
    arrived_s = measured(list(rows), direction, low, cut=True).in_s
    return arrived_s, arrived_s + effort.dwell_s


def problem(trial: Trial, protocol: Protocol, seen: Seen) -> str | None:
    """Return the id of the first reason why a trial cannot be used; None where it can.

    A stay that was too short is named last: a wrong set-up has to be put right before it matters.
    """
    excluded = trial.effort.excluded_by
    waived = excluded is None or excluded in protocol.score.limits_waived
    why = None if waived else EXCLUDED.get(str(excluded), "too_small")
    if why and why != "not_held":
        return why
    start_s, end_s = trial.start_s, trial.end_s + INCLUDED_S
    if isnan(seen.middle(protocol.score.signal, trial.leg, start_s, end_s)):
        return "not_side"
    if seen.leg_share(trial.leg, start_s, end_s) < numbers("measure")["seen_share"]:
        return "leg_not_seen"
    broken = (check for check in protocol.checks if _broken(check, trial, seen))
    return next((check.reason for check in broken), why)


def _broken(check: Check, trial: Trial, seen: Seen) -> bool:
    signal, leg = check.condition.signal, trial.leg
    value = seen.middle(signal, leg, trial.start_s, trial.end_s + INCLUDED_S)
    if check.against == "rest":
        began_s = trial.effort.start_s
        before = seen.between(began_s - numbers("measure")["rest_s"], began_s)
        resting = [sample for sample in before if sample.phase == "rest"]
        rest = [one.signals[column(signal, leg)] for one in resting]
        value -= sorted(rest)[len(rest) // 2] if rest else float("nan")
    return breaks(check.condition, value)


def is_far(trial: Trial, seen: Seen) -> bool:
    """Whether the leg that works is the one away from the camera."""
    return trial.side in LEGS and seen.record.view.near_side not in (None, trial.leg)
