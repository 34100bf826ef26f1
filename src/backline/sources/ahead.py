"""Work one thread ahead: decode the next pictures while the last one is being judged."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Generic, TypeVar

T = TypeVar("T")

WAIT_S = 0.05
"""How long a full queue keeps the thread from noticing that it should stop; chosen by us."""


@dataclass(frozen=True, slots=True)
class _End:
    """The last thing in the queue, with the error that ended the work."""

    error: BaseException | None


class _Line(Generic[T]):
    """A bounded queue that gives up when nobody listens any more."""

    def __init__(self, size: int, latest: bool) -> None:
        self.ready: Queue[T | _End] = Queue(size)
        self.stopped = Event()
        self.latest = latest

    def put(self, item: T | _End) -> None:
        while not self.stopped.is_set():
            with suppress(Full):
                self.ready.put(item, timeout=0 if self.latest else WAIT_S)
                return
            if self.latest:
                with suppress(Empty):
                    self.ready.get_nowait()


def ahead(make: Callable[[], Iterator[T]], size: int, latest: bool = False) -> Iterator[T]:
    """Yield what ``make()`` yields, made in a second thread.

    Parameters
    ----------
    make : callable
        Returns the iterator; it is called, used up and closed in that thread.
    size : int
        At most so many items wait; memory stays bounded.
    latest : bool
        With a full queue, drop the oldest item (a live camera) instead of waiting (a file).

    Raises
    ------
    BaseException
        Whatever the iterator raised, after the items before it.
    """
    line: _Line[T] = _Line(size, latest)

    def work() -> None:
        error = None
        try:
            for item in make():
                if line.stopped.is_set():
                    return
                line.put(item)
        except BaseException as raised:
            # Raised again where the items are read.
            error = raised
        line.put(_End(error))

    thread = Thread(target=work, name="decode", daemon=True)
    thread.start()
    try:
        while not isinstance(item := line.ready.get(), _End):
            yield item
        if item.error is not None:
            raise item.error
    finally:
        line.stopped.set()
        # A device that hangs in a read must not hang the program with it: the thread is a daemon.
        thread.join(timeout=2)
