"""An offer as its page shows it, and what is kept of it."""

from dataclasses import replace

import pytest

from backline.care.breaks.dose import Offer
from backline.i18n import Texts
from backline.library import activities
from backline.web.breaks.offered import REST, REST_SEATED, parts, sets_of, shown

MOVE = Offer("move", "Get up", "A change.", 2.0)
WALK = Offer("walk", "Walk", "A change.", 2.0, "walk", seconds=120.0)
MARCH = Offer("exercise", "March", "Due.", 2.0, "standing_march", repetitions=20)
HOLD = Offer("exercise", "Strap", "Due.", 2.0, "strap_stretch", ("right", "left"), seconds=30.0)
COUNTED = Offer("exercise", "Hinge", "Due.", 2.0, "hip_hinge", ("left", "right"), repetitions=8)


def asked(exercise: str) -> float:
    return {"standing_march": 20.0, "strap_stretch": 45.0, "walk": 120.0}.get(exercise, 8.0)


@pytest.mark.parametrize("offer", [MOVE, WALK, MARCH, HOLD, COUNTED])
def test_the_parts_fill_the_break(offer: Offer) -> None:
    assert sum(one.seconds for one in parts(offer)) == 120.0


def test_sides_are_changed_and_the_rest_is_free() -> None:
    assert [(one.says, one.seconds) for one in parts(HOLD)] == [
        ("Right leg", 30.0), ("Change sides: left leg", 30.0), (REST, 60.0),
    ]  # fmt: skip
    assert [one.seconds for one in parts(COUNTED)] == [60.0, 60.0]


def test_a_hold_that_is_longer_than_the_break_takes_its_time() -> None:
    long = Offer("exercise", "Strap", "", 1.0, "strap_stretch", ("left", "right"), seconds=45.0)
    assert sum(one.seconds for one in parts(long)) == 90.0


def test_nobody_who_exercises_in_the_seat_is_told_to_stand_for_the_rest() -> None:
    mine = replace(activities()["strap_stretch"], id="mine", position="sitting")
    offer = replace(HOLD, exercise="mine")
    assert shown(offer, {"mine": mine}).parts[-1].says == REST_SEATED


def test_what_it_needs_and_what_to_mind_at_a_desk_stand_open() -> None:
    found = shown(MARCH, activities())
    assert Texts().gettext(found.needs) == "You need: a wall or a steady chair to hold on to"
    assert len(found.care) == 2
    walk = shown(WALK, activities())
    assert (walk.needs, tuple(walk.care)) == ("", ())


def test_the_film_and_the_steps_are_those_of_the_exercise() -> None:
    found = shown(MARCH, activities())
    assert found.film is not None
    assert found.film.startswith("/static/demos/standing_march.mp4")
    assert (found.counted, found.watched, found.id) == (True, True, "standing_march")
    assert list(found.steps) == list(activities()["standing_march"].steps[:5])


def test_a_change_of_position_has_none() -> None:
    found = shown(MOVE, activities())
    assert (found.id, found.film, found.poster, found.watched) == ("move", None, None, False)
    assert not found.steps


def test_what_was_done_is_kept_by_side() -> None:
    left, right = sets_of(COUNTED, 100.0, 7, asked)
    assert (left.exercise, left.side, left.repetitions, left.dose_met) == (
        "hip_hinge", "left", 7, False,
    )  # fmt: skip
    assert right.side == "right"
    (march,) = sets_of(MARCH, 100.0, None, asked)
    assert (march.repetitions, march.dose_met) == (20, True)


def test_a_walk_is_as_long_as_it_was_and_a_hold_as_offered() -> None:
    (walk,) = sets_of(WALK, 90.0, None, asked)
    assert (walk.seconds, walk.dose_met) == (90.0, False)
    assert [one.seconds for one in sets_of(HOLD, 5.0, None, asked)] == [30.0, 30.0]


def test_nothing_is_kept_of_nothing() -> None:
    assert not sets_of(MOVE, 120.0, None, asked)
    assert not sets_of(MARCH, 120.0, 0, asked)
    assert not sets_of(WALK, 0.0, None, asked)
