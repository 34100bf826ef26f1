"""One recording, one exercise: the poses judged, and what was asked for written down."""

import csv
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from math import isfinite, isnan
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from backline.motion.definition import Exercise
from backline.motion.errors import InputError
from backline.motion.record import Record, Recorder
from backline.motion.sampler import columns
from backline.motion.types import Pose, Sample
from backline.render.album import Album, Picture
from backline.render.files import check_writable, replacing, write_text
from backline.render.report import report_html
from backline.render.source import PoseModel, SourceInfo
from backline.render.video import write_video
from backline.sources.pose_source import PoseSource
from backline.sources.recording import LandmarkWriter
from backline.sources.video import Video

Watch = Callable[[float | None], None]


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files to write; None for those not asked for."""

    json: Path | None = None
    signals: Path | None = None
    video: Path | None = None
    report: Path | None = None
    landmarks: Path | None = None

    def check(self) -> None:
        """Raise InputError, with all problems, before the long work and not after it."""
        problems: list[str] = []
        for path in (self.json, self.signals, self.video, self.report, self.landmarks):
            try:
                if path:
                    check_writable(path)
            except InputError as error:
                problems += error.problems
        if self.video and self.video.suffix.lower() != ".mp4":
            problems.append(f"The annotated video is an mp4; {self.video} should end in .mp4.")
        if problems:
            raise InputError(*problems)

    @property
    def pictures(self) -> bool:
        """Whether the frames have to be read a second time."""
        return self.video is not None or self.report is not None


@dataclass(slots=True)
class Analysis:
    """What came of a recording."""

    record: Record
    source: SourceInfo
    model: PoseModel
    samples: list[Sample] = field(default_factory=list)
    poses: list[Pose] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def judge(source: PoseSource, exercise: Exercise, outputs: Outputs, watch: Watch) -> Analysis:
    """Judge every frame of a source.

    Parameters
    ----------
    source : PoseSource
    exercise : Exercise
    outputs : Outputs
        Decides what is kept: nothing but the events where nothing more is asked for, so that
        memory does not grow with the recording.
    watch : callable
        Told the share of the work done (0 to 1, None where unknown) after each frame.

    Raises
    ------
    InputError
        When nobody was seen in any frame.
    """
    keep = outputs.pictures or outputs.signals is not None
    recorder = Recorder(exercise, with_samples=keep)
    samples: list[Sample] = []
    poses: list[Pose] = []
    last_s = first_s = float("nan")
    with ExitStack() as stack:
        spool = None
        if outputs.landmarks:
            writer = LandmarkWriter(outputs.landmarks, source.info, source.model)
            spool = stack.enter_context(writer)
        for pose in source:
            first_s = pose.t_s if isnan(first_s) else first_s
            last_s = pose.t_s
            recorder.update(pose)
            if spool:
                spool.write(pose)
            if keep:
                _keep(recorder, samples)
                poses.append(pose)
            watch(source.progress)
    record = recorder.finish()
    if record.frames_with_person == 0:
        raise InputError(
            f"No person was found in {source.info.file} ({record.frames} frames looked at):"
            " film the whole body from the side, in good light, two to three metres away."
        )
    return Analysis(
        record, _source_info(source, record, last_s - first_s),
        PoseModel(source.model.name, source.model.sha256), samples, poses, list(source.notes),
    )  # fmt: skip


def _keep(recorder: Recorder, samples: list[Sample]) -> None:
    """The engine judges two frames late: until then it repeats the first frame's time."""
    sample = recorder.coach.sample
    if sample and (not samples or sample.t_s > samples[-1].t_s):
        samples.append(sample)


def _source_info(source: PoseSource, record: Record, judged_s: float) -> SourceInfo:
    info = source.info
    duration_s = info.duration_s if isfinite(info.duration_s) else judged_s
    return SourceInfo(info.file, record.frames, duration_s, info.fps, info.size_px)


def write_signals(out: Path, samples: list[Sample]) -> None:
    """Write one row a judged frame: its time, then every signal; empty where not measured."""
    names = columns()
    with replacing(out) as part, part.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["t_s", *names])
        for sample in samples:
            values = (sample.signals.get(name, float("nan")) for name in names)
            row = ("" if isnan(value) else f"{value:.2f}" for value in values)
            table.writerow([f"{sample.t_s:.4f}", *row])


def write_pictures(
    found: Analysis, video: Video, outputs: Outputs, watch: Watch, one_core: bool
) -> None:
    """Write the annotated video and the report in one more reading of the person's own file."""
    album = Album(found.record, found.samples, found.poses)
    frames = album.watch(_frames(video, watch))
    if outputs.video:
        threads = 1 if one_core else 0
        write_video(outputs.video, frames, found.record, found.samples, found.poses, threads=threads)
    else:
        for _ in frames:
            pass
    if outputs.report:
        write_report(outputs.report, found, album.pictures)


def write_report(out: Path, found: Analysis, pictures: list[Picture]) -> None:
    """Write the report; without pictures where the recording holds none."""
    write_text(out, report_html(found.record, found.samples, pictures, found.source, found.model))


def _frames(video: Video, watch: Watch) -> Iterator[tuple[float, NDArray[np.uint8]]]:
    length_s = video.end_s - video.start_s
    for t_s, rgb in video:
        watch((t_s - video.start_s) / length_s if length_s > 0 else None)
        yield t_s, rgb
