"""Follow the one who exercises, also where others are in the picture.

MediaPipe can look for several people at once, and that was tried: it then leaves out the smoothing
over time, which made knee angles of a person alone three times as wrong; it costs half as much
again in every picture; and it does not find a person on the mat behind whom another one stands.
So one is tracked, as ever. Where that may be the wrong one, a second model looks at the same
picture with that one painted out; if it finds the right one, it goes on tracking from there.
"""

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from backline.motion.types import Pose

from .landmarker import Landmarker
from .paint import painted_out
from .people import Chooser

LOOK_PX = 640
"""Others are looked for in a picture of about this length; chosen by us. The model sees 224."""


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
        self.bundle_path, self.lying = bundle_path, lying
        self._tracker = Landmarker(bundle_path)

    def another(self) -> "Follower":
        """Return a new one with the same settings, for another stream."""
        return Follower(self.bundle_path, self.lying)

    def __enter__(self) -> Self:
        """Load the model and start a stream."""
        self._chooser = Chooser(self.lying)
        self._looker: Landmarker | None = None
        with ExitStack() as stack:
            self._tracker = stack.enter_context(Landmarker(self.bundle_path))
            self._open = stack.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
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
        people = [self._tracker.detect(rgb, t_s)]
        if self.lying is None:
            return people[0]
        if self._chooser.looks_around(people[0]):
            people.append(self._other(rgb, people[0]))
        at = self._chooser.choose(people, rgb.shape[1])
        if at is None:
            return Pose.absent(t_s)
        if at == 1 and self._looker is not None:
            self._tracker, self._looker = self._looker, self._tracker
        return people[at]

    def _other(self, rgb: NDArray[np.uint8], tracked: Pose) -> Pose:
        """Find somebody else than the one who is tracked."""
        if self._looker is None:
            self._looker = self._open.enter_context(Landmarker(self.bundle_path))
        self._looker.forget(tracked.t_s)
        step = -(-max(rgb.shape) // LOOK_PX)
        without = painted_out(rgb[::step, ::step], _scaled(tracked, 1 / step))
        return _scaled(self._looker.detect(without, tracked.t_s), step)


def _scaled(pose: Pose, factor: float) -> Pose:
    return replace(pose, image=pose.image * np.array([factor, factor, 1.0], np.float32))
