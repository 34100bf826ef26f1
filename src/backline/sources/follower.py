"""Follow the one who exercises, also where others are in the picture.

MediaPipe can look for several people at once, and that was tried: it then leaves out the smoothing
over time, which made knee angles of a person alone three times as wrong; it costs half as much
again in every picture; and it does not find a person on the mat behind whom another one stands.
So one is tracked, as ever. Where that may be the wrong one, a second model looks at the same
picture with that one painted out; whom it finds there can be tracked from then on.
"""

from contextlib import ExitStack
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from backline.motion.types import Pose

from .landmarker import Landmarker
from .looker import Looker
from .people import Chooser


class Follower:
    """Finds the landmarks of one chosen person in the pictures of one stream, in order.

    Each ``with`` starts afresh.

    Parameters
    ----------
    bundle_path : Path
        A pose landmarker bundle (``.task``).
    lying : bool, optional
        Whether the exercise is done on the back, which says whom to choose (see
        `people.Chooser`); by default whoever the model finds.

    Raises
    ------
    InputError
        As `Landmarker`.
    """

    def __init__(self, bundle_path: Path, lying: bool | None = None) -> None:
        self.lying = lying
        self._tracker = Landmarker(bundle_path)
        self._looker = Looker(bundle_path)

    def another(self) -> "Follower":
        """Return a new one for another stream, which may be followed at the same time."""
        other = Follower(self._tracker.bundle_path, self.lying)
        other._looker = self._looker
        return other

    def __enter__(self) -> Self:
        """Load the model and start a stream."""
        self._chooser = Chooser(self.lying)
        with ExitStack() as stack:
            stack.enter_context(self._tracker)
            stack.enter_context(self._looker)
            self._open = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """Let the models go."""
        self._open.close()

    def detect(self, rgb: NDArray[np.uint8], t_s: float) -> Pose:
        """Find the chosen person in one picture.

        Parameters
        ----------
        rgb : ndarray, shape (height, width, 3), uint8
        t_s : float
            Time of the picture in seconds.

        Returns
        -------
        Pose
            As `Landmarker.detect`; NaN where the chosen one was not found.
        """
        tracked = self._tracker.detect(rgb, t_s)
        if self.lying is None:
            return tracked
        if not self._chooser.looks_around(tracked):
            at = self._chooser.choose([tracked], rgb.shape[1])
            return Pose.absent(t_s) if at is None else tracked
        without, other = self._looker.other(rgb, tracked)
        at = self._chooser.choose([tracked, other], rgb.shape[1])
        if at == 1:
            # It tracks whom it finds in the picture without the other, there and in the next one.
            self._tracker.forget(t_s)
            self._tracker.detect(without, t_s)
        return Pose.absent(t_s) if at is None else (tracked, other)[at]
