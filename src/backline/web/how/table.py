"""A posture in words, and its numbers for everybody who can be shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from backline.explaining import Told, told
from backline.motion.said import Figure, Said, say

from .asked import Asked
from .people import Whose
from .words import NUMBERS, number


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
    gets_to = tuple(_band([_degrees(some.inputs[first]) for some in them]) for them in each)
    rows = [
        Row(name, tuple(_band([number(id, some.shown.values) for some in them]) for them in each))
        for id, (name, _) in NUMBERS.items()
    ]
    columns = tuple(whose.name for whose in people.values())
    return Words(found, columns, (Row(say("Gets to"), gets_to), *rows))


def _degrees(value: float) -> Said:
    return say("{n} degrees", n=Figure(value, ".0f"))


def _band(each: list[Said]) -> Said:
    """Return the likely one's number, and those at the ends of the band where they differ."""
    likely, *ends = each
    if not ends or all(end == likely for end in ends):
        return likely
    return say("{likely} ({low} to {high})", likely=likely, low=ends[0], high=ends[1])
