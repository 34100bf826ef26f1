"""Bringing a database to the schema of this version, forward only and all or nothing."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError

from ..motion.errors import InputError
from ..motion.said import Own, say
from .engine import outside_transaction, writing
from .schema import HEAD

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "alembic_version"
VERSION = f"SELECT version_num FROM {VERSION_TABLE}"
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(1651663213)"  # "bkln", chosen by us


def bring_forward(engine: Engine, place: str, target: str = "head") -> None:
    """Bring a database to this version's schema; an empty one is given it.

    Raises
    ------
    InputError
        If it was written by a newer version, or belongs to another program.
    """
    if _quick_look(engine) != HEAD:
        with writing(engine) as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(ONE_AT_A_TIME)
            _migrate(connection, place, target)
    if engine.dialect.name == "sqlite":
        _write_ahead(engine)


def configuration(connection: Connection | None = None) -> "Config":
    """Return Alembic's configuration, whose migrations run on the given connection."""
    from alembic.config import Config  # noqa: PLC0415 - not needed where the schema is this one's

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _quick_look(engine: Engine) -> str | None:
    with engine.connect() as connection:
        try:
            found: str | None = connection.exec_driver_sql(VERSION).scalar()
        except DBAPIError:
            connection.rollback()
            if VERSION_TABLE in inspect(connection).get_table_names():
                raise
            return None
    return found


def _migrate(connection: Connection, place: str, target: str) -> None:
    from alembic import command  # noqa: PLC0415 - not needed where the schema is this one's
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = configuration(connection)
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables:
            message = say(
                "{place} holds the tables of another program ({tables}); nothing in it was"
                " changed. Name another database.",
                place=Own(place), tables=Own(", ".join(tables[:3])),
            )  # fmt: skip
            raise InputError(message)
    else:
        found = connection.exec_driver_sql(VERSION).scalar()
        known = [one.revision for one in ScriptDirectory.from_config(config).walk_revisions()]
        if found not in known:
            message = say(
                "{place} was written by a newer Backline (schema {found}; this one knows up to"
                " {known}); nothing in it was changed. Update Backline.",
                place=Own(place), found=Own(found), known=Own(HEAD),
            )  # fmt: skip
            raise InputError(message)
    command.upgrade(config, target)


def _write_ahead(engine: Engine) -> None:
    with outside_transaction(engine) as connection:
        try:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        except DBAPIError as error:
            # Another program is at work in it just now: the next one to open it will do this.
            if "locked" not in str(error.orig):
                raise
