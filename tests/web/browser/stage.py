"""A fake camera that can be directed: a person who waits, and moves when told."""

import threading
import time
from collections.abc import Iterator
from math import inf
from pathlib import Path

import av

WIDTH, HEIGHT, FPS = 640, 480, 30
HEAD = f"YUV4MPEG2 W{WIDTH} H{HEIGHT} F{FPS}:1 Ip A1:1 C420jpeg\n".encode()
PICTURE = b"FRAME\n"
GREY = bytes([128]) * (WIDTH * HEIGHT * 3 // 2)


class Stage:
    """A file of one picture, which Chromium reads again for each frame of its camera.

    What is written into it is what the camera sees next, so that a film can wait for the page.

    Parameters
    ----------
    path : Path
        Of the file, for the flag ``--use-file-for-fake-video-capture``.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.write_bytes(HEAD + PICTURE + GREY)
        self._file = path.open("r+b", buffering=0)
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._at_s = 0.0

    @property
    def at_s(self) -> float:
        """Where the film has got to, on its own clock."""
        return self._at_s

    @property
    def playing(self) -> bool:
        """Whether the film has not come to its end."""
        return self._thread is not None and self._thread.is_alive()

    def empty(self) -> None:
        """Show a grey wall and nobody."""
        self.halt()
        self._write(GREY)

    def still(self, film: Path, at_s: float = 0.0) -> None:
        """Show one picture of a film for as long as nothing else is asked for."""
        self.halt()
        self._at_s, shown = next(pictures(film, at_s))
        self._write(shown)

    def play(self, film: Path, from_s: float = 0.0, to_s: float = inf) -> None:
        """Play a film, or a part of it, as fast as it was filmed; its last picture stays."""
        self.halt()
        self._stop.clear()
        coming = pictures(film, from_s, to_s)
        self._thread = threading.Thread(target=self._run, args=(coming,), daemon=True)
        self._thread.start()

    def halt(self) -> None:
        """Stop where it is."""
        self._stop.set()
        if self._thread:
            self._thread.join()
            self._thread = None

    def close(self) -> None:
        """Give the file back."""
        self.halt()
        self._file.close()

    def _run(self, coming: Iterator[tuple[float, bytes]]) -> None:
        zero = None
        for at_s, shown in coming:
            zero = time.monotonic() - at_s if zero is None else zero
            if self._stop.wait(max(0.0, zero + at_s - time.monotonic())):
                return
            self._at_s = at_s
            self._write(shown)

    def _write(self, shown: bytes) -> None:
        self._file.seek(len(HEAD) + len(PICTURE))
        self._file.write(shown)


def pictures(film: Path, from_s: float = 0.0, to_s: float = inf) -> Iterator[tuple[float, bytes]]:
    """Yield the pictures of a film with their times, as the camera's file holds them."""
    with av.open(str(film)) as source:
        for frame in source.decode(source.streams.video[0]):
            at_s = frame.time or 0.0
            if at_s >= to_s:
                return
            if at_s >= from_s:
                yield at_s, frame.reformat(WIDTH, HEIGHT, "yuv420p").to_ndarray().tobytes()
