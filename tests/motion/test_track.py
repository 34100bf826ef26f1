"""One leg, or one part, followed: two frames late, by its name or its role, and told once."""

from typing import Any

import pytest

from backline.motion.definition import Exercise
from backline.motion.detect import Movement
from backline.motion.judge import Judge
from backline.motion.scene import Scene
from backline.motion.skeleton import LEFT, RIGHT
from backline.motion.track import LAG, Track
from backline.motion.types import Cue

from .made import fault, lift, seen

# Two lifts of the right leg: up in 1 s, 2 s there, down in 1 s.
HIP = [[0, 0], [1, 0], [2, 80], [4, 80], [5, 0], [6, 0], [7, 80], [9, 80], [10, 0], [11, 0]]
TWICE = {"hip_flexion_deg": HIP}


def bent(*stretches: tuple[float, float], by_deg: float = 40.0) -> dict[str, Any]:
    """Two lifts, with the working knee bent in these stretches of time."""
    points = [[0.0, 0.0]]
    for start_s, end_s in stretches:
        points += [[start_s - 0.02, 0], [start_s, by_deg], [end_s, by_deg], [end_s + 0.02, 0]]
    return TWICE | {"knee_flexion_deg": points}


class Followed:
    """What became of a track over a movement of the stick figure."""

    def __init__(
        self,
        exercise: Exercise,
        traces: dict[str, Any] = TWICE,
        leg: int | None = None,
        front: bool = False,
        away: tuple[float, float] = (99.0, 99.0),
        **options: Any,
    ) -> None:
        self.track = Track(exercise, Judge(exercise), leg)
        self.frames = seen(Scene(), traces, **{"posture": "standing"} | options)
        self.ended, self.cues = list[Movement](), list[Cue]()
        self.named, self.slips, self.tops = set[int](), list[float](), list[float]()
        for frame in self.frames:
            t_s = frame.points.t_s
            movement = self.track.update(t_s, frame, not away[0] <= t_s < away[1], front)
            self.ended += [movement] if movement else []
            self.cues += self.track.cues()
            self.named |= {self.track.named_leg()} if self.track.excursion.out else set()
            self.slips += [t_s] if self.track.exchanged(frame) else []
            self.tops += [self.track.t_s] if self.track.at_top else []


def test_it_answers_for_the_frame_two_frames_ago() -> None:
    followed = Followed(lift())
    assert LAG == 2
    assert followed.track.t_s == followed.frames[-1 - LAG].points.t_s


def test_the_working_leg_is_followed_whichever_it_is() -> None:
    for working, leg in (("right", RIGHT), ("left", LEFT)):
        followed = Followed(lift(), working=working)
        assert len(followed.ended) == 2
        assert followed.named == {leg}


def test_a_leg_that_is_followed_by_its_name_is_not_the_other() -> None:
    each = lift({"follow": "each_leg"})
    assert len(Followed(each, leg=RIGHT).ended) == 2
    assert Followed(each, leg=LEFT).ended == []


def test_a_leg_keeps_its_name_through_the_models_slips() -> None:
    followed = Followed(lift(), exchange=[(3.0, 3.2)])
    assert followed.named == {RIGHT}
    assert len(followed.ended) == 2
    assert followed.slips[0] == pytest.approx(3.0)
    assert followed.slips[-1] == pytest.approx(3.16)


def test_a_part_that_passes_to_the_other_leg_is_no_movement() -> None:
    """Which knee is straighter changes at once; a leg takes its time."""
    lying = {
        "hip_flexion_right_deg": [[0, 60]],
        "knee_flexion_left_deg": [[0, 0], [3, 0], [3.1, 95], [6, 95], [6.1, 0], [9, 0]],
        "knee_flexion_right_deg": [[0, 95], [3, 95], [3.1, 0], [6, 0], [6.1, 95], [9, 95]],
    }
    part = lift({"role": "straighter_knee"})
    assert Followed(part, lying, posture="supine").ended == []


@pytest.mark.parametrize(("lasts_s", "movements"), [(0.2, 2), (0.6, 1)])
def test_a_gate_that_stays_broken_forgets_the_movement(lasts_s: float, movements: int) -> None:
    gated = lift(gates=[{"signal": "knee_flexion_deg", "above": 20}])
    followed = Followed(gated, bent((3.0, 3.0 + lasts_s)))
    assert len(followed.ended) == movements


@pytest.mark.parametrize(("until_s", "movements"), [(3.2, 2), (3.6, 1)])
def test_a_person_out_of_position_makes_no_movement(until_s: float, movements: int) -> None:
    assert len(Followed(lift(), away=(3.0, until_s)).ended) == movements


def test_the_other_leg_is_read_by_its_name() -> None:
    gated = lift(gates=[{"signal": "other_knee_flexion_deg", "above": 20}])
    assert len(Followed(gated, TWICE | {"knee_flexion_left_deg": [[0, 40]]}).ended) == 0
    assert len(Followed(gated, TWICE | {"knee_flexion_right_deg": [[0, 40]]}).ended) == 2


def test_from_the_front_the_front_signal_is_followed() -> None:
    march = lift({"front_signal": "thigh_lift_front_deg", "follow": "each_leg"})
    knee = [[t_s, 1.1 * angle] for t_s, angle in HIP]
    lifted = TWICE | {"knee_flexion_deg": knee}
    front = Followed(march, lifted, leg=RIGHT, front=True, azimuth_deg=90)
    assert len(front.ended) == 2


def test_the_top_is_the_stay_and_not_the_way_there() -> None:
    first = [t_s for t_s in Followed(lift()).tops if t_s < 5.5]
    assert first[0] == pytest.approx(2.0, abs=0.2)
    assert first[-1] == pytest.approx(4.2, abs=0.2)


def test_a_fault_is_said_once_in_a_movement_and_again_in_the_next() -> None:
    exercise = lift(fault=[fault()])
    followed = Followed(exercise, bent((2.2, 2.8), (3.2, 3.8), (7.5, 8.5)))
    assert [(cue.fault, cue.text) for cue in followed.cues] == [("bends", "Straight.")] * 2
    assert followed.cues[0].t_s == pytest.approx(2.5, abs=0.1)
    assert followed.cues[1].t_s == pytest.approx(7.8, abs=0.1)


def test_a_fault_that_does_not_last_is_not_said() -> None:
    assert Followed(lift(fault=[fault()]), bent((2.5, 2.7))).cues == []


def test_each_movement_has_its_own_time_to_last() -> None:
    """Still bent at the end of one, bent for a moment at the start of the next: said once."""
    exercise = lift(fault=[fault(when="moving", for_s=0.5)])
    followed = Followed(exercise, bent((3.5, 5.5), (6.0, 6.5)))
    assert len(followed.cues) == 1
    assert followed.cues[0].t_s < 5


def test_what_is_judged_at_the_turn_is_said_after_it() -> None:
    exercise = lift(fault=[fault(signal="hip_flexion_deg", above=70, when="turn")])
    said = [cue.t_s for cue in Followed(exercise).cues]
    assert said == [pytest.approx(4.15, abs=0.15), pytest.approx(9.15, abs=0.15)]


def test_a_way_that_is_only_begun_is_not_judged_as_a_top() -> None:
    low = {"hip_flexion_deg": [[0, 0], [1, 0], [2, 25], [4, 25], [5, 0]]}
    exercise = lift(fault=[fault(signal="hip_flexion_deg", above=5)])
    assert Followed(exercise, low).cues == []
