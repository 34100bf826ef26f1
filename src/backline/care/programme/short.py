"""The short form: what matters most, for a day with few minutes."""

from dataclasses import replace

from ...library import numbers
from ...motion.said import Figure
from .prescribe import reason
from .prescription import Item, Prescription

N = numbers("programme")


def length_s(item: Item) -> float:
    """Return about how long an item takes, seconds."""
    one = item.repetitions * (N["second_s"] + item.seconds) if item.repetitions else item.seconds
    times = item.sets * max(1, len(item.sides))
    return times * one + (times - 1) * N["between_s"]


def short_form(full: Prescription, minutes: float) -> Prescription:
    """Return the part of a day that fits into a few minutes, one set of each; at least one item.

    What comes first is what the results point to: strength before the rest where that is its first
    rule, the stretch otherwise.
    """
    left_s = 60.0 * minutes
    chosen: list[Item] = []
    for item in sorted(full.items, key=_order):
        one = replace(item, sets=1)
        if not chosen or length_s(one) + N["between_s"] <= left_s:
            chosen.append(one)
            left_s -= length_s(one) + N["between_s"]
    kept = [one for item in full.items for one in chosen if one.exercise == item.exercise]
    note = reason("short_form", minutes=Figure(minutes))
    return replace(full, items=tuple(kept), reasons=(*full.reasons, note))


def _order(item: Item) -> tuple[int, int]:
    first = item.reasons[0].rule in {"bridge_first", "bridge_both", "stretch_length", "chair_stand"}
    return (0 if first else 1, {"strength": 0, "stretch": 1}.get(item.kind, 2))
