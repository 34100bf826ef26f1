"""The one open database of a server."""

from threading import Lock

from backline.records import Database, Store, open_database

from .settings import Settings


class Databases:
    """Opens the records at first use, so that a page can say what is wrong with them.

    Attributes
    ----------
    turn : Lock
        Held by whoever looks something up and keeps what follows from it.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self.turn = Lock()
        self._open: Database | None = None

    def database(self) -> Database:
        """Return the open database.

        Raises
        ------
        InputError
            If it cannot be used as it is.
        """
        with self._lock:
            if self._open is None:
                self._open = open_database(self._settings.database, clock=self._settings.clock)
            return self._open

    def store(self, profile: str) -> Store:
        """Return one person's records; the connections are shared, so it needs no closing.

        Raises
        ------
        InputError
            If there is no such person.
        """
        return Store(self.database(), profile, create=profile == "me")

    def close(self) -> None:
        """Close what is open; the next use opens it again."""
        with self._lock:
            if self._open is not None:
                self._open.close()
                self._open = None
