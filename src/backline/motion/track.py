"""One leg, or one role, followed through the stream: its signals, its movement, its cues."""

from collections import deque
from math import isnan

from .definition import Exercise, FaultRule
from .detect import Excursion, Movement, Row, Sustained
from .frame import Frame
from .judge import TOP_SHARE, Judge, breaks, rest_row
from .roles import ROLES
from .signals import OTHER, SIGNALS, Measure
from .smooth import Median
from .types import Cue

NAN = float("nan")
LAG = Median.LENGTH // 2
OUT_OF_POSITION_S = 0.3  # a shorter lapse is taken for a glitch; chosen by us
LEAP_DEG, LEAP_DEG_S = 15.0, 250.0
"""No leg moves further between two frames: the part has passed to the other leg, which is no
movement. A quick raise reaches 200 degrees a second; chosen by us."""
TURNED_SHARE = 0.85  # back below this share of the furthest point: it has turned; chosen by us
CLIMB_DEG_S = 20.0  # slower than this is staying, not climbing; chosen by us
ENOUGH = 3  # frames in which one leg leads name the leg of a movement; chosen by us
TOP_OF_USUAL = 0.4  # a cue for the top waits for this share of the usual excursion; chosen by us


class Track:
    """Follows one leg by its label (``leg`` 0 or 1) or the working leg by its part (None)."""

    def __init__(self, exercise: Exercise, judge: Judge, leg: int | None) -> None:
        rule = exercise.movement
        self.exercise, self.leg = exercise, leg
        self._judge = judge
        self._role = ROLES["nearer" if rule.follow == "near_leg" else rule.role]
        # By the larger angle the part cannot leap; by the knees it can.
        self._may_pass = leg is None and rule.role in ("straighter_knee", "more_bent_knee")
        self._measures = [_measure(rule.signal), *map(_measure, exercise.signals)]
        self._front = _measure(rule.front_signal) if rule.front_signal else None
        self._gates = [(exercise.signals.index(gate.signal), gate) for gate in exercise.gates]
        self._medians = [Median() for _ in self._measures]
        self._lag: deque[tuple[float, int]] = deque(maxlen=LAG + 1)
        self._misplaced = Sustained(OUT_OF_POSITION_S)
        self._lasting = [Sustained(fault.for_s) for fault in exercise.faults]
        self._cued: set[str] = set()
        self._rest: Row = ()
        self.excursion = Excursion(rule.settings)
        self.t_s = self.value_deg = NAN
        self.working = leg or 0
        self.top_since_s = NAN
        self._named: int | None = None
        self._votes = 0

    def update(self, t_s: float, frame: Frame | None, placed: bool, front: bool) -> Movement | None:
        """Take one frame (None where unseen); return the movement that it ends, if any."""
        leg = self.leg
        if leg is None:
            leg = self._role(frame) if frame else self.working
        self._lag.append((t_s, leg))
        values = self._values(frame, leg, front)
        before_s, before_deg = self.t_s, self.value_deg
        self.t_s, self.working = self._lag[0]
        self.value_deg, *row = values
        most_deg = LEAP_DEG + LEAP_DEG_S * (self.t_s - before_s)
        leapt = self._may_pass and abs(self.value_deg - before_deg) > most_deg
        if leapt or self._misplaced.update(self.t_s, not placed or not self._gates_hold(row)):
            self.excursion.reset()
            self._forget()
            return None
        movement = self.excursion.update(self.t_s, self.value_deg, (*row, float(self.working)))
        self._note_top()
        self._name_leg()
        return movement

    def _values(self, frame: Frame | None, leg: int, front: bool) -> list[float]:
        if frame is None:
            return [median.update(NAN) for median in self._medians]
        measures = self._measures
        if front and self._front:
            measures = [self._front, *measures[1:]]
        return [
            median.update(measure(frame, 1 - leg if other else leg))
            for median, (measure, other) in zip(self._medians, measures, strict=True)
        ]

    def _gates_hold(self, row: list[float]) -> bool:
        return not any(breaks(gate, row[column]) for column, gate in self._gates)

    def _note_top(self) -> None:
        excursion = self.excursion
        if not excursion.out:
            self._forget()
        elif not self.near_top:
            self.top_since_s = NAN
        elif isnan(self.top_since_s) and not self._climbing():
            self.top_since_s = self.t_s

    def _climbing(self) -> bool:
        """Whether the last two samples still go out: on the way, three quarters is not the top."""
        (before_s, before, _), (t_s, value, _) = self.excursion.rows[-2:]
        rise_deg = self.excursion.settings.direction * (value - before)
        return rise_deg > CLIMB_DEG_S * (t_s - before_s)

    def _name_leg(self) -> None:
        excursion = self.excursion
        if not excursion.out:
            self._named, self._votes = None, 0
        elif excursion.excursion_deg >= 2.0 * excursion.settings.enter_deg and self._named is None:
            self._votes += 1 if self.working else -1
            if abs(self._votes) >= ENOUGH:
                self._named = int(self._votes > 0)

    def _forget(self) -> None:
        """Forget the movement: a new one may be told the same thing again."""
        self.top_since_s = NAN
        self._rest = ()
        self._cued.clear()
        for lasting in self._lasting:
            lasting.update(self.t_s, False)

    def named_leg(self) -> int:
        """Return the leg that the movement going on began with, else this frame's.

        Decided once in a movement, by the first frames past half of its usual start: a leg does
        not turn into the other while it is up, a label does.
        """
        return self.working if self._named is None else self._named

    def exchanged(self, frame: Frame) -> bool:
        """Whether this frame names another leg than the movement so far: the model's slip."""
        if self.leg is not None or not self.excursion.out or self.exercise.sides == ("both",):
            return False
        return self._role(frame) != self.named_leg()

    @property
    def at_top(self) -> bool:
        """Whether the movement has come to stay at its furthest part so far."""
        return self.excursion.out and not isnan(self.top_since_s)

    @property
    def near_top(self) -> bool:
        """Whether the movement is in the furthest part of its way so far."""
        excursion = self.excursion
        share = TOP_SHARE * excursion.peak_excursion_deg
        return excursion.out and excursion.excursion_deg >= share

    def cues(self) -> list[Cue]:
        """Return what has to be said now, each fault at most once in a movement."""
        if not self.excursion.out or not self.excursion.rows:
            return []
        if not self._rest:
            self._rest = rest_row(self.excursion.rows, self.excursion.settings.direction)
        row = self.excursion.rows[-1][2]
        said = []
        for number, rule in enumerate(self.exercise.faults):
            if rule.condition is None or rule.id in self._cued:
                continue
            if self._broken_now(number, rule, row):
                self._cued.add(rule.id)
                said.append(Cue(self.t_s, rule.id, rule.cue))
        return said

    def _broken_now(self, number: int, rule: FaultRule, row: Row) -> bool:
        excursion = self.excursion
        if rule.when == "turn":
            back = excursion.excursion_deg < TURNED_SHARE * excursion.peak_excursion_deg
            return back and self._broken_at_turn(rule)
        high_enough = excursion.excursion_deg >= TOP_OF_USUAL * self.exercise.movement.usual_deg
        active = rule.when == "moving" or (self.near_top and high_enough)
        broken = active and rule.condition is not None
        value = self._judge.value(rule, row, self._rest) if broken else NAN
        holds = rule.condition is not None and breaks(rule.condition, value)
        return self._lasting[number].update(self.t_s, holds)

    def _broken_at_turn(self, rule: FaultRule) -> bool:
        """Judge the furthest sample so far; the record takes the median of the stay."""
        direction = self.excursion.settings.direction
        furthest = max(self.excursion.rows, key=lambda item: direction * item[1])
        value = self._judge.value(rule, furthest[2], self._rest)
        return rule.condition is not None and breaks(rule.condition, value)


def _measure(name: str) -> tuple[Measure, bool]:
    """Return a signal's function, and whether it reads the other leg."""
    return SIGNALS[name.removeprefix(OTHER)].measure, name.startswith(OTHER)
