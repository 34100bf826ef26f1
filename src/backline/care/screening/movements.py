"""Which exercises and camera tests are left out."""

from collections.abc import Iterable
from functools import cache

from ...library.load import exercises
from ...library.screening_load import screening


@cache
def group(name: str) -> frozenset[str]:
    """Return a group of movements; those on the back are also found in the exercise files."""
    ids = frozenset(screening().groups[name])
    if name == "on_the_back":
        ids |= {one.id for one in exercises().values() if one.position == "supine"}
    return ids


def expanded(entries: Iterable[str]) -> tuple[str, ...]:
    """Return ids in order of the alphabet, each ``group:`` replaced by what is in it."""
    found = set[str]()
    for entry in entries:
        name = entry.removeprefix("group:")
        found |= {entry} if name == entry else group(name)
    return tuple(sorted(found))
