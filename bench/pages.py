"""How long a page takes: ``python -m bench.pages`` prints it, ``--write`` keeps PAGES.md."""

import os
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Annotated

import typer
from fastapi.testclient import TestClient

from backline.records import open_store
from backline.records.events import Note
from backline.records.paths import ENVIRONMENT
from backline.web.app import create_app
from backline.web.settings import Settings

from .planning import NOON, SESSIONS, TODAY, keep, ten_thousand_sessions
from .results import Section, show, write

OUT = Path(__file__).with_name("PAGES.md")
PAGES = (
    "/today", "/plan", "/results", "/tests", "/progress", "/progress?weeks=all", "/journal",
    "/exercises", "/exercises/bridge", "/exercises/sheet", "/exercises/new?base=bridge",
    "/screening", "/about", "/recordings", "/self-care", "/more", "/settings",
)  # fmt: skip
ROUNDS, AFTER_AN_EVENT = 40, 15
BASE = "http://127.0.0.1:8765"
TARGET = "p95 <= 50"
OK = 200


Took = tuple[float, float]
"""Seconds by the clock, and of the processor alone: other programs wait beside."""


def ms(times: list[Took]) -> tuple[str, str, str]:
    """Return median and 95th percentile by the clock, and that of the processor, in ms."""
    wall, cpu = (quantiles(one, n=20, method="inclusive") for one in zip(*times, strict=True))
    return f"{wall[9] * 1e3:.0f}", f"{wall[18] * 1e3:.0f}", f"{cpu[18] * 1e3:.0f}"


def took(client: TestClient, page: str) -> Took:
    """Return how long a page takes; one that cannot be shown is no result."""
    start, start_cpu = perf_counter(), process_time()
    answer = client.get(page)
    found = perf_counter() - start, process_time() - start_cpu
    if answer.status_code != OK:
        raise SystemExit(f"{page} answers {answer.status_code}.")
    return found


def rows(folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield what was measured: page, median, p95, and what it should be."""
    url = str(folder / "backline.db")
    with open_store(url) as store:
        keep(store, ten_thousand_sessions())
    now = datetime.combine(TODAY, NOON)
    client = TestClient(create_app(Settings(database=url, clock=lambda: now)), BASE)
    took(client, "/more")  # what is loaded once belongs to no page
    first, cpu = took(client, "/progress")
    name = "/progress, the first since the start, no plan kept yet"
    yield name, f"{first * 1e3:.0f}", "-", f"{cpu * 1e3:.0f}", "-"
    for page in PAGES:
        took(client, page)
        times = [took(client, page) for _ in range(ROUNDS)]
        yield page, *ms(times), TARGET
    yield from after(client, url, now, TODAY, "today")
    yield from after(client, url, now, TODAY - timedelta(365), "a year ago")


def after(
    client: TestClient, url: str, now: datetime, day: date, when: str
) -> Iterator[tuple[str, ...]]:
    """Yield how long pages take that are the first after something was kept."""
    for page in ("/today", "/progress"):
        times = []
        for _ in range(AFTER_AN_EVENT):
            with open_store(url) as store:
                store.append(Note("."), datetime.combine(day, NOON, now.tzinfo))
            times.append(took(client, page))
        yield f"{page}, the first after an event of {when}", *ms(times), "-"


def main(
    keep_it: Annotated[bool, typer.Option("--write", help="Write it to PAGES.md.")] = False,
) -> None:
    """Measure the pages of somebody with 10,000 exercise sessions, in process."""
    with TemporaryDirectory() as folder:
        os.environ[ENVIRONMENT] = folder
        found = list(rows(Path(folder)))
    section = Section(
        "Pages, in milliseconds", ("page", "median", "p95", "processor p95", "target"), found
    )
    show([section])
    if keep_it:
        ran = f"{SESSIONS} exercise sessions; in process, {ROUNDS} times each, one after another."
        write([section], ran, date.today(), OUT)


if __name__ == "__main__":
    typer.run(main)
