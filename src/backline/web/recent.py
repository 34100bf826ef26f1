"""A person's whole history, kept in memory from page to page and brought up to date by its end.

Reading years of events takes much longer than drawing them, and hardly any of them ever change.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from weakref import WeakKeyDictionary

from backline.care.history import History
from backline.care.progress import Progress, progress
from backline.planning import planned
from backline.records import Store

from .database import Databases
from .visit import Visit

PEOPLE = 8  # whose histories are kept at once; chosen by us
NIGHT = timedelta(1)  # a set may end on the day after it began


@dataclass(frozen=True, slots=True)
class Held:
    """What is known up to an event; ``last`` is its id and moment."""

    last: tuple[int, datetime | None]
    history: History
    progress: Progress


_HELD: WeakKeyDictionary[Databases, dict[str, Held]] = WeakKeyDictionary()


def recent(here: Visit) -> Held:
    """Return the person's history and progress, as the records and today have them."""
    people = _HELD.setdefault(here.databases, {})
    held = people.pop(here.profile, None)
    with here.store() as store:
        found = _fresh(store, held, here.today)
    people[here.profile] = found
    for name in [*people][:-PEOPLE]:
        people.pop(name, None)
    return found


def forget(databases: Databases, profile: str | None = None) -> None:
    """Forget a person's history, or everybody's, as when their records are erased."""
    if profile is None:
        _HELD.pop(databases, None)
    else:
        _HELD.get(databases, {}).pop(profile, None)


def _fresh(store: Store, held: Held | None, today: date) -> Held:
    last = _last(store)
    if held and held.last == last and held.progress.today == today:
        return held
    history = _history(store, held, last)
    days_a_week = planned(store, today).plan.exercise_days
    return Held(last, history, progress(history, today, days_a_week))


def _last(store: Store) -> tuple[int, datetime | None]:
    """Return the newest event; its moment tells a restored backup from what it replaced."""
    return _moment(store, store.last_event_id())


def _moment(store: Store, number: int) -> tuple[int, datetime | None]:
    kept = store.event(number) if number else None
    return number, kept.at if kept else None


def _history(store: Store, held: Held | None, last: tuple[int, datetime | None]) -> History:
    if held is None or _moment(store, held.last[0]) != held.last:
        return store.history()
    if held.last == last:
        return held.history
    changed = store.changed_since(held.last[0])
    if changed is None:
        return store.history()
    since = changed - NIGHT
    new = store.history(since=since)
    days = (*(day for day in held.history.days if day.day < since), *new.days)
    checks = (*(one for one in held.history.change_checks if one[0] < since), *new.change_checks)
    return replace(new, days=days, change_checks=checks)
