"""A camera held in the hand: slow wandering and tremor of its place and direction."""

from dataclasses import dataclass

import numpy as np

from .camera import Camera
from .rotations import Array
from .spec import Spec

TREMOR_HZ = np.array([0.31, 0.73, 1.7, 3.1])
TREMOR_SHARE = np.array([0.45, 0.3, 0.17, 0.08])
"""Most of hand shake is slow; chosen by us."""


@dataclass(frozen=True)
class Shake:
    """How far the camera wanders at most: degrees of each angle, metres of each direction."""

    deg: float
    metres: float
    seed: int

    def at(self, t_s: float) -> Array:
        """Return how far off it is: pan, tilt and roll in degrees, then x, y and z in metres."""
        rng = np.random.default_rng(self.seed)
        phase = rng.uniform(0, 2 * np.pi, (6, len(TREMOR_HZ)))
        waves = np.sin(2 * np.pi * TREMOR_HZ * t_s + phase) @ TREMOR_SHARE
        return np.asarray(waves * np.repeat([self.deg, self.metres], 3))


def aim_of(spec: Spec) -> Array:
    """Return the point that the camera looks at, (3,), metres."""
    middle = [0.05, 0, 0.92] if spec.standing else [0.05, 0, 0.38]
    return np.array(spec.aim or middle)


def camera_of(spec: Spec, shake: Shake | None = None, t_s: float = 0.0) -> Camera:
    """Return the camera of a spec, shaken or on its tripod."""
    aim, azimuth = aim_of(spec), np.radians(spec.azimuth)
    x, y = np.array([np.sin(azimuth), -np.cos(azimuth)]) * spec.distance
    eye = np.array([aim[0] + x, aim[1] + y, spec.height])
    size = (spec.width, spec.height_px)
    if shake is None:
        return Camera(eye, aim, spec.fov, size, spec.roll)
    pan, tilt, roll, *offset = shake.at(t_s)
    right = np.array([np.cos(azimuth), np.sin(azimuth), 0])
    aside = np.tan(np.radians([pan, tilt])) * spec.distance
    target = aim + offset + aside[0] * right + aside[1] * np.array([0, 0, 1])
    return Camera(eye + offset, target, spec.fov, size, spec.roll + float(roll))
