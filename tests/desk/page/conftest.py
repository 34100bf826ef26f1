"""Two monitors, where this machine can have them."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from backline.desk.page import PageRequest
from tests.desk import xsession
from tests.desk.page.screens import two_monitors


@pytest.fixture(scope="session")
def shared_screens() -> Iterator[xsession.Session]:
    """Yield a session with two monitors."""
    if sys.platform != "linux":
        pytest.skip("Only Linux has an X server for the tests.")
    with two_monitors() as made:
        yield made


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield where temporary folders are made: the path is shorter than those of pytest."""
    with TemporaryDirectory(prefix="desk-") as folder:
        monkeypatch.setattr("tempfile.tempdir", folder)
        yield Path(folder)


@pytest.fixture
def screens(shared_screens: xsession.Session, monkeypatch: pytest.MonkeyPatch) -> xsession.Session:
    """Return the session with two monitors, with this process in it, and no browser."""
    pytest.importorskip("tkinter")
    shared_screens.enter(monkeypatch)
    monkeypatch.setenv("BACKLINE_BROWSER", "none")
    return shared_screens


@pytest.fixture
def request_() -> PageRequest:
    """Return a break to be shown."""
    offer = {
        "title": "Standing march",
        "why": "It is in your plan, and 40 are left this week.",
        "steps": ["Stand up.", "March on the spot.", "Breathe on."],
        "minutes": 2,
        "warnings": ["Only if nothing is new or worse since last time."],
        "poster": "/static/demos/standing_march.jpg",
    }
    return PageRequest(offer, {"close": "Cerrar"}, seconds=120)
