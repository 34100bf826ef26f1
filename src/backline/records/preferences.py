"""How a person likes the app: language, looks, voice, camera. A small file beside the records."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal

from ..motion.errors import InputError
from .paths import data_folder, made_data_folder

FILE = "preferences.json"
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
        return f"There is no preference {name!r}."
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if name in RANGES:
        low, high = RANGES[name]
        fits = number and low <= float(value) <= high  # type: ignore[arg-type]
        return None if fits else f"{name} has to be from {low:g} to {high:g}, not {value!r}."
    if name in CHOICES and value not in CHOICES[name]:
        return f"{name} has to be {' or '.join(CHOICES[name])}, not {value!r}."
    if not isinstance(value, kind) or (isinstance(value, str) and len(value) > LONGEST):
        return f"{name} cannot be {value!r}."
    return None


def preferences(profile: str) -> Preferences:
    """Return what a person has chosen; a value that cannot be read is as if it were not chosen."""
    known = _read().get(profile, {})
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
    path = made_data_folder() / FILE
    everybody = {**_read(), profile: asdict(chosen)}
    written = path.with_suffix(f".{os.getpid()}.new")
    try:
        written.write_text(json.dumps(everybody, indent=1, sort_keys=True), "utf-8")
        written.replace(path)
    except OSError as error:
        raise InputError(f"{path} cannot be written ({error.strerror}).") from error


def forget_preferences(profile: str) -> None:
    """Forget what a person has chosen, as when their records are erased."""
    everybody = _read()
    if everybody.pop(profile, None) is not None:
        path = made_data_folder() / FILE
        path.write_text(json.dumps(everybody, indent=1, sort_keys=True), "utf-8")


def _read() -> dict[str, Any]:
    path = data_folder() / FILE
    with suppress(OSError, ValueError):
        found = json.loads(path.read_text("utf-8"))
        if isinstance(found, dict):
            return found
    return {}
