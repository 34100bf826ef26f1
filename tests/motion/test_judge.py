"""Limits decide what counts, faults never do; both say what broke and when."""

from collections.abc import Callable
from math import inf, isnan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.motion.definition import Condition, Exercise
from backline.motion.detect import Movement, measured
from backline.motion.judge import Judge, breaks, middle, rest_row, voted_side
from backline.motion.types import Fault

from .made import fault, level, lift

NAN = float("nan")
START_S, OUT_S, STAY_S, BACK_S = 0.5, 1.0, 2.0, 1.0
IN_S, LEFT_S = START_S + OUT_S, START_S + OUT_S + STAY_S
END_S = LEFT_S + BACK_S
Column = Callable[[float], float]
LIMITS = [
    {"id": "knee_bent", "signal": "knee_flexion_deg", "above": 60},
    {"id": "leans", "signal": "trunk_flexion_deg", "above": 30},
]


def moved(
    exercise: Exercise,
    size_deg: float = 80.0,
    quick: float = 1.0,
    stay_s: float = STAY_S,
    cut: bool = False,
    **columns: float | Column,
) -> Movement:
    """Plant one movement; the columns (by signal) are constants or functions of the time."""
    out_s, back_s = OUT_S / quick, BACK_S / quick
    rows = []
    for number in range(int(25 * (START_S + out_s + stay_s + back_s)) + 5):
        t_s = number / 25
        value = size_deg * level(t_s, START_S, out_s, stay_s, back_s)
        planted = {"hip_flexion_deg": value} | columns
        row = [planted.get(name, 0.0) for name in exercise.signals]
        rows.append((t_s, value, (*(_at(column, t_s) for column in row), 1.0)))
    return measured(rows, 1, 0.0, cut)


def _at(column: float | Column, t_s: float) -> float:
    return column(t_s) if callable(column) else column


def between(start_s: float, end_s: float, value: float) -> Column:
    return lambda t_s: value if start_s <= t_s < end_s else 0.0


def faults(exercise: Exercise, **planted: Any) -> list[Fault]:
    return list(Judge(exercise).faults(moved(exercise, **planted)))


@given(value=st.floats(-200, 200), bound=st.floats(-100, 100))
def test_a_condition_breaks_beyond_its_bound_only(value: float, bound: float) -> None:
    assert breaks(Condition("x", bound, -inf), value) == (value > bound)
    assert breaks(Condition("x", inf, bound), value) == (value < bound)


def test_what_was_not_seen_breaks_nothing() -> None:
    assert not breaks(Condition("x", 10.0, -10.0), NAN)


@given(st.lists(st.floats(-100, 100) | st.just(NAN)))
def test_the_middle_leaves_as_many_below_as_above(values: list[float]) -> None:
    seen = [value for value in values if not isnan(value)]
    found = middle(values)
    if not seen:
        assert isnan(found)
        return
    assert sum(value < found for value in seen) <= len(seen) / 2
    assert sum(value > found for value in seen) <= len(seen) / 2


def test_a_whole_movement_counts_whatever_its_faults() -> None:
    exercise = lift(fault=[fault()], limit=LIMITS)
    movement = moved(exercise, knee_flexion_deg=50.0)
    assert [one.id for one in Judge(exercise).faults(movement)] == ["bends"]
    assert Judge(exercise).excluded_by(movement) is None


@pytest.mark.parametrize(
    ("planted", "name"),
    [
        ({"cut": True, "size_deg": 25.0}, "unseen"),
        ({"size_deg": 25.0, "quick": 9.0, "stay_s": 0.0}, "min_rom_deg"),
        ({"quick": 9.0, "stay_s": 0.0, "knee_flexion_deg": 70.0}, "min_s"),
        ({"knee_flexion_deg": 70.0, "trunk_flexion_deg": 40.0}, "knee_bent"),
        ({"trunk_flexion_deg": 40.0}, "leans"),
        ({"trunk_flexion_deg": NAN}, None),
    ],
)
def test_the_first_broken_limit_names_the_exclusion(
    planted: dict[str, Any], name: str | None
) -> None:
    exercise = lift(limit=LIMITS)
    assert Judge(exercise).excluded_by(moved(exercise, **planted)) == name


def test_a_limit_is_judged_over_the_stay() -> None:
    exercise = lift(limit=LIMITS)
    on_the_way = moved(exercise, knee_flexion_deg=between(0.0, IN_S, 90.0))
    at_the_top = moved(exercise, knee_flexion_deg=between(IN_S, LEFT_S, 90.0))
    assert Judge(exercise).excluded_by(on_the_way) is None
    assert Judge(exercise).excluded_by(at_the_top) == "knee_bent"


@pytest.mark.parametrize(("stay_s", "name"), [(1.0, "min_hold_s"), (3.0, None)])
def test_a_short_stay_is_no_hold(stay_s: float, name: str | None) -> None:
    exercise = lift({"kind": "hold"})
    assert Judge(exercise).excluded_by(moved(exercise, stay_s=stay_s)) == name


def test_a_hold_that_was_cut_off_still_counts() -> None:
    exercise = lift({"kind": "hold"})
    assert Judge(exercise).excluded_by(moved(exercise, cut=True)) is None


@pytest.mark.parametrize(
    ("start_s", "end_s", "found_in"),
    [
        (START_S, IN_S, {"moving"}),
        (IN_S, LEFT_S, {"turn", "top", "moving"}),
        (LEFT_S + 0.5, END_S, {"moving"}),
        (IN_S + 0.5, IN_S + 0.9, {"top", "moving"}),
        (IN_S + 0.5, IN_S + 0.7, set[str]()),
        (0.0, START_S - 0.1, set[str]()),
    ],
)
def test_a_fault_is_judged_in_its_window(start_s: float, end_s: float, found_in: set[str]) -> None:
    for when in ("turn", "top", "moving"):
        exercise = lift(fault=[fault(when=when)])
        found = faults(exercise, knee_flexion_deg=between(start_s, end_s, 50.0))
        assert bool(found) == (when in found_in), when


def test_a_fault_says_when_and_how_bad() -> None:
    exercise = lift(fault=[fault()])
    knee = between(1.6, 3.0, 30.0)
    (bent,) = faults(exercise, knee_flexion_deg=lambda t_s: knee(t_s) + 9 * (t_s == 2.0))
    assert bent.id == "bends"
    assert bent.start_s == pytest.approx(1.6, abs=0.05)
    assert bent.end_s == pytest.approx(3.0, abs=0.05)
    assert bent.worst_deg == 39.0


def test_the_worst_of_a_lower_bound_is_the_lowest() -> None:
    rule = {"id": "drops", "says": "x", "cue": "y", "signal": "trunk_flexion_deg", "below": -5,
            "when": "top"}  # fmt: skip
    (dropped,) = faults(lift(fault=[rule]), trunk_flexion_deg=lambda t_s: -10.0 - t_s)
    assert dropped.worst_deg == pytest.approx(-10 - dropped.end_s)


def test_the_longest_stretch_is_told() -> None:
    exercise = lift(fault=[fault()])
    short, long = between(1.6, 2.0, 70.0), between(2.4, 3.2, 40.0)
    (bent,) = faults(exercise, knee_flexion_deg=lambda t_s: short(t_s) + long(t_s))
    assert bent.worst_deg == 40.0
    assert bent.start_s == pytest.approx(2.4, abs=0.05)


def test_what_was_not_seen_is_no_fault() -> None:
    for when in ("turn", "top", "moving"):
        assert faults(lift(fault=[fault(when=when)]), knee_flexion_deg=NAN) == []


@pytest.mark.parametrize(("against", "told"), [("zero", True), ("rest", False)])
def test_against_rest_takes_off_what_was_there_before(against: str, told: bool) -> None:
    exercise = lift(fault=[fault(against=against)])
    assert bool(faults(exercise, knee_flexion_deg=30.0)) == told


def test_against_rest_counts_from_the_persons_own_rest() -> None:
    exercise = lift(fault=[fault(against="rest")])
    (bent,) = faults(exercise, knee_flexion_deg=lambda t_s: 30.0 if t_s < 1 else 55.0)
    assert bent.worst_deg == 25.0


def test_against_best_compares_with_the_best_so_far() -> None:
    exercise = lift(fault=[fault(against="best", when="turn", above=15)])
    judge = Judge(exercise)
    told = [
        judge.faults(moved(exercise, knee_flexion_deg=knee)) for knee in (40.0, 50.0, 30.0, 50.0)
    ]
    assert [bool(found) for found in told] == [False, False, False, True]
    assert told[-1][0].worst_deg == 20.0


def test_an_unseen_repetition_is_nobodys_best() -> None:
    exercise = lift(fault=[fault(against="best", when="turn", above=15)])
    judge = Judge(exercise)
    for knee in (NAN, 20.0, NAN):
        assert judge.faults(moved(exercise, knee_flexion_deg=knee)) == ()
    assert judge.faults(moved(exercise, knee_flexion_deg=50.0))


@pytest.mark.parametrize(
    ("planted", "told"),
    [({}, False), ({"quick": 4.0}, True), ({"quick": 4.0, "stay_s": 9.0}, True),
     ({"quick": 4.0, "cut": True}, False)],
)  # fmt: skip
def test_too_fast_is_the_way_out_and_back_without_the_stay(
    planted: dict[str, Any], told: bool
) -> None:
    exercise = lift(fault=[{"id": "too_fast", "says": "Fast.", "cue": "Slowly."}])
    found = faults(exercise, **planted)
    assert bool(found) == told
    assert all(isnan(one.worst_deg) for one in found)


def test_the_angle_is_that_of_the_furthest_point() -> None:
    exercise = lift()
    movement = moved(exercise)
    assert Judge(exercise).angle_deg(movement) == pytest.approx(80)
    assert Judge(exercise).angle_deg(movement, over_stay=True) == pytest.approx(80)


def test_another_angle_is_read_at_the_same_moment() -> None:
    exercise = lift({"angle": "knee_flexion_deg"})
    movement = moved(exercise, knee_flexion_deg=lambda t_s: 100.0 * t_s)
    judge = Judge(exercise)
    assert judge.angle_deg(movement) == pytest.approx(100 * movement.turn_s)
    assert judge.angle_deg(movement, over_stay=True) == pytest.approx(250, abs=5)


def test_the_row_at_rest_is_from_before_the_furthest_point() -> None:
    exercise = lift(fault=[fault()])
    knee = exercise.signals.index("knee_flexion_deg")
    movement = moved(exercise, knee_flexion_deg=lambda t_s: 5.0 if t_s < 1 else 60.0)
    assert rest_row(movement.rows, 1)[knee] == 5.0


@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_the_side_is_what_four_of_five_frames_say(right: list[bool]) -> None:
    def voted(legs: list[bool]) -> str:
        rows = [(float(number), 80.0, (float(leg),)) for number, leg in enumerate(legs)]
        return voted_side(measured([(-1.0, 0.0, (0.0,)), *rows], 1, 0.0, cut=True))

    swapped = {"left": "right", "right": "left", "unseen": "unseen"}
    assert voted([not leg for leg in right]) == swapped[voted(right)]
    if sum(right) * 5 >= len(right) * 4:
        assert voted(right) == "right"
    elif sum(right) * 5 > len(right):
        assert voted(right) == "unseen"


def test_frames_near_rest_do_not_vote() -> None:
    rows: list[tuple[float, float, tuple[float, ...]]]
    rows = [(0.0, 0.0, (0.0,)), (1.0, 30.0, (0.0,)), (2.0, 80.0, (1.0,)), (3.0, 10.0, (0.0,))]
    assert voted_side(measured(rows, 1, 0.0, cut=False)) == "right"
