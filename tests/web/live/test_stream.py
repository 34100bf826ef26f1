"""The stream of one part: pure, the engine's own events, each told once."""

from dataclasses import replace

import pytest

from backline.library import exercise, exercises
from backline.motion.coach import run
from backline.motion.types import Cue, Hold, Pose, Rep, Unseen
from backline.sources.figure import figure_poses
from backline.web.live.stream import Live, Reply
from backline.web.live.wire import Border

from .made import bridges, events_of, frame, frames, straps

SIZE = (640, 480)
KINDS = {Rep: "rep", Hold: "hold", Cue: "cue", Unseen: "unseen"}


def stream(data: list[bytes], name: str = "bridge") -> tuple[list[Reply], Live]:
    live, border = Live(exercise(name), SIZE), Border()
    return [live.take(border.take(one))[0] for one in data], live


@pytest.mark.parametrize("name", exercises())
def test_live_is_what_a_recording_gives(name: str) -> None:
    example = exercises()[name].examples[0]
    poses = figure_poses(
        example.traces, posture=example.posture, working=example.working, fps=15,
        absent=[(3.0, 3.8)],
    )  # fmt: skip
    replies, live = stream(frames(poses), name)
    told, _ = live.finish()
    expected = list(run(exercises()[name], poses))
    kinds = [event["type"] for event in [*events_of(replies), *told]]
    assert [kind for kind in kinds if kind != "pause_gesture"] == [
        KINDS[type(event)] for event in expected
    ]
    assert live.efforts == [one for one in expected if isinstance(one, Rep | Hold)]


def test_the_same_frames_give_the_same_replies() -> None:
    data = frames(bridges(3, low=[1]))
    assert stream(data)[0] == stream(data)[0]


def test_events_are_numbered_within_the_part() -> None:
    replies, live = stream(frames(bridges(3, low=[1])))
    found = [*events_of(replies), *live.finish()[0]]
    assert [event["i"] for event in found] == list(range(len(found)))
    assert {"rep", "cue"} <= {event["type"] for event in found}
    (cue,) = events_of(replies, "cue")
    rule = next(one for one in exercise("bridge").faults if one.id == cue["fault"])
    assert cue["text"] == rule.cue


def test_a_hold_that_goes_on_ends_with_the_part() -> None:
    poses = [pose for pose in straps(8.0) if pose.t_s < 9.0]
    replies, live = stream(frames(poses), "strap_stretch")
    assert replies[-1]["held_s"] == pytest.approx(5.5, abs=0.7)
    told, (hold,) = live.finish()
    assert [one["type"] for one in told] == ["hold"]
    assert isinstance(hold, Hold)
    assert hold.length_s == pytest.approx(6.0, abs=0.5)


def test_what_is_not_judged_is_placed_and_not_counted() -> None:
    poses = bridges(2)
    replies, live = stream(frames(poses, judged=False))
    assert live.efforts == []
    assert {reply["count"] for reply in replies} == {0}
    assert all("place" in reply for reply in replies)
    assert any(reply["place"]["ready"] for reply in replies)


def test_a_pause_cuts_the_movement_and_the_next_ones_count() -> None:
    poses = bridges(4)
    data = [frame(n, pose, judged=not 5.0 <= pose.t_s < 8.6) for n, pose in enumerate(poses)]
    replies, live = stream(data)
    assert replies[-1]["count"] == sum(one.excluded_by is None for one in live.efforts) <= 3
    judged = [pose for pose in poses if not 5.0 <= pose.t_s < 8.6]
    expected = [one for one in run(exercise("bridge"), judged) if isinstance(one, Rep)]
    assert live.efforts == expected


def test_a_place_is_told_in_a_set_only_when_something_is_wrong() -> None:
    poses = bridges(2)
    replies, _ = stream(frames(poses))
    assert not any("place" in reply for reply in replies)
    second, _ = stream(frames(poses, second=True))
    assert second[-1]["place"]["id"] == "two_people"


def test_the_arm_is_told_once() -> None:
    found = []
    for pose in bridges(2):
        image = pose.image.copy()
        if 2.0 <= pose.t_s < 4.0:
            for number in (13, 15):
                image[number, :2] = 2 * image[11, :2] - image[number, :2]
            image[[13, 15], 2] = 0.9
        found.append(replace(pose, image=image))
    replies, _ = stream(frames(found))
    assert len(events_of(replies, "pause_gesture")) == 1


def test_an_angle_from_the_front_is_withheld() -> None:
    poses = figure_poses(
        {"hip_flexion_deg": [[0, 0], [2, 0], [3, 85], [4, 0], [6, 0]]}, posture="standing",
        azimuth_deg=90, fps=15,
    )  # fmt: skip
    replies, _ = stream(frames(poses), "standing_march")
    assert {reply["angle"] for reply in replies} == {None}
    assert Pose.absent(1.0).seen is False
