"""Landmarks of rendered clips, found once by a pose model and kept."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from backline.library import exercise
from backline.motion.types import Pose
from backline.sources.bundle import find
from backline.sources.poses import open_poses
from backline.sources.recording import LandmarkWriter, Recording

from .renders import CACHE as CLIPS
from .scenes import Scene

CACHE = Path(__file__).with_name(".cache") / "landmarks"


def kept(stem: str, model: str) -> Path:
    """Return where a clip's landmarks are, or will be."""
    return CACHE / model / f"{stem}.landmarks"


def find_missing(scenes: Sequence[Scene], model: str, clips: Path = CLIPS) -> Iterator[str]:
    """Find the landmarks of the clips that have none yet; yield each stem as it is done."""
    (CACHE / model).mkdir(parents=True, exist_ok=True)
    for scene in scenes:
        out = kept(scene.stem, model)
        if out.exists():
            continue
        clip = str(clips / f"{scene.stem}.mp4")
        lying = exercise(scene.judged_as).position == "supine"
        with (
            open_poses(clip, find(model), lying=lying) as source,
            LandmarkWriter(out, source.info, source.model) as writer,
        ):
            for pose in source:
                writer.write(pose)
        yield scene.stem


def poses(stem: str, model: str) -> list[Pose]:
    """Return the landmarks of a clip."""
    return list(Recording(kept(stem, model)))
