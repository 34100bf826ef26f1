"""Triangles of simple solids: positions and normals, (3 x triangles, 3) each, metres."""

import numpy as np
from numpy.typing import ArrayLike

from .rotations import Array

Solid = tuple[Array, Array]
_TWO_TRIANGLES = (0, 1, 2, 0, 2, 3)


def box(low: ArrayLike, high: ArrayLike) -> Solid:
    """Return an axis-aligned box between two corners."""
    corners = np.asarray(low, float), np.asarray(high, float)
    points, normals = [], []
    for axis in range(3):
        for side in (0, 1):
            face = []
            for u, v in ((0, 0), (1, 0), (1, 1), (0, 1)):
                point = np.empty(3)
                point[axis] = corners[side][axis]
                point[(axis + 1) % 3] = corners[u][(axis + 1) % 3]
                point[(axis + 2) % 3] = corners[v][(axis + 2) % 3]
                face.append(point)
            if side == 0:
                face = face[::-1]
            normal = np.zeros(3)
            normal[axis] = 2 * side - 1
            points += [face[k] for k in _TWO_TRIANGLES]
            normals += [normal] * 6
    return np.array(points), np.array(normals)


def tube(start: Array, end: Array, radius_m: float, sides: int = 8) -> Solid:
    """Return a straight tube between two points."""
    along = end - start
    along = along / (np.linalg.norm(along) + 1e-9)
    u = np.cross(along, [0.3, 0.9, 0.2])
    u /= np.linalg.norm(u)
    angles = np.linspace(0, 2 * np.pi, sides + 1)
    ring = np.cos(angles)[:, None] * u + np.sin(angles)[:, None] * np.cross(along, u)
    points, normals = [], []
    for k in range(sides):
        here, there = ring[k], ring[k + 1]
        face = [
            start + radius_m * here,
            start + radius_m * there,
            end + radius_m * there,
            end + radius_m * here,
        ]
        outward = [here, there, there, here]
        points += [face[j] for j in _TWO_TRIANGLES]
        normals += [outward[j] for j in _TWO_TRIANGLES]
    return np.array(points), np.array(normals)
