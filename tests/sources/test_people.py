"""Whom to follow: positions, sizes, places and times planted, and the choice known."""

from math import cos, radians, sin

import numpy as np
import pytest

from backline.motion.types import Pose
from backline.sources.people import Chooser, Trunk

WIDTH = 640
STEP_S = 1 / 15


def person(
    t_s: float, hip: tuple[float, float], steep_deg: float, length: float = 100, feet: float = 0
) -> Pose:
    """Return somebody whose trunk rises so steeply, the feet so far below the hips."""
    image = np.full((33, 3), 1.0, np.float32)
    image[:, :2] = hip
    up = np.array([-cos(radians(steep_deg)), -sin(radians(steep_deg))]) * length
    image[[11, 12], :2] = np.array(hip) + up
    image[[27, 28], 1] += feet
    return Pose(t_s, image, np.zeros((33, 3), np.float32))


def lying(t_s: float, x: float = 300, **more: float) -> Pose:
    return person(t_s, (x, 400), 5, **more)


def upright(t_s: float, x: float = 320, **more: float) -> Pose:
    return person(t_s, (x, 200), 85, feet=150, **more)


def chosen(chooser: Chooser, *people: Pose) -> int | None:
    return chooser.choose(people, WIDTH)


def test_who_lies_and_who_is_upright() -> None:
    for steep_deg in (0, 20, 39, -30, 160):
        trunk = Trunk.of(person(0, (300, 300), steep_deg))
        assert trunk
        assert (trunk.lies, trunk.upright) == (True, False)
    for steep_deg in (41, 90, 120, -80):
        trunk = Trunk.of(person(0, (300, 300), steep_deg))
        assert trunk
        assert (trunk.lies, trunk.upright) == (False, True)
    bent_forward = Trunk.of(person(0, (300, 300), 5, feet=160))
    assert bent_forward
    assert bent_forward.upright
    assert Trunk.of(Pose.absent(0)) is None


@pytest.mark.parametrize("lies_first", [True, False])
def test_the_first_choice_is_by_position(lies_first: bool) -> None:
    people = [lying(0), upright(0, length=180)]
    if not lies_first:
        people.reverse()
    assert chosen(Chooser(True), *people) == (0 if lies_first else 1)
    assert chosen(Chooser(False), *people) == (1 if lies_first else 0)


def test_of_several_upright_ones_the_largest_and_nearest_to_the_middle() -> None:
    assert chosen(Chooser(False), upright(0, 100, length=60), upright(0, 500)) == 1
    assert chosen(Chooser(False), upright(0, 30), upright(0, 330), upright(0, 600)) == 1


def test_the_order_of_the_list_does_not_matter_later() -> None:
    chooser = Chooser(True)
    for at in range(40):
        t_s = at * STEP_S
        people = [upright(t_s), lying(t_s)]
        if at % 3:
            people.reverse()
        which = chosen(chooser, *people)
        assert which is not None
        assert people[which].image[11, 1] > 300


def test_nobody_and_the_chosen_one_away() -> None:
    chooser = Chooser(True)
    assert chosen(chooser) is None
    assert chosen(chooser, Pose.absent(0.0)) is None
    assert chosen(chooser, lying(0.1), upright(0.1)) == 0
    assert chosen(chooser, upright(0.2)) is None
    assert chosen(chooser, upright(0.9)) is None
    assert chosen(chooser, upright(1.0), lying(1.0)) == 1
    assert chosen(chooser, upright(1.9)) is None
    assert chosen(chooser, upright(2.1)) == 0


def test_one_alone_is_followed_wherever_they_go() -> None:
    chooser = Chooser(True)
    for at, x in enumerate((100, 500, 50, 600)):
        assert chosen(chooser, lying(at * STEP_S, x)) == 0
        assert chosen(chooser, upright(at * STEP_S + 0.03, x)) == 0


def test_a_body_seen_twice_is_one() -> None:
    chooser = Chooser(True)
    assert chosen(chooser, lying(0), lying(0, 340)) == 0
    assert chosen(chooser, lying(0.1, 600)) == 0  # still alone
    assert chosen(Chooser(True), upright(0), upright(0, 330), lying(0)) == 2


def test_the_wrong_position_for_long_hands_over() -> None:
    chooser = Chooser(True)
    assert chosen(chooser, lying(0), lying(0, 600)) == 0
    handed_over_s = None
    for at in range(1, 60):
        t_s = at * STEP_S
        steep_deg = min(80.0, 8.0 * at)  # the chosen one sits up
        which = chosen(chooser, person(t_s, (300, 400), steep_deg), lying(t_s, 600))
        if which == 1 and handed_over_s is None:
            handed_over_s = t_s
        assert (which == 1) == (handed_over_s is not None)
    assert handed_over_s is not None
    assert 2.0 < handed_over_s - 5 * STEP_S < 2.3


def test_the_wrong_position_is_kept_where_nobody_is_in_the_right_one() -> None:
    chooser = Chooser(True)
    assert chosen(chooser, upright(0), upright(0, 600)) == 0
    for at in range(1, 60):
        assert chosen(chooser, upright(at * STEP_S), upright(at * STEP_S, 600)) == 0
    # Who was never in the right position goes at once.
    assert chosen(chooser, upright(4.1), lying(4.1, 100)) == 1


def test_a_bend_does_not_hand_over() -> None:
    chooser = Chooser(False)
    assert chosen(chooser, upright(0), upright(0, 600, length=50)) == 0
    for at in range(1, 75):
        t_s = at * STEP_S
        bent = person(t_s, (320, 200), max(0.0, 85 - 6.0 * at), feet=150)
        assert chosen(chooser, bent, upright(t_s, 600, length=50)) == 0


def test_a_larger_upright_one_takes_over_at_first_only() -> None:
    for later_s, taken in ((1.0, 1), (5.0, 0)):
        chooser = Chooser(False)
        t_s = 0.0
        while t_s < later_s:
            chosen(chooser, upright(t_s, 100, length=50))
            t_s += STEP_S
        assert chosen(chooser, upright(later_s, 100, length=50), upright(later_s, 400)) == taken


def looked(chooser: Chooser, poses: list[Pose]) -> list[float]:
    """Feed one stream and return when others were looked for."""
    times = []
    for pose in poses:
        if chooser.looks_around(pose):
            times.append(pose.t_s)
        chooser.choose([pose], WIDTH)
    return times


def test_when_others_are_looked_for() -> None:
    times = np.arange(90) * STEP_S
    assert looked(Chooser(True), [lying(t_s) for t_s in times]) == []
    assert looked(Chooser(None), [upright(t_s) for t_s in times]) == []
    assert looked(Chooser(True), [Pose.absent(t_s) for t_s in times]) == []
    doubted = looked(Chooser(True), [upright(t_s) for t_s in times])
    assert len(doubted) == 12
    assert min(np.diff(doubted)) >= 0.5
    settled = looked(Chooser(False), [upright(t_s) for t_s in times])
    assert len(settled) == 6
    assert settled[-1] < 3.0
    jumped = [lying(t_s, 300 if t_s < 2 else 550) for t_s in times]
    assert looked(Chooser(True), jumped) == [pytest.approx(2.0)]
