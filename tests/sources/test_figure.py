"""The stick figure holds the truth that was planted in it."""

from dataclasses import astuple

import numpy as np
import pytest

from backline.motion.errors import InputError
from backline.motion.types import Pose
from backline.sources.figure import (
    Floats,
    Posture,
    Traces,
    figure_poses,
    figure_truth,
    mirror,
    shift_time,
)

SHOULDERS, HIPS, KNEES, ANKLES = (11, 12), (23, 24), (25, 26), (27, 28)
MARCH: Traces = {
    "hip_flexion_left_deg": [[0, 0], [1, 90], [2, 0], [4, 0]],
    "knee_flexion_left_deg": [[0, 0], [1, 95], [2, 0], [4, 0]],
    "hip_flexion_right_deg": [[0, 0], [2, 0], [3, 80], [4, 0]],
    "knee_flexion_right_deg": [[0, 5], [2, 5], [3, 70], [4, 5]],
    "trunk_flexion_deg": [[0, 0], [2, -10], [4, 12]],
}
LEG_RAISE: Traces = {
    "hip_flexion_deg": [[0, 0], [2, 70], [4, 0]],
    "knee_flexion_deg": [[0, 0], [2, 20], [4, 0]],
    "other_hip_flexion_deg": [[0, 45]],
    "other_knee_flexion_deg": [[0, 95]],
}
BRIDGE: Traces = {"hip_flexion_deg": [[0, 54], [1, 6], [2, 54], [3, -12], [4, 54]]}
CASES: list[tuple[Posture, Traces]] = [
    ("standing", MARCH),
    ("supine", LEG_RAISE),
    ("bridge", BRIDGE),
]


def stack(poses: list[Pose]) -> tuple[Floats, Floats]:
    """Image and world landmarks, each (frames, 33, 3)."""
    return (
        np.array([pose.image for pose in poses], float),
        np.array([pose.world for pose in poses], float),
    )


def turn_deg(first: Floats, second: Floats) -> Floats:
    """Signed angle from the first to the second vector in the picture, as seen (y up)."""
    cross = first[:, 1] * second[:, 0] - first[:, 0] * second[:, 1]
    turned: Floats = np.degrees(np.arctan2(cross, (first * second).sum(axis=1)))
    return turned


def measured(image: Floats, step: int, sign: int) -> tuple[Floats, Floats]:
    """Hip and knee flexion of one leg (0 left, 1 right) from the picture alone."""
    xy = image[..., :2]
    hip, knee, ankle = xy[:, HIPS[step]], xy[:, KNEES[step]], xy[:, ANKLES[step]]
    trunk = xy[:, HIPS].mean(axis=1) - xy[:, SHOULDERS].mean(axis=1)
    return sign * turn_deg(trunk, knee - hip), -sign * turn_deg(knee - hip, ankle - knee)


@pytest.mark.parametrize(("posture", "traces"), CASES)
@pytest.mark.parametrize(("azimuth_deg", "sign"), [(0, 1), (180, -1)])
@pytest.mark.parametrize("roll_deg", [0, 7])
def test_planted_angles_are_in_the_picture(
    posture: Posture, traces: Traces, azimuth_deg: float, sign: int, roll_deg: float
) -> None:
    poses = figure_poses(traces, posture=posture, azimuth_deg=azimuth_deg, roll_deg=roll_deg)
    truth = figure_truth(traces, posture=posture)
    image, _ = stack(poses)
    for step, side in enumerate(("left", "right")):
        hip, knee = measured(image, step, sign)
        np.testing.assert_allclose(hip, truth[f"hip_flexion_{side}_deg"], atol=1.5)
        np.testing.assert_allclose(knee, truth[f"knee_flexion_{side}_deg"], atol=1.5)


@pytest.mark.parametrize(("posture", "traces"), CASES)
def test_the_trace_itself_is_the_truth(posture: Posture, traces: Traces) -> None:
    truth = figure_truth(traces, posture=posture)
    for name, points in traces.items():
        sided = {"other_": "left", "": "right"}
        prefix = "other_" if name.startswith("other_") else ""
        key = name if name in truth else name[len(prefix) : -3] + sided[prefix] + "_deg"
        at, values = np.array(points, float).T
        got = np.interp(at, truth["t_s"], truth[key])
        np.testing.assert_allclose(got, values, atol=1e-9)


@pytest.mark.parametrize(("azimuth_deg", "near", "far"), [(0, 1, 0), (30, 1, 0), (180, 0, 1)])
def test_the_near_side_is_nearer_and_better_seen(azimuth_deg: float, near: int, far: int) -> None:
    image, world = stack(figure_poses(LEG_RAISE, posture="supine", azimuth_deg=azimuth_deg))
    for pair in (SHOULDERS, HIPS):
        assert (world[:, pair[near], 2] < world[:, pair[far], 2]).all()
        assert (image[:, pair[near], 2] > image[:, pair[far], 2]).all()


@pytest.mark.parametrize("azimuth_deg", [-150, -60, 0, 20, 90, 135, 180])
@pytest.mark.parametrize("pair", [SHOULDERS, HIPS])
def test_the_line_of_the_hips_tells_the_azimuth(azimuth_deg: float, pair: tuple[int, int]) -> None:
    _, world = stack(figure_poses(MARCH, posture="standing", azimuth_deg=azimuth_deg))
    line = world[:, pair[1]] - world[:, pair[0]]
    found = np.degrees(np.arctan2(-line[:, 0], -line[:, 2]))
    off = (found - azimuth_deg + 180) % 360 - 180
    np.testing.assert_allclose(off, 0, atol=1e-3)


def test_world_landmarks_are_metres_about_the_hips() -> None:
    _, world = stack(figure_poses(MARCH, posture="standing", azimuth_deg=40, elevation_deg=10))
    np.testing.assert_allclose(world[:, HIPS].mean(axis=1), 0, atol=1e-6)
    shoulders = np.linalg.norm(world[:, 12] - world[:, 11], axis=1)
    hips = np.linalg.norm(world[:, 24] - world[:, 23], axis=1)
    np.testing.assert_allclose(shoulders, 0.36, atol=1e-5)
    np.testing.assert_allclose(hips, 0.20, atol=1e-5)


def test_lying_seen_from_the_right_has_the_head_on_the_left() -> None:
    from_right, _ = stack(figure_poses(LEG_RAISE, posture="supine"))
    from_left, _ = stack(figure_poses(LEG_RAISE, posture="supine", azimuth_deg=180))
    assert (from_right[:, 0, 0] < from_right[:, 24, 0]).all()
    assert (from_left[:, 0, 0] > from_left[:, 24, 0]).all()
    assert (from_right[50, 26, 1] < from_right[50, 24, 1]).all()


def test_standing_keeps_a_foot_on_the_floor() -> None:
    _, world = stack(figure_poses(MARCH, posture="standing"))
    image, _ = stack(figure_poses(MARCH, posture="standing"))
    assert (image[:, 0, 1] < image[:, 24, 1]).all()
    assert (world[:, ANKLES, 1].max(axis=1) > 0.6).all()
    lowest_px = image[:, ANKLES, 1].max(axis=1)
    assert np.ptp(lowest_px) < 15


def test_the_bridge_keeps_shoulders_and_feet_and_lifts_the_hips() -> None:
    image, _ = stack(figure_poses(BRIDGE, posture="bridge"))
    truth = figure_truth(BRIDGE, posture="bridge")
    for landmark in (11, 12, 27, 28):
        assert np.ptp(image[:, landmark, :2], axis=0).max() < 0.1
    assert image[0, 24, 1] - image[25, 24, 1] > 30
    assert truth["trunk_flexion_deg"][0] == pytest.approx(0, abs=1e-9)
    assert truth["trunk_flexion_deg"][25] < -15


def test_one_leg_of_a_single_leg_bridge_goes_its_own_way() -> None:
    traces = dict(BRIDGE) | {
        "other_hip_flexion_deg": [[0, 54]],
        "other_knee_flexion_deg": [[0, 10]],
    }
    truth = figure_truth(traces, posture="bridge", working="left")
    np.testing.assert_allclose(truth["knee_flexion_right_deg"], 10)
    np.testing.assert_allclose(truth["hip_flexion_right_deg"], 54)
    assert truth["hip_flexion_left_deg"].min() == -12
    assert truth["knee_flexion_left_deg"].min() > 60


def test_both_legs_do_the_same_where_both_work() -> None:
    truth = figure_truth(
        {"knee_flexion_deg": [[0, 90], [1, 0]]}, posture="standing", working="both"
    )
    np.testing.assert_array_equal(truth["knee_flexion_left_deg"], truth["knee_flexion_right_deg"])
    assert truth["knee_flexion_left_deg"][0] == 90


def same(first: list[Pose], second: list[Pose], atol: float = 0.0) -> bool:
    """Whether two lists of poses are equal within a tolerance; NaN equals NaN."""
    return len(first) == len(second) and all(
        np.allclose(a, b, rtol=0, atol=atol, equal_nan=True)
        for one, two in zip(first, second, strict=True)
        for a, b in zip(astuple(one), astuple(two), strict=True)
    )


def test_the_seed_decides_the_noise() -> None:
    def made(seed: int) -> list[Pose]:
        return figure_poses(MARCH, posture="standing", noise_px=2.0, seed=seed)

    assert same(made(3), made(3))
    assert not same(made(3), made(4))
    clean, _ = stack(figure_poses(MARCH, posture="standing"))
    noise = (stack(made(3))[0] - clean)[..., :2]
    assert noise.std() == pytest.approx(2.0, rel=0.05)
    np.testing.assert_array_equal(stack(made(3))[0][..., 2], clean[..., 2])


def test_mirror_of_mirror_is_the_same() -> None:
    poses = figure_poses(LEG_RAISE, posture="supine", noise_px=1, absent=[(1, 1.5)])
    assert same(mirror(mirror(poses)), poses, atol=1e-4)


def test_mirrored_is_the_other_leg_seen_from_the_other_side() -> None:
    mirrored = mirror(figure_poses(LEG_RAISE, posture="supine"))
    other = figure_poses(LEG_RAISE, posture="supine", working="left", azimuth_deg=180)
    assert same(mirrored, other, atol=1e-3)


def test_shift_moves_time_alone() -> None:
    poses = figure_poses(BRIDGE, posture="bridge")
    shifted = shift_time(poses, 100.5)
    assert [pose.t_s for pose in shifted] == [pose.t_s + 100.5 for pose in poses]
    assert same(shift_time(shifted, -100.5), poses, atol=1e-9)


def test_frames_are_absent_dropped_or_irregular_as_asked() -> None:
    times_s = [0.0, 0.03, 0.5, 0.6, 2.0]
    poses = figure_poses(
        LEG_RAISE, posture="supine", times_s=times_s, absent=[(0.5, 0.6)], drop=[(0.0, 0.03)]
    )
    assert [pose.t_s for pose in poses] == times_s[1:]
    assert [pose.seen for pose in poses] == [True, False, True, True]
    hip, _ = measured(stack(poses[-1:])[0], 1, 1)
    assert hip[0] == pytest.approx(70, abs=1.5)


def test_exchanged_legs_swap_from_the_knee_down_in_those_frames_only() -> None:
    plain, plain_world = stack(figure_poses(LEG_RAISE, posture="supine"))
    swapped, swapped_world = stack(figure_poses(LEG_RAISE, posture="supine", exchange=[(1.0, 2.0)]))
    inside = np.zeros(len(plain), bool)
    inside[25:50] = True
    np.testing.assert_array_equal(swapped[~inside], plain[~inside])
    np.testing.assert_array_equal(swapped[inside][:, 25, :2], plain[inside][:, 26, :2])
    np.testing.assert_array_equal(swapped[inside][:, 32, :2], plain[inside][:, 31, :2])
    np.testing.assert_array_equal(swapped[inside][:, :25], plain[inside][:, :25])
    np.testing.assert_array_equal(swapped[..., 2], plain[..., 2])
    np.testing.assert_array_equal(swapped_world[..., 2], plain_world[..., 2])


def test_an_unknown_angle_is_named() -> None:
    with pytest.raises(InputError, match="elbow_flexion_deg") as caught:
        figure_poses({"elbow_flexion_deg": [[0, 0]], "hip_flexion_deg": []}, posture="supine")
    assert len(caught.value.problems) == 2
