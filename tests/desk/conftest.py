"""A real desktop session, where this machine can have one."""

import sys
from collections.abc import Iterator

import pytest

from tests.desk import xsession


@pytest.fixture(scope="session")
def shared_session() -> Iterator[xsession.Session]:
    """Yield a session that tests share; a test that breaks things makes its own."""
    if sys.platform != "linux":
        pytest.skip("Only Linux has an X server for the tests.")
    with xsession.session() as made:
        yield made


@pytest.fixture
def seat(shared_session: xsession.Session, monkeypatch: pytest.MonkeyPatch) -> xsession.Session:
    """Return the shared session, with this process in it."""
    shared_session.enter(monkeypatch)
    return shared_session
