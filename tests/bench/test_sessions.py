"""Whole sets for a browser's camera: what is in them, before anything is drawn."""

import pytest

from backline.library import exercises
from bench.sessions import scenes
from bench.synth import Clip

COUNTS = {"bridge": 5, "standing_march": 10, "strap_stretch": 1}


@pytest.mark.parametrize("name", COUNTS)
def test_a_set_begins_within_three_seconds_and_has_its_repetitions(name: str) -> None:
    scene = scenes()[name]
    repetitions = Clip(scene.spec).act.repetitions
    assert name in exercises()
    assert scene.judged_as == name
    assert 2 <= repetitions[0].start <= 3
    assert len(repetitions) == COUNTS[name]
    faults = [rep.index for rep in repetitions if rep.fault]
    assert faults == ([2] if name == "bridge" else [])
    assert (scene.spec.width, scene.spec.height_px) == (640, 480)


def test_the_stretch_is_held_for_twelve_seconds() -> None:
    (hold,) = Clip(scenes()["strap_stretch"].spec).act.repetitions
    assert hold.top_end - hold.top_start == pytest.approx(12)
    assert hold.side == "right"


def test_the_march_takes_turns() -> None:
    sides = [rep.side for rep in Clip(scenes()["standing_march"].spec).act.repetitions]
    assert sides == ["right", "left"] * 5
