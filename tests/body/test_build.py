"""Lengths and masses: they grow with the person, and the weight comes to stand over the feet."""

from math import cos, radians, sin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from backline.body.build import (
    GRAVITY,
    above_hips_kgm,
    build,
    build_of,
    hip_load_nm,
    lumbar_load_nm,
    mass_ahead_m,
    sacrum_m,
    shank_lean_deg,
)
from backline.body.person import Person, typical

from .made import anybody

UP_THE_BONE = 0.567  # from the lower end of shank and thigh to the middle of its mass (Winter 2009)
FEET = 0.029  # of the mass (Winter 2009); they carry and are not carried
TYPICAL = build_of(typical())
tilts, lumbars = st.floats(-30, 60), st.floats(-20, 60)


@given(anybody())
def test_a_body_is_as_tall_and_as_heavy_as_its_parts(one: Person) -> None:
    body = build_of(one)
    masses = body.above_lumbar_kg + body.pelvis_kg + 2 * (body.thigh_kg + body.shank_kg)
    assert masses == pytest.approx((1 - FEET) * one.mass_kg)
    to_shoulder = body.ankle_m + body.shank_m + body.thigh_m
    to_shoulder += body.pelvis_m + body.lumbar_m + body.shoulder_m
    assert 0.8 * one.height_m < to_shoulder < 0.84 * one.height_m
    assert to_shoulder + body.head_m < one.height_m


@given(anybody())
def test_lengths_go_with_the_height_and_masses_with_the_mass(one: Person) -> None:
    same, taller = build(1.7, one.mass_kg), build(3.4, one.mass_kg)
    assert taller.thigh_m == pytest.approx(2 * same.thigh_m)
    assert taller.thorax_kg == same.thorax_kg
    assert taller.sacrum_back_deg == same.sacrum_back_deg
    assert build(1.7, 2 * one.mass_kg).thigh_kg == pytest.approx(2 * same.thigh_kg)


@given(tilts)
def test_the_sacrum_turns_about_the_hip(tilt: float) -> None:
    x, y = sacrum_m(TYPICAL, tilt)
    angle = radians(tilt - 12.0)
    assert (float(x), float(y)) == pytest.approx(
        (TYPICAL.pelvis_m * sin(angle), TYPICAL.pelvis_m * cos(angle))
    )


@given(anybody(), st.floats(0, 50), lumbars, st.floats(0.5, 5))
def test_leaning_forward_loads_back_and_hips_more(
    one: Person, tilt: float, lumbar: float, more: float
) -> None:
    assume(tilt + lumbar + more < 70)
    body = build_of(one)
    assert lumbar_load_nm(body, tilt + more, lumbar) > lumbar_load_nm(body, tilt, lumbar)
    assert hip_load_nm(body, tilt + more, lumbar) > hip_load_nm(body, tilt, lumbar)


@given(tilts, lumbars)
def test_the_load_is_weight_times_distance(tilt: float, lumbar: float) -> None:
    ahead = float(mass_ahead_m(TYPICAL, tilt, lumbar))
    weight = GRAVITY * 0.536 * 70.0  # abdomen, chest, arms and head of 70 kg
    assert float(lumbar_load_nm(TYPICAL, tilt, lumbar)) == pytest.approx(weight * ahead)
    assert abs(ahead) < TYPICAL.lumbar_m + TYPICAL.shoulder_m + TYPICAL.head_m


def test_upright_the_mass_is_in_front_of_the_spine() -> None:
    assert 0 < float(mass_ahead_m(TYPICAL, 0.0, 0.0)) < TYPICAL.in_front_m


@given(anybody(), tilts, lumbars, st.floats(0, 90))
def test_the_weight_is_over_the_middle_of_the_foot(
    one: Person, tilt: float, lumbar: float, knee: float
) -> None:
    body = build_of(one)
    above_kg = body.above_lumbar_kg + body.pelvis_kg
    above = float(above_hips_kgm(body, tilt, lumbar))
    shank = radians(float(shank_lean_deg(body, knee, above, above_kg)))
    thigh = shank - radians(knee)  # upwards: the shank leans forward, the thigh back
    knee_x, hip_x = body.shank_m * sin(shank), body.shank_m * sin(shank) + body.thigh_m * sin(thigh)
    legs = 2 * body.shank_kg * UP_THE_BONE * knee_x
    legs += 2 * body.thigh_kg * (knee_x + UP_THE_BONE * (hip_x - knee_x))
    carried = 2 * (body.shank_kg + body.thigh_kg) + above_kg
    middle = (legs + above_kg * hip_x + above) / carried
    assume(abs(shank) < radians(60))  # bent deeply with bent knees nobody balances
    assert middle == pytest.approx(body.foot_middle_m, abs=1e-9)
