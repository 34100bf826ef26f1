"""The two questions before an exercise session."""

import sys
from datetime import date, datetime

import typer

from backline.care.programme import Prescription
from backline.motion.errors import InputError
from backline.records import Store, days
from backline.records.events import ChangeCheck, Event, PainCheck

ANSWERS = {"y": "yes", "n": "no", "u": "unsure", "yes": "yes", "no": "no", "unsure": "unsure"}
CHANGE = "Anything new or worse since last time? (yes, no, unsure)"
PAIN = "How much does it hurt now, from 0 (not at all) to 10?"


def answered(  # noqa: PLR0913 - one each
    store: Store,
    day: Prescription,
    change: str | None,
    pain: float | None,
    today: date,
    *,
    quiet: bool,
) -> bool:
    """Keep the answers that were given, asking for them at a terminal; whether there were any."""
    if change is not None and change.lower() not in ANSWERS:
        raise InputError(f"--change has to be yes, no or unsure, not {change!r}.")
    asking = not quiet and sys.stdin.isatty() and sys.stdout.isatty()
    if asking and change is None and "change" in day.asks:
        change = _asked_change()
    if asking and pain is None and "pain" in day.asks and change in {None, "n", "no"}:
        pain = _asked_pain()
    events: list[Event] = []
    if change is not None:
        events.append(ChangeCheck(ANSWERS[change.lower()]))  # type: ignore[arg-type]
    if pain is not None:
        events.append(PainCheck("before", pain))
    for event in events:
        store.append(event, _moment(today))
    return bool(events)


def _asked_change() -> str:
    while True:
        said = str(typer.prompt(CHANGE)).strip().lower()
        if said in ANSWERS:
            return said
        typer.echo("Please say yes, no or unsure.")


def _asked_pain() -> float:
    while True:
        said = str(typer.prompt(PAIN)).strip()
        try:
            pain = float(said)
        except ValueError:
            pain = -1.0
        if 0 <= pain <= 10:
            return pain
        typer.echo("Please give a number from 0 to 10.")


def _moment(today: date) -> datetime:
    """Return this moment; on another day than this one, noon of that day."""
    now = days.now()
    return (
        now
        if days.day_of(now) == today
        else now.replace(year=today.year, month=today.month, day=today.day, hour=12, minute=0)
    )
