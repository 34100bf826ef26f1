"""Catalogues: what each message is in one language, read once from ``backline.po``."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ENGLISH = "en"
PSEUDO = "qps"
"""A language for tests: English between ``⟦`` and ``⟧``, so that what is outside them shows."""
UNREVIEWED = "Safety text: not yet reviewed by a clinician who speaks the language."
"""The translator's comment in a ``.po`` file that a clinician takes out after reading."""

Forms = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one language.

    Attributes
    ----------
    one : mapping of str to str
        Messages without a plural.
    many : mapping of str to (str, str)
        By the English singular: the words for one, and for any other number.
    for_scripts : frozenset of str
        The messages that scripts in the page use.
    reviewed : bool
        Whether clinicians have read every safety text.
    """

    one: Mapping[str, str] = field(default_factory=dict)
    many: Mapping[str, Forms] = field(default_factory=dict)
    for_scripts: frozenset[str] = frozenset()
    reviewed: bool = True


@cache
def catalogue(language: str) -> Catalogue:
    """Return the messages of a language; none for English, which is what the code is written in."""
    if language == ENGLISH:
        return Catalogue()
    locale = files("backline") / "locale"
    if language == PSEUDO:
        template = locale / "backline.pot"
        return pseudo(read(template.read_text("utf-8")))
    return catalogue_of(read((locale / language / "LC_MESSAGES/backline.po").read_text("utf-8")))


def read(text: str) -> Catalog:
    """Return what a ``.po`` or ``.pot`` file holds."""
    return read_po(text.splitlines(keepends=True))


def catalogue_of(messages: Iterable[Message]) -> Catalogue:
    """Return the messages that are translated."""
    done = [one for one in messages if one.id and all(forms(one.string))]
    return Catalogue(
        {forms(one.id)[0]: forms(one.string)[0] for one in done},
        {forms(one.id)[0]: forms(one.string) for one in done if one.pluralizable},
        frozenset(forms(one.id)[0] for one in done if in_scripts(one)),
        not any(UNREVIEWED in one.user_comments for one in done),
    )


def pseudo(template: Iterable[Message]) -> Catalogue:
    """Return every message as its own translation; `Texts` puts the marks around it."""
    found = [one for one in template if one.id]
    for one in found:
        one.string = one.id
    return catalogue_of(found)


def forms(said: str | Sequence[str] | None) -> Forms:
    """Return a message's forms for one and for many, which are the same without a plural."""
    said = said or ""
    return (said, said) if isinstance(said, str) else (said[0], said[-1])


def in_scripts(message: Message) -> bool:
    """Whether a script in the page uses a message."""
    return any(file.endswith(".js") for file, _ in message.locations)
