"""The landmark recording's own format (docs/landmark-file.md): its header and its blocks."""

import json
from dataclasses import dataclass
from math import isfinite, nan
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from backline import __version__
from backline.motion.errors import InputError
from backline.motion.types import LANDMARKS, Pose

from .info import ModelUsed, VideoInfo

MAGIC = b"backline landmarks\n"
VERSION = 1
LONGEST_HEADER = 1 << 16
FRAME = np.dtype(
    [("t_s", "<f8"), ("image", "<f4", (LANDMARKS, 3)), ("world", "<f4", (LANDMARKS, 3))]
)
UNITS = {
    "t_s": "seconds on the video's own clock",
    "image": "x right and y down in pixels, visibility 0 to 1; NaN where nobody was found",
    "world": "metres about the middle of the hips, x right, y down, z away from the camera",
}


@dataclass(frozen=True, slots=True)
class LandmarkFileInfo:
    """What the header of a landmark recording says.

    Attributes
    ----------
    version : int
        Of the format.
    created_by : str
    video : VideoInfo
        Of the video or camera that was judged.
    model : ModelUsed
    poses : int
        Whole frames in the file.
    """

    version: int
    created_by: str
    video: VideoInfo
    model: ModelUsed
    poses: int


def is_landmark_file(path: Path) -> bool:
    """Return whether a file begins as a landmark recording does, whatever its name."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def landmark_file_info(path: Path) -> LandmarkFileInfo:
    """Read the header of a landmark recording.

    Raises
    ------
    InputError
        When the file cannot be read, is none, is damaged, or of a newer version.
    """
    try:
        with path.open("rb") as file:
            is_one = file.read(len(MAGIC)) == MAGIC
            line = file.readline(LONGEST_HEADER)
    except OSError as error:
        raise InputError(
            f"{str(path)!r} cannot be opened ({error.strerror}): give a landmark recording."
        ) from error
    if not is_one:
        raise InputError(
            f"{str(path)!r} is not a landmark recording: give a file written with --landmarks."
        )
    try:
        return _parsed(json.loads(line), blocks_size(path) // FRAME.itemsize, path)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            f"The header of {str(path)!r} is damaged: make the recording again from the video."
        ) from error


def _parsed(header: Any, poses: int, path: Path) -> LandmarkFileInfo:
    version = int(header["version"])
    if version > VERSION:
        raise InputError(
            f"{str(path)!r} is a landmark recording of version {version}, and this Backline reads "
            f"versions up to {VERSION}: update Backline."
        )
    source, pose = header["source"], header["pose"]
    width, height = map(int, source["size_px"])
    if width <= 0 or height <= 0:
        raise ValueError("size_px")
    video = VideoInfo(
        str(source["file"]),
        None if source["frames"] is None else int(source["frames"]),
        nan if source["duration_s"] is None else float(source["duration_s"]),
        nan if source["fps"] is None else float(source["fps"]),
        (width, height),
    )
    model = ModelUsed(str(pose["model"]), str(pose["sha256"]))
    return LandmarkFileInfo(version, str(header["created_by"]), video, model, poses)


def header_line(video: VideoInfo, model: ModelUsed) -> bytes:
    """Return the JSON line of a new recording."""
    header = {
        "version": VERSION,
        "created_by": f"backline {__version__}",
        "source": {
            "file": video.file,
            "frames": video.frames,
            "duration_s": video.duration_s if isfinite(video.duration_s) else None,
            "fps": video.fps if isfinite(video.fps) else None,
            "size_px": list(video.size_px),
        },
        "pose": {"model": model.name, "sha256": model.sha256},
        "units": UNITS,
    }
    return json.dumps(header, allow_nan=False).encode() + b"\n"


def first_block(file: BinaryIO) -> int:
    """Return where the first frame begins."""
    file.seek(len(MAGIC))
    return len(MAGIC) + len(file.readline(LONGEST_HEADER))


def blocks_size(path: Path) -> int:
    """Return how many bytes of frames there are."""
    with path.open("rb") as file:
        return path.stat().st_size - first_block(file)


def pose_of(block: bytes) -> Pose:
    """Return the pose in the bytes of one frame."""
    t_s, image, world = np.frombuffer(block, FRAME)[0]
    return Pose(float(t_s), image, world)


def block_of(pose: Pose) -> bytes:
    """Return the bytes of one frame."""
    return np.array((pose.t_s, pose.image, pose.world), FRAME).tobytes()
