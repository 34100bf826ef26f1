"""The course of a session: what follows what, what time does, and what is kept."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from .serving import Served
from .session_lab import (
    BRIDGE,
    CAMERA,
    HOLD,
    PLACED,
    TIMER,
    Session,
    answer,
    does,
    effects,
    names,
    slot,
    told,
    until,
    wait,
)


@pytest.fixture(scope="module")
def session(browser: Callable[..., Browser], app_server: Served) -> Iterator[Session]:
    """Return one page for all tests: what they play is pure."""
    context = browser().new_context(base_url=app_server.url)
    yield Session(context.new_page())
    context.close()


def kinds(log: list[dict[str, Any]]) -> list[str]:
    return [one["do"] for one in effects(log)]


def test_a_session_in_front_of_the_camera_runs_without_a_touch(session: Session) -> None:
    log = session.play(BRIDGE, *CAMERA, answer(3), answer(4), until("finished"))
    assert names(log) == [
        "sound", "choice", "show", "place", "ready", "set", "counted", "pain", "effort", "finished",
    ]  # fmt: skip
    assert kinds(log) == ["camera", "open", "end", "finish"]


def test_the_mode_of_the_last_time_is_not_asked_for_again(session: Session) -> None:
    log = session.play(BRIDGE, does("heard"), wanted="camera")
    assert names(log) == ["sound", "show"]


def test_only_walking_needs_no_camera(session: Session) -> None:
    walk = told(slot("walk", seconds=600), unwatched=["walk"])
    log = session.play(walk, does("heard"), until("finished"))
    assert "camera" not in kinds(log)
    assert {"do": "keep", "set": None, "slot": "walk/1/both", "seconds": 600} in effects(log)


def test_frames_are_judged_from_just_before_the_set_to_its_end(session: Session) -> None:
    log = session.play(BRIDGE, *CAMERA, wait(1), answer(4), wait(2))
    judged = [one["name"] for one in log if one["judging"]]
    assert set(judged) == {"ready", "set"}
    ready_s = [one["clock_s"] for one in log if one["judging"] and one["name"] == "ready"]
    assert max(ready_s) - min(ready_s) == pytest.approx(1.1, abs=0.15)


def test_who_leaves_during_the_countdown_is_placed_again(session: Session) -> None:
    away = answer(phase="unseen", place={"ok": False, "ready": False, "id": "nobody", "say": "No."})
    log = session.play(BRIDGE, *CAMERA[:-1], away, wait(1.2), away)
    assert names(log)[-2:] == ["ready", "place"]


def test_a_pause_stops_time_counting_and_judging(session: Session) -> None:
    gesture = does("live", event={"type": "pause_gesture", "i": 1}, late=False)
    log = session.play(BRIDGE, *CAMERA, answer(2), gesture, wait(60), answer(4), gesture, answer(3))
    paused = [one for one in log if one["paused"]]
    assert {one["name"] for one in paused} == {"set"}
    assert len({one["clock_s"] for one in paused}) == 1
    assert not any(one["judging"] for one in paused)
    assert paused[-1]["set"]["repetitions"] == 2
    assert log[-1]["paused"] is None
    assert log[-1]["set"]["repetitions"] == 3


def test_a_gesture_out_of_a_replay_does_not_pause(session: Session) -> None:
    log = session.play(BRIDGE, *CAMERA, does("live", event={"type": "pause_gesture"}, late=True))
    assert log[-1]["paused"] is None


def test_by_the_clock_the_set_keeps_the_tempo_and_ends_by_itself(session: Session) -> None:
    log = session.play(BRIDGE, *TIMER, until("counted"), tempos={"bridge": 3.0})
    begun = next(one for one in log if one["name"] == "set")
    counted = [one for one in log if one["name"] == "set" and one["set"]["repetitions"] == 2]
    assert counted[0]["clock_s"] - begun["clock_s"] == pytest.approx(6.0, abs=0.11)
    assert log[-1]["clock_s"] - begun["clock_s"] == pytest.approx(12.0, abs=0.11)


def test_a_result_by_the_clock_is_kept_as_corrected(session: Session) -> None:
    less = does("correct", presses=-1)
    log = session.play(BRIDGE, *TIMER, until("counted"), less, less, wait(5), less, until("pain"))
    keep = {"do": "keep", "set": None, "slot": "bridge/1/both", "repetitions": 1}
    assert [one for one in effects(log) if one["do"] == "keep"] == [keep]


def test_nothing_is_corrected_below_zero(session: Session) -> None:
    less = [does("correct", presses=-1)] * 9
    log = session.play(BRIDGE, *TIMER, until("counted"), *less, does("next"))
    assert effects(log)[-1]["repetitions"] == 0


def test_a_miscount_is_put_right_within_the_set(session: Session) -> None:
    more = does("correct", presses=1)
    log = session.play(BRIDGE, *CAMERA, answer(2), more, more, answer(2), wait(7))
    assert names(log)[-2:] == ["counted", "pain"]
    correct = {"do": "correct", "set": 3, "slot": "bridge/1/both", "repetitions": 4}
    assert correct in effects(log)


def test_the_judges_last_word_is_what_is_shown(session: Session) -> None:
    ended = does("ended", result={"set": 3, "repetitions": 5, "seconds": 0})
    less = does("correct", presses=-1)
    log = session.play(BRIDGE, *CAMERA, answer(4), ended, less, does("next"))
    assert next(one for one in effects(log) if one["do"] == "correct")["repetitions"] == 4


def test_pain_and_effort_pass_on_unanswered(session: Session) -> None:
    log = session.play(BRIDGE, *TIMER, until("finished"))
    assert {"pain", "effort"}.isdisjoint(kinds(log))


def test_pain_and_effort_are_kept_where_answered(session: Session) -> None:
    presses = (until("pain"), does("pain", score=0), does("effort", effort="hard"))
    log = session.play(BRIDGE, *TIMER, *presses)
    assert {"do": "pain", "exercise": "bridge", "pain": 0} in effects(log)
    assert {"do": "effort", "exercise": "bridge", "effort": "hard"} in effects(log)


def test_sides_change_with_time_to_turn_and_sets_with_a_rest(session: Session) -> None:
    two = told(
        slot("raise", repetitions=2, side="left"),
        slot("raise", repetitions=2, side="right"),
        slot("bridge", repetitions=2, sets=2),
        slot("bridge", repetitions=2, number=2, sets=2),
    )
    log = session.play(two, *TIMER, until("finished"))
    course = names(log)[3:]
    assert course == [
        "position", "ready", "set", "counted", "turn", "ready", "set", "counted", "pain", "effort",
        "show", "position", "ready", "set", "counted", "rest", "position", "ready", "set",
        "counted", "pain", "effort", "finished",
    ]  # fmt: skip
    rest = [one["clock_s"] for one in log if one["name"] == "rest"]
    assert max(rest) - min(rest) == pytest.approx(14.0, abs=0.3)  # of 20, the count took 6


def test_a_hold_ends_a_moment_after_its_time(session: Session) -> None:
    log = session.play(HOLD, *CAMERA, answer(0, 29.9, "top"), answer(0, 30.2, "top"), wait(0.9))
    assert log[-1]["name"] == "set"
    log = session.play(HOLD, *CAMERA, answer(0, 30.2, "top"), wait(1.2))
    assert names(log)[-2:] == ["set", "counted"]


def test_a_hold_that_was_let_go_adds_up(session: Session) -> None:
    hold = does("live", event={"type": "hold", "i": 0, "seconds": 18.0, "counts": True}, late=False)
    log = session.play(HOLD, *CAMERA, answer(0, 18.0, "top"), hold, answer(1, 0, "rest"), wait(5))
    assert log[-1]["name"] == "set"
    log = session.play(
        HOLD, *CAMERA, answer(0, 18.0, "top"), hold, answer(1, 12.5, "top"), wait(1.2)
    )
    assert log[-1]["name"] == "counted"


def test_the_seconds_of_a_hold_stay_until_the_judge_has_spoken(session: Session) -> None:
    hold = does("live", event={"type": "hold", "i": 0, "seconds": 9.0, "counts": True}, late=False)
    gone = answer(0, 0, "rest")
    log = session.play(HOLD, *CAMERA, answer(0, 10, "top"), gone, wait(0.3), gone, hold, gone)
    held = [one["set"]["let_go_s"] + one["set"]["held_before_s"] for one in log[-6:]]
    assert held == [10, 10, 10, 10, 9, 9]
    log = session.play(HOLD, *CAMERA, answer(0, 1.5, "top"), gone, wait(2.5), gone)
    assert log[-1]["set"]["let_go_s"] == 0  # too brief to be told at all


def test_who_leaves_the_picture_ends_the_set(session: Session) -> None:
    log = session.play(BRIDGE, *CAMERA, answer(2), answer(2, phase="unseen"), wait(21))
    assert log[-1]["name"] == "counted"
    assert log[-1]["set"]["why"] == "away"


def test_who_leaves_before_the_first_repetition_begins_anew(session: Session) -> None:
    log = session.play(BRIDGE, *CAMERA, answer(0, phase="unseen"), wait(21))
    assert log[-1]["name"] == "place"
    assert kinds(log)[-2:] == ["leave", "open"]
    assert log[-1]["set"]["id"] == 3


def test_a_lost_camera_keeps_what_was_counted(session: Session) -> None:
    lost = (*CAMERA, answer(2), does("trouble", code="busy"))
    log = session.play(BRIDGE, *lost, does("without"), until("finished"))
    assert names(log)[6:9] == ["trouble", "position", "ready"]
    keep = next(one for one in effects(log) if one["do"] == "keep")
    assert (keep["set"], keep["repetitions"]) == (3, 4)
    log = session.play(BRIDGE, *lost, does("again"))
    assert kinds(log)[-2:] == ["camera", "open"]
    assert log[-1]["set"]["base"]["repetitions"] == 2


def test_a_refused_camera_is_said_at_once(session: Session) -> None:
    log = session.play(
        BRIDGE, does("heard"), does("choose", mode="camera"), does("trouble", code="refused")
    )
    assert log[-1]["name"] == "trouble"


def test_stop_freezes_everything_and_goes_where_the_server_says(session: Session) -> None:
    log = session.play(BRIDGE, *CAMERA, answer(1), does("stop"), wait(30), answer(4))
    assert log[-1]["name"] == "set"
    assert log[-1]["set"]["repetitions"] == 1
    answers = {"pain": 7, "where": "lower_back", "leg_worse": "no"}
    log = session.play(BRIDGE, *CAMERA, does("stop"), does("stop_sure", answers=answers))
    assert effects(log)[-1] == {"do": "stop", "exercise": "bridge", **answers}
    assert log[-1]["name"] == "stopped"
    log = session.play(BRIDGE, *CAMERA, does("stop"), does("stop_not"), answer(2))
    assert log[-1]["set"]["repetitions"] == 2


def test_a_session_that_was_broken_off_goes_on_where_it_was(session: Session) -> None:
    done = {"repetitions": 4, "seconds": 0, "dose_met": True}
    broken = told(
        slot("bridge", repetitions=4, sets=2, state="done", done=done, set_id=3),
        slot(
            "bridge", repetitions=4, number=2, sets=2, state="partial", set_id=5,
            partial={"repetitions": 3, "seconds": 0, "dose_met": False},
        ),
    )  # fmt: skip
    log = session.play(broken, *TIMER)
    assert log[-1]["set"]["key"] == "bridge/2/both"
    assert log[-1]["set"]["base"]["repetitions"] == 3
    log = session.play(broken, *TIMER, until("finished"))
    keep = {"do": "keep", "set": 5, "slot": "bridge/2/both", "repetitions": 4}
    assert keep in effects(log)


def test_an_exercise_can_be_left_out_on_the_way(session: Session) -> None:
    legs = (slot("raise", repetitions=2, side=side) for side in ("left", "right"))
    two = told(*legs, slot("bridge", repetitions=2))
    log = session.play(two, *CAMERA, does("skip"), wait(1))
    assert kinds(log)[-2:] == ["leave", "skip"]
    assert (log[-1]["name"], log[-1]["at"]) == ("show", 2)


def test_whatever_is_pressed_whenever_nothing_breaks(session: Session) -> None:
    drawn = random.Random(4)
    presses = [
        does("next"), does("skip"), does("pause", why="key"), does("resume"), does("stop"),
        does("stop_not"), does("correct", presses=-1), does("correct", presses=1),
        does("longer", by_s=15), does("pain", score=3), does("effort", effort="easy"),
        does("trouble", code="busy"), does("again"), does("without"), wait(3), wait(30),
        answer(1), answer(2, 31, "top"), answer(0, phase="unseen"), answer(place=PLACED),
        does("toggle", why="key"), does("ready", set=3, base={"repetitions": 1, "seconds": 5}),
    ]  # fmt: skip
    for mode in ("camera", "timer"):
        begin = (does("heard"), does("choose", mode=mode))
        for session_told in (BRIDGE, HOLD):
            log = session.play(session_told, *begin, *drawn.choices(presses, k=400))
            ends = {one["name"] for one in log}
            assert ends <= {
                "sound", "choice", "show", "turn", "place", "position", "ready", "set", "counted",
                "pain", "effort", "rest", "trouble", "finished", "stopped",
            }  # fmt: skip
            assert kinds(log).count("finish") <= 1
