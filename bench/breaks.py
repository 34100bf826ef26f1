"""The companion, measured: ``python -m bench.breaks`` prints it, ``--write`` keeps BREAKS.md.

A year of days in the policy, and what a real companion costs at a real X server while nothing
happens: processor, and memory with all its processes.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from backline.breaktime.channel import NotRunning, ask
from backline.care.breaks import BreakSettings
from backline.records.paths import ENVIRONMENT
from tests.care.breaks.desk_days import year
from tests.desk.xsession import session

from .results import Section, show, write

OUT = Path(__file__).with_name("BREAKS.md")
YEARS = 5
IDLE_S = 120.0
PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024 if hasattr(os, "sysconf") else 4
TICKS_S = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def years() -> Iterator[tuple[str, ...]]:
    """Yield how long a year takes in the policy alone with its planted person."""
    times = []
    for seed in range(YEARS):
        start = time.process_time()
        person = year(seed, BreakSettings(), ZoneInfo("Europe/Berlin"))
        times.append(time.process_time() - start)
    yield "a year of looks and answers", f"{median(times):.2f} s", f"{max(times):.2f} s", "5 s"
    each_us = median(times) / person.looks * 1e6
    yield f"one look, of {person.looks:,}", f"{each_us:.1f} us", "", ""


def idle() -> Iterator[tuple[str, ...]]:
    """Yield what a companion costs while nobody touches anything and while somebody does."""
    with session() as desk, companion(dict(desk.env)) as pid:
        for what, hands in (("nobody there", False), ("somebody moves the mouse", True)):
            before, start = cpu_s(pid), time.monotonic()
            while time.monotonic() - start < IDLE_S / 2:
                if hands:
                    desk.run("xdotool", "mousemove_relative", "--", "3", "0")
                time.sleep(1)
            share = (cpu_s(pid) - before) / (time.monotonic() - start)
            yield what, f"{share:.2%} of a core", "0.5 %"
        yield "memory, resident", f"{resident_mb(pid):.0f} MB", "90 MB"


@contextmanager
def companion(env: dict[str, str]) -> Iterator[int]:
    """Let a companion run on empty records, and give its process id."""
    with TemporaryDirectory() as folder:
        os.environ[ENVIRONMENT] = env[ENVIRONMENT] = folder
        command = [sys.executable, "-m", "backline.desk"]
        with subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL) as process:
            for _ in range(300):
                with suppress(NotRunning):
                    ask({"do": "status"})
                    break
                time.sleep(0.1)
            time.sleep(10)  # what is done once at the start
            yield process.pid
            ask({"do": "stop"})


def family(pid: int) -> list[int]:
    """Return a process and all that it started."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    return [pid, *(one for child in children for one in family(int(child)))]


def cpu_s(pid: int) -> float:
    """Return the seconds of processor of a process and of its children that have ended."""
    parts = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(") ")[2].split()
    return sum(map(int, parts[11:15])) / TICKS_S


def resident_mb(pid: int) -> float:
    """Return the resident memory of a process and of all that it started, in MB."""
    pages = [int(Path(f"/proc/{one}/statm").read_text("utf-8").split()[1]) for one in family(pid)]
    return sum(pages) * PAGE_KB / 1024


def main(
    keep: Annotated[bool, typer.Option("--write", help="Keep BREAKS.md.")] = False,
) -> None:
    """Measure the companion."""
    sections = [
        Section("A year in the policy", ("", "median", "most", "aim"), [*years()]),
        Section("Idle at a real X server", ("", "measured", "aim"), [*idle()]),
    ]
    show(sections)
    if keep:
        ran = f"The break companion: {YEARS} years of one look a minute; {IDLE_S:g} s at an Xvfb."
        write(sections, ran, date.today(), OUT)


if __name__ == "__main__":
    typer.run(main)
