"""How much of one set fits into a break, and how that is said: pure functions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ...library.load import activities
from ...library.numbers_load import numbers
from ...motion.definition import Activity, Exercise
from ...motion.said import Figure, Own, Said, joined, say
from ..history import SetDone
from ..log_words import duration
from ..programme import Item
from ..session.slots import takes_turns
from ..session.tempo import tempo_s

N = numbers("programme")
MINUTE_S = 60.0
LONGER = 1.25
"""Times the break that a whole set may take, rather than be cut short (chosen by us)."""
DONE = 0.5
"""Of one set: when less than that is left of all of them, they count as done (chosen by us)."""
SIDES: Mapping[str, str] = {"left": say("left"), "right": say("right"), "both": ""}


@dataclass(frozen=True, slots=True)
class Amount:
    """What of one set of an item is done in a break.

    Attributes
    ----------
    sides : tuple of str
        One after the other; ``both`` where both legs work, or take turns.
    each : float
        Repetitions or seconds of each leg.
    legs : int
        Legs that take turns within one set.
    whole : bool
        Whether it is all of a set of the plan's step.
    """

    sides: tuple[str, ...]
    each: float
    legs: int
    whole: bool


def left_of(item: Item, sets: Iterable[SetDone], activity: Activity) -> dict[str, float]:
    """Return what a day still asks for of an item, in repetitions or seconds, by side.

    Parameters
    ----------
    item : Item
        As the plan asks for it.
    sets : iterable of SetDone
        What was done of anything on that day; one without a count was as asked for.
    activity : Activity
        Its definition.
    """
    each = item.repetitions or item.seconds
    turns = takes_turns(activity)
    left = {side: item.sets * each for side in item.sides}
    for one in sets:
        if one.exercise != item.exercise:
            continue
        done = float(one.repetitions if item.repetitions else one.seconds)
        if not one.repetitions and not one.seconds:
            done = each if one.dose_met else 0.0
        elif one.side == "both" and turns:
            done /= len(item.sides)
        for side, still in left.items():
            if one.side in {side, "both"} or side == "both":
                left[side] = max(0.0, still - done)
    return left


def still_asked(item: Item, left: float) -> bool:
    """Whether what is left of an item on a side is worth another set."""
    return left >= DONE * (item.repetitions or item.seconds)


def fitting(
    item: Item, activity: Activity, left: Mapping[str, float], order: Sequence[str], minutes: float
) -> Amount:
    """Return one set of an item as it fits into some minutes, at least one repetition of it.

    Parameters
    ----------
    item : Item
    activity : Activity
    left : mapping of side to float
        Of `left_of`; a side that asks for no more is left alone where the other one does.
    order : sequence of str
        The sides in the order in which to take them; both are taken where both fit.
    minutes : float
    """
    each = float(item.repetitions or item.seconds)
    todo = [side for side in order if still_asked(item, left[side])] or list(order)
    turns = takes_turns(activity) and len(item.sides) > 1
    legs = len(item.sides) if turns else 1
    one_s, room_s = _one_s(item, activity) * legs, MINUTE_S * minutes
    fits = each
    if each * one_s > LONGER * room_s:
        fits = float(max(1, int(room_s / one_s)))
    if turns:
        return Amount(("both",), fits, legs, fits >= each)
    all_s = len(todo) * each * one_s + (len(todo) - 1) * N["between_s"]
    sides = todo if all_s <= LONGER * room_s else todo[:1]
    return Amount(tuple(sides), fits, legs, fits >= each)


def titled(item: Item, activity: Activity, amount: Amount) -> Said:
    """Return what to do in a few words: ``Standing march, 10 on each side``."""
    counted = bool(item.repetitions)
    if amount.legs > 1 or len(amount.sides) > 1:
        each = Figure(amount.each)
        how = say("{n} on each side", n=each) if counted else say("{n} s on each side", n=each)
        return joined([name_of(activity), how], ", ")
    how = _times(int(amount.each)) if counted else duration(amount.each)
    return joined([name_of(activity), how, SIDES[amount.sides[0]]], ", ")


def name_of(activity: Activity) -> str:
    """Return what an exercise is called; a person's own name for one is not translated."""
    return activity.name if activity.id in activities() else Own(activity.name)


def _one_s(item: Item, activity: Activity) -> float:
    """Return how long one repetition, or one second, takes."""
    if not item.repetitions:
        return 1.0
    out_and_back_s = tempo_s(activity) if isinstance(activity, Exercise) else N["second_s"]
    return float(out_and_back_s + item.seconds)


def _times(count: int) -> Said:
    return say("1 repetition") if count == 1 else say("{n} repetitions", n=count)
