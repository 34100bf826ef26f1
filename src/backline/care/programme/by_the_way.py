"""What was done in breaks, by the way: it counts once it makes up the whole of the day's step.

A break from sitting is a small dose of the programme. Less than the whole step of an exercise,
whether in one break or in many, is not seen by the programme: the day is no exercise day by it,
nothing is taken out of the day's session, no rest for strength follows, and nothing that is earned
is lost by it. From the whole on, it counts as what is done in a session does.

The whole are as many sets as the present step asks for, on every side, each with all of its
repetitions or seconds (a quarter less where that is what the day asks for). Sets of a session and
of breaks make it up together. The minutes of walks add up to one walk. Another form of the exercise
than that of the step counts in a session only: it would leave the step itself undone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ...library import activities
from ...library.programme_load import Step, Tracks
from ..history import Day, SetDone
from .dose import eased_amount
from .returning import returned
from .state import WALK, State


def counted(day: Day, state: State, known: Tracks) -> Day:
    """Return a day with what counts of its breaks among its sets, and no breaks.

    Parameters
    ----------
    day : Day
    state : State
        After every day before it, and after its morning.
    known : Tracks
    """
    if not day.in_breaks:
        return day
    state = returned(state, day.day.toordinal(), known)
    sets = day.sets
    for exercise in dict.fromkeys(one.exercise for one in day.in_breaks):
        if step := step_of(exercise, state, known):
            sets = _with(sets, [one for one in day.in_breaks if one.exercise == exercise], step)
    return replace(day, sets=sets, in_breaks=())


def step_of(exercise: str, state: State, known: Tracks) -> Step | None:
    """Return the dose of the step that asks for an exercise now; None where none does."""
    if exercise not in known.holding:
        return None
    track = known[known.holding[exercise]]
    now = state.track(track)
    step = track.steps[min(now.step, len(track.steps) - 1)]
    if step.exercise != exercise:
        return None
    if not now.eased:
        return step
    repetitions, seconds = eased_amount(step.repetitions, step.seconds)
    return replace(step, repetitions=repetitions, seconds=seconds)


def _with(sets: tuple[SetDone, ...], more: Sequence[SetDone], step: Step) -> tuple[SetDone, ...]:
    """Return a session's sets and those of breaks, where only these make a whole step of them."""
    own = [one for one in sets if one.exercise == step.exercise]
    if step.exercise == WALK:
        return _walked(sets, own, more, step)
    sides = _sides(step.exercise, [*own, *more])
    full = [one for one in more if _is_full(one, step, sides)]
    if _is_whole(own, step, sides) or not _is_whole([*own, *full], step, sides):
        return sets
    return (*sets, *full)


def _walked(
    sets: tuple[SetDone, ...], own: Sequence[SetDone], more: Sequence[SetDone], step: Step
) -> tuple[SetDone, ...]:
    walked_s, in_breaks_s = (sum(one.seconds for one in some) for some in (own, more))
    if walked_s >= step.seconds or walked_s + in_breaks_s < step.seconds:
        return sets
    others = (one for one in sets if one.exercise != WALK)
    return (*others, SetDone(WALK, "both", seconds=walked_s + in_breaks_s))


def _sides(exercise: str, sets: Iterable[SetDone]) -> tuple[str, ...]:
    """Return the sides of an exercise; those of one's own follow from what was done."""
    if known := activities().get(exercise):
        return known.sides
    return ("both",) if all(one.side == "both" for one in sets) else ("left", "right")


def _is_full(one: SetDone, step: Step, sides: Sequence[str]) -> bool:
    """Whether a set reaches all of what one set is; of legs that take turns each does that."""
    done, wanted = (
        (one.repetitions, step.repetitions) if step.repetitions else (one.seconds, step.seconds)
    )
    return one.dose_met and done >= wanted * (len(sides) if one.side == "both" else 1)


def _is_whole(sets: Iterable[SetDone], step: Step, sides: Sequence[str]) -> bool:
    full = [one.side for one in sets if _is_full(one, step, sides)]
    of_each = (sum(one in {side, "both"} for one in full) for side in sides)
    return all(count >= step.sets for count in of_each)
