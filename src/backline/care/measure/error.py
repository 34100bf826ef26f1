"""How far a test's angle may be off: the camera, the person's own variation, and the repeats."""

from collections.abc import Sequence
from math import hypot, sqrt
from statistics import stdev

from ...library import numbers
from ...motion.error import angle_error_deg
from ...motion.protocol import Protocol


def angle_error(
    protocol: Protocol, values_deg: Sequence[float], off_deg: float, far_leg: bool
) -> float:
    """Return the half width around the mean of a test's trials, degrees.

    The camera's error does not shrink with the number of trials: most of it is the same each time.
    What the repeats differ by does; where there are fewer than the protocol asks for, they are
    taken to differ by at least a usual amount.

    Parameters
    ----------
    protocol : Protocol
    values_deg : sequence of float
        One value for each usable trial, at least one.
    off_deg : float
        Estimated degrees between the line of sight and a true side view.
    far_leg : bool
    """
    given = numbers("measure")
    camera = angle_error_deg(protocol.score.signal, off_deg, far_leg)
    once = max(protocol.error.least, hypot(camera, protocol.error.method))
    spread = stdev(values_deg) if len(values_deg) > 1 else 0.0
    if len(values_deg) < protocol.trials:
        spread = max(spread, given["repeat_sd_deg"])
    return hypot(once, given["repeat_z"] * spread / sqrt(len(values_deg)))
