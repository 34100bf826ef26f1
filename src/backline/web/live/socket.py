"""The socket of live coaching: one connection after the other, one live set for each person."""

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

from fastapi import APIRouter
from starlette.websockets import WebSocket, WebSocketDisconnect

from backline.library.tests_load import reasons
from backline.motion.errors import InputError
from backline.motion.said import say
from backline.records.measured import as_entries

from ..visit import Visit, visit_of
from .keeper import keep_results
from .opening import Opened, RefusedError, opened
from .stream import Effort, Live, Reply
from .trials import LiveTest
from .wire import LARGEST, Border, Hello, WireError, hello

router = APIRouter()
TAKEN_OVER, MALFORMED, REFUSED, FAILED = 4001, 4400, 4409, 1011
SOURCE = "live"
PACE, PACE_S = 32, 0.032  # a replay is judged a thousand frames a second, so that others go on

Found = TypeVar("Found")
encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode
# One thread: what an older page still writes is written before a newer one reads.
keeping = ThreadPoolExecutor(1, "keeping")


@router.websocket("/live")
async def live(socket: WebSocket) -> None:
    """Judge what one page sees."""
    await socket.accept()
    with suppress(WebSocketDisconnect):
        await Line(socket).run()


class Line:
    """One connection."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._here: Visit | None = None
        self._opened = Opened()
        self._left = False
        self._frames = 0
        self._since_s = 0.0

    async def run(self) -> None:
        """Talk until the set is over or the connection is."""
        try:
            asked = hello(await self._text())
            self._here = await in_thread(visit_of, self._socket)
            if asked.mode != "recording":
                await self._take_over()
            self._opened = await in_thread(opened, self._here, asked)
            await self._judge(asked)
        except WireError as error:
            await self._refuse("malformed", error.says, MALFORMED)
        except RefusedError as error:
            await self._refuse(error.code, error.says, REFUSED)
        except InputError as error:
            await self._refuse("records", " ".join(map(self._said, error.problems)), FAILED)
        finally:
            self._forget()

    async def _judge(self, asked: Hello) -> None:
        judge = self._judge_of(asked)
        keeper = self._opened.keeper
        ready: Reply = {"type": "ready", "set": keeper.set if keeper else None,
                        "base": {"repetitions": 0, "seconds": 0}}  # fmt: skip
        if keeper:
            base = keeper.base
            ready["base"] = {"repetitions": base.repetitions, "seconds": round(base.seconds, 2)}
            ready |= {"session": keeper.session, "clock_s": base.clock_s}
            ready["target"] = {
                "repetitions": self._opened.repetitions, "seconds": self._opened.seconds
            }  # fmt: skip
        await self._send(ready)
        border = Border()
        while True:
            message = await self._receive()
            data = message.get("bytes")
            if data is None:
                break
            frame = border.take(data)
            reply, efforts = judge.take(frame)
            if efforts:
                await self._keep(efforts)
            await self._send(reply)
            await self._pace()
        if _kind(message) != "end":
            raise WireError(say("This page is older than the program. Load it again."))
        await self._end(asked, judge)

    def _judge_of(self, asked: Hello) -> Live:
        if self._opened.protocol:
            return LiveTest(self._opened.protocol, asked.side, asked.size_px, self._said)
        assert self._opened.exercise is not None
        return Live(self._opened.exercise, asked.size_px, self._said)

    async def _end(self, asked: Hello, judge: Live) -> None:
        if isinstance(judge, LiveTest):
            await self._send(await in_thread(self._measured, asked, judge))
        else:
            told, efforts = judge.finish()
            await self._keep(efforts)
            ended = await in_thread(self._ended, judge)
            await self._send(ended | ({"events": told} if told else {}))
        await self._socket.close()

    def _ended(self, judge: Live) -> Reply:
        keeper, now = self._opened.keeper, judge.coach.now
        if keeper is None:
            return {"type": "ended", "set": None} | counts(judge)
        assert self._here is not None
        last_s = now.t_s if now.t_s == now.t_s else 0.0
        came = keeper.end(
            judge.coach.set_faults, last_s, self._opened.repetitions, self._opened.seconds,
            self._here.now(),
        )  # fmt: skip
        return {
            "type": "ended",
            "set": keeper.set,
            "repetitions": came.repetitions,
            "seconds": round(came.seconds, 1),
            "dose_met": came.dose_met,
            "faults": came.faults,
        }

    def _measured(self, asked: Hello, judge: LiveTest) -> Reply:
        here, person, test = self._here, self._opened.person, self._opened.protocol
        assert here is not None
        assert test is not None
        results, _ = judge.measured(person.sex, person.age_years(here.today))
        kept = asked.keep and not self._left
        if kept:
            with here.store() as store:
                entries = as_entries(test, results, here.now(), SOURCE)
                keep_results(store, asked.part, entries)
        words = {name: self._said(text) for name, text in reasons().items()}
        return {
            "type": "measured",
            "test": test.id,
            "unit": test.unit,
            "kept": kept,
            "results": [one.as_json(test, words) for one in results],
        }

    async def _keep(self, efforts: list[Effort]) -> None:
        keeper, here = self._opened.keeper, self._here
        if keeper and here and efforts:
            await in_thread(keeper.keep, efforts, here.now())

    # The person's one live set

    @property
    def _places(self) -> dict[str, "Line"]:
        state = self._socket.app.state
        if not hasattr(state, "live_lines"):
            state.live_lines = {}
        places: dict[str, Line] = state.live_lines
        return places

    async def _take_over(self) -> None:
        assert self._here is not None
        older = self._places.get(self._here.profile)
        self._places[self._here.profile] = self
        if older:
            await older.leave()

    def _forget(self) -> None:
        if self._here and self._places.get(self._here.profile) is self:
            del self._places[self._here.profile]

    async def leave(self) -> None:
        """Make room for a newer page."""
        self._left = True
        if self._opened.keeper:
            self._opened.keeper.close()
        says = say("Another page goes on with this. You can close this one.")
        await self._refuse("taken_over", says, TAKEN_OVER)

    # Words over the socket

    def _said(self, text: str) -> str:
        return self._here.texts.gettext(text) if self._here else str(text)

    async def _receive(self) -> Any:
        message = await self._socket.receive()
        if self._left or message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect
        if len(message.get("bytes") or message.get("text") or "") > LARGEST:
            raise WireError(say("A message is too large. Load the page again."))
        return message

    async def _text(self) -> str:
        return str((await self._receive()).get("text") or "")

    async def _send(self, reply: Reply) -> None:
        if self._left:
            raise WebSocketDisconnect
        await self._socket.send_text(encode(reply))

    async def _refuse(self, code: str, says: str, close: int) -> None:
        told = {"type": "error", "code": code, "text": self._said(says)}
        with suppress(WebSocketDisconnect, RuntimeError):  # it may be gone already
            await self._socket.send_text(encode(told))
            await self._socket.close(close)

    async def _pace(self) -> None:
        self._frames += 1
        if self._frames % PACE:
            return
        now_s = asyncio.get_running_loop().time()
        await asyncio.sleep(max(0.0, self._since_s + PACE_S - now_s))
        self._since_s = max(now_s, self._since_s + PACE_S)


def counts(judge: Live) -> Reply:
    """Return what one part came to, where nothing is kept."""
    good = [one for one in judge.efforts if one.excluded_by is None]
    hold = judge.coach.exercise.movement.kind == "hold"
    faults = dict[str, int]()
    for one in judge.efforts:
        for fault in one.faults:
            faults[fault.id] = faults.get(fault.id, 0) + 1
    return {
        "repetitions": 0 if hold else len(good),
        "seconds": round(sum(one.end_s - one.start_s for one in good), 1) if hold else 0,
        "dose_met": bool(good) and all(one.dose_met for one in good),
        "faults": faults,
    }


def _kind(message: Any) -> object:
    try:
        return json.loads(message["text"])["type"]
    except (ValueError, TypeError, KeyError):
        return None


async def in_thread(call: Callable[..., Found], *given: Any) -> Found:
    """Do something that waits for the disk, in its turn, while others are judged."""
    return await asyncio.get_running_loop().run_in_executor(keeping, call, *given)
