"""One recording, one exercise: the poses judged, and what was asked for written down."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
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
from backline.render.json_record import as_json
from backline.render.report import report_html
from backline.render.source import PoseModel, SourceInfo
from backline.render.video import write_video
from backline.sources.bundle import find
from backline.sources.landmark_format import is_landmark_file
from backline.sources.pose_source import PoseSource
from backline.sources.poses import open_poses
from backline.sources.recording import LandmarkWriter
from backline.sources.video import Video

Watch = Callable[[float | None], None]
"""Told the share of the work done, 0 to 1, again and again; None where it is unknown."""
Progress = Callable[[str], AbstractContextManager[Watch]]
"""Shows what is being done for as long as its context lasts."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What is to be judged, and with which pose model.

    Attributes
    ----------
    given : str
        Path of a video or of a landmark recording, or ``camera:0``.
    from_s, to_s : float or None
        Only ``[from_s, to_s)`` on the recording's own clock.
    model : str
        ``heavy``, ``full``, ``lite``, or the path of a bundle; not used for a landmark recording.
    one_core : bool
        Work on one core.
    """

    given: str
    from_s: float | None = None
    to_s: float | None = None
    model: str = "heavy"
    one_core: bool = False

    @property
    def live(self) -> bool:
        """Whether it is a camera."""
        return self.given.startswith("camera:")

    @property
    def landmarks(self) -> bool:
        """Whether it is a landmark recording."""
        return not self.live and is_landmark_file(Path(self.given))

    def poses(self, lying: bool | None = None) -> PoseSource:
        """Open it; whether the exercise is done on the back says whom to follow."""
        model = None if self.landmarks else find(self.model)
        return open_poses(self.given, model, self.from_s, self.to_s, self.one_core, lying)

    def video(self) -> Video:
        """Open the video for its pictures, every frame of them."""
        return Video(Path(self.given), self.from_s, self.to_s, one_core=self.one_core)


@dataclass(frozen=True, slots=True)
class Outputs:
    """The files to write; None for those not asked for."""

    json: Path | None = None
    signals: Path | None = None
    video: Path | None = None
    report: Path | None = None
    landmarks: Path | None = None

    @property
    def files(self) -> list[Path]:
        """Those asked for."""
        given = (self.json, self.signals, self.video, self.report, self.landmarks)
        return [path for path in given if path is not None]

    @property
    def pictures(self) -> bool:
        """Whether the frames have to be read a second time."""
        return self.video is not None or self.report is not None

    def check(self, clip: Clip) -> None:
        """Raise InputError, with all problems, before the long work and not after it."""
        problems = [*self._unwritable(), *self._overwritten(clip)]
        if self.video and self.video.suffix.lower() != ".mp4":
            problems.append(f"The annotated video is an mp4; {self.video} should end in .mp4.")
        if (clip.landmarks and self.video) or (clip.live and self.pictures):
            problems.append(
                f"{clip.given} keeps no pictures: --video needs a video file, and --report a file"
                " of either kind; film first, or use --landmarks and report from that."
            )
        if problems:
            raise InputError(*problems)

    def _unwritable(self) -> Iterator[str]:
        for path in self.files:
            try:
                check_writable(path)
            except InputError as error:
                yield from error.problems
            else:
                if path.exists() and not path.is_file():
                    yield f"{path} is a device or a pipe, not a file; name a file to write."

    def _overwritten(self, clip: Clip) -> Iterator[str]:
        files = Counter(path.absolute() for path in self.files)
        for path, times in files.items():
            if times > 1:
                yield f"{path} is named for {times} results; give each a file of its own."
            if not clip.live and _same(path, Path(clip.given)):
                yield f"{path} is the recording itself; write to another file."


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


@dataclass(slots=True)
class Analysis:
    """What came of a recording."""

    record: Record
    source: SourceInfo
    model: PoseModel
    samples: list[Sample] = field(default_factory=list)
    poses: list[Pose] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def json(self) -> str:
        """The record as the text of docs/json.md."""
        return json.dumps(as_json(self.record, self.source, self.model), indent=2, allow_nan=False)


def analyze(clip: Clip, exercise: Exercise, outputs: Outputs, progress: Progress) -> Analysis:
    """Judge a recording and write what was asked for.

    Raises
    ------
    InputError
        When the recording cannot be used, nobody is in it, or a file cannot be written.
    """
    outputs.check(clip)
    lying = exercise.position == "supine"
    with clip.poses(lying) as source, progress(f"Looking at {source.info.file}") as watch:
        found = judge(source, exercise, outputs, watch)
    if outputs.json:
        write_text(outputs.json, found.json + "\n")
    if outputs.signals:
        write_signals(outputs.signals, found.samples)
    if outputs.pictures and not clip.landmarks:
        with progress("Drawing") as watch:
            write_pictures(found, clip.video(), outputs, watch)
    elif outputs.report:
        write_report(outputs.report, found, [])
    return found


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
        Told the share of the work done after each frame.

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
                _keep(recorder.coach.sample, samples)
                poses.append(pose)
            watch(source.progress)
        record = recorder.finish()
        if record.frames_with_person == 0:
            raise InputError(
                f"No person was found in {source.info.file} ({record.frames} frames looked at):"
                " film the whole body from the side, in good light, two to three metres away."
            )
    for sample in recorder.coach.trailing:
        _keep(sample, samples)
    return Analysis(
        record, _source_info(source, record, last_s - first_s),
        PoseModel(source.model.name, source.model.sha256), samples, poses, list(source.notes),
    )  # fmt: skip


def _keep(sample: Sample | None, samples: list[Sample]) -> None:
    """Add a sample; the engine lags, so it begins with several versions of the first frame."""
    if sample and samples and sample.t_s == samples[-1].t_s:
        samples[-1] = sample
    elif sample:
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


def write_pictures(found: Analysis, video: Video, outputs: Outputs, watch: Watch) -> None:
    """Write the annotated video and the report in one more reading of the person's own file."""
    record, samples, poses = found.record, found.samples, found.poses
    album = Album(record, samples, poses)
    frames = album.watch(_frames(video, watch))
    if outputs.video:
        threads = 1 if video.one_core else 0
        write_video(outputs.video, frames, record, samples, poses, threads=threads)
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
