"""What the full-screen page shows: a frozen value that also goes to another process."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from backline.library.numbers_load import numbers
from backline.motion.said import Said, say


@dataclass(frozen=True, slots=True)
class PageRequest:
    """One break, as its full-screen page shows it.

    Attributes
    ----------
    offer : mapping
        What the break offers, as plain values: ``title``, ``why``, ``needs``, ``steps`` and
        ``warnings`` (texts), ``poster`` (a picture's path or its address in the web app, or None),
        ``urgent`` (then there is no timer, nothing to begin, and only a way out); whatever is
        missing is not shown.
    words : mapping of str to str
        The words of `page_words` in the person's language; English where one is missing.
    seconds : float
        How long the break takes.
    begun : bool
        Whether it began already.
    may_skip, may_snooze : bool
        Whether these are among the choices; the way out always is.
    theme : str
        ``light``, ``dark`` or ``system``; the page in the browser knows its own.
    text_size : str
        ``normal``, ``large`` or ``larger``; the same.
    """

    offer: Mapping[str, Any]
    words: Mapping[str, str]
    seconds: float
    begun: bool = False
    may_skip: bool = True
    may_snooze: bool = True
    theme: str = "system"
    text_size: str = "normal"

    @property
    def urgent(self) -> bool:
        """Whether help is needed now: this is no break."""
        return bool(self.offer.get("urgent"))


def page_words() -> dict[str, Said]:
    """Return the words of the page in English, to be translated: by answer, and a few lines."""
    return {
        "start": say("Start"),
        "done": say("Done"),
        "snooze": say("Again in {n} minutes", n=int(numbers("breaks")["snooze_min"])),
        "skip": say("Skip this one"),
        "standing": say("I am standing already"),
        "close": say("Close"),
        "calm": say("A short break"),
        "over": say("The time is over. Sit down again whenever you like."),
        "keys": say("Tab and Enter choose, Esc closes."),
    }


def as_json(request: PageRequest) -> dict[str, Any]:
    """Return a request as plain values; `from_json` gives it back."""
    made = asdict(request)
    return made | {"words": {name: str(text) for name, text in request.words.items()}}


def from_json(data: Mapping[str, Any]) -> PageRequest:
    """Return a request from plain values; what it does not know is left out.

    Raises
    ------
    TypeError
        If a part is missing that has no default.
    """
    known = {one.name for one in fields(PageRequest)}
    return PageRequest(**{name: value for name, value in data.items() if name in known})
