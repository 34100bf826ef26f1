"""The adapter of Linux is tested on Linux."""

import sys

import pytest

collect_ignore_glob = [] if sys.platform == "linux" else ["*"]


@pytest.fixture(autouse=True)
def no_bluetooth(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be no adapter for Bluetooth, whatever the machine of the tests has."""
    monkeypatch.setattr("backline.desk.linux.devices.bluetooth", lambda: False)
