"""A break that was asked for, and answers that fit nothing that goes on."""

import pytest

from backline.care.breaks import Answer, Notify, ShowPage
from backline.care.breaks.seen import ANSWERS

from .small_desk import CALL, SmallDesk, chosen, kinds, sat_min
from .test_policy import SOON, noticed

# Now


def test_a_break_now_is_a_page_and_taken() -> None:
    desk = SmallDesk()
    desk.sit(10)
    assert desk.says("now") == [ShowPage(False, may_skip=True, may_snooze=False)]
    assert desk.says("start") == []
    desk.leave(3)
    assert kinds(desk.says("done")) == ["Withdraw", "Bout", "Rested"]
    assert sat_min(desk.bouts) == [10]


def test_now_in_a_call_stays_on_the_screen() -> None:
    desk = SmallDesk()
    desk.sit(40, holds=CALL)
    assert kinds(desk.says("now")) == ["ShowPage"]
    assert desk.sit(5, holds=CALL) == []
    assert desk.phase == "page"


def test_now_outside_the_hours_and_in_a_pause() -> None:
    desk = SmallDesk(chosen(work_hours="13:00-14:00"))
    desk.pause(60)
    assert kinds(desk.says("now")) == ["ShowPage"]
    assert desk.sit(5) == []


def test_now_that_nobody_begins_is_missed_and_the_full_time_runs() -> None:
    desk = SmallDesk()
    desk.sit(10)
    desk.says("now")
    assert kinds(desk.sit(10.1)) == ["Withdraw", "Rested"]
    assert desk.until(Notify) == pytest.approx(35, abs=SOON)


def test_a_snoozed_break_that_was_asked_for_waits_for_a_call() -> None:
    desk = SmallDesk()
    desk.says("now")
    desk.says("snooze")
    assert desk.sit(30, holds=CALL) == []


# Out of place


@pytest.mark.parametrize("answer", sorted({*ANSWERS} - {"start", "now", "standing"}))
def test_an_answer_that_fits_nothing_changes_nothing(answer: Answer) -> None:
    desk = SmallDesk()
    desk.sit(10)
    assert desk.says(answer) == []
    assert desk.until(Notify) == pytest.approx(25, abs=SOON)


def test_a_late_answer_to_a_notice_that_is_gone_changes_nothing() -> None:
    desk = noticed(full_screen=False)
    desk.sit(5)
    for answer in ("skip", "snooze", "close", "done"):
        assert desk.says(answer) == []
    assert desk.outcomes == ["missed"]
