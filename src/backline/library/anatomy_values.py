"""Muscles, roots and nerves as frozen values; `anatomy_load` reads them from their files."""

from collections.abc import Mapping
from dataclasses import dataclass

HAMSTRING = "hamstring"


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known, and where that comes from."""

    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Muscle:
    """One muscle, or one head of it.

    Attributes
    ----------
    name, plain : str
        The plain words beside a Latin name may be empty.
    label : tuple of str
        Its name on a drawing, line by line.
    group : str
        "hamstring" or "neighbour".
    begins, ends : str
        Its origin and its insertion.
    crosses : tuple of str
        The joints that it passes, by their ids.
    does : str
    work : mapping of str to str
        By "in_standing", "in_walking", "in_sprinting" and "at_the_knee", where there is any.
    nerve : str
        The id of its nerve; empty where that is not one of ours.
    nerve_says : str
    lever_cm, length_cm : mapping of str to float
        Its moment arms and its lengths by posture, in centimetres; empty where none is known.
    """

    id: str
    name: str
    plain: str
    label: tuple[str, ...]
    group: str
    begins: str
    ends: str
    crosses: tuple[str, ...]
    does: str
    work: Mapping[str, str]
    nerve: str
    nerve_says: str
    lever_cm: Mapping[str, float]
    length_cm: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Root:
    """Where nerves leave the spine, and what that level moves and feels."""

    id: str
    name: str
    moves: str
    feels: str


@dataclass(frozen=True, slots=True)
class Nerve:
    """One nerve.

    Attributes
    ----------
    label : tuple of str
        Its name on a drawing, line by line.
    roots : tuple of str
        Ids of the roots that it comes from.
    trunk : str
        The id of the nerve that it branches from; empty where it comes from the roots themselves.
    path, moves, feels : str
    muscles : tuple of str
        Ids of those of our muscles that it moves.
    """

    id: str
    name: str
    label: tuple[str, ...]
    roots: tuple[str, ...]
    trunk: str
    path: str
    moves: str
    feels: str
    muscles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Anatomy:
    """All of it, each by its id, in the order of the files.

    Attributes
    ----------
    joints : mapping of str to str
        The names of the joints.
    muscles, roots, nerves : mapping
    muscle_facts, nerve_facts : tuple of Fact
    source, model_source : str
        Where what has no source of its own comes from: the words, and the levers and lengths.
    """

    joints: Mapping[str, str]
    muscles: Mapping[str, Muscle]
    roots: Mapping[str, Root]
    nerves: Mapping[str, Nerve]
    muscle_facts: tuple[Fact, ...]
    nerve_facts: tuple[Fact, ...]
    source: str
    model_source: str

    @property
    def hamstrings(self) -> tuple[Muscle, ...]:
        """The parts of the hamstrings."""
        return tuple(one for one in self.muscles.values() if one.group == HAMSTRING)

    @property
    def neighbours(self) -> tuple[Muscle, ...]:
        """The muscles around them."""
        return tuple(one for one in self.muscles.values() if one.group != HAMSTRING)

    def label_of(self, name: str) -> tuple[str, ...]:
        """Return what a drawing calls a muscle, a nerve or a root; nothing for any other name."""
        if name in self.roots:
            return (self.roots[name].name,)
        found = self.muscles.get(name) or self.nerves.get(name)
        return found.label if found else ()
