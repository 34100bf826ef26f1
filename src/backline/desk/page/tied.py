"""Run a module of ours, or another program, that ends when its starter does, however that ended.

``python -m backline.desk.page.tied MODULE ARGUMENT...`` runs a module, ``python -I tied.py
--program PROGRAM ARGUMENT...`` a program with all that it starts in turn: its input is a pipe that
the starter holds open; when that closes, so does this. It has to be in a process group of its own.
"""

import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Callable
from threading import Event, Thread
from time import sleep

PROGRAM = "--program"
GENTLY_S = 2.0  # in which a program may end by itself: chosen by us
SIGNALLED = 128  # what a shell adds to the number of the signal that ended a program
NOT_FOUND = 127


def end_with_starter() -> None:
    """Watch the input from now on, and end this process when it closes."""
    _watch(_end)


def run_program(command: list[str]) -> int:
    """Run a program, and end it and all that it started when our input closes.

    Returns
    -------
    int
        Its exit status, as a shell tells it.
    """
    closed, none = Event(), subprocess.DEVNULL
    try:
        running = subprocess.Popen(command, stdin=none, stdout=none)
    except OSError:
        return NOT_FOUND
    # Who ends the group ends the program by that, and we tell how that went. A handler, unlike a
    # signal that is ignored, is not handed down to a program.
    signal.signal(signal.SIGTERM, lambda *_: None)
    _watch(lambda: _end_all(running, closed))
    status = running.wait()
    if closed.is_set() and sys.platform != "win32":  # a small script may leave a browser behind
        os.killpg(0, signal.SIGKILL)
    return status if status >= 0 else SIGNALLED - status


def _watch(then: Callable[[], None]) -> None:
    def watch() -> None:
        while os.read(0, 1024):  # not sys.stdin: its lock would be held when the interpreter ends
            pass
        then()

    Thread(target=watch, daemon=True).start()


def _end() -> None:
    if sys.platform == "win32":
        os._exit(0)
    os.kill(os.getpid(), signal.SIGTERM)


def _end_all(running: "subprocess.Popen[bytes]", closed: Event) -> None:
    closed.set()
    if sys.platform == "win32":
        quiet = subprocess.CREATE_NO_WINDOW
        kill = ["taskkill", "/F", "/T", "/PID", str(running.pid)]
        subprocess.run(kill, check=False, creationflags=quiet)
        return
    os.killpg(0, signal.SIGTERM)
    sleep(GENTLY_S)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.argv = sys.argv[1:]
    if sys.argv[0] == PROGRAM:
        sys.exit(run_program(sys.argv[1:]))
    end_with_starter()
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
