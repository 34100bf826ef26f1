"""When a break is offered, what holds it, and what is logged of it: small cases, look by look."""

from datetime import UTC, datetime, timedelta

import pytest

from backline.care.breaks import Hold, Notify, ShowPage, Today
from backline.care.breaks.seen import HOLDS

from .small_desk import (
    CALL,
    DND,
    LOOK_S,
    MINUTE_S,
    NINE,
    SmallDesk,
    chosen,
    kinds,
    sat_min,
)

SOON = 0.4
"""Minutes: some looks, and a pause in typing."""
HELD_MOST_MIN = 5.0


def noticed(**changes: object) -> SmallDesk:
    """Return a desk with a notice on it."""
    desk = SmallDesk(chosen(**changes))
    desk.until(Notify)
    return desk


def paged(**changes: object) -> SmallDesk:
    desk = noticed(**changes)
    desk.until(ShowPage)
    return desk


def in_phase(phase: str) -> SmallDesk:
    """Return a desk in a phase before a break."""
    if phase == "waiting":
        desk = SmallDesk()
        desk.typing(35.5)
    else:
        desk = noticed() if phase == "notice" else paged()
    assert desk.phase == phase
    return desk


# The way of a break


@pytest.mark.parametrize("every", [20, 35, 60])
def test_a_notice_comes_after_the_time_that_was_chosen(every: int) -> None:
    desk = SmallDesk(chosen(every_min=every))
    assert desk.until(Notify) == pytest.approx(every, abs=SOON)
    assert desk.log[0][1] == Notify(0, True, True, False)
    assert desk.phase == "notice"


def test_a_notice_waits_for_a_pause_in_typing_but_not_long() -> None:
    desk = SmallDesk()
    desk.typing(36.9)
    assert desk.log == []
    assert desk.phase == "waiting"
    assert kinds(desk.typing(0.3)) == ["Notify"]


def test_an_ignored_notice_becomes_a_page_and_a_page_goes_away() -> None:
    desk = noticed()
    assert desk.until(ShowPage) == pytest.approx(2, abs=SOON)
    assert desk.all(ShowPage) == [ShowPage(False, True, True)]
    assert kinds(desk.sit(9.5)) == []
    assert kinds(desk.sit(0.6)) == ["Withdraw", "Rested"]
    assert desk.outcomes == ["missed"]
    assert desk.rests[0].seconds == 0
    assert desk.until(Notify) == pytest.approx(35, abs=SOON)
    assert desk.bouts == []  # who missed a break sits on


def test_a_page_waits_for_a_pause_too() -> None:
    desk = noticed()
    desk.typing(3.8)
    assert desk.phase == "notice"
    desk.typing(6)
    assert desk.phase == "notice"
    desk.still(0.2)
    assert desk.phase == "page"


def test_whoever_types_on_and_on_is_left_alone() -> None:
    desk = noticed()
    desk.typing(13)
    assert (desk.phase, desk.outcomes) == ("sitting", ["missed"])


def test_whoever_walks_off_from_the_page_has_had_the_break() -> None:
    desk = noticed()
    desk.still(3)
    assert desk.phase == "away"
    desk.back()
    assert desk.outcomes == ["natural"]


def test_whoever_walked_and_closes_the_page_has_skipped_nothing() -> None:
    desk = noticed()
    desk.still(2.2)
    assert desk.phase == "page"
    desk.back()
    desk.says("close")
    assert desk.outcomes == ["natural"]
    assert desk.status.skips == 0
    assert desk.bouts == []  # reading or walking: no sitting is taken out


@pytest.mark.parametrize(
    ("setting", "hold"), [("wait_full_screen", "full_screen"), ("wait_quiet", "do_not_disturb")]
)
def test_what_is_not_to_be_waited_for_holds_nothing(setting: str, hold: Hold) -> None:
    desk = SmallDesk(chosen(**{setting: False}))
    desk.sit(36, holds=frozenset({hold}))
    assert desk.phase == "notice"
    assert desk.status.held_by == ()


def test_without_full_screen_an_ignored_notice_is_missed() -> None:
    desk = noticed(full_screen=False)
    out = desk.sit(2.1)
    assert kinds(out) == ["Withdraw", "Rested"]
    assert desk.outcomes == ["missed"]
    assert desk.status.today == Today(sitting_s=desk.t_s - 1000, longest_s=desk.t_s - 1000)
    assert desk.until(Notify) == pytest.approx(35, abs=SOON)


@pytest.mark.parametrize("phase", ["waiting", "notice", "page"])
def test_an_absence_takes_the_place_of_the_break(phase: str) -> None:
    desk = in_phase(phase)
    shown = phase != "waiting"
    sat = (desk.touched_s - 1000) / MINUTE_S
    assert kinds(desk.lock(6)) == [*(["Withdraw"] if shown else []), "Bout", "Rested"]
    assert desk.outcomes == ["natural"]
    assert sat_min(desk.bouts) == pytest.approx([sat], abs=0.01)
    assert desk.until(Notify) == pytest.approx(35, abs=SOON)


@pytest.mark.parametrize(("sat", "away", "outcomes"), [
    (4, 10, []), (6, 10, ["natural"]), (6, 119, ["natural"]), (6, 121, []),
])  # fmt: skip
def test_an_absence_is_a_break_of_ones_own_after_some_sitting_and_up_to_some_length(
    sat: float, away: float, outcomes: list[str]
) -> None:
    desk = SmallDesk()
    desk.sit(sat)
    desk.leave(away)
    assert desk.outcomes == outcomes
    assert sat_min(desk.bouts) == [sat]
    assert desk.status.today.natural == len(outcomes)


# Held


@pytest.mark.parametrize("hold", HOLDS)
def test_a_break_that_is_due_is_held_and_given_afterwards(hold: Hold) -> None:
    desk = SmallDesk()
    desk.sit(30)
    desk.sit(40, holds=frozenset({hold}))
    assert desk.log == []
    assert (desk.phase, desk.status.held_by) == ("held", (hold,))
    assert desk.until(Notify) <= HELD_MOST_MIN
    desk.says("skip")
    assert desk.rests[0].held_s == pytest.approx(35 * MINUTE_S, abs=2 * LOOK_S)


@pytest.mark.parametrize("phase", ["waiting", "notice", "page"])
@pytest.mark.parametrize("hold", HOLDS)
def test_a_hold_takes_away_what_is_shown_and_gives_it_later(phase: str, hold: Hold) -> None:
    desk = in_phase(phase)
    held = frozenset({hold})
    assert kinds(desk.sit(0.5, holds=held)) == ([] if phase == "waiting" else ["Withdraw"])
    desk.sit(30, holds=held)
    assert desk.phase == "held"
    assert desk.until(Notify) <= HELD_MOST_MIN
    assert desk.outcomes == []


def test_whoever_types_after_a_call_gets_it_within_five_minutes() -> None:
    desk = SmallDesk()
    desk.sit(40, holds=CALL)
    assert "Notify" in kinds(desk.typing(HELD_MOST_MIN))


def test_a_hold_that_ends_and_begins_again_holds_on() -> None:
    desk = SmallDesk()
    desk.sit(40, holds=CALL)
    for _ in range(4):
        assert desk.sit(0.75) == []
        assert desk.sit(2, holds=DND) == []
        assert desk.phase == "held"
    assert desk.until(Notify) == pytest.approx(1, abs=SOON)
    desk.says("skip")
    assert desk.rests[0].held_s == pytest.approx((5 + 4 * 2) * MINUTE_S, abs=40)


def test_a_hold_before_it_is_due_changes_nothing() -> None:
    desk = SmallDesk()
    desk.sit(30, holds=CALL)
    assert desk.phase == "sitting"
    assert desk.until(Notify) == pytest.approx(5, abs=SOON)
    desk.says("skip")
    assert desk.rests[0].held_s == 0


def test_an_absence_cancels_a_held_break() -> None:
    desk = SmallDesk()
    desk.sit(45, holds=DND)
    desk.lock(6)
    desk.sit(5)
    assert desk.outcomes == ["natural"]
    assert not desk.all(Notify)
    assert desk.rests[0].held_s == pytest.approx(10 * MINUTE_S, abs=MINUTE_S)


def test_nothing_disturbs_a_break_that_began() -> None:
    desk = noticed()
    desk.says("start")
    assert desk.sit(1, holds=CALL) == []
    assert desk.phase == "break"


# Pause


def test_a_pause_holds_what_is_due_until_it_is_over() -> None:
    desk = SmallDesk()
    desk.sit(30)
    desk.pause(60)
    assert desk.sit(59) == []
    assert desk.status.held_by == ("pause",)
    assert desk.status.paused_until == NINE + timedelta(minutes=90)
    assert desk.until(Notify) <= HELD_MOST_MIN
    assert desk.status.paused_until is None


@pytest.mark.parametrize("phase", ["waiting", "notice", "page"])
def test_a_pause_takes_away_what_is_shown(phase: str) -> None:
    desk = in_phase(phase)
    assert kinds(desk.pause(60)) == ([] if phase == "waiting" else ["Withdraw"])
    assert desk.sit(59) == []


def test_a_pause_can_be_ended() -> None:
    desk = SmallDesk()
    desk.sit(36, holds=CALL)
    desk.pause(600)
    desk.sit(20)
    assert desk.says("resume") == []
    assert desk.until(Notify) <= HELD_MOST_MIN


# after a minute, in the middle of the pause.
def test_a_pause_holds_a_break_that_was_asked_for() -> None:
    desk = SmallDesk()
    desk.sit(10)
    desk.says("now")
    assert kinds(desk.pause(60)) == ["Withdraw"]
    assert desk.sit(50) == []


# Hours


def test_outside_working_hours_nothing_is_offered_but_sitting_counts() -> None:
    desk = SmallDesk(chosen(work_hours="10:00-12:00; 13:00-14:00"), now=NINE)
    assert desk.sit(59) == []
    assert not desk.status.on_duty
    assert desk.until(Notify) == pytest.approx(1, abs=SOON)
    assert desk.status.unbroken_s == pytest.approx(60 * MINUTE_S, abs=20)


def test_several_hours_a_day() -> None:
    desk = SmallDesk(chosen(work_hours="09:00-10:00; 11:00-12:00", full_screen=False))
    desk.sit(5 * 60)
    at = [seen.at for seen, one in desk.log if isinstance(one, Notify)]
    assert at
    assert {one.hour for one in at} == {9, 11}


def test_a_prompt_that_is_due_as_the_hours_end_is_dropped() -> None:
    desk = SmallDesk(chosen(work_hours="09:00-09:36"))
    desk.sit(35.5)
    assert kinds(desk.sit(10)) == ["Withdraw"]
    assert (desk.phase, desk.outcomes) == ("sitting", [])


@pytest.mark.parametrize("what", ["held", "snoozed"])
def test_what_waits_as_the_hours_end_is_dropped_too(what: str) -> None:
    desk = SmallDesk(chosen(work_hours="09:00-09:40"))
    if what == "held":
        desk.sit(41, holds=CALL)
    else:
        desk.until(Notify)
        desk.says("snooze")
        desk.log.clear()
        desk.sit(6)
    assert desk.sit(120) == []


def test_quiet_hours_past_midnight() -> None:
    evening = datetime(2026, 12, 1, 21, 15, tzinfo=UTC)
    desk = SmallDesk(chosen(quiet_hours="22:00-07:00", full_screen=False), now=evening)
    desk.sit(10 * 60)
    hours = {seen.at.hour for seen, one in desk.log if isinstance(one, Notify)}
    assert hours == {21, 7}


# Settings, exchanged


def test_a_shorter_time_holds_at_once() -> None:
    desk = SmallDesk(chosen(every_min=60))
    desk.sit(30)
    desk.breaks.settings = chosen(every_min=25)
    assert desk.until(Notify) < SOON


def test_a_longer_time_holds_for_what_is_not_yet_due() -> None:
    desk = SmallDesk(chosen(every_min=35))
    desk.sit(30)
    desk.breaks.settings = chosen(every_min=60)
    assert desk.until(Notify) == pytest.approx(30, abs=SOON)


def test_full_screen_switched_off_under_a_notice() -> None:
    desk = noticed()
    desk.breaks.settings = chosen(full_screen=False)
    assert kinds(desk.sit(2.5)) == ["Withdraw", "Rested"]


# ledger stays closed and the sitting after it is in no log.
def test_a_longer_break_chosen_in_an_absence_loses_no_sitting() -> None:
    desk = SmallDesk(chosen(break_min=1))
    desk.sit(20)
    desk.still(1.5, locked=True)
    desk.breaks.settings = chosen(break_min=3)
    desk.lock(0.5)
    desk.sit(20)
    desk.leave(10)
    assert sum(sat_min(desk.bouts)) == pytest.approx(40, abs=0.1)
