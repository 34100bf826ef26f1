"""What a running server is told once, at its start."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from backline.records import now

PORT = 8765
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a running server is told once.

    Attributes
    ----------
    database : str or None
        A file or a URL; the database in the data folder where there is none.
    port : int
    hosts : tuple of str
        The names by which browsers may reach it, without port: anything else is refused.
    lan : bool
        Whether phones on the home network may pair; then everything is HTTPS.
    fingerprint : str
        The SHA-256 of the certificate, for a person to compare.
    clock : callable
        Gives this moment, with its zone.
    """

    database: str | None = None
    port: int = PORT
    hosts: tuple[str, ...] = LOOPBACK
    lan: bool = False
    fingerprint: str = ""
    clock: Callable[[], datetime] = field(default=now)

    @property
    def scheme(self) -> str:
        """``https`` on the home network, where a camera needs it; else ``http``."""
        return "https" if self.lan else "http"
