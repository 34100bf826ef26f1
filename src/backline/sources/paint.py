"""Paint a person out of a picture, so that the pose model finds who else is there."""

import numpy as np
from numpy.typing import NDArray

from backline.motion.types import Pose

from .people import Trunk

LIMBS = (
    (0, 11), (0, 12), (11, 12), (23, 24), (11, 23), (12, 24), (11, 24), (12, 23),
    (11, 13), (13, 15), (15, 19), (12, 14), (14, 16), (16, 20),
    (23, 25), (25, 27), (27, 31), (24, 26), (26, 28), (28, 32),
)  # fmt: skip
THICK = 0.3
"""Trunk lengths on both sides of a limb: more than a limb, for clothes and hair; chosen by us."""


def painted_out(rgb: NDArray[np.uint8], pose: Pose) -> NDArray[np.uint8]:
    """Return a copy of a picture without a person.

    Every row is carried over from the one side of the person to the other.

    Parameters
    ----------
    rgb : ndarray, shape (height, width, 3), uint8
    pose : Pose
        The person, in pixels of this picture.
    """
    painted = rgb.copy()
    covered = _body(pose, rgb.shape[0], rgb.shape[1])
    for row in np.flatnonzero(covered.any(axis=1)):
        hidden, kept = np.flatnonzero(covered[row]), np.flatnonzero(~covered[row])
        if len(kept):
            for colour in range(3):
                painted[row, hidden, colour] = np.interp(hidden, kept, rgb[row, kept, colour])
    return painted


def _body(pose: Pose, height: int, width: int) -> NDArray[np.bool_]:
    """Return which pixels lie near a limb."""
    covered = np.zeros((height, width), np.bool_)
    trunk = Trunk.of(pose)
    if trunk is None:
        return covered
    thick_px = THICK * trunk.length_px
    points = pose.image[:, :2].astype(np.float64)
    for start, end in points[np.array(LIMBS)]:
        low = np.maximum(np.floor(np.minimum(start, end) - thick_px), 0).astype(int)
        high = np.ceil(np.maximum(start, end) + thick_px).astype(int) + 1
        window = covered[low[1] : max(high[1], 0), low[0] : max(high[0], 0)]
        y, x = np.indices(window.shape)
        from_start = np.stack([x + low[0] - start[0], y + low[1] - start[1]], axis=-1)
        along = end - start
        share = np.clip(from_start @ along / max(along @ along, 1e-9), 0, 1)
        window |= np.linalg.norm(from_start - share[..., None] * along, axis=-1) < thick_px
    return covered
