"""The companion as a process: ``python -m backline.desk``; `backline breaks` starts it."""

import argparse
import asyncio
import signal
import sys
from contextlib import suppress
from datetime import datetime

from filelock import FileLock, Timeout

from backline.breaktime.channel import ENDS_WITHIN_S, ask
from backline.motion.errors import InputError
from backline.motion.said import Own, say
from backline.records.app_files import COMPANION_LOCK
from backline.records.days import now
from backline.records.paths import made_data_folder

from .autostart import turn_off
from .clock import steady_s
from .companion import Companion, Options
from .control import Control
from .here import NoDesktop, open_desktop
from .notices import Notices
from .told import session_mark

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
            asyncio.run(_run(options, "--background" in (given or sys.argv)))
    except InputError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        return USER_MISTAKE
    return 0


async def _run(options: Options, background: bool) -> None:
    desktop = await open_desktop()
    if background and isinstance(desktop, NoDesktop):
        raise InputError(
            say(
                "There is no desktop here to watch. Start it in the session that you sit at, or"
                " with `backline breaks --here` in a terminal."
            )
        )
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
        control.close()  # whoever asks from now on is told that there is none
        await companion.end()
    _say_line(say("The break companion has ended."))


def _options(given: list[str] | None) -> Options | None:
    """Return how to run; None to forget that it starts with the session."""
    parser = argparse.ArgumentParser("python -m backline.desk", description=__doc__)
    parser.add_argument("--profile", default="me")
    parser.add_argument("--database")
    parser.add_argument("--hurry", type=float, default=1.0)
    parser.add_argument("--forget", action="store_true")
    parser.add_argument("--background", action="store_true")
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
        If there is one already, or the lock cannot be written.
    """
    path = made_data_folder() / COMPANION_LOCK
    lock = FileLock(path)
    try:
        return lock.acquire(timeout=0).lock
    except Timeout:
        pass
    except OSError as error:
        raise InputError(
            say("{path} cannot be written ({why}).", path=Own(path), why=Own(error.strerror))
        ) from error
    other: dict[str, object] | None = None
    with suppress(InputError):
        other = ask({"do": "status"})["status"]
    if other and (other.get("sees") or other.get("session") == session_mark()):
        who = other["profile"]
        raise InputError(
            say(
                "The break companion runs already for {who!r}. `backline breaks status` asks it.",
                who=who,
            )
        )
    if other:  # left over from a session that has ended
        with suppress(InputError):  # or it is ending already
            ask({"do": "stop"})
    try:  # it is ending
        return lock.acquire(timeout=ENDS_WITHIN_S).lock
    except Timeout:
        raise InputError(say("Another break companion does not end; try again.")) from None


def _say_line(line: str) -> None:
    """Print a line; in the background nobody reads it."""
    with suppress(OSError, ValueError):  # it is closed, or cannot write that letter
        print(f"{datetime.now():%H:%M} {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
