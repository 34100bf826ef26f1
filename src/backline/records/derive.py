"""From the kept events to what decisions see: plain rows, read by index, folded once."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Select, select

from ..care.history import History
from . import schema
from .events import Break, SessionStart
from .fold import ALWAYS, DAILY, Body, Fold, Row
from .reading import corrections, within
from .writing import as_json

COUNTS = ("repetitions", "seconds", "dose_met", "faults")
NIGHT = timedelta(days=1)
AT_ONCE = 500  # ids in one question to the database
EVENT = schema.event.c
WANTED = (EVENT.at_utc, EVENT.id, EVENT.kind, EVENT.day, EVENT.parent_id, EVENT.body)
IN_ORDER = itemgetter(0, 1)
IN_BREAK = as_json({"in_break": True})[1:-1]

Changes = Mapping[int, Body]


def history(connection: Connection, profile_id: int, since: date | None = None) -> History:
    """Return all of one person as the decisions see it; see `Store.history`."""
    changes = corrections(connection, profile_id)
    own = select(*WANTED).where(EVENT.profile_id == profile_id)
    rows = _rows(connection, own.where(EVENT.kind.in_(ALWAYS)), changes)
    rows += _rows(connection, within(own.where(EVENT.kind.in_(DAILY)), since, None), changes)
    rows.sort(key=IN_ORDER)
    first = since.isoformat() if since else ""
    breaks = _breaks(connection, profile_id, since, changes)
    fold = Fold(_counts(connection, rows, changes), first, breaks)
    fold.take(rows)
    return fold.history()


def _breaks(
    connection: Connection, profile_id: int, since: date | None, changes: Changes
) -> set[int]:
    """Return the ids of the breaks, and of the starts of those that are done before the camera.

    Also of the night before, whose sets may be of the first day. Nothing else of them is read:
    there may be thousands.
    """
    own = select(EVENT.id).where(EVENT.profile_id == profile_id)
    first = since - NIGHT if since and since > date.min else None
    query = own.where(EVENT.kind == Break.kind)
    found = set(connection.execute(within(query, first, None)).scalars())
    # The text is looked for first: most starts are those of sessions, with long bodies.
    starts = own.add_columns(EVENT.body).where(
        EVENT.kind == SessionStart.kind, EVENT.body.contains(IN_BREAK)
    )
    rows = connection.execute(within(starts, first, None)).all()
    found |= {number for number, body in rows if json.loads(body).get("in_break")}
    told = {number: one["in_break"] for number, one in changes.items() if "in_break" in one}
    return (found - set(told)) | {number for number, in_break in told.items() if in_break}


def _rows(connection: Connection, query: Select[Any], changes: Changes) -> list[Row]:
    result = connection.execute(query)
    # The driver's own tuples: years of them are read, and SQLAlchemy's rows take twice the time.
    found = [] if result.cursor is None else result.cursor.fetchall()
    result.close()
    # One call for all of them is several times quicker than one for each.
    bodies = json.loads(f"[{','.join([row[5] for row in found])}]")
    if changes:
        for row, body in zip(found, bodies, strict=True):
            _put_right(body, changes.get(row[1], {}))
    return [(*row[:5], body) for row, body in zip(found, bodies, strict=True)]


def _put_right(body: Body, changes: Body) -> None:
    for name, value in changes.items():
        if value is None:
            body.pop(name, None)
        else:
            body[name] = value


def _counts(connection: Connection, rows: Iterable[Row], changes: Changes) -> dict[int, Body]:
    """Return what the sets came to that were kept without counts, by their ids."""
    counts = dict[int, Body]()
    open_sets = set[int]()
    for _at, number, kind, _day, parent, body in rows:
        if kind == "set_end" and parent is not None:
            counts[parent] = body
        elif kind == "set" and not any(
            name in body and name not in changes.get(number, ()) for name in COUNTS
        ):
            open_sets.add(number)
    if unfinished := sorted(open_sets - set(counts)):
        counts |= _from_repetitions(connection, unfinished, changes)
    return counts


def _from_repetitions(
    connection: Connection, sets: Sequence[int], changes: Changes
) -> dict[int, Body]:
    """Count for sets whose end was never reached: what was asked for was not met in them."""
    counts: dict[int, Body] = {
        one: {"repetitions": 0, "seconds": 0.0, "dose_met": False, "faults": 0} for one in sets
    }
    set_of: dict[int | None, int] = {one: one for one in sets}
    parts = _children(connection, sets, changes)
    set_of |= {number: set_of[parent] for _at, number, _kind, _day, parent, _body in parts}
    parts += _children(connection, [part[1] for part in parts], changes)
    for _at, _number, kind, _day, parent, body in parts:
        one = counts[set_of[parent]]
        counted = body.get("excluded_by") is None
        if kind == "fault":
            one["faults"] += 1
        elif kind == "repetition":
            one["repetitions"] += counted
        elif kind == "hold":
            one["seconds"] += (body["end_s"] - body["start_s"]) * counted
    return counts


def _children(connection: Connection, parents: Sequence[int], changes: Changes) -> list[Row]:
    rows = list[Row]()
    for start in range(0, len(parents), AT_ONCE):
        wanted = EVENT.parent_id.in_(parents[start : start + AT_ONCE])
        rows += _rows(connection, select(*WANTED).where(wanted), changes)
    return rows
