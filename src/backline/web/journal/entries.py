"""Kept events as the lines of a journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from backline.care.log_words import says
from backline.records import Kept
from backline.records.bodies import as_body

from ..i18n import Texts

WITHIN_A_SET = ("set_end", "repetition", "hold", "fault")
"""Summed up by their set."""
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
class JournalDay:
    """One day of it."""

    day: date
    lines: tuple[Line, ...]


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
    shown = (one for one in found if one.kind not in WITHIN_A_SET)
    days = [
        JournalDay(day, tuple(line(one, ends.get(one.id), names, texts) for one in events))
        for day, events in groupby(shown, key=lambda one: one.day)
    ]
    return days[::-1]


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
