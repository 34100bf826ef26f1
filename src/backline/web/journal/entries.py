"""Kept events as the lines of a journal."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from backline.care.log_words import exercise_name, says
from backline.care.sitting_words import KINDS as OF_SITTING
from backline.care.sitting_words import summed
from backline.i18n import Texts
from backline.motion.said import say
from backline.records import Kept
from backline.records.bodies import as_body
from backline.records.events import ExerciseSet, SessionEnd, SessionStart

WITHIN_A_SET = ("set_end", "repetition", "hold", "fault")
"""Summed up by their set."""
SEVERAL = 2  # bouts and breaks of a day, from which on they are summed up
CORRECTABLE = ("set", "pain_check", "sitting", "function", "note", "test")


@dataclass(frozen=True, slots=True)
class Line:
    """One entry; ``was`` is what was kept at first, where it was put right."""

    id: int
    time: str
    says: str
    was: str
    correctable: bool
    made_up: bool
    note: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Sets of one exercise behind one another, a day's sitting, or another entry.

    ``says`` sums several lines up; it is empty for one.
    """

    says: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class JournalDay:
    """One day of it."""

    day: date
    groups: tuple[Group, ...]

    @property
    def ids(self) -> list[str]:
        """The numbers of its entries, as an address has them."""
        return [str(line.id) for group in self.groups for line in group.lines]

    @property
    def made_up(self) -> bool:
        """Whether something in it is for trying only."""
        return any(line.made_up for group in self.groups for line in group.lines)


def days_of(found: Sequence[Kept], names: Mapping[str, str], texts: Texts) -> list[JournalDay]:
    """Return the days of kept events, the newest first; within a day in their order.

    Parameters
    ----------
    found : sequence of Kept
        In the order of the days.
    names : mapping
        What the person's own exercises are called.
    texts : Texts
    """
    ends = {one.parent: one for one in found if one.kind == "set_end"}
    breaks = {one.id for one in found if one.kind == "break" or _is_break(one)}
    shown = (one for one in found if one.kind not in WITHIN_A_SET and not _says_nothing(one))
    days = []
    for day, events in groupby(shown, key=lambda one: one.day):
        rest, sat = _apart([*events], breaks)
        alike = [[*some] for _, some in groupby(rest, key=_alike)]
        groups = [_group(some, ends, names, texts) for some in alike]
        if sat:
            at = sum(some[0].at <= sat[0].at for some in alike)
            groups.insert(at, _sitting(sat, ends, names, texts))
        days.append(JournalDay(day, tuple(groups)))
    return days[::-1]


def _apart(events: list[Kept], breaks: Container[int | None]) -> tuple[list[Kept], list[Kept]]:
    """Return a day's events without its sitting, and this with what was done in breaks.

    A single bout or break stays among the others, and so does pain that a break was stopped for.
    """
    if sum(one.kind in OF_SITTING for one in events) < SEVERAL:
        return events, []
    sat = [
        one
        for one in events
        if one.kind in OF_SITTING
        or one.id in breaks
        or (one.parent in breaks and isinstance(one.event, ExerciseSet))
    ]
    ids = {one.id for one in sat}
    return [one for one in events if one.id not in ids], sat


def _is_break(one: Kept) -> bool:
    """Whether it is the start of a break before the camera."""
    return isinstance(one.event, SessionStart) and one.event.in_break


def _says_nothing(one: Kept) -> bool:
    """Whether it is the plain end of such a break: the break itself is another line."""
    end = one.event
    return isinstance(end, SessionEnd) and end.in_break and not end.stopped


def _alike(one: Kept) -> tuple[str, int]:
    """Return what is the same for sets of one exercise only."""
    return (one.event.exercise, 0) if isinstance(one.event, ExerciseSet) else ("", one.id)


def _sitting(
    sat: Sequence[Kept], ends: Mapping[int | None, Kept], names: Mapping[str, str], texts: Texts
) -> Group:
    """Return a day's sitting and breaks: dozens of lines behind one."""
    bouts, breaks = ([as_body(one.event) for one in sat if one.kind == kind] for kind in OF_SITTING)
    lines = tuple(line(one, ends.get(one.id), names, texts) for one in sat)
    return Group(texts.gettext(summed(bouts, breaks)), lines)


def _group(
    some: Sequence[Kept], ends: Mapping[int | None, Kept], names: Mapping[str, str], texts: Texts
) -> Group:
    lines = tuple(line(one, ends.get(one.id), names, texts) for one in some)
    if len(some) == 1:
        return Group("", lines)
    name = exercise_name(str(as_body(some[0].event)["exercise"]), names)
    says = say("{what}: {n} sets", what=name, n=len(some))
    return Group(texts.gettext(says), lines)


def line(one: Kept, end: Kept | None, names: Mapping[str, str], texts: Texts) -> Line:
    """Return one event in words; the counts of a set that was watched are those of its end."""
    counts = as_body(end.event) if end else {}

    def told(body: Mapping[str, object]) -> str:
        return texts.gettext(says(one.kind, {**counts, **body}, names))

    return Line(
        one.id, texts.time(one.at), told(as_body(one.event)),
        told(as_body(one.as_measured)) if one.corrected else "",
        one.kind in CORRECTABLE, one.made_up, one.kind == "note",
    )  # fmt: skip
