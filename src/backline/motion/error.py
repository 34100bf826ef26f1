"""How far an angle may be off: the half width that holds the truth in about nine of ten cases.

Measured on rendered people whose angles are known (bench/RESULTS.md), heavy landmark model. The hip
cannot be told better than about 4 degrees by anybody without motion capture: two to three
centimetres of hip-centre convention are that much (docs/engine.md).
"""

from math import hypot

NAN = float("nan")
BASE_DEG = {"hip": 8.0, "knee": 9.0, "trunk": 6.0}
VIEW_DEG_PER_DEG = 0.25  # widening for each degree that the view is off the side
FAR_LEG_DEG = 7.0  # the far leg is seen worse: nine in ten within 11.6 against 7.8 at the hip
NO_REST_DEG = 5.0  # a leg raise against no resting line; chosen by us


def angle_error_deg(signal: str, off_deg: float, far_leg: bool, no_rest: bool = False) -> float:
    """Return the error of one angle.

    Parameters
    ----------
    signal : str
        The name of the measured quantity.
    off_deg : float
        Estimated degrees between the line of sight and a true side view.
    far_leg : bool
        Whether the angle belongs to the leg away from the camera.
    no_rest : bool
        Whether the person was never seen at rest.
    """
    joint = next((part for part in ("knee", "trunk") if signal.startswith(part)), "hip")
    return hypot(
        BASE_DEG[joint],
        VIEW_DEG_PER_DEG * off_deg,
        FAR_LEG_DEG if far_leg else 0.0,
        NO_REST_DEG if no_rest and signal.startswith("leg_raise") else 0.0,
    )
