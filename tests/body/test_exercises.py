"""The exercises as pictures: each from its own definition, and what it stretches."""

from functools import cache

import pytest

from backline.body.exercises import Pictured, pictured
from backline.body.frames import BACK_M
from backline.body.levels import standing
from backline.body.person import typical
from backline.body.posture import posture
from backline.library import exercises
from backline.motion.definition import Exercise

from .test_frames import Placed, placed

SIX = (
    "straight_leg_raise", "bridge", "standing_march", "strap_stretch", "knee_to_chest",
    "active_hamstring_stretch",
)  # fmt: skip
LIBRARY = exercises()
every_exercise = pytest.mark.parametrize("exercise", LIBRARY.values(), ids=list(LIBRARY))
ANKLE_MM, BACK_MM = 1000 * 0.039 * 1.7, 1000 * BACK_M


@cache
def picture(name: str) -> Pictured:
    return pictured(LIBRARY[name])


def times_standing(name: str, quantity: str) -> float:
    return posture(picture(name).task, typical())[quantity] / standing()[quantity]


def drawn(name: str) -> Placed:
    found = picture(name)
    return placed(found.task, typical(), planted=found.planted)


def test_the_six_of_the_article_are_there() -> None:
    assert set(SIX) <= set(LIBRARY)


@every_exercise
def test_every_exercise_gives_a_picture(exercise: Exercise) -> None:
    found = drawn(exercise.id)
    assert max(y for _, y, _ in found.values()) <= 1e-6
    lying = picture(exercise.id).task.support == "back"
    assert lying == (exercise.examples[0].posture != "standing")


@every_exercise
def test_who_lies_has_the_shoulders_on_the_floor(exercise: Exercise) -> None:
    if picture(exercise.id).task.support == "back":
        assert -drawn(exercise.id)["upper_arm"][1] == pytest.approx(BACK_MM, abs=15.0)


def test_knee_to_chest_leaves_the_hamstrings_slack_and_stretches_the_buttock() -> None:
    assert times_standing("knee_to_chest", "hamstring_nm") < 0.1
    assert times_standing("knee_to_chest", "buttock_nm") > 10


@pytest.mark.parametrize("name", ["strap_stretch", "active_hamstring_stretch"])
def test_the_stretches_stretch_the_hamstrings(name: str) -> None:
    assert times_standing(name, "hamstring_nm") > 5


@pytest.mark.parametrize("name", ["straight_leg_raise", "bridge", "standing_march"])
def test_the_others_are_far_from_a_stretch(name: str) -> None:
    assert times_standing(name, "hamstring_nm") < 4


def test_the_march_lifts_the_thigh_to_about_level() -> None:
    task = picture("standing_march").task
    assert task.working.thigh_deg == pytest.approx(88.0, abs=3.0)
    assert task.other.thigh_deg is None
    assert -drawn("standing_march")["other_foot"][1] == pytest.approx(ANKLE_MM)


def test_the_active_stretch_holds_the_pelvis_and_the_strap_does_not() -> None:
    held = picture("active_hamstring_stretch").task
    assert (held.still_pelvis, held.working.thigh_deg) == (True, 90.0)
    assert not picture("strap_stretch").task.still_pelvis


@pytest.mark.parametrize("name", ["bridge", "single_leg_bridge", "bridge_long_lever"])
def test_a_bridge_is_between_feet_and_shoulders(name: str) -> None:
    found = drawn(name)
    assert picture(name).planted
    assert -found["foot"][1] == pytest.approx(ANKLE_MM)
    assert -found["upper_arm"][1] == pytest.approx(BACK_MM)
    assert -found["pelvis"][1] > BACK_MM + 50


def test_the_feet_of_the_bridge_stay_where_they_were_at_rest() -> None:
    """At rest, with the hips bent as far as the definition has it, shoulders to ankle is as far."""
    found = drawn("bridge")
    thigh, knee = picture("bridge").task.working.thigh_deg, picture("bridge").task.working.knee_deg
    assert thigh == pytest.approx(5.0, abs=3.0)
    assert 80 < knee < 125
    assert 800 < found["foot"][0] - found["upper_arm"][0] < 1050
