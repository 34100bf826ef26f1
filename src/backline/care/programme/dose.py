"""A dose in words."""

from ...library.programme_load import Step, sentences
from .prescription import Item


def dose_words(dose: Step | Item) -> str:
    """Return sets, repetitions and seconds as one says them: ``2 x 8``, ``3 x 30 s``, ``10 min``.

    >>> dose_words(Step("strap_stretch", 1, 3, 0, 30.0))
    '3 x 30 s'
    """
    kind = "repetitions" if dose.repetitions else "walk" if dose.exercise == "walk" else "hold"
    if dose.repetitions and dose.seconds:
        kind = "held"
    return sentences()[f"dose_{kind}"].format(
        sets=dose.sets,
        repetitions=dose.repetitions,
        seconds=f"{dose.seconds:g}",
        minutes=f"{dose.seconds / 60:g}",
    )
