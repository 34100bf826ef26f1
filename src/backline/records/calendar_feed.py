"""The secret address of each person's calendar, and what is in it: a small file beside the records.

The address itself is kept, not only a mark of it, so that the page can show it again; the file is
readable for its owner alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import compare_digest
from secrets import token_hex, token_urlsafe
from typing import Any, Literal, get_args

from ..motion.errors import InputError
from .app_files import CALENDAR, change_entry, forget_entry, read_file

Words = Literal["plain", "details", "busy"]
WORDS: tuple[Words, ...] = get_args(Words)
SECRET = re.compile(r"[A-Za-z0-9_-]{32}")
SECRET_B = 24  # makes 32 characters that need no quoting in an address
MARK_B = 8


@dataclass(frozen=True, slots=True)
class CalendarChoices:
    """What a calendar holds.

    Attributes
    ----------
    breaks : bool
        Whether breaks within the working hours keep their time free.
    words : str
        ``plain`` titles, ``details`` with the names of exercises and tests, or ``busy`` alone.
    """

    breaks: bool = False
    words: Words = "plain"


@dataclass(frozen=True, slots=True)
class Feed:
    """One person's calendar as programs may subscribe to it.

    Attributes
    ----------
    secret : str
        What is secret in its address; empty where there is none.
    choices : CalendarChoices
    language : str
        Of its titles; empty for English.
    """

    secret: str = ""
    choices: CalendarChoices = field(default_factory=CalendarChoices)
    language: str = ""


def feed_of(profile: str) -> Feed:
    """Return what is kept; a value that cannot be read is as if it were not there."""
    kept = _readable(read_file(CALENDAR).get(profile))
    secret, words = str(kept.get("secret", "")), kept.get("words")
    choices = CalendarChoices(kept.get("breaks") is True, words if words in WORDS else "plain")
    language = str(kept.get("language", ""))
    return Feed(secret if SECRET.fullmatch(secret) else "", choices, language)


def keep_choices(profile: str, choices: CalendarChoices, language: str) -> None:
    """Keep what a person's calendar holds, and the language of its titles.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    _change(profile, breaks=choices.breaks, words=choices.words, language=language)


def new_secret(profile: str) -> str:
    """Return a new secret, which is kept; the one before it is worth nothing any more.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    secret = token_urlsafe(SECRET_B)
    _change(profile, secret=secret)
    return secret


def turn_off(profile: str) -> None:
    """Let nobody have a person's calendar by its address any more; the choices stay.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    _change(profile, secret="")


def whose(secret: str) -> str | None:
    """Return whose calendar a secret opens; None for nobody's.

    Every person's is compared, each by a digest: how long that takes tells nothing.
    """
    given, found = _digest(secret), None
    for profile in read_file(CALENDAR):
        kept = feed_of(profile).secret
        if compare_digest(given, _digest(kept)) and kept:
            found = profile
    return found


def mark_of(profile: str) -> str:
    """Return what tells the entries of one person's calendar from everybody else's.

    It is drawn once, so that a later file takes the place of an earlier one. Where nothing can be
    written, it follows from the name.
    """
    mark = str(_readable(read_file(CALENDAR).get(profile)).get("mark", ""))
    if not mark:
        mark = token_hex(MARK_B)
        try:
            _change(profile, mark=mark)
        except InputError:
            return sha256(profile.encode()).hexdigest()[: 2 * MARK_B]
    return mark


def forget_calendar(profile: str) -> None:
    """Forget a person's secret and choices, as when their records are erased."""
    forget_entry(CALENDAR, profile)


def _change(profile: str, **values: object) -> None:
    change_entry(CALENDAR, profile, lambda kept: {**_readable(kept), **values})


def _readable(kept: object) -> Mapping[str, Any]:
    return kept if isinstance(kept, dict) else {}


def _digest(secret: str) -> bytes:
    return sha256(secret.encode(errors="replace")).digest()
