"""The app lock: a PIN, who has given it, and how long that holds."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from hashlib import scrypt
from hmac import compare_digest
from secrets import token_bytes, token_urlsafe
from threading import Lock as Mutex

from backline.motion.errors import InputError
from backline.motion.said import say
from backline.records.app_files import LOCK, read_file, remove_file, write_file

# Memory 32 MiB and about a tenth of a second for each try.
COST = {"n": 1 << 15, "r": 8, "p": 1}
MEMORY_B = 64 << 20
DIGITS = (4, 12)
MINUTES = (1, 240)
USUAL_MINUTES = 15
# Chosen by us: four digits then last for weeks of trying.
FREE_TRIES = 3
FIRST_WAIT_S = 5
LONGEST_WAIT_S = 300


class AppLock:
    """Lets in browsers that have given the PIN, until they were away for a while.

    Parameters
    ----------
    clock : callable
        Gives this moment, with its zone.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._mutex = Mutex()
        self._seen: dict[str, datetime] = {}
        self._open = Counter[str]()
        self._wrong = 0
        self._next_try: datetime | None = None

    @property
    def on(self) -> bool:
        """Whether there is a PIN."""
        return "hash" in read_file(LOCK)

    @property
    def minutes(self) -> int:
        """After how many minutes away the PIN is asked for again."""
        found = read_file(LOCK).get("minutes", USUAL_MINUTES)
        return found if isinstance(found, int) else USUAL_MINUTES

    def set_pin(self, pin: str, minutes: int) -> str:
        """Set another PIN, lock everybody out, and return the token of who set it.

        Raises
        ------
        InputError
            If it cannot be one.
        """
        fewest, most = DIGITS
        if not (pin.isascii() and pin.isdecimal() and fewest <= len(pin) <= most):
            raise InputError(say("A PIN has {fewest} to {most} digits.", fewest=fewest, most=most))
        salt = token_bytes(16)
        write_file(
            LOCK, {"salt": salt.hex(), "hash": _hash(pin, salt), "minutes": _checked(minutes)}
        )
        self.lock_all()
        return self._let_in()

    def set_minutes(self, minutes: int) -> None:
        """Set after how many minutes away the PIN is asked for again."""
        write_file(LOCK, read_file(LOCK) | {"minutes": _checked(minutes)})

    def remove(self) -> None:
        """Take the PIN away; everybody is let in."""
        remove_file(LOCK)

    def unlock(self, pin: str) -> str:
        """Return the token of a browser whose PIN is right.

        Raises
        ------
        InputError
            If it is wrong, or was wrong too often just now.
        """
        self.check(pin)
        return self._let_in()

    def check(self, pin: str) -> None:
        """Raise InputError unless a PIN is right; wrong ones have to wait ever longer."""
        with self._mutex:  # one at a time: trying many at once is no quicker
            now = self._clock()
            if self._next_try is not None and now < self._next_try:
                wait_s = int((self._next_try - now).total_seconds()) + 1
                raise InputError(say("Too many wrong tries: wait {n} seconds.", n=wait_s))
            known = read_file(LOCK)
            salt = bytes.fromhex(str(known.get("salt", "")))
            if compare_digest(_hash(pin, salt), str(known.get("hash", ""))):
                self._wrong, self._next_try = 0, None
                return
            self._wrong += 1
            if self._wrong >= FREE_TRIES:
                wait_s = min(LONGEST_WAIT_S, FIRST_WAIT_S * 2 ** (self._wrong - FREE_TRIES))
                self._next_try = now + timedelta(seconds=wait_s)
        raise InputError(say("That is not the PIN."))

    def lets_in(self, token: str, *, stays: bool = True) -> bool:
        """Whether a browser may go on; that it asks keeps it in, unless nobody did it."""
        if not self.on:
            return True
        now = self._clock()
        seen = self._seen.get(token)
        if seen is None:
            return False
        if now - seen > timedelta(minutes=self.minutes) and not self._open[token]:
            self._seen.pop(token, None)
            return False
        if stays:
            self._seen[token] = now
        return True

    @contextmanager
    def at_work(self, token: str) -> Iterator[None]:
        """Keep a browser in while its socket is open: who exercises touches nothing."""
        self._open[token] += 1
        try:
            yield
        finally:
            self._open[token] -= 1
            if token in self._seen:
                self._seen[token] = self._clock()

    def lock_all(self) -> None:
        """Ask every browser for the PIN again."""
        self._seen.clear()

    def _let_in(self) -> str:
        token = token_urlsafe(32)
        self._seen[token] = self._clock()
        return token


def _hash(pin: str, salt: bytes) -> str:
    return scrypt(pin.encode(), salt=salt, maxmem=MEMORY_B, dklen=32, **COST).hex()


def _checked(minutes: int) -> int:
    fewest, most = MINUTES
    if not fewest <= minutes <= most:
        raise InputError(say("Give {fewest} to {most} minutes.", fewest=fewest, most=most))
    return minutes
