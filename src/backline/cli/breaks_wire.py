"""Speaking to the companion from the terminal."""

import re
from collections.abc import Mapping
from typing import Any

from backline.motion.errors import InputError

LENGTH = re.compile(r"(?:(\d+(?:\.\d+)?)\s*h)?\s*(?:(\d+(?:\.\d+)?)\s*(?:m|min)?)?")
HOUR_MIN = 60


def asked(message: Mapping[str, Any]) -> dict[str, Any]:
    """Send a message to the companion and return its state.

    Raises
    ------
    InputError
        If there is none, or it says no.
    """
    from backline.breaktime.channel import ask  # noqa: PLC0415 - slow to load

    found: dict[str, Any] = ask(message)["status"]
    return found


def duration_min(text: str) -> float:
    """Return a length of time in minutes.

    >>> duration_min("1h30"), duration_min("45"), duration_min("1.5 h")
    (90.0, 45.0, 90.0)

    Raises
    ------
    InputError
        If it is none.
    """
    found = LENGTH.fullmatch(text.strip().casefold())
    minutes = 0.0
    if found is not None:
        minutes = float(found[1] or 0) * HOUR_MIN + float(found[2] or 0)
    if minutes <= 0:
        raise InputError(f"{text!r} is no length of time: write it like 30m, 1h, 1h30 or 90.")
    return minutes
