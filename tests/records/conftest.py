"""Fixtures of the tests of the records."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backline.records import Store

from .made import emptied, opened, postgres_server


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Return the path of an SQLite database that does not exist yet."""
    return tmp_path / "backline.db"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Return the address of a PostgreSQL server."""
    with postgres_server() as address:
        if address is None:
            pytest.skip("PostgreSQL is not installed here (no initdb in its usual places).")
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'backline.db'}"
    return emptied(request.getfixturevalue("server"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """Return empty records, once in each kind of database."""
    with opened(url) as records:
        yield records
