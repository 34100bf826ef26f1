"""A lost socket, a killed server, a page that comes back: nothing is lost or counted twice."""

from uuid import uuid4

import pytest
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from backline.motion.errors import InputError
from backline.motion.types import Rep
from backline.records import Database, Store
from backline.web.live.keeper import Keeper

from .made import NOW, Page, bridges, events_of, frames, hello, kept, straps

POSES = bridges(4, low=[1])
DATA = frames(POSES)


def whole(database: Database) -> list[object]:
    """Return what the records hold of sets, without their ids and moments."""
    return kept(database, "set", "repetition", "hold", "fault", "set_end")


@pytest.mark.parametrize("cuts", [(0,), (1,), (60,), (150, 40), (len(DATA),), (90, 91, 92)])
def test_any_cut_and_replay_gives_the_records_of_one_go(
    client: TestClient, database: Database, cuts: tuple[int, ...]
) -> None:
    straight = Page(client, hello())
    replies = straight.send(DATA)
    ended = straight.end()
    expected = whole(database)
    greeting = hello(part=str(uuid4()))
    number = None
    for cut in cuts:
        page = Page(client, greeting | {"set": number})
        number = page.ready["set"]
        assert page.ready["base"]["repetitions"] == 0
        page.send(DATA[:cut])
        page.leave()
    page = Page(client, greeting | {"set": number})
    assert page.send(DATA) == replies
    again = page.end()
    assert again == ended | {"set": number}
    assert whole(database) == [*expected, *expected]


def test_an_end_that_was_not_heard_is_told_again(client: TestClient, database: Database) -> None:
    greeting = hello()
    first = Page(client, greeting)
    first.send(DATA)
    ended = first.end()
    again = Page(client, greeting | {"set": ended["set"]})
    again.send(DATA)
    assert again.end() == ended
    assert len(kept(database, "set_end")) == 1
    assert len(kept(database, "repetition")) == 4


def test_a_test_whose_answer_was_not_heard_is_kept_once(
    client: TestClient, database: Database
) -> None:
    data = frames(straps(4.0, 3))
    greeting = hello(mode="test", test="slr", exercise=None, side="right")
    told = list[object]()
    for _ in range(2):
        page = Page(client, greeting)
        page.send(data)
        told.append(page.end())
    assert told[0] == told[1]
    assert len(kept(database, "test")) == 1
    another = Page(client, greeting | {"part": str(uuid4())})
    another.send(data)
    another.end()
    assert len(kept(database, "test")) == 2


def test_a_new_page_counts_on(client: TestClient, database: Database) -> None:
    first = Page(client, hello())
    replies = first.send(DATA[: 12 * 15])
    counted = replies[-1]["count"]
    assert counted >= 2
    first.leave()
    second = Page(client, hello(set=first.ready["set"]))
    assert second.ready["base"] == {"repetitions": counted, "seconds": 0}
    assert second.ready["clock_s"] > 0
    later = frames(bridges(2, at_s=100.0))
    second.send(later[:80])
    second.leave()
    back = Page(client, hello(set=first.ready["set"], part=second.part))
    assert back.ready["base"]["repetitions"] >= counted
    back.leave()
    third = Page(client, hello(set=first.ready["set"]))
    third.send(frames(bridges(2, at_s=200.0)))
    assert third.end()["repetitions"] == len(kept(database, "repetition"))


def test_a_set_that_is_over_takes_no_new_part(client: TestClient, database: Database) -> None:
    page = Page(client, hello())
    page.send(DATA)
    number = page.end()["set"]
    late = Page(client, hello(set=number))
    assert (late.ready["type"], late.ready["code"]) == ("error", "set_over")
    late.leave()
    assert len(kept(database, "set_end")) == 1


def test_a_repetition_that_was_told_is_on_the_disk(client: TestClient, database: Database) -> None:
    page = Page(client, hello())
    told = 0
    for one in DATA:
        (reply,) = page.send([one])
        told += len(events_of([reply], "rep"))
        assert len(kept(database, "repetition")) == told
    page.leave()


def test_a_newer_page_takes_over(client: TestClient, database: Database) -> None:
    older = Page(client, hello())
    older.send(DATA[:50])
    newer = Page(client, hello(set=older.ready["set"]))
    told = older.receive()
    assert told["code"] == "taken_over"
    with pytest.raises(WebSocketDisconnect) as closed:
        older.receive()
    assert closed.value.code == 4001
    older.leave()
    newer.send(DATA)
    assert newer.end()["repetitions"] == 4
    assert len(kept(database, "repetition")) == 4


def test_a_hold_is_kept_with_its_seconds(client: TestClient, database: Database) -> None:
    page = Page(client, hello(exercise="strap_stretch", side="right"))
    page.send(frames(straps(8.0, 2)))
    ended = page.end()
    assert ended["repetitions"] == 0
    assert ended["seconds"] == pytest.approx(16.0, abs=1.0)
    assert [one.side for one in kept(database, "hold")] == ["right", "right"]
    (end,) = kept(database, "set_end")
    assert end.seconds == round(ended["seconds"])


def repetition(start_s: float) -> Rep:
    return Rep("both", start_s, start_s + 1, start_s + 2, 4.0, 8.0, 50.0, 0.5, True)


def test_a_failed_write_can_be_tried_again(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Keeper.begin(Store(database, "me"), "bridge", "both", None, "part", NOW)

    def full(*_given: object) -> list[int]:
        raise InputError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(keeper.store, "append_many", full)
        with pytest.raises(InputError):
            keeper.keep([repetition(1.0)], NOW)
    keeper.keep([repetition(1.0)], NOW)
    keeper.keep([repetition(1.0), repetition(4.0)], NOW)
    assert len(kept(database, "repetition")) == 2


def test_who_was_taken_over_writes_nothing(database: Database) -> None:
    keeper = Keeper.begin(Store(database, "me"), "bridge", "both", None, "part", NOW)
    keeper.close()
    keeper.keep([repetition(1.0)], NOW)
    keeper.end([], 3.0, 1, 0.0, NOW)
    assert kept(database, "repetition", "set_end") == []
