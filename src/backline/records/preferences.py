"""How a person likes the app: language, looks, voice, camera. A small file beside the records."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal

from ..motion.errors import InputError
from ..motion.said import Own, say
from .app_files import PREFERENCES, change_entry, forget_entry, read_file

RANGES = {"volume": (0.0, 1.0), "rate": (0.5, 2.0)}
CHOICES = {"theme": ("system", "light", "dark"), "text_size": ("normal", "large", "larger")}
LONGEST = 200  # characters of a name


@dataclass(frozen=True, slots=True)
class Preferences:
    """What one person has chosen.

    Attributes
    ----------
    language : str
        A language's code; empty for the browser's.
    theme, text_size : str
    voice, less_talk, tones, flash : bool
        What is heard and seen beside the captions, which are always there.
    voice_name : str
        A voice of this device; empty for the first local one of the language.
    volume, rate : float
        0 to 1; 0.5 (slow) to 2 (fast).
    mirror : bool
        Whether the camera's picture is shown as in a mirror.
    camera : str
        The browser's id of a camera; empty for its own choice.
    """

    language: str = ""
    theme: Literal["system", "light", "dark"] = "system"
    text_size: Literal["normal", "large", "larger"] = "normal"
    voice: bool = True
    voice_name: str = ""
    volume: float = 1.0
    rate: float = 1.0
    less_talk: bool = False
    tones: bool = True
    flash: bool = True
    mirror: bool = True
    camera: str = ""

    def changed(self, changes: Mapping[str, Any]) -> "Preferences":
        """Return the same with some values changed.

        Raises
        ------
        InputError
            With every value that cannot be one.
        """
        if problems := [text for name, value in changes.items() if (text := _wrong(name, value))]:
            raise InputError(*problems)
        return replace(self, **changes)


def _wrong(name: str, value: object) -> str | None:
    kinds = {one.name: type(getattr(Preferences(), one.name)) for one in fields(Preferences)}
    kind = kinds.get(name)
    if kind is None:
        return say("There is no preference {name!r}.", name=Own(name))
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if name in RANGES:
        low, high = RANGES[name]
        if number and low <= value <= high:  # type: ignore[operator]
            return None
        return say(
            "{name} has to be from {low:g} to {high:g}, not {value!r}.",
            name=Own(name), low=low, high=high, value=value,
        )  # fmt: skip
    if name in CHOICES and value not in CHOICES[name]:
        return say(
            "{name} has to be one of {known}, not {value!r}.",
            name=Own(name), known=Own(", ".join(CHOICES[name])), value=value,
        )  # fmt: skip
    if not isinstance(value, kind) or (isinstance(value, str) and len(value) > LONGEST):
        return say("{name} cannot be {value!r}.", name=Own(name), value=value)
    return None


def preferences(profile: str) -> Preferences:
    """Return what a person has chosen; a value that cannot be read is as if it were not chosen."""
    known = read_file(PREFERENCES).get(profile, {})
    known = known if isinstance(known, dict) else {}
    return Preferences().changed(
        {name: value for name, value in known.items() if _wrong(name, value) is None}
    )


def keep_preferences(profile: str, chosen: Preferences) -> None:
    """Keep what a person has chosen.

    Raises
    ------
    InputError
        If the file cannot be written.
    """
    change_entry(PREFERENCES, profile, lambda _: asdict(chosen))


def forget_preferences(profile: str) -> None:
    """Forget what a person has chosen, as when their records are erased."""
    forget_entry(PREFERENCES, profile)
