"""A posture in words, and its numbers for everybody who can be shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backline.explaining import Told, told
from backline.motion.said import Figure, Said, say

from .asked import Asked
from .people import Whose
from .words import MEASURED, NUMBERS, number


@dataclass(frozen=True, slots=True)
class Row:
    """One quantity: its name, and what it is for each person."""

    name: str
    cells: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A posture in words, and the table of its numbers with the names of its columns."""

    told: Told
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def words(one: Asked, people: Mapping[str, Whose]) -> Words:
    """Return the words for a posture, and the numbers of everybody in it."""
    found = told(one.scene, one.inputs, one.person)
    each = [
        [told(one.scene, one.inputs, person) for person in (whose.likely, *whose.band)]
        for whose in people.values()
    ]
    first = next(iter(found.inputs))
    gets_to = tuple(_gets_to([some.inputs[first] for some in them]) for them in each)
    rows = [Row(name, tuple(_cell(id, them) for them in each)) for id, (name, _) in NUMBERS.items()]
    columns = tuple(whose.name for whose in people.values())
    return Words(found, columns, (Row(say("Gets to"), gets_to), *rows))


def _cell(id: str, them: Sequence[Told]) -> Said:
    """Return the likely one's number, with the least and the greatest of all in order."""
    values = [some.shown.values for some in them]
    ordered = sorted(values, key=lambda one: one[MEASURED[id]])
    ends = [ordered[0], ordered[-1]] if len(values) > 1 else []
    return _band([number(id, one) for one in (values[0], *ends)])


def _gets_to(angles: Sequence[float]) -> Said:
    ends = [min(angles), max(angles)] if len(angles) > 1 else []
    return _band([_degrees(angle) for angle in (angles[0], *ends)])


def _degrees(value: float) -> Said:
    return say("{n} degrees", n=Figure(value, ".0f"))


def _band(each: list[Said]) -> Said:
    """Return the likely one's number, and those at the ends of the band where they differ."""
    likely, *ends = each
    if not ends or all(end == likely for end in ends):
        return likely
    return say("{likely} ({low} to {high})", likely=likely, low=ends[0], high=ends[1])
