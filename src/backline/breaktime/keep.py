"""What the companion decided, as lines that outlive it, and those lines as kept events.

A line is plain JSON. The companion writes lines without opening any records; whoever may open them
hands the lines in, as often as needed: each is kept once.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from backline.care.breaks.decisions import Bout, Rested
from backline.care.sitting_words import KINDS
from backline.library.numbers_load import numbers
from backline.motion.errors import InputError
from backline.motion.said import Own, say
from backline.records.days import TURNS_AT, as_utc, day_of, in_zone, zone_of

# The companion writes lines only, and stays small: it loads no database.
if TYPE_CHECKING:
    from backline.records import Entry, Store
    from backline.records.events import ExerciseSet, Source

Line = Mapping[str, Any]

FIRST_YEAR = 2015
"""What is dated before was dated by a clock that had lost its time (chosen by us)."""
NO_MOMENT = (ValueError, TypeError, LookupError, OverflowError, OSError)
"""What an impossible moment, or a zone that is not known, comes to."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of lines that were handed in.

    Attributes
    ----------
    kept : int
        Events that are new in the records.
    passed : int
        Lines that were kept before, that the page has kept, or that are too short to keep.
    waiting : tuple of lines
        Dated in the future, as after the clock was set back: hand them in again when it has come.
    refused : tuple of (line, str)
        Lines that can never be kept, and why.
    """

    kept: int = 0
    passed: int = 0
    waiting: tuple[object, ...] = ()
    refused: tuple[tuple[object, str], ...] = ()


def as_line(
    decision: Bout | Rested, key: str, profile: str, source: "Source" = "companion"
) -> dict[str, object]:
    """Return what was decided as plain JSON.

    Parameters
    ----------
    decision : Bout or Rested
        A bout lies on the day on which it began, where it ends as that day turns.
    key : str
        Not used for anything else of the same kind on its day: under it the line is kept once.
    profile : str
        Whose records it belongs to.
    source : str
        Who saw a bout.
    """
    if isinstance(decision, Rested):
        body = {
            "outcome": decision.outcome, "seconds": _tidy(decision.seconds),
            "snoozes": decision.snoozes, "held_s": _tidy(decision.held_s), "kept": decision.kept,
        }  # fmt: skip
        return {"kind": "break", **_moment(decision.at), "profile": profile, "key": key, **body}
    end, last = decision.end, _last_of(day_of(decision.start), decision.start)
    at = end if end.astimezone(UTC) <= last.astimezone(UTC) else last
    return {
        "kind": "sitting_bout", **_moment(at), "profile": profile, "key": key,
        "seconds": _tidy(decision.sitting_s), "unbroken_s": _tidy(decision.unbroken_s),
        "ended": decision.ended, "source": source,
    }  # fmt: skip


def keep_lines(store: "Store", lines: Iterable[object]) -> Filed:
    """Keep what lines tell, all of it or nothing, and only what is not kept yet.

    Parameters
    ----------
    store : Store
        Of the profile that the lines belong to.
    lines : iterable
        As `as_line` made them, read back from JSON; anything else is refused.

    Raises
    ------
    InputError
        If the records cannot be written just now; nothing was kept then.
    """
    from backline.records.writing import CLOCKS_DIFFER  # noqa: PLC0415 - loads a database

    latest = store.clock() + CLOCKS_DIFFER
    entries, waiting, refused = list["Entry"](), list[object](), list[tuple[object, str]]()
    passed = 0
    for line in lines:
        try:
            entry = _entry(line, store.profile)
        except InputError as error:
            refused.append((line, str(error)))
            continue
        if entry is None:
            passed += 1
        elif entry.at > latest:
            waiting.append(line)
        else:
            entries.append(entry)
    kept = len(store.append_new(entries)) if entries else 0
    return Filed(kept, passed + len(entries) - kept, tuple(waiting), tuple(refused))


def break_done(  # noqa: PLR0913, PLR0917 - all that is known of a break
    store: "Store",
    at: datetime,
    seconds: float,
    exercise: str | None,
    sets: Sequence["ExerciseSet"],
    snoozes: int = 0,
    held_s: float = 0.0,
    key: str | None = None,
    definition_sha256: str | None = None,
) -> int:
    """Keep a break that was taken, with what was done in it, and return its id.

    Parameters
    ----------
    store : Store
    at : datetime
        When it began, with its zone; its sets are of the same day.
    seconds : float
    exercise : str or None
        Id of the definition; None for a break without one.
    sets : sequence of ExerciseSet
    snoozes : int
        How often it was put off.
    held_s : float
        How long it was held, in seconds.
    key : str, optional
        A break that is kept under it already is not kept again.
    definition_sha256 : str, optional
        Hash of the exercise file that was used.

    Raises
    ------
    InputError
        With everything that is wrong; nothing was kept then.
    """
    from backline.records import Entry  # noqa: PLC0415 - loads a database
    from backline.records.events import Break  # noqa: PLC0415 - the same

    rest = Break("taken", _tidy(seconds), snoozes, _tidy(held_s), exercise, key)
    done = [Entry(one, at, within=0, definition_sha256=definition_sha256) for one in sets]
    if new := store.append_new([Entry(rest, at), *done]):
        return new[0]
    day = day_of(at)
    same = (one for one in store.events(("break",), day, day) if one.event.key == key)  # type: ignore[union-attr]
    return next(same).id


def _moment(at: datetime) -> dict[str, str]:
    return {"at_utc": as_utc(at), "zone": zone_of(at)}


def _tidy(seconds: float) -> float:
    return round(max(0.0, float(seconds)), 1)


def _last_of(day: date, like: datetime) -> datetime:
    """Return the last second of a day in the zone of a moment."""
    turn = datetime.combine(day + timedelta(1), datetime.min.time(), like.tzinfo) + TURNS_AT
    # In UTC: in the night in which the clocks change, the second before may have another offset.
    return (turn.astimezone(UTC) - timedelta(seconds=1)).astimezone(like.tzinfo)


def _entry(line: object, profile: str) -> "Entry | None":
    """Return what a line asks to keep; None where that is nothing.

    Raises
    ------
    InputError
        If it can never be kept.
    """
    from backline.records import Entry  # noqa: PLC0415 - loads a database
    from backline.records.bodies import checked, rules_of  # noqa: PLC0415 - the same

    if not isinstance(line, Mapping) or line.get("kind") not in KINDS:
        raise InputError(say("That is no line of the companion."))
    if line.get("profile") != profile:
        raise InputError(
            say("It belongs to {other}, not to {profile}.", other=Own(line.get("profile")),
                profile=Own(profile))
        )  # fmt: skip
    if not line.get("key"):
        raise InputError(say("It has no key, so it could be kept twice."))
    kind = line["kind"]
    event = checked(kind, {name: line[name] for name in rules_of(kind) if name in line})
    if line.get("kept") or getattr(event, "seconds", 0) < _least_s(kind):
        return None
    return Entry(event, _at(line))


def _least_s(kind: str) -> float:
    return numbers("breaks")["bout_least_s"] if kind == "sitting_bout" else 0.0


def _at(line: Line) -> datetime:
    try:
        at = in_zone(line["at_utc"], line["zone"])
    except NO_MOMENT as error:
        raise InputError(say("Its moment cannot be read.")) from error
    if at.year < FIRST_YEAR:
        raise InputError(say("It is dated {at:%Y-%m-%d}, when the clock had lost its time.", at=at))
    return at
