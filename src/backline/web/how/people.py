"""Who is shown: somebody typical, oneself by one's tests, oneself after six weeks of the plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from backline.body.fit import Fitted
from backline.body.person import Person
from backline.explaining import Who, who_is
from backline.motion.said import say

from ..visit import Visit


@dataclass(frozen=True, slots=True)
class Whose:
    """One of those who can be shown.

    Attributes
    ----------
    id, name : str
    likely : Person
    band : tuple of Person
        The shorter and the longer one whom the tests allow as well; empty for somebody typical.
    """

    id: str
    name: str
    likely: Person
    band: tuple[Person, ...] = ()


def known(here: Visit) -> Who:
    """Return who one is by one's records."""
    with here.store() as store:
        return who_is(store.history(since=here.today), here.today)


def everybody(found: Who) -> Mapping[str, Whose]:
    """Return all who can be shown, by their ids."""
    every = [Whose("typical", say("Typical"), found.typical)]
    if found.you and found.later:
        every.append(_fitted("you", say("You"), found.you))
        every.append(_fitted("later", say("You after six weeks of the plan"), found.later))
    return {one.id: one for one in every}


def _fitted(id: str, name: str, found: Fitted) -> Whose:
    return Whose(id, name, found.likely, (found.shorter, found.longer))
