"""The sets of a session in their order, and which of them are done: a pure function."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from ...library.numbers_load import numbers
from ...motion.definition import Activity, Exercise
from .lived import Lived, SetLived

State = Literal["open", "partial", "done", "left_out"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One set that was asked for, on one side.

    Attributes
    ----------
    key : str
        ``exercise/set/side``.
    exercise : str
    set, sets : int
        The first of ``sets`` is 1.
    side : str
        ``both`` also where the legs take turns within one set, as in the march.
    repetitions : int
        What to reach, of both legs together where they take turns; 0 where it goes by time.
    seconds : float
        Of the hold, of the stay at the end of each repetition, or of the walk.
    watched : bool
        Whether a camera can judge it; otherwise it goes by the clock or by counting.
    state : str
        ``open``, ``partial`` (begun and not ended), ``done`` or ``left_out``.
    lived : SetLived or None
        What was done of it.
    """

    key: str
    exercise: str
    set: int
    sets: int
    side: str
    repetitions: int
    seconds: float
    watched: bool
    state: State = "open"
    lived: SetLived | None = None

    def dose_met(self, repetitions: int, seconds: float) -> bool:
        """Whether an amount reaches what was asked for."""
        if self.repetitions:
            return repetitions >= self.repetitions
        return whole_s(seconds) >= self.seconds


def whole_s(seconds: float) -> float:
    """Return seconds as they are told: holds are read to half a second (docs/conventions.md).

    >>> whole_s(29.6), whole_s(29.4)
    (30.0, 29.0)
    """
    return float(int(seconds + 0.5))


def slots(lived: Lived, known: Mapping[str, Activity]) -> tuple[Slot, ...]:
    """Return the sets of a session in the order in which to do them.

    The n-th set of an exercise and side that was done is the n-th that was asked for.

    Parameters
    ----------
    lived : Lived
    known : mapping of exercise id to Activity
        The library and the person's own.
    """
    left = list(lived.sets)
    return tuple(_filled(slot, left, lived) for slot in _asked(lived.prescribed, known))


def upcoming(found: Iterable[Slot]) -> Slot | None:
    """Return the set to do now: one that was begun before one that was not; None at the end."""
    todo = [slot for slot in found if slot.state in {"open", "partial"}]
    return next((slot for slot in todo if slot.state == "partial"), todo[0] if todo else None)


def rest_s(before: Slot | None, after: Slot | None) -> float:
    """Return the rest between two sets, seconds; 0 where there is no set on one side of it."""
    return 0.0 if before is None or after is None else numbers("programme")["between_s"]


def takes_turns(activity: Activity | None) -> bool:
    """Whether both legs work in one set, one after the other."""
    return isinstance(activity, Exercise) and activity.movement.follow == "each_leg"


def _asked(
    prescribed: Sequence[Mapping[str, Any]], known: Mapping[str, Activity]
) -> Iterator[Slot]:
    for item in prescribed:
        name, sets = item["exercise"], int(item["sets"])
        activity = known.get(name)
        sides, times = list(item["sides"]), 1
        if takes_turns(activity) and len(sides) > 1:
            sides, times = ["both"], len(sides)
        for number in range(1, sets + 1):
            for side in sides:
                yield Slot(
                    f"{name}/{number}/{side}", name, number, sets, side,
                    times * int(item["repetitions"]), float(item["seconds"]),
                    isinstance(activity, Exercise),
                )  # fmt: skip


def _filled(slot: Slot, left: list[SetLived], lived: Lived) -> Slot:
    """Return a slot with the first set that fits it, which is taken out of those left."""
    mine = next(
        (one for one in left if (one.exercise, one.side) == (slot.exercise, slot.side)), None
    )
    if mine is not None:
        left.remove(mine)
        if mine.over:
            return replace(slot, state="done", lived=mine)
    if slot.exercise in lived.left_out:
        return replace(slot, state="left_out", lived=mine)
    return replace(slot, state="partial", lived=mine) if mine else slot
