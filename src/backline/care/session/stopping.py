"""Whether pain asks for a stop, and where it can be said to hurt."""

from ...library.numbers_load import numbers
from ...motion.said import Said, say
from ..history import PainCheck

PLACES: dict[str, Said] = {
    "lower_back": say("the lower back"),
    "buttock": say("a buttock"),
    "back_of_thigh": say("the back of a thigh"),
    "lower_leg_or_foot": say("a lower leg or foot"),
    "elsewhere": say("somewhere else"),
}
"""Where it hurts, by ids."""


def asks_to_stop(check: PainCheck) -> bool:
    """Whether a pain check asks for a stop, and for the safety questions again."""
    high = check.pain > numbers("screening")["stop_above"]
    return high or check.leg_worse != "no" or check.stopped
