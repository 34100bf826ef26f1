"""What a field of an event may hold: each rule says itself in words, and checks one value."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf, isfinite
from typing import Protocol

from ..motion.said import Own, say


class Rule(Protocol):
    """What one field may hold."""

    @property
    def says(self) -> str:
        """What is allowed, to be read after "has to be"."""

    def holds(self, value: object) -> bool:
        """Whether a value is allowed."""


@dataclass(frozen=True, slots=True)
class Between:
    """A finite number from one bound to another, both allowed; a whole one where asked."""

    least: float = -inf
    most: float = inf
    whole: bool = False

    @property
    def says(self) -> str:
        """What is allowed."""
        kind = say("a whole number") if self.whole else say("a number")
        if self.most == inf:
            return (
                say("{kind} of at least {least:g}", kind=kind, least=self.least)
                if self.least > -inf
                else kind
            )
        return say("{kind} from {least:g} to {most:g}", kind=kind, least=self.least, most=self.most)

    def holds(self, value: object) -> bool:
        """Whether a value is allowed; true and false are no numbers."""
        kinds = int if self.whole else (int, float)
        if not isinstance(value, kinds) or isinstance(value, bool):
            return False
        return isfinite(value) and self.least <= value <= self.most


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of some words."""

    words: tuple[str, ...]

    @property
    def says(self) -> str:
        """What is allowed."""
        return say("one of {known}", known=Own(", ".join(self.words)))

    def holds(self, value: object) -> bool:
        """Whether a value is allowed."""
        return isinstance(value, str) and value in self.words


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is not empty and not endless."""

    most: int = 200

    @property
    def says(self) -> str:
        """What is allowed."""
        return say("a text of 1 to {most} characters", most=self.most)

    def holds(self, value: object) -> bool:
        """Whether a value is allowed."""
        return isinstance(value, str) and bool(value.strip()) and len(value) <= self.most


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    says: str = say("true or false")

    def holds(self, value: object) -> bool:
        """Whether a value is allowed."""
        return isinstance(value, bool)


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list, each item of which keeps to one rule."""

    item: Rule

    @property
    def says(self) -> str:
        """What is allowed."""
        return say("a list, each item {says}", says=self.item.says)

    def holds(self, value: object) -> bool:
        """Whether a value is allowed."""
        return isinstance(value, (list, tuple)) and all(map(self.item.holds, value))


@dataclass(frozen=True, slots=True)
class TableOf:
    """Values by their names, each of which keeps to one rule."""

    item: Rule

    @property
    def says(self) -> str:
        """What is allowed."""
        return say("values by their names, each {says}", says=self.item.says)

    def holds(self, value: object) -> bool:
        """Whether a value is allowed."""
        return isinstance(value, Mapping) and all(
            isinstance(key, str) and self.item.holds(item) for key, item in value.items()
        )


@dataclass(frozen=True, slots=True)
class Plain:
    """Whatever JSON can hold: texts, finite numbers, true, false, null, lists and tables."""

    says: str = say("something that JSON can hold")

    def holds(self, value: object) -> bool:
        """Whether a value is allowed."""
        if isinstance(value, float):
            return isfinite(value)
        if value is None or isinstance(value, (str, int)):
            return True
        return ListOf(self).holds(value) or TableOf(self).holds(value)


ANGLE_DEG = Between(-180, 200)
"""No joint of a body goes beyond (chosen by us)."""
ERROR_DEG = Between(0, 200)
SECONDS = Between(0, 86_400)
LONG_S = Between(0, 366 * 86_400)
"""Seconds that may go on over days, but not for years (chosen by us)."""
COUNT = Between(0, 10_000, whole=True)
SCORE = Between(0, 10)
ID = Text(100)
FLAG = Flag()
