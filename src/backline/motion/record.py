"""Everything that one stream came to: the engine's events, gathered and counted."""

from collections.abc import Iterable
from dataclasses import dataclass

from .coach import Coach
from .definition import Exercise
from .types import Cue, Event, Hold, Pose, Rep, Unseen, View


@dataclass(frozen=True, slots=True)
class Count:
    """How many count, by side; the excluded ones apart; and how many reached the dose."""

    left: int
    right: int
    both: int
    total: int
    excluded: int
    dose_met: int


@dataclass(frozen=True, slots=True)
class Record:
    """One recording of one exercise, judged.

    Attributes
    ----------
    exercise : Exercise
    view : View
    withheld : str or None
        Why angles are withheld for this recording; None where they are given.
    reps, holds, unseen, cues : tuple
        In the order in which they ended; a cycle exercise has no holds and the other way round.
    set_faults : tuple of str
        Faults of the whole set (``uneven_sides``).
    frames, frames_with_person : int
    """

    exercise: Exercise
    view: View
    withheld: str | None
    reps: tuple[Rep, ...]
    holds: tuple[Hold, ...]
    unseen: tuple[Unseen, ...]
    cues: tuple[Cue, ...]
    set_faults: tuple[str, ...]
    frames: int
    frames_with_person: int

    @property
    def efforts(self) -> tuple[Rep, ...] | tuple[Hold, ...]:
        """The repetitions of a cycle exercise, the holds of a hold exercise."""
        return self.holds if self.exercise.movement.kind == "hold" else self.reps

    @property
    def count(self) -> Count:
        """What counts."""
        good = [effort for effort in self.efforts if effort.excluded_by is None]
        sides = [effort.side for effort in good]
        return Count(
            left=sides.count("left"),
            right=sides.count("right"),
            both=sides.count("both"),
            total=len(good),
            excluded=len(self.efforts) - len(good),
            dose_met=sum(effort.dose_met for effort in good),
        )


class Recorder:
    """Feeds a coach and keeps what it says.

    >>> from backline.library import exercise
    >>> Recorder(exercise("bridge")).finish().count.total
    0
    """

    def __init__(self, exercise: Exercise, with_samples: bool = False) -> None:
        self.coach = Coach(exercise, with_samples)
        self._events: list[Event] = []
        self._frames = 0
        self._seen = 0

    def update(self, pose: Pose) -> list[Event]:
        """Judge one frame; return what happened in it."""
        self._frames += 1
        self._seen += pose.seen
        events = self.coach.update(pose)
        self._events += events
        return events

    def finish(self) -> Record:
        """End the stream and return the record of it."""
        self._events += self.coach.finish()
        return self.so_far()

    def so_far(self) -> Record:
        """Return the record of what has ended until now."""
        happened = self._events
        return Record(
            exercise=self.coach.exercise,
            view=self.coach.view,
            withheld=self.coach.withheld,
            reps=tuple(event for event in happened if isinstance(event, Rep)),
            holds=tuple(event for event in happened if isinstance(event, Hold)),
            unseen=tuple(event for event in happened if isinstance(event, Unseen)),
            cues=tuple(event for event in happened if isinstance(event, Cue)),
            set_faults=self.coach.set_faults,
            frames=self._frames,
            frames_with_person=self._seen,
        )


def record(exercise: Exercise, poses: Iterable[Pose]) -> Record:
    """Judge a whole recording: a loop over the live engine."""
    recorder = Recorder(exercise)
    for pose in poses:
        recorder.update(pose)
    return recorder.finish()
