"""Work one thread ahead: decode the next pictures while the last one is being judged."""

from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, Full, Queue
from threading import Event, Thread
from typing import Generic, Self, TypeVar

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


class Worker(Generic[T]):
    """A second thread that makes items from now on; iterating gives them.

    Parameters
    ----------
    make : callable
        Returns the iterator; it is called, used up and closed in that thread.
    size : int
        At most so many items wait; 0 for any number.
    latest : bool
        With a full queue, drop the oldest item (a live camera) instead of waiting (a file).
    """

    def __init__(self, make: Callable[[], Iterator[T]], size: int, latest: bool = False) -> None:
        self._line: _Line[T] = _Line(size, latest)
        self._make = make
        self._thread = Thread(target=self._work, name="decode", daemon=True)
        self._thread.start()

    def __iter__(self) -> Iterator[T]:
        """Yield the items; raise what the iterator raised, after the items before it."""
        while not isinstance(item := self._line.ready.get(), _End):
            yield item
        if item.error is not None:
            raise item.error

    def __enter__(self) -> Self:
        """Return the worker."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the thread, done or not."""
        self._line.stopped.set()
        # A device that hangs in a read must not hang the program with it: the thread is a daemon.
        self._thread.join(timeout=2)

    def _work(self) -> None:
        error = None
        try:
            for item in self._make():
                if self._line.stopped.is_set():
                    return
                self._line.put(item)
        except BaseException as raised:
            # Raised again where the items are read.
            error = raised
        self._line.put(_End(error))


def ahead(
    make: Callable[[], Iterator[T]], size: int, latest: bool = False
) -> Generator[T, None, None]:
    """Yield what ``make()`` yields, made in a second thread; parameters as of `Worker`.

    Memory stays bounded, and the thread ends with the iteration.

    Raises
    ------
    BaseException
        Whatever the iterator raised, after the items before it.
    """
    with Worker(make, size, latest) as worker:
        yield from worker
