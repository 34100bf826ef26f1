"""Sitting at the desk from ActivityWatch, where somebody has it: its export, or its server here.

Only times are read, of somebody being at the keyboard or not; never what they did. The server has
to be on this machine, and is asked without any proxy, so that nothing leaves it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from pathlib import Path
from urllib.parse import quote, urlencode

from backline.care.breaks import BreakSettings
from backline.library.numbers_load import numbers
from backline.motion.errors import InputError
from backline.motion.said import Figure, Own, Said, say
from backline.records import Store, day_of
from backline.records.days import as_utc
from backline.records.events import SittingBout, Source
from backline.records.writing import CLOCKS_DIFFER

from .keep import FIRST_YEAR, as_line, keep_lines
from .loopback import ADDRESS, asked, on_this_machine, parsed, whole
from .spells import Spell, by_days, merged, runs

KIND, THERE = "afkstatus", "not-afk"
SOURCE: Source = "activitywatch"
TOLD_MOST = 5
"""Sentences about single events: a broken file has the same fault a thousand times."""
KEY = "aw "
"""Before the start of a bout in UTC: a bout is kept once under it."""
MINUTE_S, HOUR_S = 60.0, 3600.0


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of an import.

    Attributes
    ----------
    days, bouts : int
        On how many days there are new bouts, and how many.
    hours : float
        Of sitting in them.
    left_out : tuple of date
        Days that the companion has measured itself.
    """

    days: int = 0
    bouts: int = 0
    hours: float = 0.0
    left_out: tuple[date, ...] = ()

    @property
    def says(self) -> tuple[Said, ...]:
        """The same in sentences."""
        found = [say("Nothing new: all of it is here already, or there was none.")]
        if self.bouts:
            hours = Figure(self.hours, ".1f")
            found = [
                say(
                    "Added {hours} hours of sitting; bouts: {bouts}, days: {days}.",
                    hours=hours, bouts=self.bouts, days=self.days,
                )
            ]  # fmt: skip
        if self.left_out:
            found.append(
                say(
                    "Left out, because the companion measured these days itself: {days}.",
                    days=list(self.left_out),
                )
            )
        return tuple(found)


def read_export(path: Path) -> object:
    """Return what an exported file holds.

    Raises
    ------
    InputError
        If there is no such file, it cannot be read, or it is not JSON.
    """
    try:
        with path.open("rb") as file:
            return parsed(whole(file), Own(path.name))
    except FileNotFoundError:
        message = say("There is no file {path}; export it in ActivityWatch first.", path=Own(path))
        raise InputError(message) from None
    except OSError as error:
        message = say("{path} cannot be read ({why}).", path=Own(path), why=Own(error.strerror))
        raise InputError(message) from error


def from_export(data: object) -> list[Spell]:
    """Return when somebody was at the keyboard, from all buckets, in order and without overlaps.

    Parameters
    ----------
    data : object
        An export (``buckets`` by their ids), one bucket, or a list of its events.

    Raises
    ------
    InputError
        If there is no bucket of presence in it, or with what is wrong in its events.
    """
    found, problems = list[Spell](), list[str]()
    for event in _events(data):
        try:
            if spell := _spell(event):
                found.append(spell)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(*list(dict.fromkeys(problems))[:TOLD_MOST])
    return merged(found)


def from_server(
    address: str = ADDRESS, since: datetime | None = None, until: datetime | None = None
) -> list[Spell]:
    """Return when somebody was at the keyboard, from the ActivityWatch that runs here.

    Parameters
    ----------
    address : str
        Of its server; it has to be on this machine.
    since, until : datetime, optional
        With their zones; all that there is without.

    Raises
    ------
    InputError
        If the address is on another machine, nothing answers there, or the answer is no use.
    """
    base = on_this_machine(address)
    buckets = asked(f"{base}/api/0/buckets/")
    ids = [
        name
        for name, one in (buckets.items() if isinstance(buckets, Mapping) else ())
        if isinstance(one, Mapping) and one.get("type") == KIND
    ]
    if not ids:
        raise InputError(_no_bucket())
    ends = {"start": since, "end": until}
    given = {name: at.astimezone(UTC).isoformat() for name, at in ends.items() if at is not None}
    query = urlencode({**given, "limit": -1})
    events = list[object]()
    for name in ids:
        told = asked(f"{base}/api/0/buckets/{quote(name, safe='')}/events?{query}")
        if not isinstance(told, list):
            raise InputError(_no_bucket())
        events += told
    return from_export(events)


def import_spells(
    store: Store, spells: Iterable[Spell], settings: BreakSettings, zone: tzinfo
) -> Imported:
    """Keep spells as bouts of sitting; what is kept already is not kept again.

    Parameters
    ----------
    store : Store
        Its clock says what is in the future.
    spells : iterable of Spell
    settings : BreakSettings
        Spells with less than a break between them are one bout.
    zone : tzinfo
        Where the person lives: days turn at 03:00 there.

    Raises
    ------
    InputError
        If a spell lies in the future, or the records cannot be written; nothing was kept then.
    """
    found = merged(spells)
    if late := [one for one in found if one.end > store.clock() + CLOCKS_DIFFER]:
        raise InputError(
            say(
                "{at} lies in the future; check the clock of the machine that it comes from.",
                at=Own(late[-1].end.astimezone(zone).isoformat(" ", "minutes")),
            )
        )
    if not found:
        return Imported()
    first, last = (day_of(at.astimezone(zone)) for at in (found[0].start, found[-1].end))
    own, taken = _kept(store, first, last)
    bouts = [
        bout
        for run in runs(found, MINUTE_S * settings.break_min)
        for bout in by_days(run, zone, taken)
        if bout.sitting_s >= numbers("breaks")["bout_least_s"]
    ]
    new = [one for one in bouts if day_of(one.start) not in own]
    lines = [as_line(one, f"{KEY}{as_utc(one.start)}", store.profile, SOURCE) for one in new]
    if refused := keep_lines(store, lines).refused:
        raise InputError(*(why for _, why in refused[:TOLD_MOST]))
    return Imported(
        len({day_of(one.start) for one in new}),
        len(new),
        sum(one.sitting_s for one in new) / HOUR_S,
        tuple(sorted({day_of(one.start) for one in bouts} & own)),
    )


def _no_bucket() -> Said:
    return say(
        "There is nothing about presence in it: it has to hold a bucket of the type {kind}, which"
        " ActivityWatch's aw-watcher-afk makes.",
        kind=Own(KIND),
    )


def _events(data: object) -> list[object]:
    """Return the events of every bucket of presence.

    Raises
    ------
    InputError
        If there is none.
    """
    if isinstance(data, list):
        lists: list[object] = [data]
    elif isinstance(data, Mapping) and "events" in data:
        lists = [data["events"]] if data.get("type", KIND) == KIND else []
    else:
        buckets = data.get("buckets", data) if isinstance(data, Mapping) else {}
        every = buckets.values() if isinstance(buckets, Mapping) else buckets
        lists = [
            one["events"]
            for one in (every if isinstance(every, Iterable) else ())
            if isinstance(one, Mapping) and one.get("type") == KIND and "events" in one
        ]
    if not lists or not all(isinstance(one, list) for one in lists):
        raise InputError(_no_bucket())
    return [event for one in lists if isinstance(one, list) for event in one]


def _spell(event: object) -> Spell | None:
    """Return the presence that an event tells of; None where it tells of none.

    Raises
    ------
    InputError
        If it cannot be read.
    """
    given = event if isinstance(event, Mapping) else {}
    data, seconds = given.get("data"), given.get("duration")
    if not isinstance(data, Mapping) or "status" not in data:
        raise InputError(_no_bucket())
    try:
        start = datetime.fromisoformat(given["timestamp"])
        start = start if start.utcoffset() is not None else start.replace(tzinfo=UTC)
        end = start.astimezone(UTC) + timedelta(seconds=seconds)  # type: ignore[arg-type]
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise InputError(
            say("An event's time or duration cannot be read: {at}, {seconds}.",
                at=Own(repr(given.get("timestamp"))[:40]), seconds=Own(repr(seconds)[:40]))
        ) from error  # fmt: skip
    if end < start:
        raise InputError(
            say("The event of {at} lasts {seconds} s; a duration cannot be below 0.",
                at=Own(given["timestamp"]), seconds=Own(repr(seconds)))
        )  # fmt: skip
    if start.year < FIRST_YEAR:
        raise InputError(
            say("It is dated {at:%Y-%m-%d}, when the clock had lost its time.", at=start)
        )
    there = data["status"] == THERE and end > start
    return Spell(start.astimezone(UTC), end) if there else None


def _kept(store: Store, first: date, last: date) -> tuple[set[date], dict[date, list[Spell]]]:
    """Return the days that were measured otherwise, and when bouts were imported, by their days."""
    own, taken = set[date](), dict[date, list[Spell]]()
    for kept in store.events((SittingBout.kind,), first, last):
        assert isinstance(kept.event, SittingBout)
        if kept.event.source != SOURCE:
            own.add(kept.day)
        elif (key := kept.event.key or "").startswith(KEY):
            start = datetime.fromisoformat(key.removeprefix(KEY)).replace(tzinfo=UTC)
            taken.setdefault(kept.day, []).append(Spell(start, kept.at.astimezone(UTC)))
    return own, taken
