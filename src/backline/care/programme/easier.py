"""The easier form of an exercise: what takes its place when it is left out."""

from ...library.programme_load import Step, Tracks
from .prescription import Item


def easier_form(item: Item, known: Tracks) -> Step | None:
    """Return what the programme gives in place of an exercise that is left out.

    It is the last step before the first one of that exercise on the same track, so its load is
    never higher: load does not fall along a track.

    Parameters
    ----------
    item : Item
        As it is prescribed.
    known : Tracks

    Returns
    -------
    Step or None
        None where the exercise is the first form of its track.
    """
    steps = known[item.track].steps
    first = next(at for at, step in enumerate(steps) if step.exercise == item.exercise)
    return steps[first - 1] if first else None
