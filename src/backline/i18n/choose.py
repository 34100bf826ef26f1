"""Which language a visit is in."""

from collections.abc import Mapping

from .catalogue import ENGLISH, PSEUDO

LANGUAGES: Mapping[str, str] = {ENGLISH: "English", "es": "Español"}


def languages() -> Mapping[str, str]:
    """Return the languages that ship, each by its code with its own name."""
    return LANGUAGES


def choose(preferred: str | None, accept_language: str = "") -> str:
    """Return the language of a visit: the person's choice, else the browser's, else English.

    >>> choose("es"), choose(None, "de, es-MX;q=0.8, en;q=0.5"), choose("", "fr")
    ('es', 'es', 'en')
    """
    known = {*LANGUAGES, PSEUDO}
    if preferred in known:
        return str(preferred)
    wished = (_weighed(entry) for entry in accept_language.split(","))
    ordered = sorted(wished, key=lambda one: -one[1])
    return next((code for code, weight in ordered if code in known and weight > 0), ENGLISH)


def _weighed(entry: str) -> tuple[str, float]:
    """Return the language of one entry of Accept-Language, without its country, and its weight."""
    tag, _, rest = entry.strip().partition(";")
    code = tag.strip().partition("-")[0].lower()
    try:
        return code, float(rest.strip().removeprefix("q=") or 1)
    except ValueError:
        return code, 0.0
