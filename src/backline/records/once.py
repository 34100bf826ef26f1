"""Events that may be handed in more than once: by their key they are kept once."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from . import reading
from .days import day_of
from .writing import Entry

Name = tuple[str, date, str]
"""Kind, day and key."""


def unkept(connection: Connection, profile_id: int, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries without those whose kind and key are kept on their day already.

    What belongs to one of these is left out with it; an entry without a key always stays.
    """
    names = [name_of(entry) for entry in entries]
    wanted = [name for name in names if name]
    known = set[Name | None]()
    if wanted:
        days = [day for _, day, _ in wanted]
        kinds = sorted({kind for kind, _, _ in wanted})
        kept = reading.events(connection, profile_id, kinds, min(days), max(days))
        known = {(one.kind, one.day, getattr(one.event, "key", None) or "") for one in kept}
    places, fresh = dict[int, int](), list[Entry]()
    for number, (entry, name) in enumerate(zip(entries, names, strict=True)):
        if name in known or (entry.within is not None and entry.within not in places):
            continue
        if name:
            known.add(name)  # twice in one batch is once, too
        places[number] = len(fresh)
        above = None if entry.within is None else places[entry.within]
        fresh.append(replace(entry, within=above))
    return fresh


def name_of(entry: Entry) -> Name | None:
    """Return what an entry is known by; None where it has no key."""
    key = getattr(entry.event, "key", None)
    return (entry.event.kind, day_of(entry.at), key) if key else None
