"""How far somebody goes: less when shorter, further with more tolerance, never past either."""

from collections.abc import Callable, Mapping
from math import isclose

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.body.limits import (
    FINE_DEG,
    Furthest,
    crossing,
    furthest,
    furthest_bend,
    furthest_raise,
    furthest_sit,
    knee_deficit,
)
from backline.body.person import Person, person, typical
from backline.body.posture import Posture, posture
from backline.body.task import Task, bend, knee_extension, lie, long_sit, sit

from .made import people


def furthest_long_sit(one: Person) -> Furthest:
    """Return the furthest forward lean in long sitting, which only a scene asks for."""
    return furthest(one, long_sit, (-30.0, 100.0))


STOP_NM = 0.2
ALIKE_DEG = FINE_DEG  # a stop is found between angles that lie so far apart
FURTHEST: Mapping[str, tuple[Callable[[Person], Furthest], Callable[[float], Task], float]] = {
    "bend": (furthest_bend, bend, 0.0),
    "raise": (furthest_raise, lie, 0.0),
    "sit": (furthest_sit, sit, -20.0),
    "long_sit": (furthest_long_sit, long_sit, -30.0),
    "knee_extension": (knee_deficit, knee_extension, 120.0),
}
"""How far, the task at an angle, and where the movement begins."""
SIGN = {"knee_extension": -1.0}  # what is left of the knee gets less the further somebody goes
every_limit = pytest.mark.parametrize("name", FURTHEST)


def at_the_end(name: str, one: Person) -> tuple[Furthest, Posture]:
    """Return how far somebody goes, and their posture there."""
    find, task, _ = FURTHEST[name]
    found = find(one)
    return found, posture(task(found.angle_deg), one)


@every_limit
@given(one=people, more=st.floats(0.1, 30))
def test_shorter_goes_less_far(name: str, one: Person, more: float) -> None:
    shorter = person(min(one.shift_deg + more, 60.0), one.tolerance_nm)
    (find, _, _), sign = FURTHEST[name], SIGN.get(name, 1.0)
    assert sign * (find(shorter).angle_deg - find(one).angle_deg) <= ALIKE_DEG


@every_limit
@given(one=people, more=st.floats(0.1, 30))
def test_more_tolerance_goes_further(name: str, one: Person, more: float) -> None:
    further = person(one.shift_deg, min(one.tolerance_nm + more, 100.0))
    (find, _, _), sign = FURTHEST[name], SIGN.get(name, 1.0)
    assert sign * (find(further).angle_deg - find(one).angle_deg) >= -ALIKE_DEG


@every_limit
@given(one=people)
def test_what_stops_is_as_much_as_is_tolerated(name: str, one: Person) -> None:
    found, there = at_the_end(name, one)
    begins = FURTHEST[name][2]
    if found.stopped_by == "tolerance" and not isclose(found.angle_deg, begins, abs_tol=1e-6):
        assert there["stop_nm"] == pytest.approx(one.tolerance_nm, abs=STOP_NM)
    elif found.stopped_by != "tolerance":
        assert there["stop_nm"] <= one.tolerance_nm + STOP_NM
    if found.stopped_by == "contact":
        closed = there["hip_joint_flexion_deg"] + there["lumbar_flexion_deg"]
        assert closed == pytest.approx(150.0, abs=0.2)
    if found.stopped_by == "spine":
        assert there["lumbar_flexion_deg"] == pytest.approx(60.0, abs=0.2)


def test_a_typical_raise_and_what_the_pelvis_has_of_it() -> None:
    found, there = at_the_end("raise", typical())
    assert found.stopped_by == "tolerance"
    assert 65 <= found.angle_deg <= 80
    assert 10 <= -there["pelvic_tilt_deg"] <= 15
    assert there["hip_joint_flexion_deg"] == pytest.approx(
        found.angle_deg + there["pelvic_tilt_deg"]
    )


@given(shift=st.floats(-30, 40), ankle=st.floats(-10, 20), more=st.floats(2, 10))
def test_a_drawn_up_foot_and_short_hamstrings_keep_the_knee_bent(
    shift: float, ankle: float, more: float
) -> None:
    one = person(shift)
    deficit = knee_deficit(one, ankle).angle_deg
    assert knee_deficit(one, ankle + more).angle_deg > deficit
    assert knee_deficit(person(shift + more), ankle).angle_deg >= deficit + (deficit > 0) * 0.1


def test_who_takes_everything_goes_to_the_end_of_what_is_asked() -> None:
    assert furthest_raise(person(-40.0, 100.0)) == Furthest(140.0, "range")
    assert knee_deficit(person(-40.0, 100.0)) == Furthest(0.0, "range")


def test_on_a_chair_belly_and_thighs_meet_first() -> None:
    for shift in (-20.0, 0.0, 20.0):
        assert furthest_sit(person(shift)).stopped_by == "contact"


def test_bent_knees_let_the_trunk_come_further_down() -> None:
    reached = [furthest_bend(person(20.0), knee).angle_deg for knee in (0.0, 20.0, 40.0)]
    assert reached == sorted(reached)
    assert reached[-1] > reached[0] + 5


def test_with_the_other_leg_bent_the_pelvis_rolls_and_the_leg_comes_higher() -> None:
    flat = furthest_raise(typical()).angle_deg
    bent = furthest_raise(typical(), other=lie(45.0, 95.0, -40.0).working).angle_deg
    assert flat + 3 < bent < flat + 15


@given(end=st.floats(-4.9, 4.9))
def test_a_crossing_is_where_it_was_planted(end: float) -> None:
    angles = np.linspace(-5.0, 5.0, 21)
    assert crossing(angles, end - angles, "contact")[0] == pytest.approx(end, abs=1e-9)
    assert crossing(angles, end - angles, "contact")[1] == "contact"


def test_a_crossing_before_the_first_and_after_the_last() -> None:
    angles = np.array([1.0, 2.0])
    assert crossing(angles, np.array([-1.0, -2.0]), "spine") == (1.0, "spine")
    assert crossing(angles, np.array([2.0, 1.0]), "spine") == (2.0, "range")


def test_the_first_stop_counts() -> None:
    assert furthest_bend(person(0.0, 10.0)).stopped_by == "tolerance"
    assert furthest_bend(person(-40.0, 100.0)).stopped_by == "contact"
    assert furthest_long_sit(person(20.0, 60.0)).stopped_by == "spine"
