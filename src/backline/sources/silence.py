"""Keep a native library from writing to standard error."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock


class _Silence:
    """File descriptor 2 led to nowhere for as long as anybody, in any thread, wants it so."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._wanted = 0
        self._kept: int | None = None

    def begin(self) -> None:
        with self._lock:
            self._wanted += 1
            if self._wanted > 1:
                return
            try:
                self._kept = os.dup(2)
            except OSError:  # no standard error at all, as in a windowed program
                return
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 2)
            os.close(nowhere)

    def end(self) -> None:
        with self._lock:
            self._wanted -= 1
            if self._wanted == 0 and self._kept is not None:
                os.dup2(self._kept, 2)
                os.close(self._kept)
                self._kept = None


_silence = _Silence()


@contextmanager
def native_chatter_off() -> Iterator[None]:
    """Send file descriptor 2 to nowhere; any number of threads may do so at once."""
    _silence.begin()
    try:
        yield
    finally:
        _silence.end()
