"""A recorded video against the plain loop: decode every frame, look at every frame, one process."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import av
import numpy as np

from backline.library import exercise
from backline.motion.frame import Points
from backline.motion.record import Recorder
from backline.motion.scene import Scene
from backline.motion.types import Pose
from backline.sources.bundle import find
from backline.sources.landmarker import Landmarker
from backline.sources.poses import open_poses

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds on the clock, seconds of processor, and what was found."""

    wall_s: float
    cpu_s: float
    poses: list[Pose]


def plain_loop(clip: Path, model: str) -> Spent:
    """Decode and look at every frame, nothing else."""
    wall_s, cpu_s = perf_counter(), process_time()
    poses = []
    with Landmarker(find(model).path) as landmarker, av.open(str(clip)) as container:
        for frame in container.decode(video=0):
            rgb = np.ascontiguousarray(frame.to_ndarray(format="rgb24"), np.uint8)
            poses.append(landmarker.detect(rgb, frame.time or 0.0))
    return Spent(perf_counter() - wall_s, process_time() - cpu_s, poses)


def ours(clip: Path, model: str, one_core: bool = False) -> Spent:
    """Judge the clip as `backline analyze` does."""
    wall_s, cpu_s = perf_counter(), process_time()
    recorder = Recorder(exercise("bridge"))
    poses = []
    with open_poses(str(clip), find(model), one_core=one_core, lying=False) as source:
        for pose in source:
            recorder.update(pose)
            poses.append(pose)
    recorder.finish()
    return Spent(perf_counter() - wall_s, process_time() - cpu_s, poses)


def angles(poses: Sequence[Pose]) -> dict[int, tuple[float, ...]]:
    """Return hip and knee flexion of both legs by the frame's time in milliseconds."""
    scene = Scene()
    found: dict[int, tuple[float, ...]] = {}
    for pose in poses:
        if pose.seen:
            frame = scene.frame(Points.of(pose))
            found[round(pose.t_s * 1000)] = (*frame.hip_flexion_deg, *frame.knee_flexion_deg)
    return found


def lines(clips: Sequence[Path], model: str) -> Iterator[tuple[str, str, str]]:
    """Yield the ratio, the processor time and the angle differences of each clip."""
    for clip in clips:
        pairs = [(plain_loop(clip, model), ours(clip, model)) for _ in range(ROUNDS)]
        ratio = median(plain.wall_s / own.wall_s for plain, own in pairs)
        cpu = median(plain.cpu_s / own.cpu_s for plain, own in pairs)
        plain, own = pairs[0]
        single = ours(clip, model, one_core=True)
        yield f"{clip.stem}: plain loop / ours, wall", f"{ratio:.2f}", ">= 2"
        yield f"{clip.stem}: plain loop / ours, processor", f"{cpu:.2f}", ""
        said = f"{plain.cpu_s:.1f} / {own.cpu_s:.1f} / {single.cpu_s:.1f} s"
        yield f"{clip.stem}: processor, plain / ours / one core", said, ""
        yield f"{clip.stem}: plain loop / one core, wall", f"{plain.wall_s / single.wall_s:.2f}", ""
        here, there = angles(plain.poses), angles(own.poses)
        common = [np.abs(np.subtract(here[t], there[t])) for t in here.keys() & there.keys()]
        if common:
            off = np.concatenate(common)
            yield f"{clip.stem}: angles, median", f"{np.median(off):.2f} degrees", "<= 1"
            yield f"{clip.stem}: angles, p95", f"{np.percentile(off, 95):.2f} degrees", "<= 3"
