"""The plain numbers of one frame: which landmarks they come from, and which angles they give."""

from math import isnan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backline.motion.frame import Frame, Points
from backline.motion.skeleton import INDEX
from backline.motion.types import LANDMARKS, Pose
from backline.sources.figure import figure_poses, mirror

from .made import still

NAN = float("nan")


def test_points_are_the_landmarks_of_their_names() -> None:
    image = np.arange(LANDMARKS * 3, dtype=np.float32).reshape(LANDMARKS, 3)
    world = np.zeros((LANDMARKS, 3), np.float32)
    world[INDEX["right_shoulder"]] = (0.1, 0.2, 0.3)
    world[INDEX["left_hip"]] = (-0.4, 0.5, -0.6)
    points = Points.of(Pose(1.5, image, world))

    def at(name: str) -> list[float]:
        return [float(number) for number in image[INDEX[name]]]

    assert points.t_s == 1.5
    assert [list(hip) for hip in points.hips] == [at("left_hip"), at("right_hip")]
    assert [list(knee) for knee in points.knees] == [at("left_knee"), at("right_knee")]
    assert [list(ankle) for ankle in points.ankles] == [at("left_ankle"), at("right_ankle")]
    shoulders = np.add(at("left_shoulder"), at("right_shoulder")) / 2
    assert points.shoulder == pytest.approx(shoulders[:2])
    assert points.visibility[0] == at("left_shoulder")[2]
    assert points.visibility[-1] == at("right_ankle")[2]
    assert points.across == pytest.approx((0.5, -0.3, 0.9))


@given(hip=st.floats(-35, 145), knee=st.floats(-5, 155), turned_deg=st.floats(-180, 180))
def test_angles_do_not_change_when_the_picture_is_turned(
    hip: float, knee: float, turned_deg: float
) -> None:
    traces = {"hip_flexion_deg": [[0.0, hip]], "knee_flexion_deg": [[0.0, knee]]}
    (pose,) = figure_poses(traces, posture="supine", roll_deg=turned_deg)
    frame = Frame.of(Points.of(pose), +1, NAN, 300.0)
    assert frame.hip_flexion_deg[1] == pytest.approx(hip, abs=0.5)
    assert frame.knee_flexion_deg[1] == pytest.approx(knee, abs=0.5)


@given(hip=st.floats(-35, 145), knee=st.floats(-5, 155))
def test_a_mirrored_person_has_the_same_angles_on_the_other_side(hip: float, knee: float) -> None:
    traces = {"hip_flexion_deg": [[0.0, hip]], "knee_flexion_deg": [[0.0, knee]]}
    poses = figure_poses(traces, posture="standing")
    plain = Frame.of(Points.of(poses[0]), +1, NAN, 300.0)
    other = Frame.of(Points.of(mirror(poses)[0]), -1, NAN, 300.0)
    assert other.hip_flexion_deg[::-1] == pytest.approx(plain.hip_flexion_deg, abs=0.01)
    assert other.knee_flexion_deg[::-1] == pytest.approx(plain.knee_flexion_deg, abs=0.01)
    assert other.trunk_pitch_deg == pytest.approx(plain.trunk_pitch_deg, abs=0.01)


@pytest.mark.parametrize("azimuth_deg", [0, 180])
def test_pitch_is_0_upright_and_minus_90_on_the_back(azimuth_deg: float) -> None:
    assert still("standing", azimuth_deg).trunk_pitch_deg == pytest.approx(0, abs=0.5)
    assert still("supine", azimuth_deg).trunk_pitch_deg == pytest.approx(-90, abs=0.5)
    forward = still("standing", azimuth_deg, trunk_flexion_deg=40)
    assert forward.trunk_pitch_deg == pytest.approx(40, abs=0.5)


def test_a_knee_at_the_chest_is_measured() -> None:
    frame = still("supine", hip_flexion_deg=140, knee_flexion_deg=150)
    assert frame.hip_flexion_deg[1] == pytest.approx(140, abs=0.5)
    assert frame.knee_flexion_deg[1] == pytest.approx(150, abs=0.5)


@pytest.mark.parametrize(("hip", "knee"), [(200, 10), (-90, 10)])
def test_a_hip_that_no_body_has_is_not_measured(hip: float, knee: float) -> None:
    frame = still("supine", hip_flexion_deg=hip, knee_flexion_deg=knee)
    assert isnan(frame.hip_flexion_deg[1])
    assert frame.knee_flexion_deg[1] == pytest.approx(knee, abs=0.5)


@pytest.mark.parametrize("knee", [190, -60])
def test_a_knee_that_no_body_has_is_not_measured(knee: float) -> None:
    frame = still("supine", hip_flexion_deg=60, knee_flexion_deg=knee)
    assert frame.hip_flexion_deg[1] == pytest.approx(60, abs=0.5)
    assert isnan(frame.knee_flexion_deg[1])
