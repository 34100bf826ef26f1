"""One person's plan from their records: read what is needed, fold it, decide."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import takewhile
from typing import Any

from backline import __version__
from backline.care.findings import inputs_from
from backline.care.history import History, PainCheck
from backline.care.programme import Plan, Rules, Settled, as_json, asked_of, from_json, plan, settle
from backline.care.programme.course import LOOK_BACK_DAYS
from backline.care.screening import Outcome, standing
from backline.care.screening.course import RESTING
from backline.care.screening.facts import HELD
from backline.care.screening.today import pain_stop
from backline.library import everything, for_person
from backline.library.numbers_load import numbers
from backline.motion.definition import Activity
from backline.motion.errors import InputError
from backline.motion.said import Said, say
from backline.records import Kept, Store, events, exercises_folder
from backline.records.bodies import as_body
from backline.records.events import Event

SNAPSHOT = "programme"
QUIET_DAYS = 7  # what is logged late is mostly younger, and would make a snapshot worthless
LONG_NERVE = {"slr", "ake", "forward_bend"}
"""Tests that also pull on the nerve at the back of the leg."""
FOLDED_DAYS = 28  # a new snapshot is kept after so many days


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with what it was made from."""

    plan: Plan
    outcome: Outcome
    history: History
    rules: Rules


def planned(store: Store, today: date) -> Planned:
    """Return the plan of a person's records.

    Everything is derived from the events. What came of the days of long ago is kept as a snapshot
    beside them, which an event or a correction on one of those days makes worthless.

    Raises
    ------
    InputError
        If the records or one of the person's own exercises cannot be used.
    """
    rules = Rules.of(for_person(everything(exercises_folder()), store.profile))
    upto = store.last_event_id()
    start = _snapshot(store, rules, today)
    since = min(start.until, today - timedelta(LOOK_BACK_DAYS)) if start else None
    history = store.history(since=since)
    start = _forward(store, history, rules, start, today - timedelta(QUIET_DAYS), upto)
    outcome = standing(history, today, asked_last=_asked_last(store, history))
    return Planned(plan(history, rules, outcome, today, start), outcome, history, rules)


def why_no_test(found: Planned, test: str | None = None) -> Said | None:
    """Return why tests are not open today, or why one of them is not; None where it is.

    Parameters
    ----------
    found : Planned
    test : str, optional
        Id of a test: it may be left out while others are open.
    """
    today = found.plan.today
    if not found.outcome.open or today.phase in {"ask", "rest", "not_today"}:
        return say("No test today. {because}", because=today.reasons[0].says)
    if test in found.outcome.modify:
        return say("Not this test: it is left out because of your safety answers.")
    felt = inputs_from(found.history, today.day).symptoms
    if test in LONG_NERVE and felt.get("crossed_response") in HELD:
        return say(
            "Not this test: raising the other leg brings on what you feel, or might. Show that to "
            "a doctor or a physical therapist first."
        )
    return None


def asked_on(store: Store, exercise: Activity, day: date) -> float:
    """Return the repetitions or seconds that a set of an exercise has to reach on a day."""
    found = planned(store, day)
    return asked_of(found.plan.state, found.rules.known, exercise, day)


def dose_met(store: Store, kept: Kept, changes: Mapping[str, Any]) -> dict[str, bool]:
    """Return whether the corrected count of a set reaches what was asked for.

    What its exercise session was prescribed decides; without one, the step of that day.

    Parameters
    ----------
    store : Store
    kept : Kept
        The set.
    changes : mapping
        Its corrected fields; empty is returned where the answer is one of them, or no count is.
    """
    amount = changes.get("repetitions", changes.get("seconds"))
    if "dose_met" in changes or not isinstance(amount, (int, float)):
        return {}
    name = as_body(kept.event)["exercise"]
    session = None if kept.parent is None else store.event(kept.parent)
    for item in getattr(session.event, "prescribed", ()) if session else ():
        if item.get("exercise") == name:
            return {"dose_met": amount >= (item.get("repetitions") or item.get("seconds") or 0)}
    exercise = everything(exercises_folder()).get(name)
    return {"dose_met": amount >= asked_on(store, exercise, kept.day)} if exercise else {}


def _snapshot(store: Store, rules: Rules, today: date) -> Settled | None:
    """Return the snapshot; None where there is none, or where it no longer holds."""
    found = store.recall(SNAPSHOT)
    if found is None or found[1]["version"] != _version(rules):
        return None
    upto, body = found
    until = date.fromisoformat(body["until"])
    changed = store.changed_since(upto)
    if until > today or (changed is not None and changed < until):
        return None
    facts = store.events(("profile_facts",), newest_first=True, limit=1)
    if facts and facts[0].id > upto:  # sex and age decide about days of long ago, too
        return None
    return Settled(from_json(body["state"]), until)


def _forward(  # noqa: PLR0913, PLR0917 - all that a snapshot is made from
    store: Store, history: History, rules: Rules, start: Settled | None, quiet: date, upto: int
) -> Settled | None:
    """Return a newer start where enough days have passed, and keep it as the snapshot."""
    first = start.until if start else history.days[0].day if history.days else quiet
    if (quiet - first).days <= FOLDED_DAYS:
        return start
    settled = settle(history, rules, quiet, start)
    body = {
        "version": _version(rules),
        "until": quiet.isoformat(),
        "state": as_json(settled.state),
    }
    with suppress(InputError):  # who can only read the records gets a plan all the same
        store.remember(SNAPSHOT, upto, body)
    return settled


def _asked_last(store: Store, history: History) -> bool:
    """Whether nothing that asks for the questions again was kept after the newest screening."""
    if not history.screenings:
        return False
    day = history.screenings[-1].day
    kinds = ("screening", "pain_check", "change_check")
    told = store.events(kinds, since=day, until=day, newest_first=True)
    later = list(takewhile(lambda one: one.kind != "screening", told))
    answered = max((_resting(one.event) for one in told[len(later) :]), default=0.0)
    return not any(_asks_again(one.event, day, history, answered) for one in later)


def _resting(event: Event) -> float:
    """Return the pain at rest that an event tells of; 0 where it tells of none."""
    if isinstance(event, events.PainCheck) and event.moment in RESTING:
        return event.pain
    return 0.0


def _asks_again(event: Event, day: date, history: History, answered: float) -> bool:
    """Whether an event asks again; pain at rest that was there before the answers does not."""
    if isinstance(event, events.ChangeCheck):
        return event.answer in HELD
    assert isinstance(event, events.PainCheck)
    pain = 0.0 if 0 < _resting(event) <= answered else event.pain
    check = PainCheck(event.moment, pain, event.leg_worse, event.exercise, event.stopped)
    return pain_stop(check, day, history, day)


def _version(rules: Rules) -> str:
    """Return what a snapshot depends on besides the events: code, tracks and numbers."""
    parts = [dict(numbers(part)) for part in ("programme", "findings")]
    known = repr((__version__, list(rules.known.values()), parts))
    return sha256(known.encode()).hexdigest()
