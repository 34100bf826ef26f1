"""What one day held against the pain of the next, with what chance alone would give beside it."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from ...library.numbers_load import numbers
from ..history import Day
from .courses import worst_pain
from .values import Cause, Together
from .weeks import day_load

Floats = NDArray[np.float64]

SEED = 3  # the same log gives the same words on every day and machine


def next_day(days: Sequence[Day], today: date) -> tuple[Together, ...]:
    """Return the next day's pain against the day's load, and against its hours of sitting."""
    load, sitting = pairs(days, today)
    return together("load", load), together("sitting", sitting)


Pairs = list[tuple[float, float]]
"""What the day held, and the pain of the next."""


def pairs(days: Sequence[Day], today: date) -> tuple[Pairs, Pairs]:
    """Return load and sitting of the lately gone days, each with the next day's pain.

    A day that is not in the log, after the first that is, had no load. Hours of sitting count only
    where they were noted.
    """
    oldest = today - timedelta(numbers("progress")["pairs_newest_days"])
    by_day = {day.day: day for day in days}
    load: Pairs = []
    sitting: Pairs = []
    for after in days[1:]:
        if after.day <= oldest or (pain := pain_after(after)) is None:
            continue
        before = by_day.get(after.day - timedelta(1))
        load.append((day_load(before) if before else 0.0, pain))
        if before and before.sitting_h is not None:
            sitting.append((before.sitting_h, pain))
    return load, sitting


def pain_after(day: Day) -> float | None:
    """Return the pain that tells of the day before: in the morning, or else before exercise."""
    morning = worst_pain(day, "morning")
    return worst_pain(day, "before") if morning is None else morning


def together(cause: Cause, found: Pairs) -> Together:
    """Compare higher with lower days, and with the same days shuffled."""
    known = numbers("progress")
    count = len(found)
    if count < known["pairs_least"]:
        return Together(cause, count, "too_few")
    held, pain = np.array(found, float).T
    if np.ptp(held) == 0 or np.ptp(pain) == 0:
        return Together(cause, count, "no_contrast")
    split = float(np.median(held))
    higher = held > split if (held > split).any() else held >= split
    higher_pain, lower_pain = float(pain[higher].mean()), float(pain[~higher].mean())
    shuffled = shuffles(count)
    ranks, pain_ranks = ranked(held), ranked(pain)
    rank = float(correlations(ranks, pain_ranks[None])[0])
    rank_by_chance = _middle(correlations(ranks, pain_ranks[shuffled]))
    inside = rank_by_chance[0] <= rank <= rank_by_chance[1]
    return Together(
        cause, count, "chance" if inside else "together", split,
        pain_higher=higher_pain, pain_lower=lower_pain, difference=higher_pain - lower_pain,
        difference_by_chance=_middle(differences(higher, pain[shuffled])),
        rank_correlation=rank, rank_by_chance=rank_by_chance,
    )  # fmt: skip


def shuffles(count: int) -> NDArray[np.intp]:
    """Return orders of so many days, shape (shuffles, count), always the same.

    Weeks are shuffled whole, from a random day on, and quarters of the log where it is shorter than
    four weeks: pain and exercise both run in good and bad weeks, and days shuffled one by one would
    make far too much of two series that merely do so.
    """
    known = numbers("progress")
    many, block = int(known["shuffles"]), max(1, min(int(known["block_pairs"]), count // 4))
    chance = np.random.default_rng(SEED)
    start = chance.integers(count, size=(many, 1))
    keys = chance.random((many, -(-count // block))).repeat(block, axis=1)[:, :count]
    order: NDArray[np.intp] = (np.argsort(keys, axis=1, kind="stable") + start) % count
    return order


def ranked(values: Floats) -> Floats:
    """Return ranks from 1, ties sharing their mean.

    >>> ranked(np.array([3.0, 1.0, 3.0])).tolist()
    [2.5, 1.0, 2.5]
    """
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: Floats = (last - (counts - 1) / 2)[place]
    return ranks


def correlations(one: Floats, others: Floats) -> Floats:
    """Return Pearson's correlation of a row, shape (n,), with each row of others, shape (m, n).

    Every row holds at least two different values.
    """
    centred, rest = one - one.mean(), others - others.mean(axis=1, keepdims=True)
    lengths = np.linalg.norm(centred) * np.linalg.norm(rest, axis=1)
    found: Floats = np.clip(rest @ centred / lengths, -1.0, 1.0)
    return found


def differences(higher: NDArray[np.bool_], pains: Floats) -> Floats:
    """Return the mean over the higher days less that over the others, for each row of pains."""
    weights = np.where(higher, 1 / higher.sum(), -1 / (~higher).sum())
    found: Floats = pains @ weights
    return found


def _middle(values: Floats) -> tuple[float, float]:
    tail = (1 - numbers("progress")["chance_share"]) / 2
    low, high = np.quantile(values, (tail, 1 - tail))
    return float(low), float(high)
