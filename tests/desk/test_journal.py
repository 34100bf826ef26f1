"""What was decided reaches the records once, whatever goes wrong on the way."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from backline.breaktime.keep import keep_lines
from backline.care.breaks import Bout, Decision, Notify, Rested, Withdraw
from backline.desk import clerk
from backline.desk.journal import AGAIN_S, Journal
from backline.records import app_files, companion_log, open_store
from backline.records.events import Break, SittingBout
from tests.desk.played import Errands

AT = datetime(2026, 11, 30, 9, tzinfo=UTC)
NOW = AT + timedelta(hours=1)
BUSY = {"problems": ["The records are busy.", "Close the other program."]}
Bring = Callable[..., Any]


def bout(minutes: int = 40, start: datetime = AT) -> Bout:
    return Bout(start, start + timedelta(minutes=minutes), minutes * 60.0, minutes * 60.0, "break")


@pytest.fixture
def kept(data_folder: Path) -> Bring:
    """Return an errand that keeps lines as the clerk does, with a clock that stands."""
    assert not data_folder.exists()

    def keep(lines: list[dict[str, Any]]) -> dict[str, Any]:
        with open_store(clock=lambda: NOW) as store:
            filed = keep_lines(store, json.loads(json.dumps(lines)))
        companion_log.put_aside([(line, why) for line, why in filed.refused])
        wait = [one["key"] for one in filed.waiting if isinstance(one, dict)]
        return {
            "gone": [line.get("key") for line in lines if line.get("key") not in wait],
            "kept": filed.kept, "waiting": len(filed.waiting),
            "refused": [why for _, why in filed.refused],
        }  # fmt: skip

    return keep


class Desk:
    """A journal, and an errand that a test chooses."""

    def __init__(self, keep: object, profile: str = "me", *, off: bool = False) -> None:
        self.errands = Errands(keep=keep)
        self.journal = Journal(profile, self.errands, off=off)  # type: ignore[arg-type]

    def write(self, *decisions: Decision) -> None:
        self.journal.write(decisions)

    def hand_in(self, t_s: float = 0.0, *, at_once: bool = False) -> str:
        """Hand in; return the trouble."""
        asyncio.run(self.journal.hand_in(t_s, at_once=at_once))
        return self.journal.trouble

    @property
    def sent(self) -> list[int]:
        """How many lines went along, each time."""
        return [len(more["lines"]) for _, more in self.errands.sent]


def events() -> list[object]:
    with open_store() as store:
        return [one.event for one in store.events()]


def test_what_was_decided_is_in_the_records_and_waits_no_longer(kept: Bring) -> None:
    desk = Desk(kept)
    desk.write(Notify(), bout(), Rested(AT + timedelta(minutes=40), "taken", 120.0), Withdraw())
    assert len(companion_log.waiting()) == 2  # at once, before anybody is sent
    assert desk.hand_in() == ""
    assert companion_log.waiting() == []
    assert [type(one) for one in events()] == [SittingBout, Break]
    desk.hand_in(5.0)
    desk.hand_in(10_000.0)
    assert desk.sent == [2]  # there is nothing new


def test_what_is_told_again_after_a_kill_is_kept_once(kept: Bring) -> None:
    first = Desk(kept)
    first.write(bout(), Rested(AT, "skipped"))
    first.hand_in()
    after = Desk(kept)
    after.write(bout(), Rested(AT, "skipped"), Rested(AT, "missed"))
    assert after.hand_in() == ""
    assert len(events()) == 3


def test_the_same_moment_in_another_zone_is_the_same(kept: Bring) -> None:
    desk = Desk(kept)
    desk.write(Rested(AT, "taken"))
    desk.write(Rested(AT.astimezone(), "taken"))
    desk.hand_in()
    assert len(events()) == 1


def test_what_waited_before_is_handed_in_at_the_start(kept: Bring) -> None:
    Desk(BUSY).write(bout())
    assert Desk(kept).hand_in() == ""
    assert len(events()) == 1


def test_trouble_is_a_sentence_and_it_is_tried_again_later(kept: Bring) -> None:
    desk = Desk(BUSY)
    desk.write(bout(), Rested(AT, "taken"))
    told = "The records are busy. Close the other program. 2 entries wait in the companion's own"
    assert desk.hand_in().startswith(told)
    assert "nothing is lost" in desk.journal.trouble
    for t_s in (5.0, 60.0, AGAIN_S - 1):
        desk.hand_in(t_s)
    assert desk.sent == [2]
    desk.errands.brings["keep"] = kept
    assert desk.hand_in(AGAIN_S) == ""
    assert desk.sent == [2, 2]
    assert len(events()) == 2


def test_something_new_or_the_end_does_not_wait_for_ten_minutes(kept: Bring) -> None:
    desk = Desk(BUSY)
    desk.write(bout())
    desk.hand_in()
    desk.write(Rested(AT, "taken"))
    desk.hand_in(5.0)
    desk.errands.brings["keep"] = kept
    assert desk.hand_in(6.0, at_once=True) == ""
    assert desk.sent == [1, 2, 2]
    assert len(events()) == 2


@pytest.mark.parametrize("answer", [{}, {"gone": "all"}, {"problems": []}, {"gone": None}])
def test_an_answer_that_cannot_be_read_takes_nothing_out(answer: dict[str, Any]) -> None:
    desk = Desk(answer)
    desk.write(bout())
    desk.hand_in()
    assert len(companion_log.waiting()) == 1
    assert "nothing is lost" in desk.journal.trouble


def test_a_file_that_cannot_be_written_waits_in_memory(data_folder: Path, kept: Bring) -> None:
    in_the_way = data_folder / app_files.COMPANION_LOG
    in_the_way.mkdir(parents=True)
    desk = Desk(BUSY)
    desk.write(bout())
    assert "companion-log.jsonl cannot be written" in desk.journal.trouble
    desk.write(Rested(AT, "taken"))
    assert "companion-log.jsonl cannot be written" in desk.hand_in()
    assert events() == []
    in_the_way.rmdir()
    desk.errands.brings["keep"] = kept
    assert desk.hand_in(AGAIN_S) == ""
    assert desk.sent == [2, 2]
    assert len(events()) == 2


def test_what_cannot_be_written_down_is_handed_in_all_the_same(
    data_folder: Path, kept: Bring
) -> None:
    in_the_way = data_folder / app_files.COMPANION_LOG
    in_the_way.mkdir(parents=True)
    desk = Desk(kept)
    desk.write(bout())
    assert "cannot be written" in desk.hand_in()
    assert len(events()) == 1
    assert desk.hand_in(AGAIN_S) == ""
    assert desk.sent == [1]


def test_a_data_folder_that_cannot_be_made_stays_a_sentence(data_folder: Path) -> None:
    data_folder.write_text("a file")
    desk = Desk(BUSY)
    desk.write(bout())
    for t_s in (0.0, 5.0, AGAIN_S):
        assert "is a file" in desk.hand_in(t_s)
    data_folder.unlink()
    desk.hand_in(3 * AGAIN_S)
    assert len(companion_log.waiting()) == 1


def test_a_line_that_is_refused_is_put_aside_and_holds_up_no_other(kept: Bring) -> None:
    companion_log.add([{"profile": "me", "key": "bad", "kind": "dance"}, {"profile": "me"}])
    desk = Desk(kept)
    desk.write(bout())
    assert "no line of the companion" in desk.hand_in()
    assert companion_log.waiting() == []
    assert len(events()) == 1
    refused = app_files.app_file(app_files.COMPANION_REFUSED).read_text()
    assert refused.count("\n") == 2
    assert '"bad"' in refused
    assert desk.hand_in(AGAIN_S) == ""  # told of, and over


def test_the_lines_of_somebody_else_stay_where_they_are(kept: Bring) -> None:
    Desk(BUSY, "anna").write(bout())
    desk = Desk(kept)
    desk.write(Rested(AT, "taken"))
    assert desk.hand_in() == ""
    (left,) = companion_log.waiting()
    assert left["profile"] == "anna"
    assert desk.sent == [1]
    assert len(events()) == 1


def test_what_lies_in_the_future_waits_for_its_time(kept: Bring) -> None:
    desk = Desk(kept)
    desk.write(bout(), bout(start=NOW + timedelta(days=1)))
    assert "1 entries are dated later" in desk.hand_in()
    assert len(companion_log.waiting()) == 1
    assert len(events()) == 1


def test_a_rehearsal_keeps_nothing(data_folder: Path) -> None:
    desk = Desk(BUSY, off=True)
    desk.write(bout())
    assert desk.hand_in(0.0, at_once=True) == ""
    assert desk.sent == []
    assert not data_folder.exists()


def test_what_is_decided_while_the_clerk_is_out_is_not_taken_for_kept(kept: Bring) -> None:
    async def run() -> None:
        gate = desk.errands.gates["keep"] = asyncio.Event()
        out = asyncio.create_task(desk.journal.hand_in(0.0))
        while not desk.errands.sent:
            await asyncio.sleep(0)
        desk.write(Rested(AT, "taken"))
        gate.set()
        await out
        assert len(companion_log.waiting()) == 1
        await desk.journal.hand_in(5.0)

    desk = Desk(kept)
    desk.write(bout())
    asyncio.run(run())
    assert companion_log.waiting() == []
    assert desk.sent == [1, 1]
    assert len(events()) == 2


def test_the_errand_is_one_that_the_clerk_knows() -> None:
    assert {"words", "offer", "reminder", "keep"} == set(clerk.ASKED)
