"""How the camera sees the person comes back as planted and does not flip."""

from dataclasses import replace
from math import isnan

import pytest

from backline.motion.frame import Frame, Points
from backline.motion.scene import Scene
from backline.sources.figure import Posture, figure_poses, shift_time

from .made import seen

LYING = {"hip_flexion_deg": [[0.0, 0.0], [2.0, 0.0]]}
STANDING = LYING
POSTURES: list[Posture] = ["standing", "supine"]


def scene_of(azimuth_deg: float, posture: Posture = "supine", **options: float) -> Scene:
    scene = Scene()
    seen(scene, LYING, posture=posture, azimuth_deg=azimuth_deg, **options)
    return scene


def rested(scene: Scene, frames: list[Frame]) -> Scene:
    for frame in frames:
        scene.at_rest(frame)
    return scene


@pytest.mark.parametrize("posture", POSTURES)
@pytest.mark.parametrize("azimuth_deg", range(-55, 60, 10))
def test_the_nearer_side_is_found_from_either(azimuth_deg: float, posture: Posture) -> None:
    right = scene_of(azimuth_deg, posture, noise_px=2)
    left = scene_of(azimuth_deg + 180, posture, noise_px=2)
    assert (right.view.near_side, right.facing) == ("right", 1)
    assert (left.view.near_side, left.facing) == ("left", -1)


@pytest.mark.parametrize("posture", POSTURES)
@pytest.mark.parametrize("azimuth_deg", range(0, 360, 15))
def test_the_view_is_as_far_off_the_side_as_planted(azimuth_deg: int, posture: Posture) -> None:
    off = abs((azimuth_deg + 90) % 180 - 90)
    assert scene_of(azimuth_deg, posture, noise_px=1).off_deg == pytest.approx(off, abs=3)


@pytest.mark.parametrize(
    ("azimuth_deg", "name"),
    [(0, "side"), (30, "side"), (45, "oblique"), (-45, "oblique"), (75, "front"), (90, "front"),
     (135, "oblique"), (180, "side"), (270, "front")],
)  # fmt: skip
def test_views_are_named(azimuth_deg: float, name: str) -> None:
    view = scene_of(azimuth_deg, "standing").view
    assert view.name == name
    assert (view.near_side is None) == (name == "front")


@pytest.mark.parametrize(
    ("azimuth_deg", "given"), [(0, True), (15, True), (30, False), (90, False)]
)
def test_angles_are_given_near_the_side_only(azimuth_deg: float, given: bool) -> None:
    assert scene_of(azimuth_deg).angles_given == given


def test_nothing_is_known_before_anybody_was_seen() -> None:
    scene = Scene()
    assert scene.view.name == "unknown"
    assert scene.view.near_side is None
    assert isnan(scene.off_deg)
    assert isnan(scene.roll_deg)
    assert not scene.angles_given


def test_a_locked_scene_never_turns() -> None:
    scene = scene_of(0)
    scene.locked = True
    seen(scene, {"hip_flexion_deg": [[0.0, 0.0], [30.0, 0.0]]}, posture="supine", azimuth_deg=180)
    assert scene.facing == 1


def test_a_scene_turns_after_seconds_and_not_after_one() -> None:
    scene = scene_of(0)
    briefly = {"hip_flexion_deg": [[2.0, 0.0], [3.0, 0.0]]}
    times = [2.04 + number / 25 for number in range(150)]
    seen(scene, briefly, posture="supine", azimuth_deg=180, times_s=times[:25])
    assert scene.facing == 1
    seen(scene, briefly, posture="supine", azimuth_deg=180, times_s=times[25:])
    assert scene.facing == -1


def test_a_person_seen_from_the_front_does_not_turn_to_and_fro() -> None:
    scene, facings = Scene(), set()
    for azimuth_deg, from_s in ((92, 0), (88, 4), (92, 8), (88, 12)):
        times = [from_s + number / 25 for number in range(100)]
        seen(scene, LYING, posture="standing", azimuth_deg=azimuth_deg, times_s=times)
        facings.add(scene.facing)
    assert len(facings) == 1


def test_the_vote_does_not_depend_on_the_frame_rate() -> None:
    offs = []
    for fps in (10, 60):
        scene = scene_of(0, fps=fps)
        times = [2 + number / fps for number in range(1, 2 * fps)]
        seen(scene, LYING, posture="supine", azimuth_deg=40, times_s=times)
        offs.append(scene.off_deg)
    assert offs[0] == pytest.approx(offs[1], abs=1)
    assert 5 < offs[0] < 35


@pytest.mark.parametrize("posture", POSTURES)
@pytest.mark.parametrize("azimuth_deg", [0, 180])
@pytest.mark.parametrize("roll_deg", [-20, -5, 0, 5, 20])
def test_the_roll_of_the_camera_is_found(
    roll_deg: float, azimuth_deg: float, posture: Posture
) -> None:
    scene = Scene()
    options = {"azimuth_deg": azimuth_deg, "roll_deg": roll_deg, "noise_px": 2.0}
    rested(scene, seen(scene, LYING, posture=posture, **options))
    assert scene.roll_deg == pytest.approx(roll_deg, abs=1.5)
    assert scene.view.roll_deg == scene.roll_deg


def test_the_resting_line_is_kept_while_the_body_moves() -> None:
    scene = Scene()
    rested(scene, seen(scene, LYING, posture="supine"))
    raised = seen(scene, {"trunk_flexion_deg": [[0.0, 30.0]]}, posture="supine")[-1]
    assert raised.rest_trunk_deg == scene.rest_trunk_deg == pytest.approx(0, abs=0.5)
    assert raised.trunk_deg == pytest.approx(-30, abs=1)


def test_the_resting_line_follows_slowly() -> None:
    scene = Scene()
    rested(scene, seen(scene, LYING, posture="supine"))
    moved = seen(scene, {"trunk_flexion_deg": [[0.0, 10.0]]}, posture="supine")[-1]
    scene.at_rest(moved)
    assert scene.rest_trunk_deg == pytest.approx(-0.5, abs=0.2)
    rested(scene, [moved] * 200)
    assert scene.rest_trunk_deg == pytest.approx(-10, abs=0.5)


def test_the_length_of_the_leg_survives_its_bending() -> None:
    scene = Scene()
    straight = seen(scene, STANDING, posture="standing")[-1].leg_px
    bent = {"hip_flexion_deg": [[0.0, 90.0]], "knee_flexion_deg": [[0.0, 90.0]]}
    front = seen(scene, bent, posture="standing", azimuth_deg=90, working="both", times_s=[2.1])
    assert front[-1].leg_px == pytest.approx(straight, rel=0.05)


def test_somebody_on_the_side_is_told_from_somebody_on_the_back() -> None:
    assert not scene_of(0).on_the_side
    scene = Scene()
    # From the feet, and the picture turned by a quarter: the shoulders stand upright in it.
    seen(scene, LYING, posture="supine", azimuth_deg=90, roll_deg=90)
    assert scene.on_the_side


def test_who_walks_along_is_walking_and_who_stands_is_not() -> None:
    still = figure_poses({"hip_flexion_deg": [[0.0, 0.0], [4.0, 0.0]]}, posture="standing")
    scene = Scene()
    for pose in still:
        scene.frame(Points.of(pose))
    assert not scene.walking
    for pose in shift_time(still, 5.0):
        moved = pose.image.copy()
        moved[:, 0] += 80.0 * (pose.t_s - 5.0)  # about half a leg length a second
        scene.frame(Points.of(replace(pose, image=moved)))
    assert scene.walking
