"""What is told once a day, what the end logs, and what the machine says of itself."""

from datetime import UTC, datetime

import pytest

from backline.care.breaks import Notify, ShowPage, Tell, Today

from .small_desk import CALL, MINUTE_S, SmallDesk, chosen, kinds, sat_min
from .test_policy import SOON, noticed

# What is told


def test_the_limit_of_the_day_is_told_once() -> None:
    desk = SmallDesk(chosen(day_limit_h=1, full_screen=False))
    desk.sit(58)
    assert desk.all(Tell) == []
    desk.sit(200)
    desk.leave(10)
    desk.sit(100)
    assert desk.all(Tell) == [Tell("day_limit")]


def test_the_limit_waits_for_the_end_of_a_call() -> None:
    desk = SmallDesk(chosen(day_limit_h=1))
    desk.sit(90, holds=CALL)
    assert desk.all(Tell) == []
    desk.sit(1)
    assert desk.all(Tell) == [Tell("day_limit")]


def test_the_limit_is_told_again_the_next_day() -> None:
    desk = SmallDesk(chosen(day_limit_h=1))
    for _ in range(2):
        desk.sit(61)
        desk.sleep(24 * 60 - 61)
        desk.back()
    assert desk.all(Tell) == [Tell("day_limit")] * 2


def test_the_day_is_summed_up_once_after_the_last_hours() -> None:
    desk = SmallDesk(chosen(day_over=True, work_hours="08:00-09:10; 09:30-10:00; mon 11:00-12:00"))
    desk.sit(59.9, holds=CALL)
    assert desk.all(Tell) == []
    desk.sit(5, holds=CALL)
    assert desk.all(Tell) == []
    desk.sit(60)
    assert desk.all(Tell) == [Tell("day_over")]


def test_whoever_came_after_the_hours_is_told_nothing() -> None:
    desk = SmallDesk(chosen(day_over=True, work_hours="07:00-08:00"))
    desk.sit(60)
    assert desk.all(Tell) == []


def test_without_working_hours_no_day_is_over() -> None:
    desk = SmallDesk(chosen(day_over=True, full_screen=False))
    desk.sit(15 * 60)
    assert desk.all(Tell) == []


def test_the_day_of_somebody_who_works_at_night_is_over_too() -> None:
    start = datetime(2026, 12, 1, 22, tzinfo=UTC)
    desk = SmallDesk(chosen(day_over=True, work_hours="22:00-06:00", full_screen=False), now=start)
    desk.sit(9 * 60)
    assert desk.all(Tell) == [Tell("day_over")]


# The end, and the status


def test_the_end_logs_what_is_open() -> None:
    desk = noticed()
    assert kinds(desk.ends()) == ["Withdraw", "Bout"]
    assert desk.bouts[0].ended == "stopped"
    assert sat_min(desk.bouts) == [pytest.approx(35, abs=SOON)]


def test_the_end_in_an_absence_logs_up_to_where_it_began() -> None:
    desk = SmallDesk()
    desk.sit(20)
    desk.still(1, locked=True)
    assert kinds(desk.ends()) == ["Bout"]
    assert sat_min(desk.bouts) == [20]


def test_the_end_in_a_break_logs_up_to_where_the_break_began() -> None:
    desk = noticed()
    sat = desk.status.unbroken_s / MINUTE_S
    desk.says("start")
    desk.still(1.5)
    desk.ends()
    assert sat_min(desk.bouts) == [pytest.approx(sat, abs=0.01)]


def test_status_on_the_way_of_a_break() -> None:
    desk = SmallDesk()
    desk.sit(20)
    status = desk.status
    assert (status.phase, status.unbroken_s, status.due_in_s) == ("sitting", 1200, 900)
    assert (status.held_by, status.paused_until, status.on_duty) == ((), None, True)
    assert status.today == Today(1200, 1200)
    desk.until(Notify)
    assert (desk.phase, desk.status.due_in_s) == ("notice", None)
    desk.until(ShowPage)
    assert (desk.phase, desk.status.due_in_s) == ("page", None)
    desk.says("start")
    desk.still(2)
    assert (desk.phase, desk.status.due_in_s) == ("break", None)
    desk.back()
    desk.says("done")
    assert (desk.phase, desk.status.due_in_s) == ("sitting", 35 * MINUTE_S)
    desk.sit(10)
    today = desk.status.today
    assert (today.taken, today.natural, today.skipped, today.standing) == (1, 0, 0, 0)
    assert today.sitting_s == pytest.approx((37 + 10) * MINUTE_S, abs=30)
    assert today.longest_s == pytest.approx(37 * MINUTE_S, abs=30)


def test_status_of_the_other_phases() -> None:
    desk = noticed()
    desk.says("snooze")
    assert (desk.phase, desk.status.due_in_s) == ("snoozed", None)
    desk.says("standing")
    desk.sit(10)
    assert (desk.phase, desk.status.unbroken_s, desk.status.due_in_s) == ("standing", 600, 1500)
    assert desk.status.today.standing == 1
    desk.still(5)
    assert (desk.phase, desk.status.due_in_s) == ("away", None)


def test_the_days_sums_are_those_of_the_log() -> None:
    desk = SmallDesk(chosen(every_min=20))
    for answer in ("skip", "skip", "start", "standing", "skip"):
        desk.until(Notify)
        desk.says(answer)
        if answer == "start":
            desk.leave(6)
            desk.sit(2)
    desk.leave(8)
    today = desk.status.today
    outcomes = desk.outcomes
    assert today.skipped == outcomes.count("skipped") == 3
    assert (today.taken, today.standing) == (outcomes.count("taken"), outcomes.count("standing"))
    assert today.natural == outcomes.count("natural")
    assert today.sitting_s == pytest.approx(sum(one.sitting_s for one in desk.bouts), abs=1e-6)
    assert today.longest_s == pytest.approx(max(one.unbroken_s for one in desk.bouts), abs=1e-6)
