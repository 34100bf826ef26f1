"""New events: checked at the border, all problems at once, and kept all together or not at all."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, insert, select

from backline import __version__

from ..motion.errors import InputError
from ..motion.said import Own, joined, say
from . import reading, schema
from .bodies import as_body, checked
from .days import as_utc, day_of, zone_of
from .events import Correction, Event

EARLIEST_YEAR = 1900
CLOCKS_DIFFER = timedelta(minutes=5)
"""How far ahead a moment may lie: clocks of two machines are not quite the same (chosen by us)."""
ENDS = ("session_end", "set_end")
NEVER_ALONE = (*ENDS, "repetition", "hold", "fault")
AT_ONCE = 500  # ids in one question to the database


@dataclass(frozen=True, slots=True)
class Entry:
    """One event to keep.

    Attributes
    ----------
    event : Event
    at : datetime
        When it happened, with its zone.
    parent : int or None
        Id of the kept event that it belongs to.
    within : int or None
        Place, in the same list, of the entry that it belongs to; an earlier one.
    made_up : bool
        Whether it is for trying only.
    definition_sha256, model_sha256 : str or None
        Hashes of the exercise file and of the pose model that were used.
    """

    event: Event
    at: datetime
    parent: int | None = None
    within: int | None = None
    made_up: bool = False
    definition_sha256: str | None = None
    model_sha256: str | None = None


Row = dict[str, Any]


def keep(
    connection: Connection, profile_id: int, entries: Sequence[Entry], now: datetime
) -> list[int]:
    """Keep events, and return their ids in the same order.

    Raises
    ------
    InputError
        With every problem of every entry; then none of them is kept.
    """
    rows, problems = list[Row](), list[str]()
    kept = _parents(connection, profile_id, entries)
    for number, entry in enumerate(entries):
        if entry.event.kind == Correction.kind:
            raise ValueError("a correction is kept with Store.correct")
        place = f"{number + 1}. " if len(entries) > 1 else ""
        try:
            checked(entry.event.kind, as_body(entry.event), place)
        except InputError as error:
            problems += error.problems
        sentences = [
            *moment_problems(entry.at, now),
            *_parent_problems(entry, number, entries, kept),
        ]
        problems += [joined((Own(place), sentence), "") for sentence in sentences]
        if not problems:
            rows.append(row(profile_id, entry))
    if problems:
        raise InputError(*problems)
    return _insert(connection, rows, [entry.within for entry in entries])


def row(profile_id: int, entry: Entry) -> Row:
    """Return the columns of an entry."""
    return {
        "profile_id": profile_id,
        "kind": entry.event.kind,
        "at_utc": as_utc(entry.at),
        "zone": zone_of(entry.at),
        "day": day_of(entry.at).isoformat(),
        "parent_id": entry.parent,
        "body": as_json(as_body(entry.event)),
        "package_version": __version__,
        "definition_sha256": entry.definition_sha256,
        "model_sha256": entry.model_sha256,
        "corrects": None,
        "made_up": entry.made_up,
    }


def correct(
    connection: Connection,
    profile_id: int,
    event_id: int,
    changes: Mapping[str, Any],
    entry_at: datetime,
) -> int:
    """Keep what was put right by hand in another event, beside it, and return its id.

    Raises
    ------
    InputError
        If there is no such event, or the event would break a rule with these changes.
    """
    found = reading.event(connection, profile_id, event_id)
    if found is None or found.kind == Correction.kind:
        message = say(
            "There is no event {event_id} of this profile that could be corrected; "
            "look up its number in the log.",
            event_id=event_id,
        )
        raise InputError(message)
    if not changes:
        raise InputError(say("Nothing was given to correct; name a field and what it should be."))
    checked(found.kind, as_body(found.event) | dict(changes))
    entry = Entry(Correction(dict(changes)), entry_at, made_up=found.made_up)
    # With the day of what it corrects, whatever is read by days finds the two together.
    placed = row(profile_id, entry) | {"corrects": event_id, "day": found.day.isoformat()}
    return _insert(connection, [placed], [None])[0]


def moment_problems(at: datetime, now: datetime) -> Iterator[str]:
    """Yield what is wrong with a moment at which something is said to have happened."""
    if at.utcoffset() is None:
        raise ValueError(f"a moment has to come with its zone: {at!r}")
    if at.year < EARLIEST_YEAR:
        yield say(
            "{at:%Y-%m-%d} is before {year}; give the day on which it happened.",
            at=at,
            year=EARLIEST_YEAR,
        )
    elif at > now + CLOCKS_DIFFER:
        yield say(
            "{at:%Y-%m-%d %H:%M} is in the future; give the day and time at which it happened.",
            at=at,
        )


def as_json(body: object) -> str:
    """Return the text under which something is kept."""
    return json.dumps(body, separators=(",", ":"), allow_nan=False)


def _parents(
    connection: Connection, profile_id: int, entries: Sequence[Entry]
) -> dict[int, tuple[str, str]]:
    """Return kind and moment of the kept events that entries belong to."""
    ids = sorted({entry.parent for entry in entries if entry.parent is not None})
    columns = schema.event.c
    found = dict[int, tuple[str, str]]()
    for start in range(0, len(ids), AT_ONCE):
        wanted = columns.id.in_(ids[start : start + AT_ONCE])
        query = select(columns.id, columns.kind, columns.at_utc)
        for one in connection.execute(query.where(columns.profile_id == profile_id, wanted)):
            found[one.id] = (one.kind, one.at_utc)
    return found


def _parent_problems(
    entry: Entry, number: int, entries: Sequence[Entry], kept: Mapping[int, tuple[str, str]]
) -> Iterator[str]:
    kind, allowed = entry.event.kind, entry.event.parents
    if entry.within is not None:
        if not 0 <= entry.within < number or entry.parent is not None:
            raise ValueError("an entry belongs to an earlier one of its list, or to a kept event")
        above = entries[entry.within]
        parent = (above.event.kind, as_utc(above.at))
    elif entry.parent is None:
        if kind in NEVER_ALONE:
            yield say(
                "A {words} belongs to a {parent}; say to which one.",
                words=_words(kind),
                parent=_words(*allowed),
            )
        return
    elif entry.parent in kept:
        parent = kept[entry.parent]
    else:
        yield say(
            "There is no event {parent} of this profile that a {words} could be in.",
            parent=entry.parent,
            words=_words(kind),
        )
        return
    if parent[0] not in allowed:
        yield say(
            "A {words} cannot belong to a {parent}.", words=_words(kind), parent=_words(parent[0])
        )
    elif kind in ENDS and as_utc(entry.at) < parent[1]:
        yield say(
            "The end of the {words} comes before its start; give a later time.",
            words=_words(parent[0]),
        )


def _words(*kinds: str) -> str:
    return " or ".join(kind.removesuffix("_start").replace("_", " ") for kind in kinds)


def _insert(connection: Connection, rows: list[Row], within: Sequence[int | None]) -> list[int]:
    """Insert parents before what belongs to them, many at once, and return the ids in order."""
    depth = list[int]()
    for above in within:
        depth.append(0 if above is None else depth[above] + 1)
    ids = [0] * len(rows)
    returning = insert(schema.event).returning(schema.event.c.id, sort_by_parameter_order=True)
    for level in range(max(depth, default=-1) + 1):
        places = [place for place, own in enumerate(depth) if own == level]
        for place in places:
            if (above := within[place]) is not None:
                rows[place]["parent_id"] = ids[above]
        new = connection.execute(returning, [rows[place] for place in places]).scalars()
        for place, number in zip(places, new, strict=True):
            ids[place] = number
    return ids
