"""The real companion's end of the wire, without a companion behind it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from backline.breaktime import channel
from backline.desk.control import Control, Handler
from backline.motion.errors import InputError
from backline.motion.said import say


class Heard:
    """Answers like a companion, and keeps what it was told."""

    def __init__(self) -> None:
        self.messages = list[dict[str, Any]]()

    async def __call__(self, message: dict[str, Any]) -> dict[str, Any]:
        self.messages.append(message)
        if message.get("do") == "no":
            raise InputError(say("It says no."), say("Twice."))
        if message.get("do") == "break":
            raise RuntimeError("out of order")
        if message.get("do") == "hang":
            await asyncio.sleep(3600)
        return {"status": {"profile": "me", "echo": message.get("say")}}


@contextmanager
def control(handler: Handler) -> Iterator[Control]:
    """Let a `Control` answer meanwhile, on a loop in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def opened() -> Control:
        return Control(handler)

    made = None
    try:
        made = asyncio.run_coroutine_threadsafe(opened(), loop).result(channel.STARTS_WITHIN_S)
        yield made
    finally:
        if made is not None:
            made.close()
        asyncio.run_coroutine_threadsafe(_cleared(), loop).result(channel.STARTS_WITHIN_S)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _cleared() -> None:
    """Cancel what is still under way."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
