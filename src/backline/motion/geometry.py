"""Angles between lines in the picture: pure functions of plain floats.

Picture coordinates have x to the right and y down; angles are degrees, counter-clockwise positive
as one looks at the picture, so y is negated here and nowhere else. NaN in gives NaN out.
"""

from math import acos, atan2, degrees, isnan

NAN = float("nan")


def direction_deg(from_x: float, from_y: float, to_x: float, to_y: float) -> float:
    """Return the direction of a line in the picture: 0 to the right, 90 up, in (-180, 180].

    >>> direction_deg(0, 0, 0, -5)
    90.0
    """
    return degrees(atan2(from_y - to_y, to_x - from_x))


def wrapped_deg(angle_deg: float) -> float:
    """Return the same angle in [-180, 180).

    >>> wrapped_deg(270.0)
    -90.0
    """
    return (angle_deg + 180.0) % 360.0 - 180.0


def flexion_deg(proximal_deg: float, distal_deg: float, facing: int) -> float:
    """Return how far the distal segment is turned towards the body's front against the proximal.

    Parameters
    ----------
    proximal_deg, distal_deg : float
        Directions in the picture (`direction_deg`), both from head to foot.
    facing : int
        +1 when the front of the body lies counter-clockwise of the trunk (its right side is near
        the camera), -1 when it lies clockwise.

    Returns
    -------
    float
        Degrees; 0 in line, positive towards the front. The knee bends the other way.

    >>> flexion_deg(-90.0, 0.0, +1)  # standing, seen from the right, thigh forward
    90.0
    """
    return facing * wrapped_deg(distal_deg - proximal_deg)


def lift_deg(drop_px: float, length_px: float) -> float:
    """Return how far a segment is raised from hanging down, by its drop in the picture.

    Parameters
    ----------
    drop_px : float
        How far its lower end lies below its upper end; negative above.
    length_px : float
        Its true length in the picture, pixels, above 0.

    Returns
    -------
    float
        0 hanging, 90 level, up to 180.

    >>> round(lift_deg(50.0, 100.0))
    60
    """
    if isnan(drop_px) or not length_px > 0:
        return NAN
    return degrees(acos(max(-1.0, min(1.0, drop_px / length_px))))
