"""The walks, worked out: their words are whole, and what they claim is what the model gives."""

from collections.abc import Mapping

import pytest

from backline.body.levels import standing
from backline.explaining.walked import Walked, somebody, walked
from backline.library.walks_load import PEOPLE, Step, walks

EVERY = [
    pytest.param(step, id=f"{walk.id}-{number}")
    for walk in walks().values()
    for number, step in enumerate(walk.steps, 1)
]
every_step = pytest.mark.parametrize("step", EVERY)


def steps(name: str) -> tuple[Mapping[str, float], ...]:
    """Return the values of each step of a walk."""
    return tuple(walked(step).shown.values for step in walks()[name].steps)


def times(values: Mapping[str, float], quantity: str) -> float:
    return values[quantity] / standing()[quantity]


@every_step
def test_every_step_can_be_worked_out_and_its_words_are_whole(step: Step) -> None:
    found: Walked = walked(step)
    for said in (found.says, *found.sentences):
        assert not set("{}") & set(said)
        assert said.endswith(".")
        assert "nan" not in said
    assert found.says.template == step.says
    assert found.person == somebody(step.person)


@every_step
def test_a_number_in_the_words_stands_there_once_worked_out(step: Step) -> None:
    named = {part for part in walked(step).says.parts if f"{{{part}}}" in step.says}
    assert set(walked(step).says.parts) == named
    assert step.says.count("{") == len(named)


def test_the_people_are_who_they_are_called() -> None:
    typical, short, long, tolerant = map(somebody, PEOPLE)
    assert long.shift_deg < typical.shift_deg < short.shift_deg == tolerant.shift_deg
    assert typical.tolerance_nm == short.tolerance_nm == long.tolerance_nm < tolerant.tolerance_nm


def test_bending() -> None:
    upright, first, end, short, bent_knees = steps("bending")
    assert times(upright, "hamstring_nm") == pytest.approx(1.0)
    hip = first["hip_joint_flexion_deg"] - upright["hip_joint_flexion_deg"]
    assert first["lumbar_flexion_deg"] > 1.3 * hip
    assert times(first, "hamstring_nm") < 3
    assert end["hip_joint_flexion_deg"] > end["lumbar_flexion_deg"]
    assert times(end, "hamstring_nm") > 5
    assert short["lumbar_flexion_deg"] == pytest.approx(end["lumbar_flexion_deg"], abs=5.0)
    assert short["hip_joint_flexion_deg"] < end["hip_joint_flexion_deg"] - 10
    assert short["trunk_inclination_deg"] < end["trunk_inclination_deg"]
    assert bent_knees["hip_joint_flexion_deg"] > short["hip_joint_flexion_deg"] + 5
    assert bent_knees["trunk_inclination_deg"] > short["trunk_inclination_deg"]
    assert bent_knees["stop_nm"] == pytest.approx(short["stop_nm"], abs=0.4)


def test_standing() -> None:
    typical, short, long = steps("standing")
    assert typical["hip_front_nm"] > typical["hamstring_nm"]
    assert 1 < times(short, "hamstring_nm") < 3
    assert times(long, "hamstring_nm") < 1
    for one in (short, long):
        assert one["pelvic_tilt_deg"] == pytest.approx(typical["pelvic_tilt_deg"], abs=3.0)
    said = walked(walks()["standing"].steps[1]).says
    assert f"turns by {abs(short['pelvic_tilt_deg']):.0f} degrees" in said


def test_sitting() -> None:
    chair, forward, stretched, floor = steps("sitting")
    assert chair["pelvic_tilt_deg"] < -10
    assert chair["lumbar_flexion_deg"] == pytest.approx(-chair["pelvic_tilt_deg"], abs=1.0)
    assert times(chair, "hamstring_nm") <= 1.0
    assert abs(chair["semimembranosus_mm"]) < 15
    assert times(forward, "disc_load") > times(chair, "disc_load") > 0.9
    assert times(stretched, "hamstring_nm") > 3
    assert stretched["pelvic_tilt_deg"] < chair["pelvic_tilt_deg"]
    assert floor["pelvic_tilt_deg"] < chair["pelvic_tilt_deg"]
    assert floor["lumbar_flexion_deg"] > chair["lumbar_flexion_deg"]


def test_muscle_or_nerve() -> None:
    raised, chin, toes, bent = steps("muscle_or_nerve")
    assert times(raised, "hamstring_nm") > 2
    assert raised["nerve_mm"] > standing()["nerve_mm"] + 20
    assert {name for name in raised if chin[name] != raised[name]} == {
        "neck_flexion_deg", "nerve_mm", "level_nerve",
    }  # fmt: skip
    assert chin["nerve_mm"] > raised["nerve_mm"]
    assert toes["nerve_mm"] > raised["nerve_mm"]
    assert toes["calf_nm"] > raised["calf_nm"]
    assert toes["hamstring_nm"] == raised["hamstring_nm"]
    assert bent["hamstring_nm"] < 0.5 * raised["hamstring_nm"]
    assert bent["nerve_mm"] < raised["nerve_mm"]


def test_exercises() -> None:
    names = [step.exercise for step in walks()["exercises"].steps]
    found = dict(zip(names, steps("exercises"), strict=True))
    pull = {name: times(values, "hamstring_nm") for name, values in found.items()}
    assert pull["straight_leg_raise"] < 4
    assert found["straight_leg_raise"]["in_range"]
    assert pull["bridge"] < 1
    assert times(found["bridge"], "buttock_nm") < 2
    assert pull["standing_march"] <= 1.0
    assert pull["strap_stretch"] > 5
    assert pull["knee_to_chest"] < 0.1
    assert times(found["knee_to_chest"], "buttock_nm") > 10
    assert pull["active_hamstring_stretch"] > 5
    assert found["active_hamstring_stretch"]["pelvic_tilt_deg"] > -5


def test_strength() -> None:
    today, tolerant, longer, hinge = steps("strength")
    assert tolerant["thigh_deg"] > today["thigh_deg"] + 5
    assert tolerant["hamstring_nm"] > today["hamstring_nm"]
    assert longer["thigh_deg"] > today["thigh_deg"] + 5
    assert longer["stop_nm"] == pytest.approx(today["stop_nm"], abs=0.4)
    assert times(hinge, "hamstring_nm") > 1
    assert times(hinge, "buttock_nm") > 1
    assert hinge["semimembranosus_mm"] > 0
