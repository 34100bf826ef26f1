"""The companion as a process: ``python -m backline.desk``; `backline breaks` starts it."""

import argparse
import asyncio
import signal
import sys
from contextlib import suppress
from datetime import datetime

from filelock import FileLock, Timeout

from backline.breaktime.channel import ask
from backline.motion.errors import InputError
from backline.motion.said import say
from backline.records.app_files import COMPANION_LOCK
from backline.records.days import now
from backline.records.paths import made_data_folder

from .autostart import turn_off
from .clock import steady_s
from .companion import Companion, Options
from .control import Control
from .here import open_desktop
from .notices import Notices

USER_MISTAKE = 2
MOST_HURRY = 60.0


def main(given: list[str] | None = None) -> int:
    """Run the companion until it is stopped; return the exit code."""
    try:
        options = _options(given)
        if options is None:
            turn_off()
            return 0
        with _alone():
            asyncio.run(_run(options))
    except InputError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return USER_MISTAKE
    return 0


async def _run(options: Options) -> None:
    desktop = await open_desktop()
    companion = Companion(options, desktop, await Notices.open(), now, steady_s, _say_line)
    control = Control(companion.handle)
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows: Ctrl-C raises KeyboardInterrupt
            loop.add_signal_handler(name, companion.stop)
    _say_line(say("The break companion is here ({desktop}). Ctrl-C ends it.", desktop=desktop.name))
    try:
        await companion.run()
    finally:
        control.close()
    _say_line(say("The break companion has ended."))


def _options(given: list[str] | None) -> Options | None:
    """Return how to run; None to forget that it starts with the session."""
    parser = argparse.ArgumentParser("python -m backline.desk", description=__doc__)
    parser.add_argument("--profile", default="me")
    parser.add_argument("--database")
    parser.add_argument("--hurry", type=float, default=1.0)
    parser.add_argument("--forget", action="store_true")
    found = parser.parse_args(given)
    if found.forget:
        return None
    if not 1 <= found.hurry <= MOST_HURRY:
        raise InputError(
            say("Time can run 1 to {most:g} times faster, not {given:g}.", most=MOST_HURRY,
                given=found.hurry)
        )  # fmt: skip
    return Options(found.profile, found.database, found.hurry)


def _alone() -> FileLock:
    """Return the lock of the one companion of a data folder, held.

    Raises
    ------
    InputError
        If there is one already.
    """
    lock = FileLock(made_data_folder() / COMPANION_LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        who = _who()
        raise InputError(
            say("The break companion runs already{who}. `backline breaks status` asks it.", who=who)
        ) from None
    return lock


def _who() -> str:
    with suppress(InputError):
        return say(" for {profile!r}", profile=ask({"do": "status"})["status"]["profile"])
    return ""


def _say_line(line: str) -> None:
    """Print a line; in the background nobody reads it."""
    with suppress(OSError):
        print(f"{datetime.now():%H:%M} {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
