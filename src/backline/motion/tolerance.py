"""One soft-bounds function behind every judgement: score, colour and cue from one number."""

from math import isnan

NAN = float("nan")


def tolerance(value: float, low: float, high: float, margin: float) -> float:
    """Return 1 inside the bounds, falling in a straight line to 0 at ``margin`` outside them.

    Parameters
    ----------
    value : float
        NaN (not seen) gives NaN: "no fault" and "not seen" never look alike.
    low, high : float
        The bounds; infinite where one side is open.
    margin : float
        In the unit of the value; 0 makes a hard edge.

    >>> [tolerance(x, 0, 10, 10) for x in (5, 10, 15, 25)]
    [1.0, 1.0, 0.5, 0.0]
    """
    if isnan(value):
        return NAN
    outside = max(low - value, value - high, 0.0)
    if outside == 0.0:
        return 1.0
    return max(0.0, 1.0 - outside / margin) if margin > 0 else 0.0
