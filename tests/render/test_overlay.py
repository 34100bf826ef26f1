"""The overlay: the judged leg in its colour, nothing where nothing is seen, words in time."""

from dataclasses import replace
from math import nan

import numpy as np
import pytest
from numpy.typing import NDArray

from backline.motion.skeleton import INDEX
from backline.motion.types import Cue, Pose
from backline.render.angle import judged_leg, sample_deg
from backline.render.figure import drawn_leg, joint
from backline.render.overlay import Rgb, Shown, annotate
from backline.render.pen import SIDES

from .planted import grey, hold, lying, record, rep, sample

UNSEEN = np.array([1, 1, 0], np.float32)  # visibility 0
RAISE = record("straight_leg_raise")


def thigh(angle_deg: float, far: float = 60.0) -> tuple[int, int]:
    up = np.radians(angle_deg)
    return round(300 - far * np.sin(up)), round(300 + far * np.cos(up))


def shown(t_s: float = 1.0, pose: Pose | None = None, angle_deg: float = 60.0) -> Shown:
    return Shown(t_s, pose or lying(t_s, angle_deg), sample(t_s, angle_deg))


def changed(rgb: Rgb) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (rgb != 128).any(axis=2)
    return found


def body(rgb: Rgb) -> NDArray[np.bool_]:
    """Where something was drawn right of the panel and above the caption."""
    return changed(rgb)[:420, 170:]


@pytest.mark.parametrize("side", ["left", "right"])
def test_the_working_leg_is_bold_and_in_its_colour(side: str) -> None:
    pose = lying(1.0, 60.0, leg=side)
    rgb = annotate(grey(), RAISE, Shown(1.0, pose, sample(1.0, 60.0, angle_side=side)))
    row, column = thigh(60.0)
    assert tuple(rgb[row, column]) == SIDES[side]
    other = "left" if side == "right" else "right"
    row, column = thigh(0.0, 200.0)
    assert tuple(rgb[row, column]) == SIDES[other]

    def thickness(line: NDArray[np.uint8], colour: tuple[int, int, int]) -> int:
        return int(np.all(line == colour, axis=1).sum())

    assert thickness(rgb[:, 300 + 190], SIDES[other]) < thickness(rgb[:, 330], SIDES[side])


def test_the_frame_given_stays_as_it_was() -> None:
    frame = grey()
    annotate(frame, RAISE, shown())
    assert np.all(frame == 128)


@pytest.mark.parametrize(
    "pose",
    [
        Pose.absent(1.0),
        replace(lying(1.0, 60.0), image=lying(1.0, 60.0).image * UNSEEN),
    ],
)
def test_nothing_is_drawn_of_a_body_that_is_not_seen(pose: Pose) -> None:
    assert not body(annotate(grey(), RAISE, shown(pose=pose))).any()


def test_only_what_hangs_on_a_hidden_landmark_is_left_out() -> None:
    pose = lying(1.0, 60.0)
    pose.image[INDEX["right_ankle"]] = nan
    rgb = annotate(grey(), RAISE, shown(pose=pose))
    assert tuple(rgb[thigh(60.0)]) == SIDES["right"]
    assert tuple(rgb[thigh(60.0, 180.0)]) == (128, 128, 128)


def test_before_the_first_judged_frame_only_the_panel_is_drawn() -> None:
    rgb = annotate(grey(), RAISE, Shown(0.0, None, None))
    assert changed(rgb).any()
    assert not body(rgb).any()


def test_an_exchange_of_the_legs_is_drawn_as_it_was_judged() -> None:
    pose = lying(1.0, 60.0, leg="left")  # the right leg was up, the pose calls it left
    assert drawn_leg(pose, RAISE, "right", 60.0) == "left"
    assert drawn_leg(pose, RAISE, "left", 60.0) == "left"
    rgb = annotate(grey(), RAISE, Shown(1.0, pose, sample(1.0, 60.0, angle_side="right")))
    assert tuple(rgb[thigh(60.0)]) == SIDES["right"]


def test_both_legs_are_shown_by_the_nearer_and_an_unknown_one_by_none() -> None:
    assert judged_leg(record(), sample(1.0, angle_side="both")) == "right"
    assert judged_leg(RAISE, sample(1.0, angle_side="unseen")) is None
    rgb = annotate(grey(), RAISE, Shown(1.0, lying(1.0, 60.0), sample(1.0, angle_side="unseen")))
    assert tuple(rgb[thigh(60.0)]) == (255, 255, 255)


@pytest.mark.parametrize("angle_deg", [10.0, 60.0, 85.0])
def test_the_arc_spans_the_angle(angle_deg: float) -> None:
    found = joint(lying(1.0, angle_deg), RAISE, "right")
    assert found is not None
    assert found.at == pytest.approx((300, 300))
    assert abs(found.turn_deg) == pytest.approx(angle_deg, abs=0.01)


def test_a_withheld_angle_is_not_drawn() -> None:
    with_angle = annotate(grey(), RAISE, shown())
    without = annotate(grey(), replace(RAISE, withheld="Not from the side."), shown())
    below_hip = np.s_[320:380, 250:350]
    assert changed(with_angle)[below_hip].any()
    assert not changed(without)[below_hip].any()


def test_a_cue_stands_for_two_seconds() -> None:
    judged = record("straight_leg_raise", cues=(Cue(5.0, "knee_bends", "Keep it straight."),))

    def caption(t_s: float) -> bool:
        return bool(changed(annotate(grey(), judged, Shown(t_s, None, None)))[420:].any())

    assert [caption(t_s) for t_s in (4.99, 5.0, 6.99, 7.0)] == [False, True, True, False]


def test_a_hold_shows_its_time_and_a_quick_repetition_none() -> None:
    def panel_height(exercise_id: str, held_s: float) -> int:
        judged = record(exercise_id, holds=(hold(),), reps=(rep(),))
        rgb = annotate(grey(), judged, Shown(1.0, None, sample(1.0, held_s=held_s)))
        return int(changed(rgb)[:, 20].sum())

    assert panel_height("strap_stretch", 12.0) > panel_height("strap_stretch", 0.0)
    assert panel_height("straight_leg_raise", 12.0) == panel_height("straight_leg_raise", 0.0)


def test_sizes_follow_the_picture() -> None:
    small = changed(annotate(grey(640, 480), RAISE, Shown(1.0, None, None)))
    large = changed(annotate(grey(1920, 1440), RAISE, Shown(1.0, None, None)))
    assert large.sum() == pytest.approx(9 * small.sum(), rel=0.05)


@pytest.mark.parametrize("size", [(160, 120), (270, 480), (641, 361)])
def test_small_and_odd_pictures_are_drawn_too(size: tuple[int, int]) -> None:
    judged = record("straight_leg_raise", cues=(Cue(0.5, "x", "Keep the raised knee straight."),))
    rgb = annotate(grey(*size), judged, shown(pose=lying(1.0, 60.0, scale=size[0] / 640)))
    assert rgb.shape == (size[1], size[0], 3)
    assert rgb.dtype == np.uint8


def test_the_running_angle_is_the_one_in_the_table() -> None:
    signals = {"hip_flexion_left_deg": 11.0, "hip_flexion_right_deg": 52.0}
    leg_raise = sample(1.0, 27.0, signals=signals)
    assert RAISE.exercise.movement.angle != RAISE.exercise.movement.signal
    assert sample_deg(RAISE, leg_raise) == 52.0
    assert sample_deg(record(), leg_raise) == 27.0
    assert np.isnan(sample_deg(RAISE, sample(1.0, 27.0, signals={})))
