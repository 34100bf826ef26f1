"""What a session came to: what went well, one thing to work on, and tomorrow. Pure functions."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...library.numbers_load import numbers
from ...motion.definition import Activity, Exercise
from ...motion.said import Said, say
from ..programme import Prescription
from .lived import Lived, SetLived
from .slots import Slot

CLEAN_FROM = 5  # repetitions without a fault that are worth a word; chosen by us
TWICE = 2  # a fault that was seen once is chance; chosen by us


@dataclass(frozen=True, slots=True)
class WorkOn:
    """The one thing to work on: the fault that was seen most often.

    ``says`` is what was seen and ``cue`` what to do, in the words of the exercise's file.
    """

    exercise: str
    fault: str
    times: int
    says: str
    cue: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a session came to.

    Attributes
    ----------
    went_well : tuple of Said
        Facts, the largest first; at least one.
    work_on : WorkOn or None
    tomorrow : Prescription or None
        What the plan has for the next day.
    next_session : Prescription or None
        The next day of the week with exercises.
    """

    went_well: tuple[Said, ...]
    work_on: WorkOn | None
    tomorrow: Prescription | None
    next_session: Prescription | None


def summary(
    lived: Lived,
    found: Sequence[Slot],
    known: Mapping[str, Activity],
    week: Sequence[Prescription] = (),
) -> Summary:
    """Return what a session came to.

    Parameters
    ----------
    lived : Lived
    found : sequence of Slot
        Of `slots`.
    known : mapping of exercise id to Activity
    week : sequence of Prescription
        Of the plan, today first.
    """
    ahead = week[1:]
    return Summary(
        tuple(_went_well(lived, found, known)),
        _work_on(lived, known),
        ahead[0] if ahead else None,
        next((day for day in ahead if day.exercise_session), None),
    )


def _went_well(
    lived: Lived, found: Sequence[Slot], known: Mapping[str, Activity]
) -> Iterator[Said]:
    done = sum(slot.state == "done" and _something(slot.lived) for slot in found)
    if lived.stopped:
        yield say("You stopped when it hurt. That was right.")
    if done and done == len(found):
        yield say("You did all that was planned.")
    elif done:
        yield say("You did {done} of {planned} planned sets.", done=done, planned=len(found))
    elif not lived.stopped:
        yield say("You came, and that counts.")
    yield from _amounts(lived)
    for name in dict.fromkeys(one.exercise for one in lived.sets):
        mine = [one for one in lived.sets if one.exercise == name]
        if _clean(mine) and isinstance(known.get(name), Exercise):
            yield say("{exercise}: no fault was seen.", exercise=known[name].name)
    pains = [one.pain for one in lived.pains if one.moment in {"during", "after"}]
    if pains and max(pains) <= numbers("programme")["calm_pain"]:
        yield say("Pain stayed low: {pain:g} of 10 at the most.", pain=max(pains))


def _amounts(lived: Lived) -> Iterator[Said]:
    repetitions = sum(one.repetitions for one in lived.sets)
    seconds = sum(one.seconds for one in lived.sets if not one.repetitions)
    if repetitions:
        yield say("Repetitions that counted: {n}.", n=repetitions)
    if seconds >= 1:
        yield say("Time held or walked, in minutes: {minutes}:{seconds:02d}.",
                  minutes=int(seconds) // 60, seconds=int(seconds) % 60)  # fmt: skip


def _something(lived: SetLived | None) -> bool:
    return lived is not None and bool(lived.repetitions or lived.seconds)


def _clean(mine: Sequence[SetLived]) -> bool:
    enough = sum(one.repetitions for one in mine) >= CLEAN_FROM
    return enough and not any(one.faults for one in mine)


def _work_on(lived: Lived, known: Mapping[str, Activity]) -> WorkOn | None:
    times = Counter[tuple[str, str]]()
    for one in lived.sets:
        times.update({(one.exercise, fault): count for fault, count in one.faults.items()})
    for (name, fault), count in times.most_common():
        activity = known.get(name)
        if count < TWICE or not isinstance(activity, Exercise):
            continue
        for rule in (*activity.faults, *activity.set_faults):
            if rule.id == fault:
                return WorkOn(name, fault, count, rule.says, rule.cue)
    return None
