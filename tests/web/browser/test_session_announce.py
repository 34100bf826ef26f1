"""What is said in a session: at the right moment, once, and never over a cue."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from .serving import Served
from .session_lab import (
    BRIDGE,
    CAMERA,
    HOLD,
    TIMER,
    Session,
    answer,
    does,
    said,
    slot,
    told,
    until,
    wait,
)

TWENTY = told(slot("bridge", repetitions=20))


@pytest.fixture(scope="module")
def session(browser: Callable[..., Browser], app_server: Served) -> Iterator[Session]:
    """Return one page for all tests: what they play is pure."""
    context = browser().new_context(base_url=app_server.url)
    yield Session(context.new_page())
    context.close()


def cue(number: int, text: str = "Slowly.", *, late: bool = False) -> dict[str, Any]:
    return {"type": "live", "late": late, "event": {"type": "cue", "i": number, "text": text}}


def rep(number: int, *faults: str) -> dict[str, Any]:
    event = {"type": "rep", "i": number, "counts": True, "faults": list(faults)}
    return {"type": "live", "late": False, "event": event}


def of_set(log: list[dict[str, Any]], kind: str | None = None) -> list[str]:
    return said([one for one in log if one["name"] in {"set", "counted"}][1:], kind)


def test_every_repetition_is_counted_aloud_with_half_way_and_the_last_five(
    session: Session,
) -> None:
    log = session.play(TWENTY, *CAMERA, *(answer(n) for n in range(21)))
    spoken = of_set(log)
    assert spoken[:10] == [*map(str, range(1, 10)), "10. Half way."]
    assert spoken[14] == "15. 5 to go."
    assert spoken[18] == "19. One more."
    assert spoken[19] == "Done: 20 repetitions."


def test_less_talk_leaves_the_tones_and_the_last_five(session: Session) -> None:
    log = session.play(TWENTY, *CAMERA, *(answer(n) for n in range(21)), less_talk=True)
    words = [one for each in log for one in each["said"] if one["kind"] == "count" and one["text"]]
    loud = [one["text"] for one in words if not one["silent"]]
    assert loud == ["3", "2", "1", "16", "17", "18"]  # the countdown, then the end of the set
    assert all(one["tone"] == "count" for one in words)


def test_a_hold_is_counted_down_before_its_end_and_not_at_zero(session: Session) -> None:
    frames = [answer(0, at / 10, "top") for at in range(310)]
    log = session.play(HOLD, *CAMERA, *frames)
    spoken = of_set(log)
    assert spoken == ["Half way.", "3", "2", "1", "And let go, slowly."]
    at = {text["text"]: one["set"]["held_s"] for one in log if one["set"] for text in one["said"]}
    assert [at[text] for text in ("Half way.", "3", "2", "1", "And let go, slowly.")] == (
        pytest.approx([15.0, 27.0, 28.0, 29.0, 30.0], abs=0.11)
    )


def test_the_seconds_of_a_stay_are_counted_aloud(session: Session) -> None:
    held = told(slot("bridge", repetitions=3, seconds=5))
    log = session.play(held, *CAMERA, *(answer(0, at / 10, "top") for at in range(60)), answer(1))
    assert of_set(log) == ["1", "2", "3", "4", "5, and back.", "1 of 3"]


def test_by_the_clock_a_stay_is_counted_too(session: Session) -> None:
    held = told(slot("bridge", repetitions=2, seconds=3))
    log = session.play(held, *TIMER, until("counted"), tempos={"bridge": 4.0})
    assert of_set(log)[:6] == ["1", "2", "3, and back.", "1. One more.", "1", "2"]


def test_a_cue_comes_at_most_once_a_repetition(session: Session) -> None:
    log = session.play(TWENTY, *CAMERA, cue(0), cue(1, "Higher."), answer(1), cue(2, "Higher."))
    assert said(log, "cue") == ["Slowly.", "Higher."]


def test_a_cue_out_of_a_replay_is_not_said(session: Session) -> None:
    assert said(session.play(TWENTY, *CAMERA, cue(0, late=True)), "cue") == []


def test_praise_is_sparing_and_never_beside_a_fault(session: Session) -> None:
    thirty = told(slot("bridge", repetitions=30))
    events = [one for n in range(1, 30) for one in (rep(n), answer(n))]
    log = session.play(thirty, *CAMERA, *events)
    assert said(log, "praise") == ["Good.", "That looks steady.", "Good."]
    counted = [one["set"]["repetitions"] for one in log if said([one], "praise")]
    assert counted == [5, 10, 20]  # at 15 and 25 something else is said
    faulty = [one for n in range(1, 13) for one in (rep(n, *["hips_low"][: n % 2]), answer(n))]
    assert said(session.play(TWENTY, *CAMERA, *faulty), "praise") == []
    assert said(session.play(thirty, *CAMERA, *events, less_talk=True), "praise") == []


def test_a_correction_by_hand_is_not_counted_aloud(session: Session) -> None:
    log = session.play(TWENTY, *CAMERA, answer(3), does("correct", presses=1))
    assert said(log[-1:]) == []


def test_the_placement_sentence_is_said_once_and_again_after_a_while(session: Session) -> None:
    feet = {"ok": False, "ready": False, "id": "feet", "say": "Put the camera further back."}
    seen = answer(phase="waiting", place=feet)
    frames = [event for _ in range(120) for event in (seen, wait(0.1))]
    log = session.play(
        BRIDGE, does("heard"), does("choose", mode="camera"), until("place"), *frames
    )
    assert said(log).count("Put the camera further back.") == 2


def test_what_comes_next_is_said_with_its_side(session: Session) -> None:
    log = session.play(HOLD, *TIMER, until("turn"))
    assert any("Left leg" in text for text in said(log))
    assert said(log)[-1] == "Change sides: Right leg."


def test_going_on_after_a_broken_session_says_so(session: Session) -> None:
    part = {"repetitions": 3, "seconds": 0, "dose_met": False}
    broken = told(slot("bridge", repetitions=8, state="partial", set_id=3, partial=part))
    log = session.play(broken, *TIMER)
    assert "Welcome back. It goes on with Bridge; 3 repetitions are kept." in said(log)
    assert said(log)[-1] == "Go on, from 3 repetitions."


QUEUE = """(offers) => {
  const queue = new session.Queue();
  return offers.map(([what, at_s]) => what === null
    ? queue.done(at_s)?.text ?? null
    : queue.offer({ fresh_s: 1, clears: false, kind: "tell", ...what }, at_s));
}"""
CUE, COUNT, GUIDE, PRAISE = (
    {"text": kind, "kind": kind, "rank": rank}
    for kind, rank in (("cue", 5), ("count", 3), ("guide", 2), ("praise", 1))
)


def queued(session: Session, *offers: tuple[Any, float]) -> list[Any]:
    found: list[Any] = session.page.evaluate(QUEUE, [list(one) for one in offers])
    return found


def test_a_cue_cuts_in_and_is_not_talked_over(session: Session) -> None:
    assert queued(session, (GUIDE, 0), (CUE, 1), (COUNT, 1.2)) == [True, True, False]


def test_a_new_cue_does_not_wait_for_an_older_one(session: Session) -> None:
    assert queued(session, (CUE, 0), (CUE, 0.5)) == [True, True]


def test_what_waited_too_long_is_dropped(session: Session) -> None:
    assert queued(session, (CUE, 0), (COUNT, 0.2), (PRAISE, 0.3), (None, 1.25))[-1] == "praise"
    assert queued(session, (CUE, 0), (COUNT, 0.2), (None, 2.0))[-1] is None


def test_a_newer_count_takes_the_place_of_an_older_one(session: Session) -> None:
    newer = {**COUNT, "text": "8"}
    assert queued(session, (CUE, 0), (COUNT, 0.1), (newer, 0.5), (None, 0.6), (None, 0.7))[-2:] == [
        "8", None,
    ]  # fmt: skip


def test_a_new_state_silences_what_waits(session: Session) -> None:
    clearing = {**GUIDE, "text": "now", "clears": True}
    offers = ((GUIDE, 0), (GUIDE, 0), (GUIDE, 0), (clearing, 1), (None, 2))
    assert queued(session, *offers) == [True, False, False, True, None]


def seen(number: int, side: str = "both", *, dose_met: bool = True) -> dict[str, Any]:
    one = rep(number)
    return {**one, "event": {**one["event"], "side": side, "dose_met": dose_met}}


def test_a_stay_that_was_too_short_is_told_now_and_then(session: Session) -> None:
    short = (step for n in range(4) for step in (seen(n, dose_met=False), answer(n + 1)))
    log = session.play(told(slot("bridge", repetitions=8, seconds=5)), *CAMERA, *short)
    longer = "Stay a little longer each time: 5 seconds."
    assert [one for one in of_set(log) if "longer" in one] == [longer, longer]
    log = session.play(told(slot("bridge", repetitions=8)), *CAMERA, seen(0, dose_met=False))
    assert not any("longer" in one for one in of_set(log))


def test_the_other_leg_is_remarked_once(session: Session) -> None:
    script = told(slot("straight_leg_raise", side="left", repetitions=8))
    wrong = (step for n in range(3) for step in (seen(n, "right"), answer(n + 1)))
    log = session.play(script, *CAMERA, *wrong)
    assert [one for one in of_set(log) if "other leg" in one] == [
        "That looked like the other leg. This set: Left leg."
    ]
    log = session.play(script, *CAMERA, seen(0, "left"), seen(1, "unseen"))
    assert not any("other leg" in one for one in of_set(log))


def test_after_a_stop_that_was_none_it_says_that_it_goes_on(session: Session) -> None:
    log = session.play(TWENTY, *CAMERA, answer(1), does("stop"), does("stop_not"))
    assert of_set(log)[-2:] == ["Stopped.", "Going on."]
