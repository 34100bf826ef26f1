"""What was seen of one test: the engine's record, every signal, and the poses behind them."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from ...motion.coach import Coach
from ...motion.definition import Exercise
from ...motion.presence import VISIBLE
from ...motion.record import Record, Recorder
from ...motion.signals import OTHER, SIGNALS
from ...motion.skeleton import ANKLES, HIPS, KNEES, LEGS
from ...motion.types import Event, Leg, Pose, Sample

NAN = float("nan")


@dataclass(frozen=True, slots=True)
class Seen:
    """One recording of one test.

    Attributes
    ----------
    record : Record
    samples : tuple of Sample
        One for each judged frame.
    poses : tuple of Pose
    size_px : tuple of int
        Width and height of the picture.
    """

    record: Record
    samples: tuple[Sample, ...]
    poses: tuple[Pose, ...]
    size_px: tuple[int, int]

    @property
    def near(self) -> Leg:
        """The leg nearer to the camera; the right one where that is not known."""
        return self.record.view.near_side or "right"

    @property
    def end_s(self) -> float:
        """Time of the last frame; NaN of none."""
        return self.samples[-1].t_s if self.samples else NAN

    def between(self, start_s: float, end_s: float) -> list[Sample]:
        """Return the samples of ``[start_s, end_s)``."""
        return [sample for sample in self.samples if start_s <= sample.t_s < end_s]

    def middle(self, signal: str, leg: Leg, start_s: float, end_s: float) -> float:
        """Return the median of a signal over a time; NaN where it was never measured.

        Parameters
        ----------
        signal : str
            ``other_`` in front reads the other leg.
        leg : Leg
            The leg that works.
        start_s, end_s : float
        """
        return middle_of(self.between(start_s, end_s), column(signal, leg))

    def leg_share(self, leg: Leg, start_s: float, end_s: float) -> float:
        """Return the share of frames that show the whole leg inside the picture; 0 of none."""
        frames = [pose for pose in self.poses if start_s <= pose.t_s <= end_s]
        return sum(self._shows(pose, leg) for pose in frames) / len(frames) if frames else 0.0

    def _shows(self, pose: Pose, leg: Leg) -> bool:
        width, height = self.size_px
        numbers = [pair[LEGS.index(leg)] for pair in (HIPS, KNEES, ANKLES)]
        return all(
            0 <= x < width and 0 <= y < height and visibility >= VISIBLE
            for x, y, visibility in pose.image.take(numbers, 0).tolist()
        )


def column(signal: str, leg: Leg) -> str:
    """Return the name under which a sample holds a signal of the leg that works.

    >>> column("other_knee_flexion_deg", "left")
    'knee_flexion_right_deg'
    """
    bare = signal.removeprefix(OTHER)
    if not SIGNALS[bare].per_leg:
        return bare
    side = LEGS[1 - LEGS.index(leg)] if bare != signal else leg
    stem, unit = bare.rsplit("_", 1)
    return f"{stem}_{side}_{unit}"


def middle_of(samples: Iterable[Sample], name: str) -> float:
    """Return the median of a column; NaN where it was never measured."""
    values = [value for one in samples if (value := one.signals.get(name, NAN)) == value]
    return median(values) if values else NAN


class Watcher:
    """Judges a test with the engine, frame by frame, and keeps what a score needs.

    Parameters
    ----------
    exercise : Exercise
    size_px : tuple of int
        Width and height of the picture that the landmarks are in.
    """

    def __init__(self, exercise: Exercise, size_px: tuple[int, int]) -> None:
        self._recorder = Recorder(exercise, with_samples=True)
        self._size_px = size_px
        self._poses: list[Pose] = []
        self._samples: dict[float, Sample] = {}

    @property
    def coach(self) -> Coach:
        """The engine."""
        return self._recorder.coach

    def update(self, pose: Pose) -> list[Event]:
        """Take one frame; return what happened in it."""
        self._poses.append(pose)
        happened = self._recorder.update(pose)
        # The engine lags: it begins with several versions of the first frame, the last one is it.
        if sample := self.coach.sample:
            self._samples[sample.t_s] = sample
        return happened

    def so_far(self) -> Seen:
        """Return what was seen until now."""
        return self._seen(self._recorder.so_far())

    def finish(self) -> Seen:
        """End the stream and return all that was seen."""
        record = self._recorder.finish()
        self._samples |= {sample.t_s: sample for sample in self.coach.trailing}
        return self._seen(record)

    def _seen(self, record: Record) -> Seen:
        return Seen(record, tuple(self._samples.values()), tuple(self._poses), self._size_px)


def watch(exercise: Exercise, poses: Iterable[Pose], size_px: tuple[int, int]) -> Seen:
    """Judge a whole recording with a `Watcher`."""
    watcher = Watcher(exercise, size_px)
    for pose in poses:
        watcher.update(pose)
    return watcher.finish()
