"""A dose: in words, and a quarter less of it."""

from ...library import numbers
from ...library.programme_load import Step, sentences
from ...motion.said import Figure, say
from .prescription import Item

SHORTEST_S, MINUTE_S, LONG_S = 5, 60, 300
"""A hold is eased by whole five seconds, a walk by whole minutes."""


def eased_amount(repetitions: int, seconds: float) -> tuple[int, float]:
    """Return a quarter less: of the repetitions, or of the seconds where none are counted."""
    share = numbers("programme")["eased_share"]
    if repetitions:
        return max(1, int(repetitions * share)), seconds
    round_to = MINUTE_S if seconds >= LONG_S else SHORTEST_S
    return 0, float(max(SHORTEST_S, int(seconds * share / round_to) * round_to))


def dose_words(dose: Step | Item) -> str:
    """Return sets, repetitions and seconds as one says them: ``2 x 8``, ``3 x 30 s``, ``10 min``.

    >>> dose_words(Step("strap_stretch", 1, 3, 0, 30.0))
    '3 x 30 s'
    """
    kind = "repetitions" if dose.repetitions else "walk" if dose.exercise == "walk" else "hold"
    if dose.repetitions and dose.seconds:
        kind = "held"
    return say(
        sentences()[f"dose_{kind}"],
        sets=dose.sets,
        repetitions=dose.repetitions,
        seconds=Figure(dose.seconds),
        minutes=Figure(dose.seconds / 60),
    )
