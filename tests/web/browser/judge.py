"""A judge that counts every fifth frame as a repetition and loses its connections as planned."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from .serving import REPO, free_port

STATIC = REPO / "src" / "backline" / "web" / "static"
SET = 34
EVERY = 5  # frames make one repetition


class Judge:
    """Serves our modules and judges; what reached it is kept to be looked at.

    Attributes
    ----------
    plan : list of int
        After so many messages of a connection it is cut, one number a connection; once they are
        used up it stays. A negative number: silent from that message on, and never cut.
    hellos : list of dict
        The first message of each connection.
    frames : list of list of bytes
        Those of each connection.
    """

    def __init__(self, plan: list[int]) -> None:
        self.plan = list(plan)
        self.hellos: list[dict[str, Any]] = []
        self.frames: list[list[bytes]] = []
        self.ends = 0

    def app(self) -> Starlette:
        """Return the app."""
        return Starlette(
            routes=[
                Route("/offline", self._page),
                WebSocketRoute("/live", self._live),
                Mount("/static", StaticFiles(directory=STATIC)),
            ]
        )

    async def _page(self, _: Request) -> HTMLResponse:
        return HTMLResponse("<!doctype html><title>judge</title><main></main>")

    async def _live(self, socket: WebSocket) -> None:
        await socket.accept()
        cut = self.plan.pop(0) if self.plan else 1_000_000
        frames: list[bytes] = []
        self.frames.append(frames)
        try:
            self.hellos.append(await socket.receive_json())
            for message in range(1_000_000):
                if message == cut:
                    await socket.close(1011)
                    return
                if message >= -cut > 0:
                    await socket.receive()
                    continue
                if message == 0:
                    base = {"repetitions": 7, "seconds": 0}
                    ready = {"type": "ready", "set": SET, "base": base}
                    await socket.send_json(ready)
                    continue
                if not await self._one(socket, frames):
                    return
        except WebSocketDisconnect:
            return

    async def _one(self, socket: WebSocket, frames: list[bytes]) -> bool:
        received = await socket.receive()
        if received["type"] == "websocket.disconnect":
            return False
        if received.get("bytes") is None:
            self.ends += 1
            count = len(frames) // EVERY
            last = [{"i": count, "type": "hold"}]
            ended = {"type": "ended", "set": SET, "repetitions": count, "events": last}
            await socket.send_json(ended)
            return True
        frames.append(received["bytes"])
        number, rest = divmod(len(frames), EVERY)
        answer: dict[str, Any] = {"n": len(frames) - 1, "phase": "rest", "count": number}
        if rest == 0:
            answer["events"] = [{"i": number - 1, "type": "rep"}]
        await socket.send_json(answer)
        return True


@contextmanager
def judging(judge: Judge) -> Iterator[str]:
    """Run a judge while the block lasts; give its address."""
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(judge.app(), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
