"""Run a module of ours that ends when whoever started it does, however that ended.

``python -m backline.desk.page.tied MODULE ARGUMENT...``: its input is a pipe that the starter
holds open; when that closes, so does this.
"""

import os
import runpy
import signal
import sys
from threading import Thread


def end_with_starter() -> None:
    """Watch the input from now on, and end this process when it closes."""
    Thread(target=_watch, daemon=True).start()


def _watch() -> None:
    while os.read(0, 1024):  # not sys.stdin: its lock would be held when the interpreter ends
        pass
    if sys.platform == "win32":
        os._exit(0)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    end_with_starter()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
