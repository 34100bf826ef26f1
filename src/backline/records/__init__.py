"""What is kept: events, in order, and what is derived from them.

The names are handed on when they are asked for: who only needs a small file beside the records
loads no database.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .database import Database, open_database
    from .days import day_of, now
    from .paths import data_folder, exercises_folder
    from .reading import Kept
    from .store import Store, open_store
    from .urls import database_url
    from .writing import Entry

__all__ = [
    "Database", "Entry", "Kept", "Store", "data_folder", "database_url", "day_of",
    "exercises_folder", "now", "open_database", "open_store",
]  # fmt: skip

PLACES = {
    "Database": "database", "open_database": "database", "day_of": "days", "now": "days",
    "data_folder": "paths", "exercises_folder": "paths", "Kept": "reading", "Store": "store",
    "open_store": "store", "database_url": "urls", "Entry": "writing",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Return a name from where it stands."""
    if name not in PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{PLACES[name]}"), name)
