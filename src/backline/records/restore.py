"""Restoring a backup: read and checked whole before anything is written, then kept all or nothing.

A backup is a file that anybody may have changed, so it is read as strictly as new events are.
"""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from ..motion.errors import InputError
from ..motion.said import Own, Said, say
from . import profiles, schema
from .backup import FORMAT, MARK, Person
from .bodies import as_body, checked
from .database import Database
from .days import as_utc, day_of, in_zone
from .events import KINDS, Correction
from .paths import OWNER_ONLY, PRIVATE, exercises_folder, made_data_folder
from .writing import NEVER_ALONE, as_json

AT_ONCE = 1000
TEXT_OR_NOT, NUMBER_OR_NOT = (str, type(None)), (int, type(None))
TYPES: dict[str, tuple[type, ...]] = {
    "id": (int,), "kind": (str,), "at_utc": (str,), "zone": (str,), "day": (str,),
    "parent_id": NUMBER_OR_NOT, "body": (dict,), "package_version": (str,),
    "definition_sha256": TEXT_OR_NOT, "model_sha256": TEXT_OR_NOT, "corrects": NUMBER_OR_NOT,
    "made_up": (bool,),
}  # fmt: skip
UNREADABLE = (ValueError, RecursionError, EOFError, zlib.error, gzip.BadGzipFile)
"""Of texts, JSON and gzip; ValueError is that of the first two."""
NO_MOMENT = (ValueError, KeyError, IndexError, OverflowError, OSError)
"""What an impossible moment, or a zone that is not known, comes to."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: profiles, and own exercise files by their names."""

    people: list[Person] = field(default_factory=list)
    exercise_files: dict[str, str] = field(default_factory=dict)


class _DamagedError(Exception):
    """Why a backup cannot be used."""

    def __init__(self, says: Said) -> None:
        super().__init__(says)
        self.says = says


def read_backup(path: Path) -> Backup:
    """Read a backup, and check every event in it.

    Raises
    ------
    InputError
        If it cannot be read, is no backup, is damaged, or is of a newer Backline.
    """
    why: Said = say("it ends too early, or was changed")
    try:
        with gzip.open(path, "rb") as file:
            _check_kind(path, file)
            return _Reading().all_of(file)
    except _DamagedError as error:
        why = error.says
    except UNREADABLE:
        pass
    except OSError as error:
        message = say(
            "{path} cannot be read ({strerror}); check the path and its rights.",
            path=Own(path), strerror=Own(error.strerror),
        )  # fmt: skip
        raise InputError(message) from error
    raise InputError(
        say(
            "{path} is damaged: {why}. Nothing was restored; use another backup.",
            path=Own(path),
            why=why,
        )
    )


def _check_kind(path: Path, file: gzip.GzipFile) -> None:
    try:
        first = json.loads(file.readline())
    except UNREADABLE:
        first = None
    if not isinstance(first, dict) or MARK not in first:
        raise InputError(
            say("{path} is not a backup of Backline; name a file that it wrote.", path=Own(path))
        )
    # What an earlier schema keeps is kept the same in this one.
    if first[MARK] != FORMAT or first.get("schema") not in schema.SCHEMAS:
        raise InputError(
            say(
                "{path} was written by a newer Backline; update this one to restore it.",
                path=Own(path),
            )
        )


class _Reading:
    """Takes the lines of a backup one after the other."""

    def __init__(self) -> None:
        self._backup = Backup()
        # Of the present profile, by id: kind, day, and the body with its corrections.
        self._seen: dict[int, tuple[str, str, dict[str, Any]]] = {}

    def all_of(self, file: gzip.GzipFile) -> Backup:
        """Return the backup; the first line has been read already."""
        ended = False
        for count, text in enumerate(file, 1):
            try:
                if ended:
                    raise _DamagedError(say("something follows its end"))
                ended = self._take(json.loads(text), count)
            except (InputError, _DamagedError) as error:
                why = Own(str(error).splitlines()[0].removesuffix("."))
                told = error.says if isinstance(error, _DamagedError) else why
                raise _DamagedError(say("line {n}, {why}", n=count + 1, why=told)) from error
        if not ended:
            raise _DamagedError(say("its end is missing"))
        return self._backup

    def _take(self, line: object, count: int) -> bool:
        """Take one line; return whether it is the last one."""
        match line:
            case {"profile": str(name), "created_utc": str(created)}:
                if any(one.name == name for one in self._backup.people):
                    raise _DamagedError(say("the profile {name!r} is there twice", name=name))
                self._backup.people.append(Person(name, created))
                self._seen = {}
            case {"event": dict(event)} if self._backup.people:
                self._backup.people[-1].events.append(self._event(event))
            case {"exercise_file": str(name), "text": str(text)}:
                if Path(name).name != name or not name.endswith(".toml") or "\\" in name:
                    raise _DamagedError(
                        say("{name!r} is not the name of an exercise file", name=name)
                    )
                self._backup.exercise_files[name] = text
            case {"lines": int(lines)}:
                if lines != count:
                    raise _DamagedError(
                        say(
                            "{lines} lines were written and {count} are there",
                            lines=lines, count=count,
                        )
                    )  # fmt: skip
                return True
            case _:
                raise _DamagedError(say("that is nothing a backup has"))
        return False

    def _event(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return the columns of an event that is as it has to be."""
        if row.keys() != TYPES.keys() or any(
            type(row[name]) not in types for name, types in TYPES.items()
        ):
            raise _DamagedError(say("an event has to have other columns"))
        if self._seen and row["id"] <= next(reversed(self._seen)):
            raise _DamagedError(say("an event comes after a later one"))
        event = checked(row["kind"], row["body"])
        body = as_body(event)
        day = _checked_day(row)
        if (row["kind"] == Correction.kind) != (row["corrects"] is not None):
            raise _DamagedError(say("a correction has to correct an event, and nothing else may"))
        if row["corrects"] is not None:
            day = self._corrected(row["corrects"], body["changes"])
            if row["day"] != day:
                raise _DamagedError(say("a correction is on another day than what it corrects"))
        if row["parent_id"] is not None or row["kind"] in NEVER_ALONE:
            parent = self._seen.get(row["parent_id"])
            if parent is None or parent[0] not in KINDS[row["kind"]].parents:
                raise _DamagedError(say("an event does not belong to one that it can belong to"))
        self._seen[row["id"]] = (row["kind"], day, body)
        return {**row, "body": as_json(body)}

    def _corrected(self, number: int, changes: Mapping[str, Any]) -> str:
        """Note the changes of a correction, and return the day of what it corrects."""
        kind, day, body = self._seen.get(number, (Correction.kind, "", {}))
        if kind == Correction.kind:
            raise _DamagedError(say("a correction of an event that is not there"))
        changed = {**body, **changes}
        checked(kind, changed)
        self._seen[number] = (kind, day, changed)
        return day


def _checked_day(row: Mapping[str, Any]) -> str:
    """Return the day of an event, which has to be that of its moment."""
    try:
        at, day = in_zone(row["at_utc"], row["zone"]), date.fromisoformat(row["day"])
        if as_utc(at) != row["at_utc"] or day.isoformat() != row["day"]:
            raise ValueError("in another form")
        # Two machines may know different rules of a zone.
        apart = abs(day_of(at) - day)
    except NO_MOMENT as error:
        raise _DamagedError(say("an event has no moment that there is")) from error
    if apart > timedelta(days=1) and row["kind"] != Correction.kind:
        raise _DamagedError(say("an event is on another day than its moment"))
    return day.isoformat()


def restore(
    database: Database, people: Sequence[Person], files: Mapping[str, str], *, replace: bool = False
) -> list[str]:
    """Keep what a backup holds, all of it or nothing, in profiles without events.

    Parameters
    ----------
    database : Database
    people : sequence of Person
        Under these names they are kept; a name that is not there is added.
    files : mapping
        Own exercise files by their names; one that is there already stays as it is.
    replace : bool
        Whether to take out what is in these profiles first.

    Returns
    -------
    list of str
        Names of the exercise files that were written.

    Raises
    ------
    InputError
        If a profile has events already, or something cannot be written.
    """
    with _files_in_place(files) as written, database.writing() as connection:
        for one in people:
            found = profiles.find(connection, one.name)
            if found is not None and _has_events(connection, found):
                if not replace:
                    raise InputError(occupied(one.name))
                profiles.erase(connection, found)
            profiles.add(connection, one.name, one.created_utc)
            number = profiles.known(connection, one.name, database.place)
            _insert(connection, number, one.events)
    return written


def occupied(name: str) -> str:
    """Return the sentence for a profile that has events already."""
    return say(
        "The profile {name!r} has events already: restore under another name with --profile NAME,"
        " or put the backup in its place with --replace.",
        name=name,
    )


def _has_events(connection: Connection, profile_id: int) -> bool:
    own = select(schema.event.c.id).where(schema.event.c.profile_id == profile_id).limit(1)
    return connection.execute(own).scalar() is not None


def _insert(connection: Connection, profile_id: int, events: Sequence[Mapping[str, Any]]) -> None:
    """Insert events in their order under new ids."""
    ids = dict(zip((one["id"] for one in events), _free_ids(connection, len(events)), strict=True))
    rows = [
        {
            **one,
            "id": ids[one["id"]],
            "profile_id": profile_id,
            "parent_id": ids.get(one["parent_id"]),
            "corrects": ids.get(one["corrects"]),
        }
        for one in events
    ]
    for start in range(0, len(rows), AT_ONCE):
        connection.execute(insert(schema.event), rows[start : start + AT_ONCE])


def _free_ids(connection: Connection, count: int) -> range:
    """Return ids that nobody else gets, in order: what is read by ids keeps its order."""
    if connection.dialect.name == "sqlite":  # its only writer is this transaction
        used = "SELECT seq FROM sqlite_sequence WHERE name = 'event'"
        last = connection.exec_driver_sql(used).scalar() or 0
    else:
        connection.exec_driver_sql("LOCK TABLE event IN SHARE ROW EXCLUSIVE MODE")
        sequence = "pg_get_serial_sequence('event', 'id')"
        last = connection.exec_driver_sql(f"SELECT nextval({sequence})").scalar_one()
        connection.exec_driver_sql(f"SELECT setval({sequence}, {last + count})")
    return range(last + 1, last + 1 + count)


@contextmanager
def _files_in_place(files: Mapping[str, str]) -> Iterator[list[str]]:
    """Write the files that are not there, and take them away again where the rest fails."""
    folder = exercises_folder()
    written: list[str] = []
    try:
        if files:
            made_data_folder()
            folder.mkdir(mode=PRIVATE, exist_ok=True)
        for name, text in files.items():
            path = folder / name
            if not path.exists():
                written.append(name)
                path.touch(OWNER_ONLY)
                path.write_bytes(text.encode())
        yield written
    except BaseException as error:
        for name in written:
            (folder / name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            message = say(
                "The exercise files cannot be written to {path} ({why}); nothing was restored.",
                path=Own(folder), why=Own(error.strerror),
            )  # fmt: skip
            raise InputError(message) from error
        raise
