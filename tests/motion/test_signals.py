"""Planted angles come back by their names; what cannot be measured is NaN."""

from dataclasses import replace
from math import cos, isnan, nan, radians

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.motion.frame import Frame
from backline.motion.scene import Scene
from backline.motion.signals import SIGNALS, known
from backline.motion.skeleton import INDEX, LEFT, RIGHT
from backline.sources.figure import Posture

from .made import seen, still

postures = st.sampled_from(["standing", "supine"])
azimuths = st.sampled_from([0.0, 180.0])
hips = st.floats(-30, 140)
knees = st.floats(0, 150)


def value(name: str, frame: Frame, leg: int = RIGHT) -> float:
    return SIGNALS[name].measure(frame, leg)


@given(hip=hips, knee=knees, other=hips, posture=postures, azimuth_deg=azimuths)
def test_hips_and_knees_come_back_on_their_own_side(
    hip: float, knee: float, other: float, posture: Posture, azimuth_deg: float
) -> None:
    frame = still(posture, azimuth_deg, hip_flexion_right_deg=hip, knee_flexion_right_deg=knee,
                  hip_flexion_left_deg=other)  # fmt: skip
    assert value("hip_flexion_deg", frame) == pytest.approx(hip, abs=0.5)
    assert value("knee_flexion_deg", frame) == pytest.approx(knee, abs=0.5)
    assert value("hip_flexion_deg", frame, LEFT) == pytest.approx(other, abs=0.5)
    assert value("knee_flexion_deg", frame, LEFT) == pytest.approx(0, abs=0.5)


@given(hip=hips, azimuth_deg=azimuths)
def test_a_straight_leg_is_raised_as_far_as_its_hip_is_flexed(
    hip: float, azimuth_deg: float
) -> None:
    frame = still("supine", azimuth_deg, hip_flexion_deg=hip)
    assert value("leg_raise_deg", frame) == pytest.approx(hip, abs=0.5)


def test_the_leg_raise_is_measured_against_the_trunk_at_rest() -> None:
    scene = Scene()
    for frame in seen(scene, {"hip_flexion_deg": [[0.0, 0.0], [1.0, 0.0]]}, posture="supine"):
        scene.at_rest(frame)
    curled = {"trunk_flexion_deg": [[0.0, 25.0]], "hip_flexion_deg": [[0.0, 60.0]]}
    frame = seen(scene, curled, posture="supine", times_s=[1.1])[-1]
    assert value("hip_flexion_deg", frame) == pytest.approx(60, abs=1)
    assert value("leg_raise_deg", frame) == pytest.approx(35, abs=1)


@given(lean=st.floats(-30, 80), posture=postures, azimuth_deg=azimuths)
def test_the_trunk_comes_back(lean: float, posture: Posture, azimuth_deg: float) -> None:
    lean = min(lean, 35.0) if posture == "supine" else lean
    frame = still(posture, azimuth_deg, trunk_flexion_deg=lean)
    assert value("trunk_flexion_deg", frame) == pytest.approx(lean, abs=1)
    upright = lean - 90 if posture == "supine" else lean
    assert value("trunk_pitch_deg", frame) == pytest.approx(upright, abs=1)


@given(lean=st.floats(-30, 60), hip=hips)
def test_the_thigh_is_lifted_by_what_the_lean_leaves_of_the_hip(lean: float, hip: float) -> None:
    frame = still("standing", trunk_flexion_deg=lean, hip_flexion_deg=hip)
    assert value("thigh_lift_deg", frame) == pytest.approx(hip - lean, abs=1)


@given(lift=st.floats(40, 110), azimuth_deg=st.sampled_from([75.0, 90.0, 105.0]))
def test_the_lift_comes_back_from_the_front(lift: float, azimuth_deg: float) -> None:
    scene = Scene()
    standing = {"hip_flexion_deg": [[0.0, 0.0]]}
    lifted = {"hip_flexion_deg": [[0.0, lift]], "knee_flexion_deg": [[0.0, 90.0]]}
    seen(scene, standing, posture="standing", azimuth_deg=azimuth_deg)
    frame = seen(scene, lifted, posture="standing", azimuth_deg=azimuth_deg, times_s=[0.1])[-1]
    # What comes nearer to the camera looks longer than it is.
    assert value("thigh_lift_front_deg", frame) == pytest.approx(lift, abs=8)


def test_the_lift_from_the_front_grows_with_the_knee() -> None:
    def lifted(hip: float) -> float:
        frame = still("standing", 90.0, hip_flexion_deg=hip, knee_flexion_deg=90)
        return value("thigh_lift_front_deg", frame)

    lifts = [lifted(hip) for hip in range(10, 111, 10)]
    assert lifts == sorted(lifts)


@given(knee=st.floats(65, 130))
def test_an_ankle_level_with_the_other_knee_is_0_past_it(knee: float) -> None:
    hip = knee / 2  # the foot stands on the floor under a knee bent like this
    bent = {"other_hip_flexion_deg": hip, "other_knee_flexion_deg": knee}
    frame = still("supine", hip_flexion_deg=20, **bent)
    level = 20 - value("raise_past_knee_deg", frame)
    again = still("supine", hip_flexion_deg=level, **bent)
    assert value("raise_past_knee_deg", again) == pytest.approx(0, abs=1)
    ankle, knee_y = again.points.ankles[RIGHT][1], again.points.knees[LEFT][1]
    assert ankle == pytest.approx(knee_y, abs=0.03 * again.leg_px)


def test_the_height_of_the_other_knee_means_nothing_unless_it_is_bent() -> None:
    frame = still("supine", hip_flexion_deg=30, other_knee_flexion_deg=50)
    assert isnan(value("raise_past_knee_deg", frame))


@given(lean=st.floats(0, 80), azimuth_deg=azimuths)
def test_hands_that_hang_reach_down_from_the_hips_by_what_the_trunk_leaves(
    lean: float, azimuth_deg: float
) -> None:
    frame = still("standing", azimuth_deg, trunk_flexion_deg=lean, hip_flexion_deg=lean)
    below_m = 0.55 - 0.49 * cos(radians(lean))  # of the figure's arm, less its trunk
    assert value("reach_percent", frame) == pytest.approx(100 * below_m / 0.84, abs=4)


def test_a_reach_without_a_leg_to_compare_with_is_nan() -> None:
    frame = still("standing", trunk_flexion_deg=60, hip_flexion_deg=60)
    assert isnan(value("reach_percent", replace(frame, leg_px=nan)))


def test_nobody_gives_nan_everywhere() -> None:
    frame = still("supine", hip_flexion_deg=30, other_hip_flexion_deg=45, other_knee_flexion_deg=90)
    points = frame.points
    points.shoulder = points.hip = points.hand = (nan, nan)
    points.hips = points.knees = points.ankles = ((nan, nan), (nan, nan))
    lost = Frame.of(points, 1, nan, nan)
    for name, signal in SIGNALS.items():
        assert isnan(signal.measure(lost, RIGHT)), name


def test_signals_say_what_they_need() -> None:
    for name, signal in SIGNALS.items():
        assert signal.name == name
        assert name.endswith(("_deg", "_percent"))
        assert signal.measure.__doc__
        assert set(signal.views) <= {"side", "oblique", "front"}
        assert all(f"left_{landmark}" in INDEX for landmark in signal.landmarks)


def test_only_a_leg_has_another() -> None:
    assert known("hip_flexion_deg")
    assert known("other_hip_flexion_deg")
    assert known("trunk_flexion_deg")
    assert not known("other_trunk_flexion_deg")
    assert not known("other_other_hip_flexion_deg")
    assert not known("hip_flexion")
    assert not known("")
