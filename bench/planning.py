"""How long a plan takes: ``python -m bench.planning`` prints it, ``--write`` keeps PLANNING.md."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from json import dumps
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Annotated, cast

import typer

from backline.care.history import Day, History, Measured, PainCheck, Screened
from backline.care.programme import Rules, State, as_json, plan, settle
from backline.care.programme.advance import advance
from backline.care.programme.aim import aim_of
from backline.care.programme.gate import Gate
from backline.care.programme.plan import as_done
from backline.care.programme.prescribe import prescribe
from backline.care.screening import Outcome, questions
from backline.library import activities
from backline.planning import SNAPSHOT, planned
from backline.records import Entry, Store, open_store
from backline.records.events import (
    ChangeCheck,
    Event,
    ExerciseSet,
    MeasuredTest,
    Screening,
    SessionStart,
)
from backline.records.events import PainCheck as KeptPain

from .results import Section, show, write

OUT = Path(__file__).with_name("PLANNING.md")
TODAY = date(2026, 11, 20)
FIVE_YEARS, SESSIONS, SETS = 1826, 10_000, 5
ROUNDS = 9
NOON = time(12, tzinfo=UTC)
OK = Outcome("ok", None, (), (), "", None)
RULES = Rules.of(activities())
AIM = aim_of(("limited_length",), True, {}, weak_chair_stand=False)


def five_years() -> History:
    """Return somebody who did as asked every day, told pain twice a day, and tested in time."""
    state, days, tests = State(), list[Day](), list[Measured]()
    for number in range(FIVE_YEARS):
        day = TODAY - timedelta(FIVE_YEARS - number)
        pain = number % 3 / 2
        asked = as_done(prescribe(state, day, AIM, Gate(), RULES))
        days.append(replace(asked, pains=(PainCheck("morning", pain), PainCheck("during", pain))))
        state = advance(state, days[-1], AIM, RULES.known)
        if number % 14 == 0:
            tests += [Measured(day, "slr", "left", 55.0, 4.0), Measured(day, "ake", "left", 40, 4)]
    return History(days=tuple(days), tests=tuple(tests), screenings=(Screened(days[-1].day, {}),))


def ten_thousand_sessions() -> History:
    """Return one session a day of five sets."""
    one = as_done(prescribe(State(), TODAY, AIM, Gate(), RULES)).sets[:SETS]
    pains = (PainCheck("before", 1.0), PainCheck("during", 1.0))
    days = (TODAY - timedelta(number) for number in range(SESSIONS, 0, -1))
    return History(days=tuple(Day(day, one, pains) for day in days))


def keep(store: Store, history: History) -> None:
    """Keep a history as the events that it would have come from."""
    answers = {one.id: "no" for one in questions() if one.kind == "three_valued"}
    screening = Screening({**answers, "age_years": 40}, "ok")
    entries = [Entry(event, datetime.combine(day, NOON)) for day, event in _tests(history)]
    for day in history.days:
        at, parent = datetime.combine(day.day, NOON), len(entries)
        entries.append(Entry(SessionStart(), at))
        events: list[Event] = [
            ExerciseSet(one.exercise, one.side, one.repetitions, one.seconds, dose_met=True)
            for one in day.sets
        ]
        events += [KeptPain(one.moment, one.pain) for one in day.pains]
        entries += [Entry(event, at, within=parent) for event in events]
    last = datetime.combine(history.days[-1].day, NOON) + timedelta(hours=1)
    entries += [Entry(screening, last), Entry(ChangeCheck("no"), last + timedelta(hours=1))]
    store.append_many(entries)


def _tests(history: History) -> Iterator[tuple[date, MeasuredTest]]:
    for one in history.tests:
        yield one.day, MeasuredTest(one.test, one.side, one.value, one.error)


@dataclass(frozen=True, slots=True)
class Took:
    """Medians of several runs: by the clock, and of the processor alone (other programs wait)."""

    wall_ms: float
    cpu_ms: float

    def __str__(self) -> str:
        return f"{self.wall_ms:.0f} ms (processor {self.cpu_ms:.0f})"


def took(what: Callable[[], object], first: Callable[[], object] = lambda: None) -> Took:
    """Time several runs, each after something that is not timed."""
    wall, cpu = [], []
    for _ in range(ROUNDS):
        first()
        start, start_cpu = perf_counter(), process_time()
        what()
        wall.append((perf_counter() - start) * 1e3)
        cpu.append((process_time() - start_cpu) * 1e3)
    return Took(median(wall), median(cpu))


def folding(history: History) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of the pure functions."""
    last = history.days[-1].day + timedelta(1)
    fold = took(lambda: settle(history, RULES, last))
    state = settle(history, RULES, last).state
    yield (
        "plan from five years in memory",
        str(took(lambda: plan(history, RULES, OK, last))),
        "<= 100",
    )
    yield "the fold, a day", f"processor {fold.cpu_ms / len(history.days) * 1e3:.1f} us", "-"
    yield "a state as kept, in characters", str(len(dumps(as_json(state)))), "-"


def answering(name: str, history: History, target: str) -> Iterator[tuple[str, str, str]]:
    """Yield the rows of one database: the first answer, and those with a snapshot."""
    with TemporaryDirectory() as folder:
        url = str(Path(folder) / "backline.db")

        def answer() -> None:
            with open_store(url) as store:
                found = planned(store, TODAY).plan.today
            assert found.phase not in {"ask", "closed"}, found.reasons

        def forget() -> None:
            with open_store(url) as store:
                store.remember(SNAPSHOT, 0, {"version": ""})

        with open_store(url) as store:
            keep(store, history)
        yield f"{name}: open and answer without a snapshot", str(took(answer, forget)), "-"
        answer()
        yield f"{name}: open and answer with one", str(took(answer)), target


def rows() -> Iterator[tuple[str, str, str]]:
    """Yield what was measured: what, how long, and what it should be."""
    history = five_years()
    yield from folding(history)
    yield from answering("five years", history, "<= 100")
    yield from answering("10,000 exercise sessions", ten_thousand_sessions(), "<= 50")


def main(
    keep_it: Annotated[bool, typer.Option("--write", help="Write it to PLANNING.md.")] = False,
) -> None:
    """Measure how long a plan takes, in process."""
    found = cast("list[tuple[str, ...]]", list(rows()))
    section = Section("From the records to a plan", ("what", "median", "target"), found)
    show([section])
    if keep_it:
        ran = f"In process, SQLAlchemy imported before; median of {ROUNDS} runs."
        write([section], ran, date.today(), OUT)


if __name__ == "__main__":
    typer.run(main)
