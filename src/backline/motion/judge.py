"""From a finished movement to a repetition or a hold.

Limits decide what counts, faults never do.
"""

from collections.abc import Sequence
from math import isnan

from .definition import Condition, Exercise, FaultRule
from .detect import Movement, Row
from .tolerance import tolerance
from .types import Fault, Side

NAN = float("nan")
TOP_SHARE = 0.75  # of the excursion: from here on it is the top; chosen by us
SURE_SHARE = 0.8  # of the frames at the top have to name the same leg; chosen by us
HOLD_MIN_S = 2.0  # a shorter stay is no hold; chosen by us


def breaks(rule: Condition, value: float) -> bool:
    """Whether a value breaks a condition; a value that was not seen breaks none."""
    return tolerance(value, rule.below, rule.above, 0.0) == 0.0


def middle(values: Sequence[float]) -> float:
    """Return the median of the values that were seen; NaN of none."""
    seen = sorted(value for value in values if not isnan(value))
    return seen[len(seen) // 2] if seen else NAN


class Judge:
    """Judges the movements of one exercise; remembers the person's own best of the set."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._column = {name: number for number, name in enumerate(exercise.signals)}
        self._best: dict[str, float] = {}

    def value(self, rule: FaultRule, row: Row, rest: Row) -> float:
        """Return what a fault's condition is compared with."""
        if rule.condition is None:
            return NAN
        column = self._column[rule.condition.signal]
        if rule.against == "rest":
            return row[column] - rest[column]
        if rule.against == "best":
            return row[column] - self._best.get(rule.id, NAN)
        return row[column]

    def top_row(self, rows: Sequence[tuple[float, float, Row]], movement: Movement) -> Row:
        """Return the median row over the stay at the top."""
        inside = [row for t_s, _, row in rows if movement.in_s <= t_s <= movement.out_s]
        near = inside or [min(rows, key=lambda item: abs(item[0] - movement.turn_s))[2]]
        return tuple(middle(column) for column in zip(*near, strict=True))

    def angle_deg(self, movement: Movement, over_stay: bool = False) -> float:
        """Return the reported angle: at the furthest point, or the median over the stay."""
        rule = self.exercise.movement
        column = self._column[rule.angle]
        if over_stay:
            return self.top_row(movement.rows, movement)[column]
        if rule.angle == rule.signal:
            return movement.peak_deg
        return next(row[column] for t_s, _, row in movement.rows if t_s == movement.turn_s)

    def faults(self, movement: Movement, counts: bool = True) -> tuple[Fault, ...]:
        """Return the faults of a finished movement; one that counts may become the best so far."""
        direction = self.exercise.movement.settings.direction
        rest, top = rest_row(movement.rows, direction), self.top_row(movement.rows, movement)
        found = [self._fault(rule, movement, rest, top) for rule in self.exercise.faults]
        if counts:
            self._remember_best(top)
        return tuple(fault for fault in found if fault is not None)

    def _fault(self, rule: FaultRule, movement: Movement, rest: Row, top: Row) -> Fault | None:
        if rule.condition is None:
            moving_s = movement.in_s - movement.start_s + movement.end_s - movement.out_s
            fast = not movement.cut and moving_s < self.exercise.movement.fast_s
            return Fault(rule.id, movement.start_s, movement.end_s, NAN) if fast else None
        if rule.when == "turn":
            value = self.value(rule, top, rest)
            if breaks(rule.condition, value):
                return Fault(rule.id, movement.in_s, movement.out_s, value)
            return None
        return self._sustained(rule, rule.condition, movement, rest)

    def _sustained(
        self, rule: FaultRule, condition: Condition, movement: Movement, rest: Row
    ) -> Fault | None:
        """Find the longest stretch in which the condition was broken, if it was long enough."""
        best: Fault | None = None
        first_s, worst = NAN, NAN
        for t_s, level, row in movement.rows:
            value = self.value(rule, row, rest)
            if not in_window(rule, movement, t_s, level) or not breaks(condition, value):
                first_s = NAN
                continue
            if isnan(first_s):
                first_s, worst = t_s, value
            worst = max(worst, value) if value > condition.above else min(worst, value)
            longer = best is None or t_s - first_s > best.end_s - best.start_s
            if t_s - first_s >= rule.for_s and longer:
                best = Fault(rule.id, first_s, t_s, worst)
        return best

    def _remember_best(self, top: Row) -> None:
        for rule in self.exercise.faults:
            if rule.against != "best" or rule.condition is None:
                continue
            value = top[self._column[rule.condition.signal]]
            old = self._best.get(rule.id, NAN)
            high_is_bad = rule.condition.above < float("inf")
            if isnan(old) or (value < old if high_is_bad else value > old):
                self._best[rule.id] = value

    def excluded_by(self, movement: Movement) -> str | None:
        """Return the name of the first limit that the movement breaks."""
        rule = self.exercise.movement
        if movement.cut and rule.kind == "cycle":
            return "unseen"
        if movement.rom_deg < rule.min_rom_deg:
            return "min_rom_deg"
        if movement.end_s - movement.start_s < rule.min_s:
            return "min_s"
        top = self.top_row(movement.rows, movement)
        for limit in self.exercise.limits:
            if breaks(limit.condition, top[self._column[limit.condition.signal]]):
                return limit.id
        if rule.kind == "hold" and movement.out_s - movement.in_s < HOLD_MIN_S:
            return "min_hold_s"
        return None


def in_window(rule: FaultRule, movement: Movement, t_s: float, value: float) -> bool:
    """Whether a sample belongs to the part of the movement in which a fault is judged."""
    if rule.when == "top":
        return abs(value - movement.rest_deg) >= TOP_SHARE * movement.rom_deg
    return movement.start_s <= t_s <= movement.end_s


def rest_row(rows: Sequence[tuple[float, float, Row]], direction: int) -> Row:
    """Return the median row of the five samples nearest to rest, before the furthest point."""
    turn = max(range(len(rows)), key=lambda number: direction * rows[number][1])
    before = sorted(rows[: turn + 1], key=lambda item: direction * item[1])
    return tuple(middle(column) for column in zip(*(row for _, _, row in before[:5]), strict=True))


def voted_side(movement: Movement) -> Side:
    """Return the leg that most frames at the top name; ``unseen`` where they do not agree.

    The last number of each row is the leg: 0 left, 1 right.
    """
    half = 0.5 * movement.rom_deg
    legs = [row[-1] for _, value, row in movement.rows if abs(value - movement.rest_deg) >= half]
    right = sum(legs) / len(legs) if legs else 0.5
    if right >= SURE_SHARE:
        return "right"
    return "left" if 1.0 - right >= SURE_SHARE else "unseen"
