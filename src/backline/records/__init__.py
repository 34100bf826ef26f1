"""What is kept: events, in order, and what is derived from them."""

from .database import Database, open_database
from .days import day_of, now
from .paths import data_folder, database_url, exercises_folder
from .reading import Kept
from .store import Store, open_store
from .writing import Entry

__all__ = [
    "Database", "Entry", "Kept", "Store", "data_folder", "database_url", "day_of",
    "exercises_folder", "now", "open_database", "open_store",
]  # fmt: skip
