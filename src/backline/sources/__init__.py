"""Anything that yields poses: video files, cameras, landmark recordings, a synthetic figure."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .bundle import Bundle, find
    from .camera import Camera
    from .info import ModelUsed, VideoInfo
    from .landmark_format import LandmarkFileInfo, is_landmark_file, landmark_file_info
    from .landmarker import Landmarker
    from .pose_source import PoseSource
    from .poses import open_poses
    from .recording import LandmarkWriter, Recording
    from .video import Video

__all__ = [
    "Bundle",
    "Camera",
    "LandmarkFileInfo",
    "LandmarkWriter",
    "Landmarker",
    "ModelUsed",
    "PoseSource",
    "Recording",
    "Video",
    "VideoInfo",
    "find",
    "is_landmark_file",
    "landmark_file_info",
    "open_poses",
]

_HOMES = {
    "bundle": ("Bundle", "find"),
    "camera": ("Camera",),
    "info": ("ModelUsed", "VideoInfo"),
    "landmark_format": ("LandmarkFileInfo", "is_landmark_file", "landmark_file_info"),
    "landmarker": ("Landmarker",),
    "pose_source": ("PoseSource",),
    "poses": ("open_poses",),
    "recording": ("LandmarkWriter", "Recording"),
    "video": ("Video",),
}


def __getattr__(name: str) -> object:
    # The names are fetched when they are asked for: the build assembles the pose model with
    # `sources.bundle_build` where no video library is installed yet.
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f".{home}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
