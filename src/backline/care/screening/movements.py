"""Which exercises and camera tests are left out: groups follow from their own files."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from ...library.load import activities
from ...library.tests_load import protocols


@cache
def on_the_back() -> frozenset[str]:
    """Return every exercise that is done on the back, and every test of one."""
    lying = {one.id for one in activities().values() if one.position == "supine"}
    return frozenset(lying | {one.id for one in protocols().values() if one.uses in lying})


@cache
def to_the_limit() -> frozenset[str]:
    """Return every camera test that goes to the limit of stretch or strength."""
    return frozenset(one.id for one in protocols().values() if one.to_limit)


GROUPS: Mapping[str, Callable[[], frozenset[str]]] = {
    "group:on_the_back": on_the_back,
    "group:to_the_limit": to_the_limit,
}


def expanded(entries: Iterable[str]) -> tuple[str, ...]:
    """Return ids in order of the alphabet, each group replaced by what is in it."""
    found = set[str]()
    for entry in entries:
        found |= GROUPS[entry]() if entry in GROUPS else {entry}
    return tuple(sorted(found))
