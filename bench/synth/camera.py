"""The camera: where it stands, what it sees, and how world points meet the picture."""

import numpy as np

from .rotations import Array

NEAR_M, FAR_M = 0.05, 30.0


def look_at(eye: Array, target: Array, up: tuple[float, float, float] = (0, 0, 1)) -> Array:
    """Return the (4, 4) view matrix: x right, y up, looking along -z."""
    ahead = np.asarray(target, float) - eye
    ahead /= np.linalg.norm(ahead)
    right = np.cross(ahead, up)
    right /= np.linalg.norm(right)
    view = np.eye(4)
    view[:3, :3] = [right, np.cross(right, ahead), -ahead]
    view[:3, 3] = -view[:3, :3] @ eye
    return view


class Camera:
    """A perspective camera.

    Parameters
    ----------
    eye, target : array_like, shape (3,)
        Where it stands and what it looks at, metres.
    fov, roll : float
        Horizontal field of view, and turn about its own axis, degrees.
    size : tuple of int
        Width and height, pixels.
    """

    def __init__(
        self, eye: Array, target: Array, fov: float, size: tuple[int, int], roll: float = 0.0
    ) -> None:
        self.size, self.eye = size, np.asarray(eye, float)
        width, height = size
        self.focal_px = float(width / 2 / np.tan(np.radians(fov) / 2))
        self.view = look_at(self.eye, target)
        if roll:
            angle = np.radians(roll)
            turn = np.eye(4)
            turn[:2, :2] = [[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]
            self.view = turn @ self.view
        depth = FAR_M - NEAR_M
        self.projection = np.array(
            [
                [2 * self.focal_px / width, 0, 0, 0],
                [0, 2 * self.focal_px / height, 0, 0],
                [0, 0, -(FAR_M + NEAR_M) / depth, -2 * FAR_M * NEAR_M / depth],
                [0, 0, -1, 0],
            ]
        )

    def project(self, points: Array) -> Array:
        """Return world points (..., 3) as pixels (..., 2): x right, y down, from the corner."""
        seen = np.asarray(points) @ self.view[:3, :3].T + self.view[:3, 3]
        depth = -seen[..., 2:3]
        width, height = self.size
        x = width / 2 + self.focal_px * seen[..., :1] / depth
        y = height / 2 - self.focal_px * seen[..., 1:2] / depth
        return np.concatenate([x, y], -1)
