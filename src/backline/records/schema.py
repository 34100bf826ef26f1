"""The tables as this version of the program knows them; migrations/ makes them and brings them on.

Moments and days are texts in every database: they sort as they should, and come back unchanged.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

SCHEMAS = ("0001", "0002")
"""Every one there was. A change of an event's body is a new one too, even if it moves nothing."""
HEAD = SCHEMAS[-1]

metadata = MetaData()

# SQLite numbers its rows by itself only in a column declared INTEGER.
NUMBER = BigInteger().with_variant(Integer, "sqlite")

profile = Table(
    "profile",
    metadata,
    Column("id", NUMBER, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("created_utc", Text, nullable=False),
    Column("erasing", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

event = Table(
    "event",
    metadata,
    Column("id", NUMBER, primary_key=True),
    Column("profile_id", NUMBER, ForeignKey("profile.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("at_utc", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("parent_id", NUMBER, ForeignKey("event.id")),
    Column("body", Text, nullable=False),
    Column("package_version", Text, nullable=False),
    Column("definition_sha256", Text),
    Column("model_sha256", Text),
    Column("corrects", NUMBER, ForeignKey("event.id")),
    Column("made_up", Boolean, nullable=False),
    Index("event_by_kind", "profile_id", "kind", "day", "at_utc"),
    Index("event_by_day", "profile_id", "day", "at_utc"),
    Index("event_by_number", "profile_id", "id", "day"),
    Index("event_by_parent", "parent_id"),
    Index("event_by_corrected", "corrects"),
    sqlite_autoincrement=True,
)

derived = Table(
    "derived",
    metadata,
    Column("profile_id", NUMBER, ForeignKey("profile.id"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("upto_event_id", NUMBER, nullable=False),
    Column("body", Text, nullable=False),
)
