"""Finding the number at which a falling function meets a target."""

from collections.abc import Callable

SEARCH_STEPS = 24


def solved(value: Callable[[float], float], target: float, low: float, high: float) -> float:
    """Return where a falling function meets the target, between two bounds."""
    for _ in range(SEARCH_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if value(middle) > target else (low, middle)
    return (low + high) / 2
