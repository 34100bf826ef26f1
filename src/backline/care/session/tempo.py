"""How long one repetition takes where no camera follows it: a pure function."""

from ...motion.definition import Exercise

SLOW_AND_EVEN = 4.0
"""Times as long as what would be called too fast; chosen by us."""


def tempo_s(exercise: Exercise) -> float:
    """Return the seconds of a repetition out and back, without the stay in between."""
    return round(2.0 * SLOW_AND_EVEN * exercise.movement.fast_s) / 2.0
