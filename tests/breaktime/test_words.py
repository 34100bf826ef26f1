"""What the companion says, from a book of plain strings in any language."""

import re
from typing import get_args

import pytest

from backline.breaktime.words import PHRASES, filled, held, notice, phrases, reminder, tell
from backline.care.breaks import Notify, Today
from backline.care.breaks.decisions import Phase
from backline.care.breaks.seen import ANSWERS, HOLDS
from backline.i18n import Texts
from backline.i18n.catalogue import PSEUDO

BOOK = phrases()
WALK = {"title": "Walk for 2 minutes", "why": "A change of position.", "urgent": False}
LEFT = re.compile(r"\{\w*\}")


def test_the_notice_says_how_long_and_what_to_do() -> None:
    found = notice(Notify(), BOOK, WALK, 36.9)
    assert found.title == "Time to move a little"
    assert found.body == "You have been sitting for 36 minutes. Walk for 2 minutes."
    assert [*found.buttons.items()] == [
        ("start", "Start"), ("snooze", "Again in 5 minutes"), ("skip", "Skip this one"),
        ("standing", "I am standing already"),
    ]  # fmt: skip


def test_the_notice_without_an_offer_or_a_time() -> None:
    assert notice(Notify(), BOOK).body == "Change position, in whatever way feels good."
    assert notice(Notify(), BOOK, WALK).body == "Walk for 2 minutes."


def test_after_breaks_skipped_in_a_row_it_asks_for_less() -> None:
    found = notice(Notify(3, may_skip=False), BOOK, WALK, 35)
    assert found.body == "Even a moment in another position is fine."
    assert [*found.buttons] == ["start", "snooze", "standing", "skip"], "at the end, but there"
    assert notice(Notify(2), BOOK, WALK).body == "Walk for 2 minutes."


@pytest.mark.parametrize("asked", [Notify(), Notify(3, may_skip=False), Notify(standing=True)])
def test_who_needs_help_now_is_told_so_before_anything_else(asked: Notify) -> None:
    help_ = {"title": "Get help now", "why": "Call 112.", "urgent": True}
    found = notice(asked, BOOK, help_, 40)
    assert (found.title, found.body) == ("Get help now", "Call 112.")
    assert [*found.buttons] == ["start", "snooze", "skip"]
    assert found.buttons["start"] == "See what to do"


def test_who_put_it_off_twice_cannot_again() -> None:
    assert "snooze" not in notice(Notify(may_snooze=False), BOOK).buttons


def test_long_standing_is_interrupted_too() -> None:
    found = notice(Notify(standing=True), BOOK, WALK, 40)
    assert found.title == "You have been standing for a while"
    assert [*found.buttons][-1] == "sitting"
    assert {*found.buttons} <= {*ANSWERS}


def test_the_day_in_sums() -> None:
    today = Today(6 * 3600 + 20 * 60 + 5, 48 * 60 + 59, 4, 3, 1, 2)
    assert tell("day_limit", today, BOOK).body.startswith("6 h 20 min of sitting today:")
    assert tell("day_over", today, BOOK).body == (
        "Sitting: 6 h 20 min. Longest without a break: 48 min. Breaks taken: 4."
        " Breaks without being asked: 3. Was standing already: 1."
    )
    assert "standing" not in tell("day_over", Today(60.0), BOOK).body


def test_the_reminder_and_the_second_one() -> None:
    first, second = reminder(0, BOOK), reminder(1, BOOK)
    assert first.title == second.title == "Exercises are due today"
    assert first.body != second.body
    assert not first.buttons


def test_what_a_break_waits_for() -> None:
    assert held(("call", "pause"), BOOK) == "A break is due. It waits: a call, your pause."
    assert held((), BOOK) == ""
    assert all(f"hold.{one}" in BOOK for one in (*HOLDS, "pause"))


def test_every_phase_has_words() -> None:
    assert {f"phase.{one}" for one in get_args(Phase)} == {
        one for one in BOOK if one.startswith("phase.")
    }


def test_a_book_is_plain_strings_and_complete_in_every_language() -> None:
    for texts in (None, Texts(), Texts("es"), Texts(PSEUDO)):
        book = phrases(texts)
        assert {*book} == {*PHRASES}
        assert all(type(one) is str for one in book.values())
        for name, one in book.items():
            assert {*LEFT.findall(one)} == {*LEFT.findall(BOOK[name])}, name


@pytest.mark.parametrize("skips", range(5))
@pytest.mark.parametrize("standing", [False, True])
def test_no_place_stays_unfilled(skips: int, standing: bool) -> None:
    for minutes in (None, 1.0, 40.0):
        found = notice(Notify(skips, standing=standing), BOOK, WALK, minutes)
        told = [found.title, found.body, *found.buttons.values()]
        assert not any(LEFT.search(one) for one in told)


def test_braces_in_a_name_of_ones_own_are_left_alone() -> None:
    assert filled("{n}: {offer}.", n=2, offer="My {n}") == "2: My {n}."
