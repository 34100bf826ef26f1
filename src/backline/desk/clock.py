"""The steady clock of the companion: it goes on while the machine sleeps, and nobody can set it."""

import sys
import time


def steady_s() -> float:
    """Return seconds since some moment in the past; only differences mean anything.

    Time in which the machine slept counts on Linux and macOS. On Windows Python has no such clock
    of the system, and what ``time.monotonic`` leaves out is left out.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()
