"""Kept events as they are to be read: with what was put right by hand, and what was measured."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from . import schema
from .bodies import trusted
from .days import in_zone
from .events import Correction, Event

EVENT = schema.event.c
WANTED = (
    EVENT.id, EVENT.kind, EVENT.at_utc, EVENT.zone, EVENT.day, EVENT.parent_id, EVENT.body,
    EVENT.corrects, EVENT.made_up,
)  # fmt: skip
LARGEST_ID = 2**63 - 1  # that a database's whole numbers hold


@dataclass(frozen=True, slots=True)
class Kept:
    """One kept event.

    Attributes
    ----------
    id : int
        Larger ones were kept later.
    kind : str
    event : Event
        With every correction in it.
    at : datetime
        In the zone in which it happened.
    zone : str
        IANA name, or offset from UTC.
    day : date
        The local day, which turns at 03:00; a correction has that of the event it corrects.
    parent : int or None
        Id of the event that it belongs to.
    corrected : bool
        Whether something in it was put right by hand.
    as_measured : Event
        Without any correction.
    corrects : int or None
        For a correction: the id of the event it corrects.
    made_up : bool
        Whether it is for trying only.
    """

    id: int
    kind: str
    event: Event
    at: datetime
    zone: str
    day: date
    parent: int | None
    corrected: bool
    as_measured: Event
    corrects: int | None
    made_up: bool


def events(  # noqa: PLR0913 - each narrows the list
    connection: Connection,
    profile_id: int,
    kinds: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    *,
    newest_first: bool = False,
    limit: int | None = None,
) -> list[Kept]:
    """Return kept events, by days and then by moments; see `Store.events`."""
    query = within(select(*WANTED).where(EVENT.profile_id == profile_id), since, until)
    query = query.where(EVENT.kind.in_(kinds) if kinds else EVENT.kind != Correction.kind)
    # The day comes first, so that SQLite can stop at the limit and need not sort them all.
    order = (EVENT.day, EVENT.at_utc, EVENT.id)
    query = query.order_by(*(one.desc() for one in order) if newest_first else order)
    changes = corrections(connection, profile_id, since, until)
    return [_kept(row, changes) for row in connection.execute(query.limit(limit))]


def event(connection: Connection, profile_id: int, number: int) -> Kept | None:
    """Return one kept event by its id; None where this profile has none."""
    if abs(number) > LARGEST_ID:
        return None
    query = select(*WANTED).where(EVENT.profile_id == profile_id, EVENT.id == number)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    day = date.fromisoformat(row.day)  # corrections have that of the event they correct
    return _kept(row, corrections(connection, profile_id, day, day))


def within(
    query: Select[tuple[Any, ...]], since: date | None, until: date | None
) -> Select[tuple[Any, ...]]:
    """Narrow a query to the days from `since` to `until`, both included."""
    if since is not None:
        query = query.where(EVENT.day >= since.isoformat())
    if until is not None:
        query = query.where(EVENT.day <= until.isoformat())
    return query


def corrections(
    connection: Connection, profile_id: int, since: date | None = None, until: date | None = None
) -> dict[int, dict[str, Any]]:
    """Return the changed fields of each corrected event by its id; the newest correction wins."""
    query = select(EVENT.id, EVENT.corrects, EVENT.body).where(
        EVENT.profile_id == profile_id, EVENT.kind == Correction.kind
    )
    found = dict[int, dict[str, Any]]()
    # Asked to sort, SQLite would walk over all events instead of looking up the kind.
    rows = sorted(connection.execute(within(query, since, until)).all())
    for _number, corrected, body in rows:
        found.setdefault(corrected, {}).update(json.loads(body)["changes"])
    return found


def _kept(row: Any, changes: Mapping[int, Mapping[str, Any]]) -> Kept:
    number, kind, at_utc, zone, day, parent, text, corrects, made_up = row
    body = json.loads(text)
    measured = event = trusted(kind, body)
    if number in changes:
        merged = {**body, **changes[number]}
        event = trusted(kind, {name: value for name, value in merged.items() if value is not None})
    return Kept(
        id=number,
        kind=kind,
        event=event,
        at=in_zone(at_utc, zone),
        zone=zone,
        day=date.fromisoformat(day),
        parent=parent,
        corrected=number in changes,
        as_measured=measured,
        corrects=corrects,
        made_up=made_up,
    )
