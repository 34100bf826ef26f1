"""Fakes for all that the companion shows with and sends out, and a way to wait for a condition."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from backline.breaktime.words import phrases
from backline.care.breaks.seen import Answer
from backline.desk.desktop import Monitor
from backline.desk.page import PageRequest

PATIENCE_S = 20.0
OFFER: dict[str, Any] = {"title": "Bridge", "why": "It is due.", "minutes": 3, "urgent": False}
OnPage = Callable[[Answer, Mapping[str, Any]], None]


async def until(what: Callable[[], object]) -> None:
    """Wait until something is the case."""
    async with asyncio.timeout(PATIENCE_S):
        while not what():
            await asyncio.sleep(0.001)


async def idle() -> None:
    """Let everything that can go on go on."""
    for _ in range(50):
        await asyncio.sleep(0)


class Errands:
    """A clerk that brings what a test put down, and waits at a gate where it is to."""

    def __init__(self, **brings: Any) -> None:
        words = {
            "book": phrases(), "page": {"start": "Start"}, "in_words": "Click here.",
            "theme": "dark", "text_size": "large",
        }  # fmt: skip
        self.brings: dict[str, Any] = {
            "words": words, "offer": {"offers": [OFFER]}, "reminder": {"due": True}, **brings,
        }  # fmt: skip
        self.sent = list[tuple[str, dict[str, Any]]]()
        self.gates = dict[str, asyncio.Event]()

    async def send(self, do: str, **more: Any) -> dict[str, Any]:
        self.sent.append((do, more))
        if do in self.gates:
            await self.gates[do].wait()
        found = self.brings[do]
        if callable(found):
            found = found(**more)
        if isinstance(found, Exception):
            raise found
        result: dict[str, Any] = found
        return result

    def asked(self, do: str) -> int:
        """Return how often something was asked for."""
        return sum(one == do for one, _ in self.sent)


class Notices:
    """Keeps in ``log`` what was shown and withdrawn."""

    def __init__(self, log: list[Any]) -> None:
        self.log, self.works, self.why, self.in_words = log, True, "", ""
        self.shown: tuple[str, str] | None = None
        self.fails = False
        self.on_answer: Callable[[Answer], None] = lambda _: None

    async def show(
        self, title: str, body: str, buttons: Sequence[tuple[str, Answer]],
        on_answer: Callable[[Answer], None],
    ) -> None:  # fmt: skip
        if self.fails:
            raise RuntimeError("the bus is on fire")
        self.shown, self.on_answer = (title, body), on_answer
        self.log.append(("notice", title, [answer for _, answer in buttons]))

    async def withdraw(self) -> None:
        self.shown = None
        self.log.append("notice gone")

    async def close(self) -> None:
        await self.withdraw()


class Page:
    """A page that opens at once, or when its gate is opened."""

    def __init__(self, log: list[Any]) -> None:
        self.log, self.showing, self.why = log, False, ""
        self.cannot = ""
        self.gate: asyncio.Event | None = None
        self.opening: asyncio.Task[None] | None = None
        self.request: PageRequest | None = None
        self.on_answer: OnPage | None = None

    async def show(
        self, request: PageRequest, monitors: tuple[Monitor, ...], on_answer: OnPage
    ) -> None:
        self.log.append(("page opens", len(monitors)))
        self.opening = asyncio.create_task(self._open())
        await asyncio.wait([self.opening])
        self.request, self.on_answer = request, on_answer

    async def _open(self) -> None:
        if self.gate is not None:
            await self.gate.wait()
        self.showing, self.why = not self.cannot, self.cannot
        self.log.append("page shows" if self.showing else "no page")

    async def close(self) -> None:
        if self.opening is not None:
            self.opening.cancel()
        self.showing = False
        self.log.append("page gone")


class Desktop:
    """Two screens."""

    name, blind = "planted", ()

    async def monitors(self) -> tuple[Monitor, ...]:
        return (Monitor(0, 0, 1920, 1080), Monitor(1920, 0, 1920, 1080))
