"""A thread of its own for questions that may block, so that the companion never stands still."""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")
Asked = tuple[Callable[[], Any], "asyncio.Future[Any]", asyncio.AbstractEventLoop]


class Apart:
    """Answers one question after another.

    The thread is a daemon: one that never gets its answer does not keep the companion from ending.
    """

    def __init__(self, patience_s: float = 2.0) -> None:
        self._patience_s = patience_s
        self._asked = SimpleQueue[Asked | None]()
        self._last: asyncio.Future[Any] | None = None
        threading.Thread(target=self._serve, name="apart", daemon=True).start()

    async def ask(self, work: Callable[[], T]) -> T:
        """Return what ``work`` returns.

        Raises
        ------
        TimeoutError
            If that takes too long, or the question before this one has no answer yet.
        Exception
            Whatever ``work`` raises.
        """
        if self._last is not None and not self._last.done():
            raise TimeoutError
        loop = asyncio.get_running_loop()
        self._last = answer = loop.create_future()
        answer.add_done_callback(_retrieved)
        self._asked.put((work, answer, loop))
        return await asyncio.wait_for(asyncio.shield(answer), self._patience_s)

    def close(self, last: Callable[[], None]) -> None:
        """Let the thread end after its last question, and do one thing more before it does."""
        self._farewell = last
        self._asked.put(None)

    def _serve(self) -> None:
        while (asked := self._asked.get()) is not None:
            work, answer, loop = asked
            try:
                result = work()
            except Exception as error:  # it belongs to whoever asked
                _hand(loop, answer.set_exception, error)
            else:
                _hand(loop, answer.set_result, result)
        with suppress(Exception):  # nobody is left to be told
            self._farewell()


def _hand(loop: asyncio.AbstractEventLoop, to: Callable[[Any], object], what: object) -> None:
    try:
        loop.call_soon_threadsafe(to, what)
    except RuntimeError:  # the loop has ended: nobody waits any more
        return


def _retrieved(answer: "asyncio.Future[Any]") -> None:
    """Look at an error that nobody waits for any more, else asyncio complains of it."""
    if not answer.cancelled():
        answer.exception()
