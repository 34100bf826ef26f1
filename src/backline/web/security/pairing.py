"""Pairing a phone: a short code shown on this machine, a long one kept by the phone."""

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from secrets import randbelow, token_hex, token_urlsafe
from threading import Lock as Mutex
from typing import Any

from backline.motion.errors import InputError
from backline.motion.said import Own, say
from backline.records.app_files import DEVICES, read_file, write_file

CODE_LASTS = timedelta(minutes=10)
TRIES = 5
PAUSE = timedelta(seconds=60)  # chosen by us: a million codes then last for months of trying
NAME_LENGTH = 40


class Pairing:
    """The code of this moment: for ten minutes, one phone or five tries, whichever ends first.

    Parameters
    ----------
    clock : callable
        Gives this moment, with its zone.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._mutex = Mutex()
        self._code, self._until, self._wrong = "", clock(), 0
        self._closed_until = clock()
        self.announce: Callable[[str], None] = lambda _: None

    def code(self) -> tuple[str, datetime]:
        """Return the code, a new one where there is none, and until when it holds."""
        with self._mutex:
            return self._present(), self._until

    def pair(self, given: str, name: str) -> str:
        """Return the token of a device that gave the code, which is kept under a name.

        Raises
        ------
        InputError
            If it is wrong, or there were too many wrong ones.
        """
        with self._mutex:
            now = self._clock()
            if now < self._closed_until:
                raise InputError(say("Too many wrong codes: wait a minute, then type the new one."))
            right = compare_digest(given.replace(" ", "").encode(), self._present().encode())
            if right:
                self._code = ""  # once only
                return admit(name, now)
            self._wrong += 1
            if self._wrong >= TRIES:
                self._code, self._closed_until = "", now + PAUSE
                raise InputError(say("Too many wrong codes: wait a minute, then type the new one."))
        raise InputError(say("That is not the code that the computer shows now."))

    def _present(self) -> str:
        now = self._clock()
        if not self._code or now >= self._until:
            self._code, self._until, self._wrong = f"{randbelow(10**6):06}", now + CODE_LASTS, 0
            self.announce(self._code)
        return self._code


def admit(name: str, now: datetime) -> str:
    """Keep a device, and return the token that it shows from now on."""
    token = token_urlsafe(32)
    device = {
        "id": token_hex(8),
        "name": Own(" ".join(name.split())[:NAME_LENGTH]),
        "sha256": _digest(token),
        "paired": now.isoformat(timespec="seconds"),
    }
    write_file(DEVICES, {"devices": [*devices(), device]})
    return token


def devices() -> list[dict[str, Any]]:
    """Return the devices that are paired: ``id``, ``name``, ``sha256``, ``paired``."""
    found = read_file(DEVICES).get("devices", [])
    return [one for one in found if isinstance(one, dict) and "sha256" in one]


def paired(token: str) -> bool:
    """Whether a token belongs to a paired device."""
    digest = _digest(token)
    return any(compare_digest(digest, str(one["sha256"])) for one in devices())


def revoke(device: str) -> None:
    """Forget a device."""
    left = [one for one in devices() if one.get("id") != device]
    write_file(DEVICES, {"devices": left})


def _digest(token: str) -> str:
    return sha256(token.encode()).hexdigest()
