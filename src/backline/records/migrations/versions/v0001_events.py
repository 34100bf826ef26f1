"""Profiles, events that are only ever added, and what is derived from them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# SQLite numbers its rows by itself only in a column declared INTEGER.
NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables, and the triggers that keep events from being changed or taken out."""
    op.create_table(
        "profile",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("created_utc", sa.Text, nullable=False),
        sa.Column("erasing", sa.Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "event",
        sa.Column("id", NUMBER, primary_key=True),
        sa.Column("profile_id", NUMBER, sa.ForeignKey("profile.id"), nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("at_utc", sa.Text, nullable=False),
        sa.Column("zone", sa.Text, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("parent_id", NUMBER, sa.ForeignKey("event.id")),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("package_version", sa.Text, nullable=False),
        sa.Column("definition_sha256", sa.Text),
        sa.Column("model_sha256", sa.Text),
        sa.Column("corrects", NUMBER, sa.ForeignKey("event.id")),
        sa.Column("made_up", sa.Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "derived",
        sa.Column("profile_id", NUMBER, sa.ForeignKey("profile.id"), primary_key=True),
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("upto_event_id", NUMBER, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.create_index("event_by_kind", "event", ["profile_id", "kind", "day", "at_utc"])
    op.create_index("event_by_day", "event", ["profile_id", "day", "at_utc"])
    op.create_index("event_by_number", "event", ["profile_id", "id", "day"])
    op.create_index("event_by_parent", "event", ["parent_id"])
    op.create_index("event_by_corrected", "event", ["corrects"])
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


SQLITE = (
    """CREATE TRIGGER event_stays BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'events are never changed'); END""",
    """CREATE TRIGGER event_is_kept BEFORE DELETE ON event
    WHEN NOT (SELECT erasing FROM profile WHERE id = OLD.profile_id)
    BEGIN SELECT RAISE(ABORT, 'events are never taken out'); END""",
)
POSTGRESQL = (
    """CREATE FUNCTION event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'DELETE' THEN
            IF (SELECT erasing FROM profile WHERE id = OLD.profile_id) THEN RETURN OLD; END IF;
        END IF;
        RAISE EXCEPTION 'events are never changed or taken out';
    END $$""",
    """CREATE TRIGGER event_stays BEFORE UPDATE OR DELETE ON event
    FOR EACH ROW EXECUTE FUNCTION event_stays()""",
    """CREATE FUNCTION event_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'events are never taken out'; END $$""",
    """CREATE TRIGGER event_is_kept BEFORE TRUNCATE ON event
    EXECUTE FUNCTION event_is_kept()""",
)
