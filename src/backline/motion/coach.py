"""The coach: one pose in, what happened out. A recording is a loop over it."""

from collections.abc import Iterable, Iterator
from math import isnan

from .definition import Exercise
from .detect import Movement
from .error import angle_error_deg
from .frame import Frame, Points
from .judge import Judge, voted_side
from .now import Now, now_of
from .presence import Presence
from .said import say
from .sampler import Sampler
from .scene import FRONT_OFF_DEG, WITHHOLD_OFF_DEG, Scene
from .skeleton import LEFT, LEGS, RIGHT
from .track import LAG, Track
from .types import Event, Hold, Pose, Rep, Sample, Side, View

NAN = float("nan")
UNEVEN_DEG = 12.0
"""Side-to-side differences below this are noise for a camera; a rule of ours, after the
errors that camera methods report (docs/conventions.md)."""
UNEVEN_FROM = 3  # repetitions of each side: fewer say little of a side; chosen by us
LYING = (-135.0, -50.0)  # trunk pitch of somebody on the back; chosen by us
UPRIGHT = (-40.0, 60.0)  # and of somebody upright at rest; chosen by us


class Coach:
    """Judges one set of one exercise from a stream of poses.

    Parameters
    ----------
    exercise : Exercise
    with_samples : bool
        Whether to fill ``sample`` with every signal of both legs at each frame (for charts and
        tables); without, only what judging needs is worked out.

    Attributes
    ----------
    sample : Sample or None
        The newest judged frame.
    trailing : list of Sample
        After `finish`: the frames that were still to be judged, as `sample` lags behind `update`.
    """

    def __init__(self, exercise: Exercise, with_samples: bool = False) -> None:
        self.exercise = exercise
        self.scene = Scene()
        self.sample: Sample | None = None
        self.trailing: list[Sample] = []
        self._presence = Presence()
        self._judge = Judge(exercise)
        each = exercise.movement.follow == "each_leg"
        legs = (LEFT, RIGHT) if each else (None,)
        self._tracks = [Track(exercise, self._judge, leg) for leg in legs]
        self._sampler = Sampler() if with_samples else None
        self._efforts: list[Rep | Hold] = []
        self._counted = 0

    def update(self, pose: Pose) -> list[Event]:
        """Judge one frame; return what happened."""
        points = Points.of(pose) if pose.seen else None
        events: list[Event] = [*self._presence.update(pose.t_s, points)]
        frame = None
        if points is not None and self._presence.trusted:
            frame = self.scene.frame(points)
        events += self._follow(pose.t_s, frame)
        if self._sampler:
            self._sampler.update(pose.t_s, frame, self.scene, self._tracks)
            self.sample = self._sampler.sample(self.now)
        return events

    def finish(self) -> list[Event]:
        """End the stream: a hold ends with it; half a repetition does not count."""
        events: list[Event] = []
        last_s = self._tracks[0].t_s
        for step in range(LAG if not isnan(last_s) else 0):
            t_s = last_s + step * 1e-6
            events += self._follow(t_s, None)
            if self._sampler:
                self._sampler.update(t_s, None, self.scene, self._tracks)
                self.trailing.append(self._sampler.sample(self.now))
        for track in self._tracks:
            movement = track.excursion.cut()
            if movement and self.exercise.movement.kind == "hold":
                events.append(self._effort(movement, track))
        return events + list(self._presence.finish())

    def _follow(self, t_s: float, frame: Frame | None) -> list[Event]:
        events: list[Event] = []
        placed = frame is None or self._placed(frame)
        if frame and placed:
            self.scene.in_position()
        front = self.scene.off_deg >= FRONT_OFF_DEG
        for track in self._tracks:
            movement = track.update(t_s, frame, placed, front)
            if movement:
                events.append(self._effort(movement, track))
            if self.angles_given:
                events += track.cues()
        away = any(track.excursion.out for track in self._tracks)
        self.scene.locked = away
        if frame and not away:
            self._rest(frame, placed)
        return events

    def _rest(self, frame: Frame, placed: bool) -> None:
        """Learn the body's line at rest; forget it with the position that it belongs to."""
        if not placed:
            self.scene.rest_trunk_deg = NAN
        elif all(track.excursion.resting for track in self._tracks):
            self.scene.at_rest(frame)

    def _placed(self, frame: Frame) -> bool:
        """Whether the person lies or stands as the exercise asks and the view allows it."""
        if self.scene.off_deg >= FRONT_OFF_DEG and "front" not in self.exercise.views:
            return False
        if self.exercise.position == "supine":
            return LYING[0] <= frame.trunk_pitch_deg <= LYING[1] and not self.scene.on_the_side
        if self.exercise.movement.signal.startswith("trunk"):
            return True
        if self.exercise.position == "standing" and self.scene.walking:
            return False
        return UPRIGHT[0] <= frame.trunk_pitch_deg <= UPRIGHT[1]

    def _effort(self, movement: Movement, track: Track) -> Rep | Hold:
        excluded_by = self._judge.excluded_by(movement)
        counts = excluded_by is None
        faults = self._judge.faults(movement, counts) if self.angles_given else ()
        side = self._side(movement, track)
        given = self.angles_given
        error = self._error_deg(side) if given else NAN
        effort: Rep | Hold
        if self.exercise.movement.kind == "hold":
            mean_deg = self._judge.angle_deg(movement, over_stay=True)
            effort = Hold(
                side, movement.in_s, movement.out_s, mean_deg if given else NAN, error,
                self._dose_met(movement), faults, excluded_by,
            )  # fmt: skip
        else:
            effort = Rep(
                side, movement.start_s, movement.turn_s, movement.end_s,
                self._judge.angle_deg(movement) if given else NAN, error,
                movement.rom_deg if given else NAN,
                movement.out_s - movement.in_s, self._dose_met(movement), faults, excluded_by,
            )  # fmt: skip
        self._efforts.append(effort)
        self._counted += counts
        return effort

    def _side(self, movement: Movement, track: Track) -> Side:
        if self.exercise.sides == ("both",):
            return "both"
        return voted_side(movement) if track.leg is None else LEGS[track.leg]  # type: ignore[return-value]

    def _error_deg(self, side: Side) -> float:
        near = self.view.near_side
        far = side in LEGS and near is not None and side != near
        no_rest = isnan(self.scene.rest_trunk_deg)
        return angle_error_deg(self.exercise.movement.angle, self.scene.off_deg, far, no_rest)

    def _dose_met(self, movement: Movement) -> bool:
        dose, kind = self.exercise.dose, self.exercise.movement.kind
        asked = dose.hold_s[0] if dose.hold_s and kind == "hold" else dose.dwell_s
        # Holds are read to half a second (docs/conventions.md); nobody is scolded for less.
        return movement.out_s - movement.in_s >= asked - 0.5 if asked else True

    @property
    def now(self) -> Now:
        """Where the set stands, as a live screen shows it; it costs next to nothing."""
        return now_of(self._tracks, self._counted)

    @property
    def view(self) -> View:
        """How the camera sees the person, by everything so far."""
        return self.scene.view

    @property
    def angles_given(self) -> bool:
        """Whether the view allows angles to be told."""
        return self.scene.angles_given

    @property
    def withheld(self) -> str | None:
        """Why angles are withheld, in one sentence; None where they are given."""
        off = self.view.off_deg
        if isnan(off):
            return say("Nobody was seen.")
        if off <= WITHHOLD_OFF_DEG:
            return None
        return say(
            "The camera looks about {off:.0f} degrees away from a side view;"
            " angles are measured up to {most:.0f}.",
            off=off,
            most=WITHHOLD_OFF_DEG,
        )

    @property
    def set_faults(self) -> tuple[str, ...]:
        """Faults of the set as a whole so far."""
        if not any(fault.id == "uneven_sides" for fault in self.exercise.set_faults):
            return ()
        means = []
        for leg in LEGS:
            peaks = [_angle(effort) for effort in self._efforts
                     if effort.side == leg and effort.excluded_by is None]  # fmt: skip
            peaks = [peak for peak in peaks if not isnan(peak)]
            means.append(sum(peaks) / len(peaks) if len(peaks) >= UNEVEN_FROM else NAN)
        return ("uneven_sides",) if abs(means[0] - means[1]) > UNEVEN_DEG else ()


def _angle(effort: Rep | Hold) -> float:
    return effort.peak_deg if isinstance(effort, Rep) else effort.mean_deg


def run(exercise: Exercise, poses: Iterable[Pose]) -> Iterator[Event]:
    """Judge a recording: the live coach in a loop."""
    coach = Coach(exercise)
    for pose in poses:
        yield from coach.update(pose)
    yield from coach.finish()
