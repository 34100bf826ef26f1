"""The words of one language: messages, numbers, days."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time
from babel.lists import format_list

from backline.motion.said import Own, Said, say

from .catalogue import ENGLISH, PSEUDO, catalogue

UNREVIEWED_SAYS = say(
    "These words were translated from English and have not been read by a clinician who speaks"
    " this language yet. If something seems odd, ask a doctor or a physical therapist."
)
OPEN, CLOSE = "⟦", "⟧"
LOCALES = {ENGLISH: "en_GB", PSEUDO: "en_GB"}
"""Days are written as ``22 November 2026``; Babel's plain English puts the month in front."""


class Texts:
    """What is said in one language.

    Attributes
    ----------
    language : str
        Its code, as in ``<html lang>``.
    reviewed : bool
        Whether clinicians who speak it have read the safety texts; where not, `unreviewed` says so.
    """

    def __init__(self, language: str = ENGLISH) -> None:
        self.language = language
        self._locale = Locale.parse(LOCALES.get(language, language))
        self._catalogue = catalogue(language)
        self.reviewed = self._catalogue.reviewed

    @property
    def unreviewed(self) -> str:
        """The sentence for a language whose safety texts no clinician has read; else empty."""
        return "" if self.reviewed else self.gettext(UNREVIEWED_SAYS)

    def gettext(self, message: str, /, **parts: Any) -> str:
        """Return a message in this language; one that no catalogue holds, as it is.

        Parameters
        ----------
        message : str
            A `Said`, or a text, which is a template where parts are given.
        **parts
            As `Said` has them.
        """
        if isinstance(message, Own):
            return self._marked(str(message))
        if isinstance(message, Said):
            return self._said(message)
        if parts:
            return self._said(say(message, **parts))
        known, text = self._looked_up(message)
        return self._marked(text) if known else text

    def ngettext(self, singular: str, plural: str, n: float, /, **parts: Any) -> str:
        """Return the form of a message for a number, which fills in ``{n}``."""
        known = self._catalogue.many.get(singular)
        one, many = known or (singular, plural)
        text = (one if n == 1 else many).format_map(self._filled({"n": n} | parts))
        return self._marked(text) if known else text

    def translate(self, value: Any) -> Any:
        """Return a text in this language, also within lists, tuples and mappings."""
        if isinstance(value, str):
            return self.gettext(value)
        if isinstance(value, Mapping):
            return {name: self.translate(one) for name, one in value.items()}
        if isinstance(value, list | tuple):
            return [self.translate(one) for one in value]
        return value

    def number(self, value: float, spec: str = "g") -> str:
        r"""Return a number as the language writes it.

        >>> Texts("es").number(3.25, ".1f"), Texts("es").number(0.2, ".0%")
        ('3,2', '20\xa0%')
        >>> Texts().number(-0.04, ".1f")
        '0.0'
        """
        text = format(value, spec)
        if not text.strip("-0.%"):
            text = text.removeprefix("-")  # nobody reads a minus before zero
        if self._locale.language == ENGLISH:
            return text
        symbols = self._locale.number_symbols["latn"]
        text = text.replace(".", symbols["decimal"])
        return text.replace("%", "\N{NO-BREAK SPACE}%") if spec.endswith("%") else text

    def day(self, value: date, style: str = "long") -> str:
        """Return a day: ``long`` 22 November 2026, ``medium``, ``short`` or ``full`` (weekday)."""
        return self._marked(format_date(value, style, self._locale))

    def part_of_day(self, value: date, skeleton: str) -> str:
        """Return some of a day: ``MMMd`` 22 Nov, ``yMMMM`` November 2026, ``E`` Sun, ``MMMEd``."""
        return self._marked(format_skeleton(skeleton, value, locale=self._locale))

    def time(self, value: time | datetime) -> str:
        """Return a time of day in hours and minutes."""
        return format_time(value, "HH:mm" if self.language != "es" else "H:mm", locale=self._locale)

    def listed(self, values: Iterable[str], style: str = "standard") -> str:
        """Return texts as a list in a sentence, with ``and`` (``standard``) or ``or``."""
        text: str = format_list(self.translate([*values]), style, self._locale)  # type: ignore[arg-type]
        return self._marked(text)

    def country(self, code: str) -> str:
        """Return the name of a country."""
        return self._marked(str(self._locale.territories.get(code.upper(), code)))

    def _said(self, said: Said) -> str:
        known, template = self._looked_up(said.template)
        text = template.format_map(self._filled(said.parts)).rstrip()
        text = text[:1].upper() + text[1:] if said.capital else text
        return self._marked(text) if known else text

    def _looked_up(self, message: str) -> tuple[bool, str]:
        """Return whether a catalogue holds a message, and its words; blanks around them stay."""
        bare = message.strip()
        found = self._catalogue.one.get(bare)
        return (False, message) if found is None else (True, message.replace(bare, found, 1))

    def _filled(self, parts: Mapping[str, Any]) -> dict[str, "_Part"]:
        return {name: _Part(self, value) for name, value in parts.items()}

    def _marked(self, text: str) -> str:
        return f"{OPEN}{text}{CLOSE}" if self.language == PSEUDO else text


class _Part:
    """A part of a template, which writes itself in a language when it is filled in."""

    def __init__(self, texts: Texts, value: Any) -> None:
        self._texts, self._value = texts, value

    def __format__(self, spec: str) -> str:
        texts, value = self._texts, self._value
        match value:
            case str():
                text = texts.gettext(value)
            case int() | float():
                text = texts.number(value, spec)
            case datetime() if "%H" in spec:
                text = f"{texts.day(value)}, {texts.time(value)}"
            case date():
                text = texts.day(value)
            case list() | tuple():
                text = ", ".join(format(_Part(texts, one), spec) for one in value)
            case _:
                text = format(value, spec)
        return text

    def __repr__(self) -> str:
        return repr(self._value)
