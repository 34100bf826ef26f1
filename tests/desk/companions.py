"""A companion in its own process, and hands that touch the mouse."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Any

from backline.breaktime.channel import NotRunning, ask
from backline.motion.errors import InputError
from backline.records import app_files
from tests.desk.xsession import Session, wait_for

STOPS_WITHIN_S = 60


@contextmanager
def companion(
    env: Mapping[str, str], *options: str
) -> Iterator["subprocess.Popen[str]"]:  # fmt: skip
    """Let a companion run meanwhile, and stop it at the end if it still does."""
    command = [sys.executable, "-m", "backline.desk", *options]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=env, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            wait_for(lambda: answers() or process.poll() is not None, "the companion answers")
            yield process
        finally:
            if process.poll() is None:
                with suppress(InputError):
                    ask({"do": "stop"})
            with suppress(subprocess.TimeoutExpired):
                process.wait(STOPS_WITHIN_S)
            process.kill()


def answers() -> bool:
    try:
        ask({"do": "status"})
    except NotRunning:
        return False
    return True


def status() -> dict[str, Any]:
    found: dict[str, Any] = ask({"do": "status"})["status"]
    return found


def said(answer: str, **more: object) -> dict[str, Any]:
    found: dict[str, Any] = ask({"do": "answer", "answer": answer, **more})["status"]
    return found


def in_phase(*phases: str) -> None:
    """Wait until the companion is in one of some phases."""
    wait_for(lambda: status()["phase"] in phases, f"the phase {' or '.join(phases)}", 90)


def chosen(**settings: object) -> None:
    """Keep settings of the first person."""
    app_files.write_file(app_files.BREAKS, {"me": {"quiet_hours": "", **settings}})


@contextmanager
def hands(session: Session) -> Iterator[Event]:
    """Let hands move the mouse meanwhile; they rest while the event that is yielded is set."""
    rest, over = Event(), Event()

    def move() -> None:
        at = 0
        while not over.wait(0.4):  # with pauses, also where time is hurried
            at = (at + 7) % 300
            if not rest.is_set():
                session.run("xdotool", "mousemove", str(300 + at), "300")

    thread = Thread(target=move, daemon=True)
    thread.start()
    try:
        yield rest
    finally:
        over.set()
        thread.join()


def notices(session: Session) -> Sequence[Mapping[str, Any]]:
    """Return what dunst has shown and put away, newest first."""
    found = json.loads(session.run("dunstctl", "history"))
    items: Sequence[Mapping[str, Any]] = found["data"][0]
    return items


def displayed(session: Session) -> int:
    """Return how many notices are on the screen."""
    return int(session.run("dunstctl", "count", "displayed"))
