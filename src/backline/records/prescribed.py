"""What the programme asked for, as the start of an exercise session keeps it."""

from ..care.programme import Item


def as_prescribed(item: Item) -> dict[str, object]:
    """Return one exercise of a day as plain values."""
    return {
        "exercise": item.exercise,
        "sets": item.sets,
        "repetitions": item.repetitions,
        "seconds": item.seconds,
        "sides": list(item.sides),
        "rung": item.rung,
        "step": item.step,
        "eased": item.eased,
    }
