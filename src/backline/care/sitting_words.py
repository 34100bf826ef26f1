"""Bouts of sitting and breaks from it in words: one by one, and those of a day in one line."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..motion.said import Said, joined, say

Body = Mapping[str, Any]

KINDS = ("sitting_bout", "break")
"""Dozens of them may be of one day: whoever lists them sums them up with `summed`."""
MINUTE_S, HOUR_MIN = 60, 60
ENDED = {
    "break": say("ended by a break"),
    "natural": say("then away from the desk"),
    "standing": say("then standing"),
    "day": say("up to the turn of the day"),
    "stopped": say("until it was no longer watched"),
}
NOT_TAKEN = {
    "standing": say("No break needed: you were standing"),
    "skipped": say("A break skipped"),
    "missed": say("A break that nobody answered"),
}
COUNTS: dict[str, Callable[[int], Said]] = {
    "taken": lambda n: say("{n} taken", n=n),
    "natural": lambda n: say("{n} of your own", n=n),
    "standing": lambda n: say("{n} standing", n=n),
    "skipped": lambda n: say("{n} skipped", n=n),
    "missed": lambda n: say("{n} not answered", n=n),
}


def lasted(seconds: float) -> Said:
    """Return how long something was, to the minute; to the second below one.

    >>> lasted(48 * 60), lasted(95 * 60), lasted(40)
    ('48 minutes', '1 h 35 min', '40 s')
    """
    minutes = round(seconds / MINUTE_S)
    if seconds < MINUTE_S:
        return say("{n} s", n=round(seconds))
    if minutes == 1:
        return say("1 minute")
    if minutes < HOUR_MIN:
        return say("{n} minutes", n=minutes)
    hours, left = divmod(minutes, HOUR_MIN)
    return say("{h} h {n} min", h=hours, n=left) if left else say("{n} h", n=hours)


def bout_words(body: Body) -> Said:
    """Return a bout of sitting in a few words."""
    time, how = lasted(body["seconds"]), ENDED[body["ended"]]
    return say("Sitting {time}, {how}", time=time, how=how)


def break_words(body: Body, exercise: str = "") -> Said:
    """Return a break in a few words.

    Parameters
    ----------
    body : mapping
    exercise : str
        What the exercise that was done in it is called; empty for none.
    """
    if body["outcome"] in NOT_TAKEN:
        return NOT_TAKEN[body["outcome"]]
    time = lasted(body.get("seconds", 0.0))
    if body["outcome"] == "natural":
        return say("A break of your own: {time} away", time=time)
    if exercise:
        return say("A break of {time}: {what}", time=time, what=exercise)
    return say("A break of {time}", time=time)


def summed(bouts: Iterable[Body], breaks: Iterable[Body]) -> Said:
    """Return the sitting of a day and its breaks in one line.

    >>> sat = {"seconds": 2400.0, "unbroken_s": 2400.0}
    >>> summed([sat, sat], [{"outcome": "taken"}, {"outcome": "skipped"}])
    'Sitting 1 h 20 min, 40 minutes at the longest; breaks: 1 taken, 1 skipped'
    """
    sat = [(one["seconds"], one["unbroken_s"]) for one in bouts]
    counts = Counter(one["outcome"] for one in breaks)
    parts = list[Said]()
    if sat:
        total, longest = sum(seconds for seconds, _ in sat), max(unbroken for _, unbroken in sat)
        sitting = say("Sitting {time}", time=lasted(total))
        most = say("{time} at the longest", time=lasted(longest)) if len(sat) > 1 else ""
        parts.append(joined([sitting, most], ", "))
    if counts:
        told = joined([words(counts[name]) for name, words in COUNTS.items() if counts[name]], ", ")
        parts.append(
            say("breaks: {counts}", counts=told) if sat else say("Breaks: {counts}", counts=told)
        )
    return joined(parts, "; ")
