"""What a person answers: what is logged of it, what is taken away, when the next one comes."""

from datetime import timedelta

import pytest

from backline.care.breaks import Answer, Notify, Rested, ShowPage

from .small_desk import CALL, MINUTE_S, NINE, SmallDesk, kinds, sat_min
from .test_policy import SOON, noticed, paged


def begun() -> SmallDesk:
    """Return a desk in a break that began at its notice."""
    desk = noticed()
    desk.says("start")
    return desk


# Start and done


def test_start_shows_the_page_and_done_logs_the_break() -> None:
    desk = noticed()
    assert desk.says("start") == [ShowPage(True)]
    start = desk.seen.at
    desk.leave(3)
    assert kinds(desk.says("done")) == ["Withdraw", "Bout", "Rested"]
    assert desk.rests == [Rested(start, "taken", 180, 0, 0)]
    assert (desk.bouts[0].end, desk.bouts[0].ended) == (start, "break")
    assert desk.until(Notify) == pytest.approx(35, abs=SOON)


def test_a_page_that_stands_already_is_not_shown_again() -> None:
    desk = paged()
    assert desk.says("start") == []
    desk.leave(2)
    assert kinds(desk.says("done")) == ["Withdraw", "Bout", "Rested"]


def test_done_twice_is_one_break() -> None:
    desk = begun()
    desk.leave(3)
    desk.says("done")
    assert desk.says("done") == []
    desk.sit(1)
    assert desk.says("done") == []
    assert desk.outcomes == ["taken"]


def test_done_twice_with_its_length_is_one_break() -> None:
    desk = begun()
    desk.leave(3)
    desk.says("done", seconds=180, kept=True)
    desk.sit(0.5)
    desk.says("done", seconds=180, kept=True)
    assert desk.outcomes == ["taken"]


def test_start_twice_is_one_break() -> None:
    desk = begun()
    start_s = desk.t_s
    desk.still(1)
    assert desk.says("start") == []
    desk.back()
    desk.says("done")
    assert desk.rests[0].seconds == desk.t_s - start_s


@pytest.mark.parametrize("kept", [False, True])
def test_who_has_logged_it_is_passed_through(kept: bool) -> None:
    desk = begun()
    desk.leave(2)
    desk.says("done", kept=kept)
    assert desk.rests[0].kept is kept


def test_done_without_start_at_a_notice() -> None:
    desk = noticed()
    desk.sit(1)
    assert kinds(desk.says("done", seconds=30)) == ["Withdraw", "Bout", "Rested"]
    assert (desk.rests[0].outcome, desk.rests[0].seconds) == ("taken", 30)


def test_done_though_nothing_was_offered_takes_its_time_out_of_sitting() -> None:
    desk = SmallDesk()
    desk.sit(20)
    desk.says("done", seconds=180, kept=True)
    assert sat_min(desk.bouts) == [17]
    assert desk.rests == [Rested(NINE + timedelta(minutes=17), "taken", 180, kept=True)]
    assert desk.until(Notify) == pytest.approx(35, abs=SOON)


def test_done_though_nothing_was_offered_takes_nothing_away() -> None:
    desk = SmallDesk()
    desk.sit(20)
    assert kinds(desk.says("done", seconds=180)) == ["Bout", "Rested"]


def test_a_break_from_before_they_sat_down_is_told_of_already() -> None:
    desk = SmallDesk()
    desk.sit(1)
    assert desk.says("done", seconds=600) == []


def test_done_without_a_length_and_without_a_break_is_nothing() -> None:
    desk = SmallDesk()
    desk.sit(20)
    assert desk.says("done") == []


def test_a_break_done_while_away_is_one_break() -> None:
    desk = SmallDesk()
    desk.sit(20)
    desk.still(6)
    desk.says("done", seconds=300, kept=True)
    desk.leave(1)
    desk.sit(5)
    assert desk.outcomes == ["taken"]
    assert sat_min(desk.bouts) == [20]


# A break that is not finished


def test_whoever_comes_back_and_says_nothing_took_the_break() -> None:
    desk = begun()
    start_s = desk.t_s
    desk.leave(5)
    back_s = desk.t_s
    assert desk.log[-1][1] == ShowPage(True)
    assert kinds(desk.sit(1.2)) == ["Withdraw", "Bout", "Rested"]
    assert (desk.rests[0].outcome, desk.rests[0].seconds) == ("taken", back_s - start_s)
    desk.leave(10)
    assert desk.bouts[1].start == NINE + timedelta(seconds=back_s - 1000)


def test_a_break_that_nobody_leaves_for_and_nobody_finishes_is_missed() -> None:
    desk = begun()
    assert desk.sit(11.9) == []
    assert kinds(desk.sit(0.2)) == ["Withdraw", "Rested"]
    assert desk.outcomes == ["missed"]
    assert desk.until(Notify) == pytest.approx(35, abs=SOON)


def test_whoever_leaves_again_before_they_say_it_is_done_goes_on_with_the_break() -> None:
    desk = begun()
    start_s = desk.t_s
    desk.leave(5)
    desk.lock(5)
    back_s = desk.t_s
    desk.sit(2)
    assert desk.outcomes == ["taken"]
    assert desk.rests[0].seconds == back_s - start_s


def test_whoever_goes_home_in_a_break_took_no_break_of_a_night() -> None:
    desk = begun()
    desk.leave(14 * 60)
    desk.sit(5)
    assert desk.bouts[0].ended == "break"
    assert sat_min(desk.bouts) == [pytest.approx(35, abs=SOON)]
    assert all(one.seconds <= 120 * MINUTE_S for one in desk.rests)


def test_a_short_lock_in_a_break_is_not_taken_out_of_the_sitting_before_it() -> None:
    desk = begun()
    sat = desk.status.unbroken_s / MINUTE_S
    desk.lock(1.5)
    desk.sit(0.5)
    desk.says("done")
    assert sat_min(desk.bouts) == [pytest.approx(sat, abs=0.01)]


# nothing, and the whole bout before it is in no log.
def test_a_break_begun_while_away_loses_no_later_sitting() -> None:
    desk = SmallDesk()
    desk.sit(20)
    desk.still(6)
    desk.says("start")
    desk.leave(3)
    desk.says("done")
    desk.sit(30)
    desk.leave(10)
    assert sum(sat_min(desk.bouts)) == pytest.approx(50, abs=0.2)
    assert desk.outcomes == ["taken", "natural"]


# Skip, close, snooze, standing


@pytest.mark.parametrize("answer", ["skip", "close"])
def test_a_skipped_break_is_logged_and_the_full_time_runs_again(answer: Answer) -> None:
    desk = paged()
    assert kinds(desk.says(answer)) == ["Withdraw", "Rested"]
    assert desk.outcomes == ["skipped"]
    assert (desk.rests[0].seconds, desk.status.skips, desk.status.today.skipped) == (0, 1, 1)
    assert desk.until(Notify) == pytest.approx(35, abs=SOON)
    assert desk.bouts == []


def test_after_three_skips_in_a_row_skipping_is_no_choice_until_a_break() -> None:
    desk, may = SmallDesk(), list[bool]()
    for _ in range(5):
        desk.until(Notify)
        may.append(desk.all(Notify)[-1].may_skip)
        desk.says("skip")
    assert may == [True, True, True, False, False]
    assert [one.skips for one in desk.all(Notify)] == [0, 1, 2, 3, 4]
    assert desk.outcomes == ["skipped"] * 5


@pytest.mark.parametrize("rest", ["taken", "natural", "standing"])
def test_a_break_of_any_kind_lets_skip_again(rest: str) -> None:
    desk = SmallDesk()
    for _ in range(4):
        desk.until(Notify)
        desk.says("skip")
    if rest == "natural":
        desk.leave(8)
    elif rest == "standing":
        desk.says("standing")
        desk.says("sitting")
    else:
        desk.says("now")
        desk.says("start")
        desk.leave(2)
        desk.says("done")
    assert desk.outcomes[-1] == rest
    desk.until(Notify)
    assert desk.all(Notify)[-1] == Notify(0, True, True, False)


def test_a_missed_break_is_no_skipped_one() -> None:
    desk = noticed(full_screen=False)
    desk.sit(3)
    assert (desk.outcomes, desk.status.skips) == (["missed"], 0)


def test_a_snoozed_break_comes_after_five_minutes_and_nothing_is_logged() -> None:
    desk = noticed()
    assert kinds(desk.says("snooze")) == ["Withdraw"]
    assert desk.phase == "snoozed"
    assert desk.until(Notify) == pytest.approx(5, abs=SOON)
    assert desk.rests == []
    desk.says("start")
    desk.leave(2)
    desk.says("done")
    assert desk.rests[0].snoozes == 1


def test_one_break_is_snoozed_twice_at_most() -> None:
    desk = SmallDesk()
    for _ in range(2):
        desk.until(Notify)
        assert desk.all(Notify)[-1].may_snooze
        desk.says("snooze")
    desk.until(Notify)
    assert not desk.all(Notify)[-1].may_snooze
    desk.says("snooze")
    assert desk.outcomes == ["skipped"]
    assert desk.rests[0].snoozes == 2
    desk.until(Notify)
    assert desk.all(Notify)[-1].may_snooze


def test_a_snoozed_break_waits_for_a_call_too() -> None:
    desk = noticed()
    desk.says("snooze")
    assert desk.sit(20, holds=CALL) == []
    assert desk.until(Notify) <= 5


def test_standing_ends_sitting_and_is_logged() -> None:
    desk = noticed()
    assert kinds(desk.says("standing")) == ["Withdraw", "Bout", "Rested"]
    assert (desk.outcomes, desk.bouts[0].ended) == (["standing"], "standing")
    assert desk.phase == "standing"
    desk.sit(10)
    assert desk.status.today.sitting_s == pytest.approx(desk.bouts[0].sitting_s)
    desk.says("sitting")
    assert desk.phase == "sitting"
    desk.sit(10)
    desk.leave(8)
    assert sat_min(desk.bouts)[1] == pytest.approx(10, abs=0.01)


def test_long_standing_is_interrupted_too() -> None:
    desk = noticed()
    desk.says("standing")
    assert desk.until(Notify) == pytest.approx(35, abs=SOON)
    assert desk.all(Notify)[-1].standing
    desk.says("start")
    desk.leave(3)
    desk.says("done")
    assert desk.phase == "sitting"
    assert len(desk.bouts) == 1


def test_sitting_down_takes_away_a_notice_about_standing() -> None:
    desk = noticed()
    desk.says("standing")
    desk.until(Notify)
    assert kinds(desk.says("sitting")) == ["Withdraw"]
    assert desk.until(Notify) == pytest.approx(35, abs=SOON)


def test_status_tells_all_of_the_standing() -> None:
    desk = noticed()
    desk.says("standing")
    desk.until(Notify)
    desk.says("skip")
    desk.sit(10)
    assert desk.phase == "standing"
    assert desk.status.unbroken_s == pytest.approx(45 * MINUTE_S, abs=60)


def test_standing_in_a_break_takes_its_page_away() -> None:
    desk = begun()
    assert "Withdraw" in kinds(desk.says("standing"))


def test_sitting_in_a_break_from_standing_takes_its_page_away() -> None:
    desk = noticed()
    desk.says("standing")
    desk.until(Notify)
    desk.says("start")
    desk.says("sitting")
    assert desk.phase == "break" or "Withdraw" in kinds(one for _, one in desk.log[-2:])


def test_standing_twice_is_one_break() -> None:
    desk = noticed()
    desk.says("standing")
    desk.sit(0.5)
    desk.says("standing")
    assert desk.outcomes == ["standing"]
