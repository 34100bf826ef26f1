"""Showing what was decided: one thing after the other, and nothing that was withdrawn."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from backline.breaktime.words import phrases
from backline.care.breaks import Decision, Notify, Rested, ShowPage, Tell, Today, Withdraw
from backline.desk.show import Show
from backline.i18n import Texts
from backline.motion.errors import InputError
from tests.desk.played import OFFER, Desktop, Errands, Notices, Page, idle, until

MINUTE_S = 60.0
AT = datetime(2026, 12, 1, 9, tzinfo=UTC)


class Stage:
    """A `Show` with fakes around it."""

    def __init__(self, errands: Errands | None = None, hurry: float = 1.0) -> None:
        self.log, self.lines = list[Any](), list[str]()
        self.answers = list[tuple[str, Mapping[str, Any]]]()
        self.errands = errands or Errands()
        self.notices, self.page = Notices(self.log), Page(self.log)
        self.show = Show(
            Desktop(), self.notices, self.page, self.errands,  # type: ignore[arg-type]
            lambda answer, more: self.answers.append((answer, more)), self.lines.append, hurry,
        )  # fmt: skip

    def do(self, *decisions: Decision) -> None:
        self.show.do([*decisions], Today(5400.0, 1800.0, taken=2), 40 * MINUTE_S, 2.0)


def played(
    act: Callable[[Stage], Coroutine[Any, Any, None]],
    errands: Errands | None = None,
    hurry: float = 1.0,
) -> Stage:
    """Let a scene be played on a stage, which is cleared in the end."""

    async def run() -> Stage:
        stage = Stage(errands, hurry)
        await act(stage)
        await stage.show.close()
        return stage

    return asyncio.run(run())


def test_a_break_is_offered_in_a_notice() -> None:
    async def act(stage: Stage) -> None:
        stage.do(Notify())
        await until(lambda: stage.notices.shown)
        assert stage.notices.shown == (
            "Time to move a little", "You have been sitting for 40 minutes. Bridge.",
        )  # fmt: skip
        assert (stage.show.offered, stage.show.offer) == (1, OFFER)
        assert stage.notices.in_words == "Click here."
        stage.notices.on_answer("snooze")
        assert stage.answers == [("snooze", {})]

    stage = played(act)
    assert stage.lines == [
        "Time to move a little. You have been sitting for 40 minutes. Bridge.",
    ]  # fmt: skip
    assert stage.log[-2:] == ["page gone", "notice gone"]


def test_things_come_one_after_the_other_and_the_page_takes_the_notice_away() -> None:
    async def act(stage: Stage) -> None:
        stage.do(Notify(), ShowPage(), Rested(AT, "missed"))
        await until(lambda: stage.page.showing)
        stage.do(Tell("day_limit"))
        await until(lambda: len(stage.lines) == 2)

    stage = played(act)
    assert [one if isinstance(one, str) else one[0] for one in stage.log][:5] == [
        "notice", "notice gone", "page opens", "page shows", "notice",
    ]  # fmt: skip
    assert "1 h 30 min of sitting" in stage.lines[1]


def test_the_page_has_what_the_break_offers_on_all_screens() -> None:
    async def act(stage: Stage) -> None:
        stage.do(ShowPage(begun=True, may_skip=False, may_snooze=True))
        await until(lambda: stage.page.request)
        request = stage.page.request
        assert request is not None
        assert request.offer == OFFER
        assert (request.seconds, request.begun) == (3 * MINUTE_S / 20, True)
        assert (request.may_skip, request.may_snooze) == (False, True)
        assert (request.theme, request.text_size) == ("dark", "large")
        assert request.words == {"start": "Start"}
        assert stage.page.on_answer is not None
        stage.page.on_answer("done", {"seconds": 80})
        assert stage.answers == [("done", {"seconds": 80})]
        assert stage.show.page_shows

    assert ("page opens", 2) in played(act, hurry=20.0).log


# Withdrawn


def test_what_is_withdrawn_goes_and_its_offer_with_it() -> None:
    async def act(stage: Stage) -> None:
        stage.do(Notify())
        await until(lambda: stage.notices.shown)
        stage.do(Withdraw())
        await until(lambda: stage.notices.shown is None)
        assert stage.show.offer is None

    played(act)


def test_a_page_that_is_just_being_opened_is_taken_away_at_once() -> None:
    async def act(stage: Stage) -> None:
        stage.page.gate = asyncio.Event()  # never opened: a browser that takes its time
        stage.do(Notify(), ShowPage())
        await until(lambda: ("page opens", 2) in stage.log)
        stage.do(Withdraw())
        await until(lambda: stage.log.count("page gone") >= 2)
        assert not stage.page.showing
        assert stage.show.offer is None
        stage.do(Notify())  # and it goes on
        await until(lambda: stage.notices.shown)

    assert "page shows" not in played(act).log


@pytest.mark.parametrize("errand", ["words", "offer"])
def test_a_notice_that_is_withdrawn_while_the_clerk_is_out_never_comes(errand: str) -> None:
    async def act(stage: Stage) -> None:
        await until(lambda: stage.errands.asked("words"))
        gate = stage.errands.gates[errand] = asyncio.Event()
        stage.do(Notify())
        await until(lambda: stage.errands.sent[-1][0] == errand and len(stage.errands.sent) > 1)
        stage.do(Withdraw())
        gate.set()
        await until(lambda: "notice gone" in stage.log)
        assert stage.show.offer is None

    stage = played(act)
    assert stage.lines == []
    assert not any(one[0] == "notice" for one in stage.log)


def test_a_page_that_is_withdrawn_while_the_clerk_is_out_never_comes() -> None:
    async def act(stage: Stage) -> None:
        gate = stage.errands.gates["offer"] = asyncio.Event()
        stage.do(ShowPage())
        await until(lambda: stage.errands.asked("offer"))
        stage.do(Withdraw())
        await until(lambda: "page gone" in stage.log)
        gate.set()
        await until(lambda: stage.log.count("page gone") == 2)
        assert stage.show.offer is None

    assert ("page opens", 2) not in played(act).log


def test_what_is_withdrawn_before_its_turn_is_left_out_and_what_is_told_is_not() -> None:
    async def act(stage: Stage) -> None:
        gate = stage.errands.gates["words"] = asyncio.Event()
        stage.do(Notify(), ShowPage(), Tell("day_limit"))
        stage.do(Withdraw())
        stage.do(Notify())
        gate.set()
        await until(lambda: len(stage.lines) == 2)

    stage = played(act)
    assert [one[1] for one in stage.log if one[0] == "notice"] == [
        "A lot of sitting today", "Time to move a little",
    ]  # fmt: skip
    assert ("page opens", 2) not in stage.log


# What goes wrong


NO_RECORDS = {"problems": ["The records did not answer; it is tried again later."]}


@pytest.mark.parametrize("brings", [NO_RECORDS, {}, {"offers": []}])
def test_without_records_something_is_shown_all_the_same(brings: dict[str, Any]) -> None:
    async def act(stage: Stage) -> None:
        stage.do(Notify())
        await until(lambda: stage.notices.shown)
        assert stage.notices.shown == (
            "Time to move a little", "Change position, in whatever way feels good.",
        )  # fmt: skip
        stage.do(ShowPage())
        await until(lambda: stage.page.request)
        request = stage.page.request
        assert request is not None
        assert (request.offer, request.seconds) == ({}, 2 * MINUTE_S)

    played(act, Errands(offer=brings, words=NO_RECORDS))


@pytest.mark.parametrize("error", [RuntimeError("out of order"), InputError("No."), KeyError("x")])
def test_no_error_stops_what_comes_after(error: Exception) -> None:
    async def act(stage: Stage) -> None:
        stage.errands.brings["offer"] = error
        stage.do(Notify(), ShowPage())
        stage.do(Tell("day_over"))
        await until(lambda: len(stage.lines) == 3)
        stage.errands.brings["offer"] = {"offers": [OFFER]}
        stage.do(Notify())
        await until(lambda: stage.show.offer)

    stage = played(act)
    assert all("could not be shown" in one for one in stage.lines[:2])
    assert stage.log[-2:] == ["page gone", "notice gone"]


def test_an_error_in_the_very_first_words_stops_nothing() -> None:
    async def act(stage: Stage) -> None:
        stage.errands.brings["words"] = RuntimeError("out of order")
        stage.do(Tell("day_over"))
        await until(lambda: stage.notices.shown)

    assert played(act).log[-2:] == ["page gone", "notice gone"]


def test_notices_that_break_stop_nothing() -> None:
    async def act(stage: Stage) -> None:
        stage.notices.fails = True
        stage.do(Notify(), ShowPage())
        await until(lambda: stage.page.showing)

    assert any("on fire" in one for one in played(act).lines)


def test_a_page_that_cannot_be_shown_says_why() -> None:
    async def act(stage: Stage) -> None:
        stage.page.cannot = "There is no window."
        stage.do(ShowPage())
        await until(lambda: stage.lines)
        assert not stage.show.page_shows

    assert played(act).lines == ["There is no window."]


def test_it_ends_also_in_the_middle_of_something() -> None:
    async def act(stage: Stage) -> None:
        stage.errands.gates["offer"] = asyncio.Event()
        stage.do(Notify())
        await until(lambda: stage.errands.asked("offer"))

    assert played(act).log == ["page gone", "notice gone"]


# Words


def test_the_words_are_the_person_s() -> None:
    spanish = {
        "book": phrases(Texts("es")), "page": {"start": "Empezar"}, "in_words": "Haz clic aquí.",
        "theme": "system", "text_size": "normal",
    }  # fmt: skip

    async def act(stage: Stage) -> None:
        stage.do(Notify())
        await until(lambda: stage.notices.shown)
        assert stage.notices.shown is not None
        assert stage.notices.shown[1].startswith("Llevas 40 minutos ")
        stage.do(ShowPage())
        await until(lambda: stage.page.request)
        assert stage.page.request is not None
        assert stage.page.request.words == {"start": "Empezar"}

    played(act, Errands(words=spanish))


def test_a_language_that_is_changed_is_the_next_notice_s() -> None:
    async def act(stage: Stage) -> None:
        stage.do(Notify())
        await until(lambda: stage.notices.shown)
        stage.do(Withdraw())
        await until(lambda: stage.notices.shown is None)
        stage.errands.brings["words"]["book"] = phrases(Texts("es"))
        stage.do(Notify())
        await until(lambda: stage.notices.shown)
        assert stage.notices.shown is not None
        assert stage.notices.shown[0] == phrases(Texts("es"))["notice.title"]

    played(act)


def test_a_session_is_called_to_mind() -> None:
    async def act(stage: Stage) -> None:
        stage.show.remind(0)
        stage.show.remind(1)
        await until(lambda: len(stage.lines) == 2)
        await idle()

    first, again = played(act).lines
    assert first != again
    assert first.startswith("Exercises are due today. ")


def test_a_reminder_and_the_day_are_shown_whatever_was_withdrawn() -> None:
    async def act(stage: Stage) -> None:
        gate = stage.errands.gates["words"] = asyncio.Event()
        stage.show.remind(0)
        stage.do(Tell("day_over"), Withdraw())
        gate.set()
        await until(lambda: len(stage.lines) == 2)

    played(act)
