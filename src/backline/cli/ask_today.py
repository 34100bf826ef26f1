"""The two questions before an exercise session."""

import sys
from datetime import date

from backline.care.programme import Prescription
from backline.motion.errors import InputError
from backline.records import Entry, Store
from backline.records.events import ChangeCheck, Event, PainCheck

from .asking import ANSWERS, prompt, say
from .days import moment_on

CHANGE = "Anything new or worse since last time? (yes, no, unsure)"
PAIN = "How much does it hurt now, from 0 (not at all) to 10?"
NOBODY = "The answers ended, so nothing was kept; give them with --change and --pain."


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
    store.append_many([Entry(event, moment_on(today)) for event in events])
    return bool(events)


def _asked_change() -> str:
    while True:
        said = prompt(CHANGE, NOBODY).lower()
        if said in ANSWERS:
            return said
        say("Please say yes, no or unsure.")


def _asked_pain() -> float:
    while True:
        said = prompt(PAIN, NOBODY)
        try:
            pain = float(said)
        except ValueError:
            pain = -1.0
        if 0 <= pain <= 10:
            return pain
        say("Please give a number from 0 to 10.")
