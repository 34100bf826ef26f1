"""Words that remember how they were put together, so that they can be said in another language.

A `Said` is the English text, a plain ``str`` for everybody who only prints it. Whoever translates
takes its template, looks that up, and fills the parts in again, each in the same manner.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Self


class Said(str):
    """An English text with the template and the parts that it was made from.

    Attributes
    ----------
    template : str
        With ``{name}`` where a part goes; the message that a catalogue holds.
    parts : mapping of str to object
        Further `Said`, words (looked up too), own words (`Own`), numbers, dates, lists of them.
    capital : bool
        Whether the first letter is a capital whatever the template begins with.
    """

    template: str
    parts: Mapping[str, Any]
    capital: bool

    __slots__ = ("capital", "parts", "template")

    def __new__(
        cls, template: str, parts: Mapping[str, Any] | None = None, capital: bool = False
    ) -> Self:
        """Return the text of a template."""
        parts = parts or {}
        text = template.format(**parts).rstrip()  # the last part may be empty
        made = super().__new__(cls, text[:1].upper() + text[1:] if capital else text)
        made.template, made.parts, made.capital = template, parts, capital
        return made

    def __getnewargs__(self) -> tuple[str, Mapping[str, Any], bool]:  # type: ignore[override]
        """Return what makes the same text again, for pickle and copy."""
        return self.template, self.parts, self.capital


class Own(str):
    """A person's own words, a file's name, an id: shown as they are in every language."""

    __slots__ = ()


class Figure(float):
    """A number that is written in a certain way, such as ``Figure(3.0, ".1f")``.

    English writes it by its ``spec``; other languages do too, with their own decimal sign.
    """

    spec: str

    def __new__(cls, value: float, spec: str = "g") -> Self:
        """Return a number with its way of being written."""
        made = super().__new__(cls, value)
        made.spec = spec
        return made

    def __getnewargs__(self) -> tuple[float, str]:  # type: ignore[override]
        """Return what makes the same number again, for pickle and copy."""
        return float(self), self.spec

    def __format__(self, spec: str) -> str:
        """Write it, by a template's own way where that says one."""
        return format(float(self), spec or self.spec)

    def __str__(self) -> str:
        """Return it as English writes it."""
        return format(float(self), self.spec)


def say(template: str, /, **parts: Any) -> Said:
    """Return a template with its parts filled in, which remembers both.

    >>> say("Rest for {n} seconds.", n=20)
    'Rest for 20 seconds.'
    """
    return Said(template, parts)


def joined(parts: Iterable[str], separator: str = " ") -> Said:
    """Return texts behind one another, each still known as its own; empty ones are left out.

    >>> joined([say("One."), "", "Two."])
    'One. Two.'
    """
    named = {f"_{at}": part for at, part in enumerate(filter(None, parts))}
    between = separator.replace("{", "{{").replace("}", "}}")
    return Said(between.join(f"{{{name}}}" for name in named), named)


def capital(text: str) -> Said:
    """Return a text with its first letter as a capital, in every language.

    >>> capital(say("{side} leg", side="left"))
    'Left leg'
    """
    if isinstance(text, Said):
        return Said(text.template, text.parts, capital=True)
    return Said("{_0}", {"_0": text}, capital=True)
