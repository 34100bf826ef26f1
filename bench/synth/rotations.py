"""Rotations of the body and world frames: X forward, Y left, Z up.

A *pitch* turns forward to up about Y: 0 standing, +90 supine with the head towards -X.
"""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

OPPOSITE = -0.9999
"""Cosine below which two directions count as opposite."""


def pitch(deg: float) -> Array:
    """Return the (3, 3) rotation that takes forward (X) to up (Z) by an angle in degrees."""
    angle = np.radians(deg)
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, 0, -s], [0, 1, 0], [s, 0, c]])


def roll(deg: float) -> Array:
    """Return the (3, 3) rotation about X that takes left (Y) to up (Z), degrees."""
    angle = np.radians(deg)
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])


def yaw(deg: float) -> Array:
    """Return the (3, 3) rotation about Z that takes forward (X) to left (Y), degrees."""
    angle = np.radians(deg)
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def between(start: Array, end: Array) -> Array:
    """Return the smallest (3, 3) rotation that takes one direction to another."""
    start = start / np.linalg.norm(start)
    end = end / np.linalg.norm(end)
    axis, c = np.cross(start, end), float(start @ end)
    if c < OPPOSITE:
        half = np.cross(start, [0.0, 1, 0])
        half /= np.linalg.norm(half)
        return np.asarray(2 * np.outer(half, half) - np.eye(3))
    skew = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    return np.asarray(np.eye(3) + skew + skew @ skew / (1 + c))


def about(axis: Array, deg: float) -> Array:
    """Return the (3, 3) rotation about a direction by an angle in degrees, right-handed."""
    angle = np.radians(deg)
    x, y, z = axis / np.linalg.norm(axis)
    skew = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    return np.asarray(np.eye(3) + np.sin(angle) * skew + (1 - np.cos(angle)) * skew @ skew)
