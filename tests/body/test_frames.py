"""Where the segments are: bones keep their length, feet stand on the floor, nobody falls over."""

from collections.abc import Mapping
from math import hypot

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.body.batch import batch
from backline.body.build import COM_FROM_FAR_END, Build, above_hips_kgm, build_of
from backline.body.frames import BACK_M, SEGMENTS, UPPER_ARM_SHARE, frames
from backline.body.person import Person, person, typical
from backline.body.quantities import solved
from backline.body.task import Leg, Task, bend, lie, sit, stand

from .made import Kind, anybody, every_kind, people

Placed = Mapping[str, tuple[float, float, float]]
SAME_MM = 1e-6
BONES = {
    ("pelvis", "lumbar"): "pelvis_m", ("lumbar", "thorax"): "lumbar_m",
    ("thorax", "upper_arm"): "shoulder_m", ("thigh", "shank"): "thigh_m",
    ("shank", "foot"): "shank_m", ("other_thigh", "other_shank"): "thigh_m",
    ("other_shank", "other_foot"): "shank_m",
}  # fmt: skip
"""From one origin to the next, and how long that is in the build."""
LEGS = ("", "other_")


def placed(task: Task, one: Person, *, planted: bool = False) -> Placed:
    """Return where each segment is and how it is turned."""
    asked = batch([task], [one])
    found = frames(solved(asked), asked, planted=planted)
    return {
        name: (float(at.x_mm[0]), float(at.y_mm[0]), float(at.angle_deg[0]))
        for name, at in found.items()
    }


def apart_mm(found: Placed, one: str, other: str) -> float:
    return hypot(found[one][0] - found[other][0], found[one][1] - found[other][1])


def standing_middle_mm(found: Placed, body: Build, tilt: float, lumbar: float) -> float:
    """Return where the middle of all the mass over the feet is, forward of the ankle."""
    hip, knee, ankle = (found[name][0] for name in ("pelvis", "shank", "foot"))
    above_kg = body.above_lumbar_kg + body.pelvis_kg
    turning = above_kg * hip + 1000 * float(above_hips_kgm(body, tilt, lumbar))
    turning += 2 * body.thigh_kg * (knee + COM_FROM_FAR_END * (hip - knee))
    turning += 2 * body.shank_kg * (ankle + COM_FROM_FAR_END * (knee - ankle))
    return turning / (above_kg + 2 * (body.thigh_kg + body.shank_kg)) - ankle


@every_kind
@given(data=st.data(), one=anybody())
def test_bones_keep_their_length(kind: Kind, data: st.DataObject, one: Person) -> None:
    found, body = placed(kind.task(*data.draw(kind.inputs())), one), build_of(one)
    for (start, end), length in BONES.items():
        assert apart_mm(found, start, end) == pytest.approx(1000 * getattr(body, length))
    arm = 1000 * UPPER_ARM_SHARE * body.arm_m
    assert apart_mm(found, "upper_arm", "forearm") == pytest.approx(arm)
    assert found["thigh"][:2] == found["other_thigh"][:2] == found["pelvis"][:2]


@every_kind
@given(data=st.data(), one=anybody())
def test_nothing_is_below_the_floor(kind: Kind, data: st.DataObject, one: Person) -> None:
    found, body = placed(kind.task(*data.draw(kind.inputs())), one), build_of(one)
    assert set(found) == set(SEGMENTS)
    assert max(y for _, y, _ in found.values()) <= SAME_MM
    for leg in LEGS:
        assert found[f"{leg}foot"][1] <= -1000 * body.ankle_m + SAME_MM
    assert min(-found["pelvis"][1], -found["upper_arm"][1]) >= 1000 * BACK_M - SAME_MM


@given(one=anybody(), trunk=st.floats(0, 100), knee=st.floats(0, 60))
def test_who_stands_has_both_feet_on_the_floor_under_the_weight(
    one: Person, trunk: float, knee: float
) -> None:
    task, body = bend(trunk, knee), build_of(one)
    found, columns = placed(task, one), solved(batch([task], [one]))
    for leg in LEGS:
        assert found[f"{leg}foot"] == pytest.approx((0.0, -1000 * body.ankle_m, 0.0), abs=SAME_MM)
    tilt, lumbar = columns["pelvic_tilt_deg"][0], columns["lumbar_flexion_deg"][0]
    middle = standing_middle_mm(found, body, float(tilt), float(lumbar))
    assert middle == pytest.approx(1000 * body.foot_middle_m, abs=0.01)


def test_upright_all_segments_are_as_in_standing() -> None:
    found = placed(stand(), typical())
    assert max(abs(angle) for _, _, angle in found.values()) < 5.0
    shoulder = -found["upper_arm"][1] / 1000
    assert 0.8 < shoulder / typical().height_m < 0.84


@given(one=people, trunk=st.floats(0, 90), neck=st.floats(-30, 50))
def test_the_head_turns_with_trunk_and_neck(one: Person, trunk: float, neck: float) -> None:
    found = placed(bend(trunk, 0.0, neck), one)
    assert found["thorax"][2] == pytest.approx(trunk)
    assert found["head"][2] == pytest.approx(trunk + neck)


def test_forward_is_to_the_right_and_up_is_less() -> None:
    upright, bent = placed(stand(), typical()), placed(bend(60.0), typical())
    assert bent["head"][0] > upright["head"][0] + 200
    assert bent["head"][1] > upright["head"][1]
    raised = placed(lie(60.0), typical())
    assert raised["foot"][1] < raised["other_foot"][1] < 0
    assert raised["thigh"][2] == pytest.approx(-150.0)


def test_on_a_chair_thighs_are_level_and_the_shank_follows_the_knee() -> None:
    found = placed(sit(0.0, 30.0), typical())
    assert found["thigh"][2] == pytest.approx(-90.0)
    assert found["shank"][2] == pytest.approx(-60.0)
    assert found["other_shank"][2] == pytest.approx(0.0)
    assert found["shank"][1] == pytest.approx(found["pelvis"][1])


@given(thigh=st.floats(-15, 30), knee=st.floats(60, 120), one=people)
def test_a_planted_bridge_has_feet_and_shoulders_down(
    thigh: float, knee: float, one: Person
) -> None:
    leg = Leg(thigh, knee)
    task = Task("back", 0.0, leg, leg)
    found, body = placed(task, one, planted=True), build_of(one)
    for foot in ("foot", "other_foot"):
        assert -found[foot][1] == pytest.approx(1000 * body.ankle_m, abs=SAME_MM)
        assert found[foot][2] == 0.0
    assert -found["upper_arm"][1] == pytest.approx(1000 * BACK_M, abs=SAME_MM)
    flat = placed(task, one)
    for (start, end), length in BONES.items():
        assert apart_mm(found, start, end) == pytest.approx(1000 * getattr(body, length))
    turned = {found[name][2] - flat[name][2] for name in ("pelvis", "thigh", "shank", "thorax")}
    assert max(turned) - min(turned) < SAME_MM


@every_kind
def test_many_at_once_are_placed_one_by_one(kind: Kind) -> None:
    tasks = [kind.task(*(low + share * (high - low) for low, high in kind.ranges))
             for share in np.linspace(0, 1, 7)]  # fmt: skip
    asked = batch(tasks, [person(10.0)] * len(tasks))
    together = frames(solved(asked), asked)
    for at, task in enumerate(tasks):
        for name, alone in placed(task, person(10.0)).items():
            frame = together[name]
            all_three = (frame.x_mm[at], frame.y_mm[at], frame.angle_deg[at])
            assert alone == pytest.approx(all_three, abs=1e-4)
