"""MediaPipe's pose landmarker as a function from a picture to a `Pose`.

MediaPipe is imported when the first landmarker is made: everything else here works without it.
"""

import os
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from backline.motion.errors import InputError
from backline.motion.types import Pose

from .silence import native_chatter_off

if TYPE_CHECKING:
    from mediapipe import Image
    from mediapipe.tasks.python.vision import PoseLandmarkerResult


FOUND = 0.25
"""How sure the detector has to be. Its own 0.5 misses people on their back for seconds on end; the
landmark model still has to agree, and what it finds in an empty room is dropped."""


class Landmarker:
    """Finds one person's landmarks in the pictures of one stream, in order.

    Each ``with`` starts afresh: the model tracks from picture to picture, so a new stream needs a
    new start.

    Parameters
    ----------
    bundle_path : Path
        A pose landmarker bundle (``.task``).
    still : bool
        Search every picture by itself and track nobody.

    Raises
    ------
    InputError
        If MediaPipe is not installed; on entering also if it cannot start on this machine or the
        file is not such a bundle.
    """

    def __init__(self, bundle_path: Path, still: bool = False) -> None:
        self.bundle_path, self.still = bundle_path, still
        self._mediapipe = _mediapipe()

    def __enter__(self) -> Self:
        """Load the model and start a stream."""
        self._last_ms = -1
        self._quiet = self._tracks = False
        tasks = self._mediapipe.tasks
        mode = tasks.vision.RunningMode
        options = tasks.vision.PoseLandmarkerOptions(
            base_options=tasks.BaseOptions(**self._asset()),
            running_mode=mode.IMAGE if self.still else mode.VIDEO,
            num_poses=1,
            min_pose_detection_confidence=FOUND,
        )
        try:
            with native_chatter_off():
                self._graph = tasks.vision.PoseLandmarker.create_from_options(options)
        except OSError as error:
            raise InputError(
                f"The pose estimator cannot start on this machine ({error}): install the system "
                "library that it names, or analyse a landmark recording."
            ) from error
        except (RuntimeError, ValueError) as error:
            raise InputError(
                f"{str(self.bundle_path)!r} is not a bundle for pose landmarks: give heavy, full, "
                "lite, or the path of a .task bundle for MediaPipe's pose landmarker."
            ) from error
        return self

    def __exit__(self, *_: object) -> None:
        """Let the model go."""
        self.close()

    def close(self) -> None:
        """Let the model go."""
        self._graph.close()

    def _asset(self) -> dict[str, str | bytes]:
        """Return the bundle as MediaPipe takes it."""
        try:
            content = self.bundle_path.read_bytes()
        except OSError as error:
            raise InputError(
                f"The pose model {str(self.bundle_path)!r} cannot be read ({error.strerror}): give "
                "heavy, full, lite, or the path of a .task bundle."
            ) from error
        path = str(self.bundle_path.absolute())
        # By its path it takes a third less memory; on Windows a code page can come between.
        return {"model_asset_path": path} if path.isascii() else {"model_asset_buffer": content}

    def detect(self, rgb: NDArray[np.uint8], t_s: float) -> Pose:
        """Find the person in one picture.

        Parameters
        ----------
        rgb : ndarray, shape (height, width, 3), uint8
        t_s : float
            Time of the picture in seconds. The model needs whole milliseconds that increase:
            where times are equal or run backward, it is told one millisecond more than before.

        Returns
        -------
        Pose
            With ``t_s`` as given, ``image`` in pixels of this picture (x right, y down) and
            visibility (0 to 1), ``world`` in metres; NaN where nobody was found.
        """
        self._last_ms = max(round(t_s * 1000), self._last_ms + 1)
        image = self._mediapipe.Image(self._mediapipe.ImageFormat.SRGB, np.ascontiguousarray(rgb))
        if self._quiet:
            found = self._found(image)
        else:
            # Some parts of it report on their start only when they have found the first person.
            with native_chatter_off():
                found = self._found(image)
            self._quiet = bool(found.pose_landmarks)
        height, width = rgb.shape[:2]
        pose = _pose(found, t_s, width, height)
        self._tracks = pose.seen
        return pose

    def _found(self, image: "Image") -> "PoseLandmarkerResult":
        if self.still:
            return self._graph.detect(image)
        return self._graph.detect_for_video(image, self._last_ms)

    def forget(self, t_s: float) -> None:
        """Lose the person who is tracked, so that the next picture is searched as a whole."""
        if self._tracks:
            self.detect(np.zeros((64, 64, 3), np.uint8), t_s)


def _pose(found: "PoseLandmarkerResult", t_s: float, width: int, height: int) -> Pose:
    if not found.pose_landmarks:
        return Pose.absent(t_s)
    image = [(p.x * width, p.y * height, p.visibility) for p in found.pose_landmarks[0]]
    world = [(p.x, p.y, p.z) for p in found.pose_world_landmarks[0]]
    return Pose(t_s, np.array(image, np.float32), np.array(world, np.float32))


def _mediapipe() -> ModuleType:
    # Without these, its log lines land in the middle of a table or a progress bar.
    os.environ.setdefault("GLOG_minloglevel", "3")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    try:
        return import_module("mediapipe")
    except (ImportError, OSError) as error:
        raise InputError(
            f"The pose estimator MediaPipe cannot be loaded here ({error}): use Linux or Windows "
            "on x86-64 or a Mac with Apple silicon, install Backline again, or analyse a landmark "
            "recording, which needs none."
        ) from error
