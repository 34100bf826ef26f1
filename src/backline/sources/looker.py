"""Look for somebody else than the one who is tracked, in a single picture."""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Self

import numpy as np
from numpy.typing import NDArray

from backline.motion.types import Pose

from .landmarker import Landmarker
from .paint import painted_out

LOOK_PX = 640
"""Others are looked for in a picture of about this length; chosen by us. The model sees 224."""


class Looker:
    """Finds somebody else; one serves several threads, since each model takes much memory.

    The model is loaded at the first look and let go when the last ``with`` ends.

    Parameters
    ----------
    bundle_path : Path
        A pose landmarker bundle (``.task``).
    """

    def __init__(self, bundle_path: Path) -> None:
        self.bundle_path = bundle_path
        self._lock = Lock()
        self._users = 0
        self._open = ExitStack()
        self._landmarker: Landmarker | None = None

    def __enter__(self) -> Self:
        """Begin to use it."""
        with self._lock:
            self._users += 1
        return self

    def __exit__(self, *_: object) -> None:
        """Let the model go, unless somebody else still uses it."""
        with self._lock:
            self._users -= 1
            if self._users == 0:
                self._open.close()
                self._landmarker = None

    def other(self, rgb: NDArray[np.uint8], tracked: Pose) -> tuple[NDArray[np.uint8], Pose]:
        """Look at a picture without the one who is tracked.

        Returns
        -------
        without : ndarray, shape (about 640 on the longer side, 3), uint8
            The picture that was looked at.
        pose : Pose
            Who was found, in pixels of ``rgb``; NaN where nobody was.
        """
        step = -(-max(rgb.shape) // LOOK_PX)
        without = painted_out(rgb[::step, ::step], _scaled(tracked, 1 / step))
        with self._lock:
            if self._landmarker is None:
                self._landmarker = self._open.enter_context(Landmarker(self.bundle_path, True))
            return without, _scaled(self._landmarker.detect(without, tracked.t_s), step)


def _scaled(pose: Pose, factor: float) -> Pose:
    return replace(pose, image=pose.image * np.array([factor, factor, 1.0], np.float32))
