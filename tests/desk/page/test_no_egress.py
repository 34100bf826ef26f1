"""The browser that shows a break sends no packet off the machine."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.desk import xsession
from tests.privacy.test_no_egress import namespace  # noqa: F401 - a fixture

INSIDE = Path(__file__).with_name("egress.py")
OPEN_S = 15.0


def counted(namespace: list[str], *, quiet: bool) -> dict[str, Any]:  # noqa: F811 - the fixture
    xsession.needs("chromium", "Xvfb", "openbox", "xdotool", "xrandr", "dbus-daemon")
    done = subprocess.run(
        [*namespace, sys.executable, str(INSIDE), str(OPEN_S), str(int(quiet))],
        capture_output=True, text=True, timeout=200, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.mark.slow
def test_nothing_leaves_the_machine(namespace: list[str]) -> None:  # noqa: F811 - the fixture
    assert counted(namespace, quiet=True) == {"packets": 0, "queries": []}


@pytest.mark.slow
def test_what_would_leave_it_is_counted(namespace: list[str]) -> None:  # noqa: F811 - the fixture
    assert counted(namespace, quiet=False)["packets"] > 0
